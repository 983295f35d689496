"""Check room: runs the rules of parity and writing, and keeps what editors have accepted and read together."""
