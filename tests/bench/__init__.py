"""Benchmarks, apart from the tests: `make bench` prints them as a table and as JSON lines."""
