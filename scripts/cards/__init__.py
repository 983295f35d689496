"""Cards: the pictures that messengers and social networks show beside a link to a page."""
