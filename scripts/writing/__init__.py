"""Writing room: rules on one language at a time: spelling, typography, wording. Uses twins for passages, parity for names."""
