"""Draft check room: what the browser needs to hold a text against the facts of the site: tables, names, facts.

Called by site_build.py; the scripts of the page `press/check.md` read what it writes.
"""
