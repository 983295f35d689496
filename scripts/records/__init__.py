"""Records room: YAML files in docs/data -> checked, typed records. Uses languages; used by every later room."""
