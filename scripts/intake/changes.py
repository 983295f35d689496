"""Compares what a file says with the records: each record as it is to be; called by run.py.

A row is of the record whose id it has; with an id that no record has, or with none, it is of a new record.
"""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from scripts.intake.items import Items
from scripts.intake.paths import field_at, put_at, value_at
from scripts.intake.reading import Path, ReadFact, ReadRow, ReadValue, SheetPlace, SheetProblem
from scripts.intake.said import Ground, NotTakenError, as_yaml, fact_to_be, no_source, value_to_be
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

    `id` is that of the record, of a new one the one that the file gives it; `places` are the cells that said a part of it,
    `row` the first row.
    """

    kind: str
    id: str | None
    record: Record | None
    row: SheetPlace
    data: dict[str, Any]
    before: Mapping[str, Any] = field(default_factory=dict)
    places: dict[KeyPath, SheetPlace] = field(default_factory=dict)
    said: dict[KeyPath, ReadFact | ReadValue] = field(default_factory=dict, repr=False)
    items: dict[Path, list[ReadRow]] = field(default_factory=dict, repr=False)

    @property
    def has_changed(self) -> bool:
        """Whether the record is to say anything else."""
        return self.record is None or not same(self.before, self.data)

    def place(self, path: KeyPath) -> SheetPlace:
        """Return the cell that said what stands at a path, or the nearest thing around it; else the row, as a whole."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, SheetPlace(self.row.sheet, self.row.row))


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

    def take(self, row: ReadRow) -> None:
        """Take a row that is of a record itself; where its name tells which, that is no news of it."""
        draft = self._draft(row)
        if draft:
            draft.said |= {
                path: said for path, said in row.values.items() if not draft.record or said.place != row.place
            }

    def take_item(self, row: ReadRow) -> None:
        """Take a row that is of an item of a list."""
        draft = self._draft(row)
        if draft:
            draft.items.setdefault(row.list_path, []).append(row)

    def finish(self) -> None:
        """Compare all that was said, add what follows from it, and the day to what has changed."""
        for draft in self.drafts:
            for path, said in draft.said.items():
                if (*path, "value") not in draft.items:  # a fact whose values are items is put with these
                    self._put(draft, path, said)
            for list_path, rows in draft.items.items():
                self._put_items(draft, list_path, rows)
            self._put_ground(draft)
            self._put_status(draft)
            if draft.record and _tells_same(draft.record, draft.data):
                draft.data = dict(draft.before)
            elif draft.record:
                draft.data["last_changed"] = max(today(), draft.record.last_changed)

    def _draft(self, row: ReadRow) -> Draft | None:
        """Return the draft of the record that a row is of, made where it is the first; None, and a problem, where it is of none."""
        known = next((draft for draft in self.drafts if _is_of(row, draft)), None)
        if known is not None:
            return known
        record = self._records.by_kind[row.kind].get(row.id or "")
        if record:
            before = self._records.files[record.kind, record.id].value
            draft = Draft(row.kind, record.id, record, row.place, deepcopy(before), before)
        else:
            try:
                self._check_new(row)
            except NotTakenError as error:
                self._refuse(error)
                return None
            draft = Draft(row.kind, row.id, None, row.place, {})
        self.drafts.append(draft)
        return draft

    def _check_new(self, row: ReadRow) -> None:
        """Raise NotTakenError for a row that can be of no new record: it has no name, or the name of another, or a bad id."""
        known, has_name = self._records.by_kind[row.kind], "name" in KINDS[row.kind].model_fields
        names = {*row.name.values()}
        others = [one.id for one in known.values() if has_name and names & {one.title.kk, one.title.ru}]
        if row.list_path or (has_name and not names) or (row.id and others):
            near = nearest(row.id or "", others or known, 0 if others else 0.6)
            found = say("quoted", text=row.id) if row.id else say("intake.no-id")
            raise NotTakenError(row.place, found, say("intake.id-or-none", near=near))

    # What a row says

    def _put(self, draft: Draft, path: KeyPath, said: ReadFact | ReadValue) -> None:
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
        draft.places |= {(*path, part): place for part, place in said.parts.items()}
        if new is not old and not (new == UNKNOWN and old is None):
            put_at(draft.data, path, new)

    def _check_references(self, info: FieldInfo, said: ReadFact | ReadValue) -> None:
        """Raise NotTakenError for the id of a record that there is not, and that the file does not add."""
        named: list[tuple[str | None, Any, SheetPlace]] = [(referred_kind(type_of(info)), said.value, said.place)]
        if isinstance(said, ReadFact):
            named.append(("source", said.source, said.parts.get("source", said.place)))
        added = {(draft.kind, draft.id) for draft in self.drafts if draft.record is None}
        for kind, value, place in named:
            for name in value if isinstance(value, list) else [value]:
                missing = what_is_missing(self._records, kind, name) if kind and isinstance(name, str) else None
                if missing and name != UNKNOWN and (kind, name) not in added:
                    raise NotTakenError(place, *missing)

    def _put_items(self, draft: Draft, path: Path, rows: list[ReadRow]) -> None:
        """Put the items of a list; where they are the values of a fact, as the ways to reach somebody, with what is said of it."""
        is_of_fact = path[-1] == "value" and is_fact(field_at(KINDS[draft.kind], path[:-1]))
        model = model_of(type_of(field_at(KINDS[draft.kind], path[:-1] if is_of_fact else path)))
        if model is None:
            return
        old = value_at(draft.data, path) or []
        new = Items(old if isinstance(old, list) else [old], model, self._ground)
        for number, row in new.matched(rows):
            try:
                new.put(number, row)
            except NotTakenError as error:
                self._refuse(error)
            draft.places |= {(*path, number, *inner): said.place for inner, said in row.values.items()}
            draft.places.setdefault((*path, number), row.place)
        if is_of_fact:
            said = draft.said.get(path[:-1])
            fact = said if isinstance(said, ReadFact) else ReadFact(rows[0].place)
            value = new.items if len(new.items) > 1 else new.items[0]
            self._put(draft, path[:-1], replace(fact, value=value, is_unknown=False))
        elif not same(old, new.items):
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


def _tells_same(record: Record, data: Mapping[str, Any]) -> bool:
    """Return whether data say of a record what it says already, though perhaps in full: `bound: exact` beside a number."""
    try:
        return type(record).model_validate(data) == record
    except ValidationError:  # which the loader tells
        return False


def _is_of(row: ReadRow, draft: Draft) -> bool:
    """Return whether a row is of the record of a draft; lists of a new one without an id stand on its own sheet."""
    if row.kind != draft.kind or row.id != draft.id:
        return False
    return row.id is not None or (bool(row.list_path) and row.place.sheet == draft.row.sheet)
