"""Compares what a file says with the records: each record as it is to be; called by run.py.

A row is of the record whose id it has, or of the one that has its name; a row with another name is of a new record.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from pydantic.fields import FieldInfo

from scripts.intake.items import Items
from scripts.intake.paths import field_at, put_at, value_at
from scripts.intake.reading import Path, Place, ReadFact, ReadRow, ReadValue, SheetProblem
from scripts.intake.said import Ground, NotTakenError, as_yaml, fact_to_be, in_message, no_source, value_to_be
from scripts.intake.yaml_words import same
from scripts.messages.say import say
from scripts.records.fields import UNKNOWN
from scripts.records.kinds import KINDS
from scripts.records.loader import Records, today, what_is_missing
from scripts.records.problems import nearest
from scripts.records.record import Record
from scripts.records.takes import is_fact, model_of, type_of
from scripts.records.values import referred_kind
from scripts.records.yaml_files import KeyPath


@dataclass
class Draft:
    """A record as it is to be: `data` is what its YAML is to say, of a new one (`record` is None) only what the file says.

    `places` are the cells that said a part of it, `row` the first row.
    """

    kind: str
    record: Record | None
    row: Place
    data: dict[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, Place] = field(default_factory=dict)
    said: dict[KeyPath, ReadFact | ReadValue] = field(default_factory=dict, repr=False)

    @property
    def has_changed(self) -> bool:
        """Whether the record is to say anything else."""
        return not same(self.before, self.data)

    def place(self, path: KeyPath) -> Place:
        """Return the cell that said what stands at a path, or the nearest thing around it; else the row, as a whole."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(self.row.sheet, self.row.row))


def compare(rows: Iterable[ReadRow], records: Records, ground: Ground) -> tuple[list[Draft], list[SheetProblem]]:
    """Return the records of which rows say something, as they are to be, and what of the rows no record can take.

    `ground` is where values come from of which the file does not say it.
    """
    comparison = _Comparison(records, ground)
    rows = list(rows)
    for row in rows:
        if not row.list_path:
            comparison.take(row)
    for row in rows:
        if row.list_path:
            comparison.take_item(row)
    comparison.finish()
    return comparison.drafts, comparison.problems


class _Comparison:
    def __init__(self, records: Records, ground: Ground) -> None:
        self._records, self._ground = records, ground
        self.drafts: list[Draft] = []
        self.problems: list[SheetProblem] = []
        self._items: dict[tuple[int, Path], list[ReadRow]] = {}

    def take(self, row: ReadRow) -> None:
        """Take a row that is of a record itself."""
        draft = self._draft(row)
        for path, said in row.values.items() if draft else ():
            self._put(draft, path, said)  # type: ignore[arg-type]

    def take_item(self, row: ReadRow) -> None:
        """Take a row that is of an item of a list; lists are compared as a whole at the end."""
        draft = self._draft(row)
        if draft:
            self._items.setdefault((self.drafts.index(draft), row.list_path), []).append(row)

    def finish(self) -> None:
        """Compare the lists, add what follows from what was said, and the day to what has changed."""
        for (number, path), rows in self._items.items():
            self._put_items(self.drafts[number], path, rows)
        for draft in self.drafts:
            self._put_ground(draft)
            self._put_status(draft)
            if draft.record and draft.has_changed:
                draft.data["last_changed"] = max(today(), draft.record.last_changed)

    # Which record a row is of

    def _draft(self, row: ReadRow) -> Draft | None:
        """Return the draft of the record that a row is of, made where it is the first; None, and a problem, where that is not clear."""
        try:
            record = self._record(row)
        except NotTakenError as error:
            self._refuse(error)
            return None
        if record is None:
            draft = Draft(row.kind, None, row.place, {})
            self.drafts.append(draft)
            return draft
        known = next((draft for draft in self.drafts if draft.record is record), None)
        if known is None:
            before = self._records.files[record.kind, record.id].value
            known = Draft(row.kind, record, row.place, deepcopy(before), before)
            self.drafts.append(known)
        return known

    def _record(self, row: ReadRow) -> Record | None:
        """Return the record of a row, None for a new one; raise NotTakenError where it cannot be told."""
        known = self._records.by_kind[row.kind]
        if row.id is not None:
            if row.id in known:
                return known[row.id]
            expected = say("intake.id-or-none", near=nearest(row.id, known))
            raise NotTakenError(row.place, say("quoted", text=row.id), expected)
        if row.list_path:
            raise NotTakenError(row.place, say("intake.no-id"), say("intake.id-of-record", kind=row.kind))
        if not row.name and "name" in KINDS[row.kind].model_fields:
            raise NotTakenError(row.place, say("intake.no-id"), say("intake.id-or-name"))
        return self._by_name(row)

    def _by_name(self, row: ReadRow) -> Record | None:
        names = {_folded(name) for name in row.name.values()}
        place = row.values[("name",)].place if row.name else row.place
        found = [
            record
            for record in self._records.by_kind[row.kind].values()
            if names & _names(record) and _may_be(record, row)
        ]
        if len(found) > 1:
            raise NotTakenError(place, in_message(row.name), say("intake.id-of-one-of", ids=[one.id for one in found]))
        again = [
            draft
            for draft in self.drafts
            if draft.record is None and draft.kind == row.kind and names & _names_in(draft.data)
        ]
        if not found and any(_where(draft.data) == _where_said(row) for draft in again):
            raise NotTakenError(place, in_message(row.name), say("intake.each-new-record-once", row=again[0].row.row))
        return found[0] if found else None

    # What a row says

    def _put(self, draft: Draft, path: KeyPath, said: ReadFact | ReadValue) -> None:
        earlier = draft.said.setdefault(path, said)
        if earlier is not said and not _agree(earlier, said):
            found, expected = (
                in_message(said.value),
                say("intake.as-in", row=earlier.place.row, found=in_message(earlier.value)),
            )
            self.problems.append(SheetProblem(said.place, found, expected))
            return
        try:
            info, old = field_at(KINDS[draft.kind], path), value_at(draft.data, path)
            if isinstance(said, ReadFact) and is_fact(info):
                new = fact_to_be(info, old, said, self._ground)
            else:
                new = value_to_be(info, old, said.value, said.place)
            self._check_references(info, said)
        except NotTakenError as error:
            self._refuse(error)
            return
        draft.places[path] = said.place
        if isinstance(said, ReadFact):
            draft.places |= {(*path, part): place for part, place in said.parts.items()}
        if new is not old and not (new == UNKNOWN and old is None):
            put_at(draft.data, path, new)

    def _check_references(self, info: FieldInfo, said: ReadFact | ReadValue) -> None:
        """Raise NotTakenError for the id of a record that there is not."""
        named: list[tuple[str | None, Any, Place]] = [(referred_kind(type_of(info)), said.value, said.place)]
        if isinstance(said, ReadFact):
            named.append(("source", said.source, said.parts.get("source", said.place)))
        for kind, value, place in named:
            for name in value if isinstance(value, list) else [value]:
                missing = what_is_missing(self._records, kind, name) if kind and isinstance(name, str) else None
                if missing and name != UNKNOWN:
                    raise NotTakenError(place, *missing)

    def _put_items(self, draft: Draft, path: Path, rows: list[ReadRow]) -> None:
        model = model_of(type_of(field_at(KINDS[draft.kind], path)))
        if model is None:
            return
        old = value_at(draft.data, path) or []
        new = Items(old, model, self._ground)
        for number, row in new.matched(rows):
            try:
                new.put(number, row)
            except NotTakenError as error:
                self._refuse(error)
            draft.places |= {(*path, number, *inner): said.place for inner, said in row.values.items()}
            draft.places.setdefault((*path, number), row.place)
        if not same(old, new.items):
            put_at(draft.data, path, new.items)

    # What follows from what was said

    def _put_ground(self, draft: Draft) -> None:
        """Put the source and date of a kind that has them for its one value, such as a figure, where that is another now."""
        fields = KINDS[draft.kind].model_fields
        if not {"value", "source"} <= fields.keys() or same(draft.before.get("value"), draft.data.get("value")):
            return
        if ("source",) not in draft.said and self._ground.source is None:
            self._refuse(no_source(draft.place(("value",)), draft.data["value"]))
        for key, given in (("source", self._ground.source), ("as_of", self._ground.as_of)):
            if (key,) not in draft.said and given:
                draft.data[key] = as_yaml(type_of(fields[key]), given)

    def _put_status(self, draft: Draft) -> None:
        """Add a status that is another now to the history that ends with it; since when it is so is not known."""
        fields = KINDS[draft.kind].model_fields
        if "history" not in fields or ("status",) not in draft.said:
            return
        history, status = draft.data.get("history") or [], draft.data["status"]
        if history and history[-1].get("status") == status:
            return
        if self._ground.source is None:
            self._refuse(no_source(draft.place(("status",)), status))
            return
        draft.data["history"] = [*history, {"status": status, "since": UNKNOWN, "source": self._ground.source}]

    def _refuse(self, error: NotTakenError) -> None:
        self.problems.append(SheetProblem(error.place, error.found, error.expected))


def _agree(one: ReadFact | ReadValue, other: ReadFact | ReadValue) -> bool:
    if isinstance(one, ReadFact) and isinstance(other, ReadFact):
        return (one.value, one.is_unknown, one.bound, one.to) == (other.value, other.is_unknown, other.bound, other.to)
    return bool(one.value == other.value)


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _names(record: Record) -> set[str]:
    return {_folded(record.title.kk), _folded(record.title.ru)}


def _names_in(data: Mapping[str, Any]) -> set[str]:
    return {_folded(name) for name in data.get("name", {}).values()}


def _where(data: Mapping[str, Any]) -> Any:
    """Return the institution of a production site, since halls of several may have one name."""
    return data.get("institution")


def _where_said(row: ReadRow) -> Any:
    said = row.values.get(("institution",))
    return said.value if said else None


def _may_be(record: Record, row: ReadRow) -> bool:
    return _where_said(row) in (None, getattr(record, "institution", None))
