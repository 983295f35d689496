"""The rows of a table, made from the records; called by whoever writes tables.

A fact that is not known, and a date that is not, is the word `unknown`, as in the record; None is what does not apply or is not
given. Numbers are whole where they are in the record. Items of a list stand in one cell, parted by `;`.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain
from typing import Any

from pydantic import TypeAdapter

from scripts.languages.dates import PartialDate
from scripts.records.fields import UNKNOWN
from scripts.records.kinds import KINDS
from scripts.records.known import Known, KnownNumber
from scripts.records.loader import Records
from scripts.tables.columns import RANGE, FieldPart, Table, fact_parts, is_measured, own_parts
from scripts.tables.fields import FieldType, TableField

Cell = str | int | float | bool | date | None
#: Makes the cells of a field of what the record has there.
_Spread = Callable[[Any], tuple[Cell, ...]]

SEPARATOR = ";"
_ESCAPE = "\\"
_JSON: TypeAdapter[Any] = TypeAdapter(Any)


def rows_of(table: Table, records: Records) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows of a table in the order of the ids, each with a cell for every column of it."""
    spread = [(_getter(field.path), _cells(field)) for field in table.fields]
    items = _getter(table.path)
    for record in records.all(KINDS[table.kind]):
        if not table.path:
            yield tuple(chain.from_iterable(cells(value(record)) for value, cells in spread))
            continue
        found = items(record)
        for place, item in enumerate(found if isinstance(found, list) else [] if found is None else [found], start=1):
            yield record.id, place, *chain.from_iterable(cells(value(item)) for value, cells in spread)


def joined(items: list[str]) -> str:
    r"""Return texts as one cell: `a;b`, a `;` inside one of them as `\;`, a `\` as `\\`."""
    escaped = (item.replace(_ESCAPE, _ESCAPE * 2).replace(SEPARATOR, _ESCAPE + SEPARATOR) for item in items)
    return SEPARATOR.join(escaped)


def parted(cell: str) -> list[str]:
    """Return the texts that `joined` made one cell of."""
    items, is_escaped = [""], False
    for sign in cell:
        if not is_escaped and sign in (_ESCAPE, SEPARATOR):
            is_escaped = sign == _ESCAPE
            items += [""] if sign == SEPARATOR else []
        else:
            items[-1] += sign
            is_escaped = False
    return items if cell else []


def _getter(path: tuple[str, ...]) -> Callable[[Any], Any]:
    """Return what gets the value at a path; None where a part on the way is not there."""

    def get(value: Any) -> Any:
        for key in path:
            if value is None or value == UNKNOWN:
                return None
            value = getattr(value, key)
        return value

    return get


def _cells(field: TableField) -> _Spread:
    own = _own(field)
    if not field.is_fact:
        return own
    parts = own_parts(field)
    not_known: tuple[Cell, ...] = tuple(_of_unknown(field, part) for part in (*parts, *fact_parts(field)))
    has_precision = is_measured(field)

    def cells(fact: Known[Any] | str | None) -> tuple[Cell, ...]:
        if not isinstance(fact, Known):
            return not_known
        note: tuple[Cell, ...] = (fact.note.kk, fact.note.ru) if fact.note else (None, None)
        about = (str(fact.source), str(fact.as_of), *note)
        return (*own(fact.value), *_precision(fact), *about) if has_precision else (*own(fact.value), *about)

    return cells


def _of_unknown(field: TableField, part: FieldPart) -> Cell:
    """Return the cell of a fact that is not known: the word where its value would be, else nothing."""
    words = {FieldPart.KK, FieldPart.RU} if field.type is FieldType.WORDS else set()
    is_value = part in {FieldPart.VALUE, FieldPart.LATITUDE, FieldPart.LONGITUDE, FieldPart.COUNT, *words}
    return UNKNOWN if is_value else None


def _precision(fact: Known[Any]) -> tuple[Cell, ...]:
    if not isinstance(fact, KnownNumber):
        raise TypeError(f"a number without precision: {fact!r}")
    return (fact.bound.value, None) if fact.to is None else (RANGE, _number(fact.to))


def _number(value: float) -> int | float:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _own(field: TableField) -> _Spread:
    """Return what makes the cells that tell the value of a field."""
    one = _of_one(field.type)
    width = len(own_parts(field))
    nothing: tuple[Cell, ...] = (None,) * width
    if field.type is FieldType.CONTACT:
        return lambda value: (len(value) if isinstance(value, list) else int(value is not None),)
    if not field.is_list or field.type is FieldType.WRITTEN:
        return lambda value: nothing if value is None else one(value)

    def several(values: list[Any] | None) -> tuple[Cell, ...]:
        if not values:
            return nothing
        return tuple(joined([str(cell) for cell in side]) for side in zip(*map(one, values), strict=True))

    return several


def _of_one(kind: FieldType) -> _Spread:
    """Return what makes the cells of one value of a type."""
    match kind:
        case FieldType.WORDS:
            return lambda words: (words.kk, words.ru)
        case FieldType.CHOICE:
            return lambda choice: (choice.value, choice.kk, choice.ru)
        case FieldType.WHEN:
            return _when
        case FieldType.COORDINATES:
            return lambda point: (point.latitude, point.longitude)
        case FieldType.ADDRESSES:
            return lambda found: (found, None, None) if isinstance(found, str) else (None, found.kk, found.ru)
        case FieldType.NUMBER:
            return lambda value: (_number(value),)
        case FieldType.TEXT | FieldType.REFERENCE | FieldType.ADDRESS | FieldType.CODE:
            return lambda text: (str(text),)
        case FieldType.WRITTEN:
            return lambda value: (json.dumps(_JSON.dump_python(value, mode="json"), ensure_ascii=False),)
    return lambda value: (value,)


def _when(value: PartialDate | str) -> tuple[Cell, ...]:
    return (value.text, value.precision) if isinstance(value, PartialDate) else (UNKNOWN, None)
