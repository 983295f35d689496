"""Publish room: the last look at the built site, and putting it in place. Uses every room above it."""
