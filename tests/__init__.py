"""Tests: small trees of records and pages, and the real site in a real browser."""
