"""Parity room: what one language says and the other does not. Uses languages, records and pages."""
