"""Tests of the languages room."""
