"""Loads every record of a data folder and checks them as a whole; called by the pages room and the commands.

All problems of all files are collected and raised together; a folder with a problem gives no records.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from scripts.languages.dates import PartialDate
from scripts.messages.say import Message, say
from scripts.records.fields import UNKNOWN
from scripts.records.kinds import KINDS
from scripts.records.kinds.partnership import EDITORS, Party
from scripts.records.kinds.pictures import Image
from scripts.records.kinds.reference import Figure, Source, SourceKind
from scripts.records.pictures import Picture, PictureError, read_picture
from scripts.records.problems import InputError, Problem, file_error, nearest, with_article
from scripts.records.record import Record
from scripts.records.record_files import read_record, record_files, text_of, wrong_id
from scripts.records.values import Reference
from scripts.records.yaml_files import KeyPath, YamlFile

AnyRecord = TypeVar("AnyRecord", bound=Record)

#: Kazakhstan is at UTC+5 all year round.
_KAZAKHSTAN = timedelta(hours=5)


@dataclass
class Records:
    """Every record of a site by kind and id, the file of each, and the pictures that they name by the names of their files."""

    by_kind: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    files: dict[tuple[str, str], YamlFile] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
    #: Records that are there and cannot be relied on, broken or resting on such, with the text of their files: nobody may miss them.
    aside: dict[tuple[str, str], str] = field(default_factory=dict)
    _parts: dict[tuple[str, str], list[tuple[KeyPath, Any]]] = field(default_factory=dict, repr=False)
    _named: dict[tuple[str, str], set[tuple[str, str]]] = field(default_factory=dict, repr=False)

    def parts(self, record: Record) -> list[tuple[KeyPath, Any]]:
        """Return every part of a record with its path, from the outside in; walked through once for all who ask."""
        key = record.kind, record.id
        if key not in self._parts:
            self._parts[key] = list(walk(record))
        return self._parts[key]

    def pointing_at(self, record: Record, kind: str) -> list[Record]:
        """Return the records of `kind` that name this one, other than as who can be asked, in the order of their ids, what has ended last."""
        others = self.by_kind[kind]
        found = [others[name] for name in sorted(others) if (record.kind, record.id) in self.named_by(others[name])]
        return sorted(found, key=lambda other: other.ended is not None)

    def named_by(self, record: Record) -> set[tuple[str, str]]:
        """Return the kinds and ids of the records that a record names, other than as who can be asked."""
        key = record.kind, record.id
        if key not in self._named:
            references = [
                value for path, value in self.parts(record) if isinstance(value, Reference) and path != ("ask",)
            ]
            self._named[key] = {(reference.kind, reference.partition("/")[0]) for reference in references}
        return self._named[key]

    def all(self, model: type[AnyRecord]) -> list[AnyRecord]:
        """Return the records of one kind in the order of their ids."""
        found = self.by_kind[model.kind]
        return [found[name] for name in sorted(found)]  # type: ignore[misc]

    def current(self, model: type[AnyRecord]) -> list[AnyRecord]:
        """Return the records of one kind that have not ended, in the order of their ids."""
        return [record for record in self.all(model) if record.ended is None]

    def get(self, model: type[AnyRecord], name: str) -> AnyRecord:
        """Return one record; raise KeyError when there is none of that id."""
        return self.by_kind[model.kind][name]  # type: ignore[return-value]

    @cached_property
    def places(self) -> dict[tuple[str, str], int]:
        """The place of every record among those of its kind, from 1, in the order of their ids."""
        return {(kind, name): place for kind in KINDS for place, name in enumerate(sorted(self.by_kind[kind]), 1)}

    @cached_property
    def last_changed(self) -> date | None:
        """The day on which a record changed last; None where there are no records yet."""
        return max((record.last_changed for record in self), default=None)

    @cached_property
    def is_demonstration(self) -> bool:
        """Whether something here is made up (scripts/demo), so that the site must say so and must not go online."""
        return any(source.source is SourceKind.DEMONSTRATION for source in self.all(Source))

    @cached_property
    def publisher(self) -> Party | None:
        """Who publishes the site, by the party that keeps it; None while it is not known."""
        editors = self.by_kind[Party.kind].get(EDITORS)
        if not isinstance(editors, Party) or editors.publisher == UNKNOWN:
            return None
        return self.get(Party, editors.publisher.value)

    def __iter__(self) -> Iterator[Record]:
        for kind in KINDS:
            yield from self.all(KINDS[kind])


def load_records(data: Path, latest: date | None = None, pictures: Path | None = None) -> Records:
    """Read and check all records under the folder `data`.

    `latest` is the last day that may stand in a record as past; by default the day of
    SOURCE_DATE_EPOCH or else today in Kazakhstan. `pictures` is the folder of the pictures that
    records name; without it they are not looked at.
    Raises InputError with every problem.
    """
    records, problems = read_records(data, latest, pictures)
    if problems:
        raise InputError(problems)
    return records


def read_records(data: Path, latest: date | None = None, pictures: Path | None = None) -> tuple[Records, list[Problem]]:
    """Return the records of a folder that can be relied on, as `load_records`, and every problem of the others.

    Raises InputError where there is no such folder.
    """
    records = Records()
    problems: list[Problem] = []
    if not data.is_dir():
        raise file_error(data, say("records.no-such-folder"), say("records.folder-of-records"))
    for kind, path, name in record_files(data, problems):
        try:
            record, file = read_record(kind, path, name)
        except InputError as error:
            problems += error.problems
            records.aside[kind, path.stem] = text_of(path, name)
            continue
        if record.id == path.stem:
            records.by_kind[kind][record.id] = record
            records.files[kind, record.id] = file
        else:  # neither its name nor its id is missed then
            problems.append(wrong_id(record, file, path))
            records.aside[kind, path.stem] = file.text
            if not path.with_name(f"{record.id}.yml").is_file():
                records.aside[kind, record.id] = file.text
    last_day = latest or today()
    wrong: set[tuple[str, str]] = set()
    for record in records:
        file = records.files[record.kind, record.id]
        unsafe = [*_reference_problems(records, record, file), *_circle_problems(records, record, file)]
        if pictures and isinstance(record, Image) and record.ended is None:
            unsafe += _picture_problems(records, record, file, pictures)
        wrong |= {(record.kind, record.id)} if unsafe else set()
        problems += unsafe
        problems += _date_problems(records, record, file, last_day)
    problems += _part_problems(records)
    _set_aside(records, wrong | _resting_on_aside(records))
    return records, problems


def _set_aside(records: Records, wrong: set[tuple[str, str]]) -> None:
    """Put aside the records that are `wrong`, and those that rest on one that is, so that no reference of the others leads nowhere."""
    while wrong:
        for key in wrong:
            records.aside[key] = records.files.pop(key).text
            del records.by_kind[key[0]][key[1]]
        wrong = _resting_on_aside(records)


def _resting_on_aside(records: Records) -> set[tuple[str, str]]:
    return {(record.kind, record.id) for record in records if not records.named_by(record).isdisjoint(records.aside)}


def today() -> date:
    """Return the last day that may stand in a record as past: SOURCE_DATE_EPOCH, or today in Kazakhstan."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise file_error("SOURCE_DATE_EPOCH", say("quoted", text=epoch), say("records.seconds-since-1970")) from None
    return (now + _KAZAKHSTAN).date()


def walk(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield every part of a record with its path, from the outside in."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))


def what_is_missing(records: Records, kind: str, reference: str) -> tuple[Message, Message] | None:
    """Return what was found and what was expected when no record (or no passage of it) answers to `reference`."""
    name, _, passage = reference.partition("/")
    known = records.by_kind[kind]
    if (kind, name) in records.aside:
        return None
    if name not in known:
        return say("records.unknown", kind=kind, name=name), say(
            "records.id-of", kind=with_article(kind), near=nearest(name, known)
        )
    record = known[name]
    if passage and isinstance(record, Source) and record.passage(passage) is None:
        ids = [item.id for item in record.passages]
        return say("records.unknown-passage-of", passage=passage, name=name), say(
            "one-of", words=ids or say("none"), near=nearest(passage, ids)
        )
    return None


def _reference_problems(records: Records, record: Record, file: YamlFile) -> Iterator[Problem]:
    """Yield a problem for every id that no record has; a record whose own file is broken is not missed again."""
    for path, value in records.parts(record):
        missing = what_is_missing(records, value.kind, value) if isinstance(value, Reference) else None
        if missing:
            yield file.problem(path, *missing)


def _circle_problems(records: Records, record: Record, file: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each record said to be in the place of this one that is named twice, or whose own place this one takes."""
    for index, name in enumerate(record.replaced_by):
        if name in record.replaced_by[:index]:
            yield file.problem(
                ("replaced_by", index), say("records.second-time", name=name), say("records.each-record-once")
            )
        found, further = set[str](), [name]
        while further:
            found.add(last := further.pop())
            other = records.by_kind[record.kind].get(last)
            further += [after for after in (other.replaced_by if other else ()) if after not in found]
        if record.id in found:
            itself = say("records.this-record")
            said = itself if name == record.id else say("records.in-whose-place-this-record-is", name=name)
            yield file.problem(
                ("replaced_by", index), said, say("records.came-in-place", kind=with_article(record.kind))
            )


def _part_problems(records: Records) -> Iterator[Problem]:
    """Yield a problem for each figure that claims a part of the lowest cost which another has."""
    having: dict[str, str] = {}
    for figure in records.current(Figure):
        if figure.cost_part and having.setdefault(figure.cost_part, figure.id) != figure.id:
            found = say("records.part-which-is", cost_part=figure.cost_part, having=having[figure.cost_part])
            file = records.files[figure.kind, figure.id]
            yield file.problem(("cost_part",), found, say("records.each-part-in-one-figure-that"))


# The only fields that may hold a future date.
_MAY_LIE_AHEAD = (("rights", "available_from", "value"), ("offer", "deadline", "value"))


def _date_problems(records: Records, record: Record, file: YamlFile, latest: date) -> Iterator[Problem]:
    for path, value in records.parts(record):
        if path in _MAY_LIE_AHEAD:
            continue
        first = value.first if isinstance(value, PartialDate) else value
        if isinstance(first, date):
            yield from file.future_problems(path, first, latest, value)


def _picture_problems(records: Records, record: Image, file: YamlFile, folder: Path) -> Iterator[Problem]:
    """Read the picture of a record, and yield a problem when it cannot be published or another record has it."""
    if record.file in records.pictures:
        found = say("records.which-another-record-has", file=record.file)
        yield file.problem(("file",), found, say("records.one-record-for-each-picture"))
        return
    try:
        records.pictures[record.file] = read_picture(folder / record.file)
    except PictureError as error:
        yield file.problem(("file",), error.found, error.expected)
