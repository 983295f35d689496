"""Rendering room: what the renderer makes of Markdown, and whether it is what CommonMark reads there. Uses pages and records."""
