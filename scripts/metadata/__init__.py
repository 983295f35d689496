"""Words for machines: heads of pages, structured data, copies as Markdown, icons; called by site_build.py."""
