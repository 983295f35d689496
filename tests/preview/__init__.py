"""Tests of the room preview; the command as an editor has it is in tests/site/test_serve.py."""
