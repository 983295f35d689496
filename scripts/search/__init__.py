"""Search room: words of both languages by their roots, and the index that the search of the site reads in the browser."""
