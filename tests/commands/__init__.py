"""Tests of the commands as a keeper runs them."""
