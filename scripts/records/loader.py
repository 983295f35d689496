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

from pydantic import BaseModel, ValidationError

from scripts.files import is_leftover
from scripts.languages.dates import PartialDate
from scripts.records.explain import explain
from scripts.records.fields import UNKNOWN
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import Image
from scripts.records.kinds.partnership import EDITORS, Party
from scripts.records.kinds.reference import Figure, Source, SourceKind
from scripts.records.pictures import Picture, PictureError, read_picture
from scripts.records.problems import InputError, Problem, file_error, file_problem, nearest, shown, with_article
from scripts.records.record import Record
from scripts.records.values import Reference
from scripts.records.yaml_files import KeyPath, YamlFile, read_yaml

AnyRecord = TypeVar("AnyRecord", bound=Record)

#: Kazakhstan is at UTC+5 all year round.
_KAZAKHSTAN = timedelta(hours=5)


@dataclass
class Records:
    """Every record of a site by kind and id, the file of each, and the pictures that they name by the names of their files."""

    by_kind: dict[str, dict[str, Record]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    files: dict[tuple[str, str], YamlFile] = field(default_factory=dict)
    pictures: dict[str, Picture] = field(default_factory=dict)
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
        found = [others[name] for name in sorted(others) if (record.kind, record.id) in self._named_by(others[name])]
        return sorted(found, key=lambda other: other.ended is not None)

    def _named_by(self, record: Record) -> set[tuple[str, str]]:
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
    records = Records()
    problems: list[Problem] = []
    broken: set[tuple[str, str]] = set()
    if not data.is_dir():
        raise file_error(data, "no such folder", "a folder of records")
    for kind, path, name in _record_files(data, problems):
        try:
            _add(records, kind, path, name)
        except InputError as error:
            problems += error.problems
            broken.add((kind, path.stem))
    last_day = latest or today()
    for record in records:
        file = records.files[record.kind, record.id]
        problems += _reference_problems(records, record, file, broken)
        problems += _circle_problems(records, record, file)
        problems += _date_problems(records, record, file, last_day)
        problems += _picture_problems(records, record, file, pictures) if pictures else ()
    problems += _part_problems(records)
    if problems:
        raise InputError(problems)
    return records


def today() -> date:
    """Return the last day that may stand in a record as past: SOURCE_DATE_EPOCH, or today in Kazakhstan."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    try:
        now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError, OSError):
        raise file_error("SOURCE_DATE_EPOCH", f'"{epoch}"', "seconds since 1970") from None
    return (now + _KAZAKHSTAN).date()


def _record_files(data: Path, problems: list[Problem]) -> Iterator[tuple[str, Path, str]]:
    """Yield kind, path and shown name of each record file, sorted; note whatever does not belong there."""
    kinds = {model.folder: kind for kind, model in KINDS.items()}
    for folder in _listed(data, problems):
        if folder.name == "schema" or is_leftover(folder.name):
            continue
        if folder.name not in kinds or not folder.is_dir():
            expected = f"one of the folders {', '.join(kinds)}{nearest(folder.name, kinds)}"
            problems.append(file_problem(folder, "something that is not a folder of records", expected))
            continue
        if folder.is_symlink():
            problems.append(file_problem(folder, "a symbolic link", "a folder inside the data folder"))
            continue
        for path in _listed(folder, problems):
            if path.is_symlink():
                problems.append(file_problem(path, "a symbolic link", "a file inside the data folder"))
            elif path.suffix != ".yml":
                if not is_leftover(path.name):
                    problems.append(file_problem(path, "a file that is no record", "a file that ends in .yml"))
            else:
                yield kinds[folder.name], path, shown(path)


def _listed(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return what lies in a folder, in the order of names, whatever the order on disk."""
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        problems.append(file_problem(folder, f"a folder that cannot be read ({error.strerror})", "a readable folder"))
        return []


def _add(records: Records, kind: str, path: Path, name: str) -> None:
    file = read_yaml(path, name)
    model = KINDS[kind]
    if not isinstance(file.value, dict):
        raise InputError([Problem(name, 1, 1, "", "a list or a single value", "fields with values")])
    try:
        record = model.model_validate(file.value)
    except ValidationError as error:
        raise InputError(explain(file, model, error)) from None
    if record.id != path.stem:
        found, expected = f'"{record.id}"', f'the name of the file, "{path.stem}"'
        other = path.with_name(f"{record.id}.yml")
        if other.is_file():
            found, expected = f'the id "{record.id}" again', f"an id that {shown(other)} does not have"
        raise InputError([file.problem(("id",), found, expected)])
    records.by_kind[kind][record.id] = record
    records.files[kind, record.id] = file


def walk(value: Any, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Any]]:
    """Yield every part of a record with its path, from the outside in."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from walk(getattr(value, name), (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from walk(item, (*path, index))


def what_is_missing(records: Records, kind: str, reference: str) -> tuple[str, str] | None:
    """Return what was found and what was expected when no record (or no passage of it) answers to `reference`."""
    name, _, passage = reference.partition("/")
    known = records.by_kind[kind]
    if name not in known:
        return f'the unknown {kind} "{name}"', f"the id of {with_article(kind)}{nearest(name, known)}"
    record = known[name]
    if passage and isinstance(record, Source) and record.passage(passage) is None:
        ids = [item.id for item in record.passages]
        return f'the unknown passage "{passage}" of {name}', f"one of {', '.join(ids) or 'none'}{nearest(passage, ids)}"
    return None


def _reference_problems(
    records: Records, record: Record, file: YamlFile, broken: set[tuple[str, str]]
) -> Iterator[Problem]:
    """Yield a problem for every id that no record has; a record whose own file is broken is not missed again."""
    for path, value in records.parts(record):
        if not isinstance(value, Reference) or (value.kind, value.partition("/")[0]) in broken:
            continue
        missing = what_is_missing(records, value.kind, value)
        if missing:
            yield file.problem(path, *missing)


def _circle_problems(records: Records, record: Record, file: YamlFile) -> Iterator[Problem]:
    """Yield a problem for each record said to be in the place of this one that is named twice, or whose own place this one takes."""
    for index, name in enumerate(record.replaced_by):
        if name in record.replaced_by[:index]:
            yield file.problem(("replaced_by", index), f'"{name}" a second time', "each record once")
        found, further = set[str](), [name]
        while further:
            found.add(last := further.pop())
            other = records.by_kind[record.kind].get(last)
            further += [after for after in (other.replaced_by if other else ()) if after not in found]
        if record.id in found:
            said = "this record itself" if name == record.id else f'"{name}", in whose place this record is'
            yield file.problem(("replaced_by", index), said, f"{with_article(record.kind)} that came in its place")


def _part_problems(records: Records) -> Iterator[Problem]:
    """Yield a problem for each figure that claims a part of the lowest cost which another has."""
    having: dict[str, str] = {}
    for figure in records.current(Figure):
        if figure.cost_part and having.setdefault(figure.cost_part, figure.id) != figure.id:
            found = f'the part "{figure.cost_part}", which {having[figure.cost_part]} is'
            file = records.files[figure.kind, figure.id]
            yield file.problem(("cost_part",), found, "each part in one figure that has not ended")


# The only fields that may hold a future date.
_MAY_LIE_AHEAD = (("rights", "available_from", "value"), ("offer", "deadline", "value"))


def _date_problems(records: Records, record: Record, file: YamlFile, latest: date) -> Iterator[Problem]:
    for path, value in records.parts(record):
        if path in _MAY_LIE_AHEAD:
            continue
        first = value.first if isinstance(value, PartialDate) else value
        if isinstance(first, date):
            yield from file.future_problems(path, first, latest, value)


def _picture_problems(records: Records, record: Record, file: YamlFile, folder: Path) -> Iterator[Problem]:
    """Read the pictures that a record names, and yield a problem for every one that cannot be published."""
    for path, value in records.parts(record):
        if not isinstance(value, Image) or value.file in records.pictures:
            continue
        try:
            records.pictures[value.file] = read_picture(folder / value.file)
        except PictureError as error:
            yield file.problem((*path, "file"), error.found, error.expected)
