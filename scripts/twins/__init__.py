"""Twins room: reads the pages and records of both languages and pairs what must agree. Uses pages and records."""
