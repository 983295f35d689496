"""The records as data that other programs read: a static JSON API, GeoJSON, and a catalogue of all open data."""
