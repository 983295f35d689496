"""Exports room: the records as files to take away, such as PDF passports of production sites; called by site_build.py."""
