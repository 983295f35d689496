"""Demonstration room: a made-up country of records, to show and to measure a full catalogue."""
