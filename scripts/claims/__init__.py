"""What words rest on: bindings of claims to records, and words that deny something and are bound to nothing; see README.md."""
