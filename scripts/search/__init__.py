"""Search room: words of both languages by their roots, and the index that the search reads in the browser."""
