"""Addresses that were published keep working: which they are, where they lie now, what would be lost."""
