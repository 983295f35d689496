"""Tests of the room messages: what is told to editors, and in which language."""
