"""Open data room: the records as tables that others take away, and what describes these tables; called by site_build.py."""
