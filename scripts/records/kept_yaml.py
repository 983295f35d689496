"""Keeps what was read of the YAML of valid records from one build to the next, by their text; called by loader.py."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from scripts.cache import PROGRAM, Cache, digest
from scripts.records.text_reader import read_text
from scripts.records.yaml_reader import YamlFile, parse_yaml

#: The one key under which a day is kept, since JSON has none; no field of a valid record is called so.
_DAY = "day of the calendar"


class KeptYaml:
    """Reads the YAML of records, or finds in a cache what an earlier build has read of the same text."""

    def __init__(self, cache: Cache | None) -> None:
        self._cache = cache
        self._kept: set[str] = set()

    def read(self, path: Path, name: str) -> YamlFile:
        """Read the file at `path`, called `name` in messages; raise InputError with what is wrong."""
        text = read_text(path, name)
        kept = self._cache.get(digest(PROGRAM, text)) if self._cache else None
        if kept is None:
            return parse_yaml(text, name)
        self._kept.add(name)
        value, places = json.loads(kept, object_hook=_with_days)
        return YamlFile(name, text, value, {tuple(path): (line, column) for path, line, column in places})

    def keep(self, file: YamlFile) -> None:
        """Keep what was read of a file, once its record is known to be valid."""
        if self._cache and file.name not in self._kept:
            places = [(path, *place) for path, place in file.places.items()]
            content = json.dumps([file.value, places], default=_day, ensure_ascii=False)
            self._cache.put(digest(PROGRAM, file.text), content.encode())

    def sweep(self) -> None:
        """Remove what no build has used for a month."""
        if self._cache:
            self._cache.sweep()


def _day(value: date) -> dict[str, str]:
    return {_DAY: value.isoformat()}


def _with_days(fields: dict[str, Any]) -> Any:
    return date.fromisoformat(fields[_DAY]) if _DAY in fields else fields
