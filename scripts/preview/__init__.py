"""The live preview: a changed page is shown at once, the whole site is built behind it, and what is wrong is told over the page."""
