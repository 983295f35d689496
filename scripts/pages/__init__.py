"""Pages room: records -> Markdown pages, and the citations in hand-written prose. Uses languages and records."""
