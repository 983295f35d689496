"""Publish room: assets, headers, verification of the built site, and putting it in place. Uses every room above it."""
