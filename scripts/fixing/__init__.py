"""Fixing room: mends in the files of editors what has one answer, and lists the rest. Uses writing for the rules on letters."""
