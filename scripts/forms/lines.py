"""The lines of the form of a record, with what the record knows in place; used by workbook.py, inspection.py and the pages room.

All of it comes from the models, by the tables of their fields, so that a new field has its lines at once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from scripts.forms.layout import (
    DEFAULTS,
    RANGE,
    FormColumn,
    LineKey,
    both,
    code_text,
    day_text,
    form_words,
    precision_text,
)
from scripts.forms.options import CellRule, Titles, reference_cell, rules_of
from scripts.languages import LANGUAGES, Language
from scripts.languages.dates import PartialDate
from scripts.languages.units import UNITS
from scripts.records.fields import UNKNOWN
from scripts.records.form import unit_word
from scripts.records.kinds import KINDS
from scripts.records.record import Record
from scripts.records.values import Addresses, Choice, Contact, Coordinates, Reference, Words
from scripts.tables.columns import Table, is_measured, tables_of
from scripts.tables.fields import FieldType, Labels, TableField

#: What stands in a cell; None is an empty one.
FormCell = str | int | float | None
#: What the site keeps itself of every record.
_KEPT = ("id", "first_published", "last_changed")
#: What is told of a record that is no more; it stands at the end.
_ENDING = ("ended", "reason", "replaced_by")
#: Empty lines at the end of a list, and the least lines that a list has.
_SPARE, _LEAST = 1, 2
_CONTACT_PARTS = ("name_kk", "name_ru", "post_kk", "post_ru", "phone", "email", "address_kk", "address_ru")
_SIDES = ("kk", "ru")


@dataclass(frozen=True)
class Line:
    """A line of the form: a fact, or one of its sides in two languages, one item of a list.

    `cells` are those that are filled in, with what is known; the others are closed. `rules` say what each of them takes.
    """

    key: LineKey
    labels: Labels
    field: TableField | None
    cells: Mapping[FormColumn, FormCell]
    rules: Mapping[FormColumn, CellRule]
    is_required: bool = False

    @property
    def unit(self) -> Labels | None:
        """The unit of the number in both languages; of a rate, with what stands before the number in Kazakh."""
        unit = self.field.unit if self.field else None
        if not unit:
            return None
        before = UNITS[unit].kk_before if unit in UNITS else ""
        return {"kk": f"{before} {unit_word(unit, 'kk')}".strip(), "ru": unit_word(unit, "ru")}


@dataclass(frozen=True)
class LineGroup:
    """Lines under one heading."""

    labels: Labels
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class FormSheet:
    """The form of one record: one that is there, or with None a new one."""

    kind: str
    record: Record | None
    defaults: Line
    groups: tuple[LineGroup, ...]

    @property
    def titles(self) -> Labels:
        """The name of the record in both languages; of a new one, that it is new."""
        kind: Labels = form_words()["kinds"].get(self.kind, dict.fromkeys(LANGUAGES, self.kind))
        new = form_words()["new_record"]
        return {
            side: self.record.title.in_language(side) if self.record else f"{kind[side]}: {new[side]}"
            for side in LANGUAGES
        }

    @property
    def lines(self) -> Iterator[Line]:
        """The lines in the order in which they stand, that of the whole sheet first."""
        yield self.defaults
        for group in self.groups:
            yield from group.lines


def form_sheet(kind: str, record: Record | None, titles: Titles, known: Mapping[str, str] | None = None) -> FormSheet:
    """Return the form of a record of `kind`, of a new one where it is None; `known` are references that a new one has.

    `titles` are the records that can be named.
    """
    main, *lists = tables_of(KINDS[kind])
    maker = _Maker(kind, record, titles, known or {})
    key = LineKey(kind, record.id if record else None, (), DEFAULTS)
    cells: dict[FormColumn, FormCell] = {FormColumn.SOURCE: None, FormColumn.AS_OF: None}
    defaults = Line(key, form_words()["defaults"], None, cells, rules_of(None, cells, titles))
    return FormSheet(kind, record, defaults, tuple(maker.groups(main, lists)))


@dataclass(frozen=True)
class _Maker:
    """Makes the lines of one record."""

    kind: str
    record: Record | None
    titles: Titles
    known: Mapping[str, str]

    def groups(self, main: Table, lists: Sequence[Table]) -> Iterator[LineGroup]:
        words: Mapping[str, Labels] = form_words()["groups"]
        named: dict[str, tuple[Labels, list[Line]]] = {}  # by the name of the group
        for one in main.fields:
            if one.path[0] in _KEPT:
                continue
            group = "ended" if one.path[0] in _ENDING else one.path[0] if one.group_labels else "other"
            if group == "other" and not set(named) - {"common", "ended"}:
                group = "common"
            labels = one.group_labels or words[group]
            named.setdefault(group, (labels, []))[1].extend(self._lines(one))
        ended = named.pop("ended", None)
        for name, (labels, lines) in named.items():
            yield LineGroup(labels, tuple(lines))
            if name == "common":
                yield from self._lists(lists)
        if ended:
            yield LineGroup(ended[0], tuple(ended[1]))

    def _lists(self, lists: Sequence[Table]) -> Iterator[LineGroup]:
        """Yield a group for each list of things that have fields of their own; contacts are lines of their field."""
        for table in lists:
            if table.path[-1] == "value":
                continue
            items = _at(self.record, table.path) or []
            lines: list[Line] = []
            for index in range(len(items) + _SPARE):
                item = items[index] if index < len(items) else None
                for one in table.fields:
                    lines += self._lines(one, item, (*table.path, index), f"{index + 1}. ")
            if lines:
                yield LineGroup(table.labels or {}, tuple(lines))

    def _lines(
        self, one: TableField, item: Any = None, before: tuple[str | int, ...] = (), number: str = ""
    ) -> Iterator[Line]:
        """Yield the lines of a field of the record, or of an item of one of its lists."""
        if one.type is FieldType.WRITTEN:
            return
        # The path inside an item that is a text in both languages is empty: the item itself.
        found = _at(item if before else self.record, one.path)
        if self.record is None and not before:
            found = self.known.get(one.name)
        fact = found if one.is_fact and found != UNKNOWN else None
        value = getattr(fact, "value", None) if one.is_fact else found
        is_first = True
        for path, part, shown in _parts(one, value):
            labels = _line_labels(one.labels, part, path, number)
            cells: dict[FormColumn, FormCell] = {FormColumn.VALUE: self._cell(one, shown)}
            if one.is_fact and is_first:
                cells |= self._about(one, fact)
            key = LineKey(self.kind, self.record.id if self.record else None, (*before, *one.path, *path), part)
            yield Line(key, labels, one, cells, rules_of(one, cells, self.titles, part), one.is_required and not before)
            is_first = False

    def _about(self, one: TableField, known: Any) -> dict[FormColumn, FormCell]:
        """Return the cells that say how a fact is known; None is one that is not."""
        cells: dict[FormColumn, FormCell] = {FormColumn.PRECISION: None}
        if is_measured(one):
            end = known.to if known else None
            cells[FormColumn.PRECISION] = precision_text(RANGE if end is not None else known.bound) if known else None
            cells[FormColumn.TO] = end
        note = known.note if known else None
        return cells | {
            FormColumn.SOURCE: reference_cell("source", known.source, self.titles) if known else None,
            FormColumn.AS_OF: day_text(known.as_of) if known else None,
            FormColumn.NOTE_KK: note.kk if note else None,
            FormColumn.NOTE_RU: note.ru if note else None,
        }

    def _cell(self, one: TableField, value: Any) -> FormCell:
        """Return a value as it stands in its cell."""
        if value is None or isinstance(value, bool):
            return None if value is None else both(form_words()["flag"]["yes" if value else "no"])
        if isinstance(value, Choice):
            return both(value)
        if isinstance(value, Reference) or one.refers_to:
            return reference_cell(one.refers_to or "", str(value), self.titles)
        if isinstance(value, (PartialDate, date)) or one.type is FieldType.WHEN:
            return day_text(value)
        if one.type is FieldType.CODE:
            return code_text(str(value))
        return value if isinstance(value, (int, float)) else str(value)


def _at(value: Any, path: Sequence[str]) -> Any:
    """Return what stands at `path` of a record or a part of it; None where a part of the way is not there."""
    for name in path:
        value = getattr(value, name, None)
    return value


def _parts(one: TableField, value: Any) -> Iterator[tuple[tuple[int, ...], str, Any]]:
    """Yield the lines of a field: the index of an item, the part, and what is known of it."""
    if one.type is FieldType.CONTACT:
        contacts = value if isinstance(value, list) else [value]
        for index, contact in enumerate(contacts):
            yield from (((index,), part, _of_contact(contact, part)) for part in _CONTACT_PARTS)
    elif one.type in (FieldType.WORDS, FieldType.ADDRESSES):
        sides = {side: getattr(value, side) for side in _SIDES} if isinstance(value, (Words, Addresses)) else {}
        yield from (((), side, sides.get(side, value)) for side in _SIDES)
    elif one.type is FieldType.COORDINATES:
        point = value if isinstance(value, Coordinates) else None
        yield from (((), part, getattr(point, part, None)) for part in ("latitude", "longitude"))
    elif one.is_list:
        items = list(value or ())
        count = max(len(items) + _SPARE, _LEAST)
        count = min(count, max(len(one.choices or one.codes) or count, len(items)))
        yield from (((index,), "value", items[index] if index < len(items) else None) for index in range(count))
    else:
        yield (), "value", value


def _of_contact(contact: Contact | None, part: str) -> Any:
    name, _, side = part.partition("_")
    value = getattr(contact, name, None)
    return getattr(value, side, None) if side else value


def _line_labels(labels: Labels, part: str, path: Sequence[int], number: str) -> dict[Language, str]:
    """Return the words of a line: the name of its field, which item it is, and what part."""
    words = form_words()["parts"].get(part)
    item = f" {path[-1] + 1}" if path and (part == "value" or path[-1]) else ""
    return {side: f"{number}{labels[side]}{item}" + (f" — {words[side]}" if words else "") for side in LANGUAGES}
