"""What was published, and how it has changed since."""
