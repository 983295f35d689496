"""Tests of the room history: what was published is remembered, and a change of it is explained."""
