"""The newsroom: hand-written news as typed items, and what is wrong with their front matter."""
