"""Feeds: news and changes to the data for programs that tell readers what is new."""
