"""Tests of the room newsroom: which news is public, and what is wrong with its front matter."""
