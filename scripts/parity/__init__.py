"""Parity room: rules that compare both languages of a pair. Uses the twins room for the pairs."""
