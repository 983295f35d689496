"""The mutation benchmark of the parity check: faults put into the real site by rule, and how many of them are caught."""
