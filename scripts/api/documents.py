"""What the files of the API say: the index of all, of each kind, a file for each record, what has changed and when; called by write.py.

The schema of each is in openapi.py.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scripts.api.field_list import told_fields
from scripts.api.shapes import shape_of_model
from scripts.api.telling import Root, read_at, telling_of
from scripts.history.changes import in_order
from scripts.languages import LANGUAGES
from scripts.opendata.dataset import LICENCE_ADDRESS
from scripts.pages.addresses import API, FIELDS_PAGE, Place, json_path
from scripts.pages.phrases import phrase
from scripts.records.kinds import KINDS
from scripts.records.kinds.revisions import Change
from scripts.records.loader import Records
from scripts.records.record import Record

Data = dict[str, Any]
#: The version of what this room writes: the first number as in the folder, the second grows with what is added.
VERSION = "1.0"
#: The page that tells of the open data.
_DATA_PAGE = "data.md"
_FIELDS_FILE = f"{API}/fields.json"


@dataclass(frozen=True)
class Api:
    """The files of the API of a site: `documents` yields each by its path in the site."""

    records: Records
    root: Root

    def documents(self) -> Iterator[tuple[str, Data]]:
        """Yield the path and the content of every file but the description of the API."""
        yield f"{API}/index.json", self._start()
        for kind in KINDS:
            yield json_path(kind, "index"), self._index(kind)
            for record in self.records.by_kind[kind].values():
                yield json_path(kind, record.id), self._record(record)
        yield _FIELDS_FILE, self._envelope(_FIELDS_FILE, Place(FIELDS_PAGE), told_fields(self.root), None)
        days = self._days()
        yield f"{API}/changes.json", self._changes(days)
        for day, records in days.items():
            yield _day_path(day), self._day(day, records)

    def _envelope(self, path: str, place: Place, data: Any, changed: date | None, yaml: str | None = None) -> Data:
        """Return what every file of the API has around its `data`: the same keys, with null where there is nothing to say."""
        return {
            "version": VERSION,
            "site": self.root.site_url,
            "licence": LICENCE_ADDRESS,
            "is_demonstration": self.records.is_demonstration,
            "last_changed": changed and changed.isoformat(),
            "links": {
                "self": self.root.file(path),
                "page": self.root.pages(place),
                "yaml": yaml and self.root.file(yaml),
                "fields": self.root.file(_FIELDS_FILE),
            },
            "data": data,
        }

    def _start(self) -> Data:
        kinds = [
            {
                "kind": kind,
                "name": {language: phrase(f"kind_{kind.replace('-', '_')}", language) for language in LANGUAGES},
                "count": len(self.records.by_kind[kind]),
                "last_changed": _isoformat(_last_changed(self.records.all(KINDS[kind]))),
                "json": self.root.file(json_path(kind, "index")),
            }
            for kind in KINDS
        ]
        files = {"openapi": "openapi.json", "fields": "fields.json", "changes": "changes.json"}
        data = {"kinds": kinds, **{name: self.root.file(f"{API}/{file}") for name, file in files.items()}}
        return self._envelope(f"{API}/index.json", Place(_DATA_PAGE), data, self.records.last_changed)

    def _index(self, kind: str) -> Data:
        records = self.records.all(KINDS[kind])
        data = {"kind": kind, "records": [self._line(record) for record in records]}
        place = Place(_DATA_PAGE, f"kind-{kind}")
        return self._envelope(json_path(kind, "index"), place, data, _last_changed(records))

    def _line(self, record: Record) -> Data:
        """Return what an index says of a record."""
        return {
            "kind": record.kind,
            "id": record.id,
            "name": telling_of(record, self.records, self.root).words(record.title),
            "first_published": record.first_published.isoformat(),
            "last_changed": record.last_changed.isoformat(),
            "ended": _isoformat(record.ended),
            "page": self.root.pages(read_at(record)),
            "json": self.root.file(json_path(record.kind, record.id)),
        }

    def _record(self, record: Record) -> Data:
        yaml = f"data/{record.folder}/{record.id}.yml"
        return self._envelope(
            json_path(record.kind, record.id), read_at(record), self._told(record), record.last_changed, yaml
        )

    def _told(self, record: Record) -> Data:
        told: Data = shape_of_model(type(record)).write(record, telling_of(record, self.records, self.root))
        return told

    def _changes(self, days: dict[date, list[Record]]) -> Data:
        changes = in_order(self.records.all(Change))
        told = [
            {
                "day": day.isoformat(),
                "records": len(records),
                "changes": sum(change.day == day for change in changes),
                "json": self.root.file(_day_path(day)),
            }
            for day, records in days.items()
        ]
        data = {"days": told, "changes": [self._told(change) for change in changes]}
        return self._envelope(f"{API}/changes.json", Place(_DATA_PAGE, "changes"), data, self.records.last_changed)

    def _day(self, day: date, records: Sequence[Record]) -> Data:
        """Return what happened on a day: to records, and to single values, of which each change says why."""
        changes = [change for change in in_order(self.records.all(Change)) if change.day == day]
        data = {
            "day": day.isoformat(),
            "records": [
                {
                    **self._line(record),
                    "is_published": record.first_published == day,
                    "is_changed": record.first_published < record.last_changed == day,
                    "is_ended": record.ended == day,
                }
                for record in records
            ],
            "changes": [self._told(change) for change in changes],
        }
        return self._envelope(_day_path(day), Place(_DATA_PAGE, "changes"), data, day)

    def _days(self) -> dict[date, list[Record]]:
        """Return the records of which something happened on each day, from the last day to the first."""
        days = defaultdict[date, list[Record]](list)
        for record in self.records:
            for day in {record.first_published, record.last_changed, record.ended or record.last_changed}:
                days[day].append(record)
        for change in self.records.all(Change):
            days[change.day] += []  # the day of a change may be before that of its record
        return dict(sorted(days.items(), reverse=True))


def _day_path(day: date | str) -> str:
    """Return the path in the site of what happened on a day."""
    return f"{API}/changes/{day}.json"


def _last_changed(records: Sequence[Record]) -> date | None:
    return max((record.last_changed for record in records), default=None)


def _isoformat(day: date | None) -> str | None:
    return day.isoformat() if day else None
