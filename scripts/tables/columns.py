"""The tables of each kind of record, their fields and columns, made from the models; called by whoever writes or reads tables.

A field is one thing that a record tells, as an official fills it in; a column says one part of it: its value, its Kazakh words,
its source. A list of plain values is one field; a list of things that have fields of their own is a table of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from scripts.files import read_table
from scripts.languages import LANGUAGES
from scripts.records.known import Bound
from scripts.records.record import Record
from scripts.records.takes import is_fact, is_list, model_of, type_of
from scripts.records.values import Contact, Coordinates, Words
from scripts.tables.fields import FieldType, Labels, TableField, field_of, labels_of

#: The precision of a number of which both ends are given; the others are those of `Bound`.
RANGE = "range"


class FieldPart(StrEnum):
    """What a column says of its field."""

    VALUE = "value"
    KK = "kk"
    RU = "ru"
    PRECISION = "precision"
    TO = "to"
    SOURCE = "source"
    AS_OF = "as_of"
    NOTE_KK = "note_kk"
    NOTE_RU = "note_ru"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    COUNT = "count"
    PARENT = "parent"  # the id of the record to which a row of a list belongs
    POSITION = "position"  # the place of the row in that list, from 1


@dataclass(frozen=True)
class Column:
    """One part of a field; the name is that of the field, with the part behind it where that is not the value itself."""

    name: str
    field: TableField
    part: FieldPart


@dataclass(frozen=True)
class Table:
    """The records of `kind`, a row each; or the items of the list at `path` of them, a row each.

    Rows of items begin with the id of the record and the place in the list, which are columns and no fields. `keys` are the
    columns by which a row is found; `labels` the name of the list for readers, None where the rows are the records themselves.
    """

    kind: str
    name: str
    path: tuple[str, ...]
    fields: tuple[TableField, ...]
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    labels: Labels | None = field(default=None, compare=False)


@cache
def tables_of(kind: type[Record]) -> tuple[Table, ...]:
    """Return the tables of a kind: that of its records, then one for each list of things that have fields of their own."""
    fields, lists = list[TableField](), dict[tuple[str, ...], _List]()
    _collect(kind, (), (), True, fields, lists)
    columns = tuple(column for field in fields for column in columns_of(field))
    main = Table(kind.kind, kind.kind, (), tuple(fields), columns, ("id",))
    return main, *(_table_of_list(kind, path, found) for path, found in lists.items())


def fields_of(kind: type[Record]) -> tuple[TableField, ...]:
    """Return the fields of a record of a kind, without those of the items of its lists."""
    return tables_of(kind)[0].fields


def columns_of(field: TableField) -> Iterator[Column]:
    """Yield the columns of a field: its own parts, and of a fact where each value comes from."""
    for part in (*own_parts(field), *fact_parts(field)):
        yield Column(field.name if part is FieldPart.VALUE else f"{field.name}_{part}", field, part)


def own_parts(field: TableField) -> tuple[FieldPart, ...]:
    """Return the parts that tell a value of the field itself."""
    match field.type:
        case FieldType.WORDS:
            return FieldPart.KK, FieldPart.RU
        case FieldType.CHOICE | FieldType.ADDRESSES:
            return FieldPart.VALUE, FieldPart.KK, FieldPart.RU
        case FieldType.WHEN:
            return FieldPart.VALUE, FieldPart.PRECISION
        case FieldType.COORDINATES:
            return FieldPart.LATITUDE, FieldPart.LONGITUDE
        case FieldType.CONTACT:
            return (FieldPart.COUNT,)
    return (FieldPart.VALUE,)


def fact_parts(field: TableField) -> tuple[FieldPart, ...]:
    """Return the parts that tell how a fact is known; none for other fields."""
    if not field.is_fact:
        return ()
    about = (FieldPart.SOURCE, FieldPart.AS_OF, FieldPart.NOTE_KK, FieldPart.NOTE_RU)
    return (FieldPart.PRECISION, FieldPart.TO, *about) if is_measured(field) else about


def is_measured(field: TableField) -> bool:
    """Return whether the field is a number that may be known inexactly."""
    return field.is_fact and not field.is_list and field.type in (FieldType.INTEGER, FieldType.NUMBER)


def column_labels(column: Column) -> Labels:
    """Return the name of a column in both languages: `Помещение: Общая площадь (источник)`."""
    field, part = column.field, part_labels(column.part)
    groups = field.group_labels
    is_whole = column.part in (FieldPart.VALUE, FieldPart.PARENT, FieldPart.POSITION)
    return {
        language: "".join(
            (
                f"{groups[language]}: " if groups else "",
                field.labels[language],
                "" if is_whole else f" ({part[language]})",
            )
        )
        for language in LANGUAGES
    }


def part_labels(part: FieldPart) -> Labels:
    """Return the words for a part in both languages."""
    labels: Labels = _words()["parts"][part]
    return labels


def precisions(field: TableField) -> dict[str, Labels]:
    """Return what may stand in the column of the precision of a field, with its words; nothing where there is no such column."""
    if field.type is FieldType.WHEN:
        return dict(_words()["dates"])
    if not is_measured(field):
        return {}
    return {bound.value: {"kk": bound.kk, "ru": bound.ru} for bound in Bound} | {RANGE: _words()["range"]}


@cache
def _words() -> Any:
    return read_table(Path(__file__).with_name("parts.yml"))


@dataclass(frozen=True)
class _List:
    """A list of things that have fields of their own."""

    model: type[BaseModel]
    labels: Labels


def _collect(
    model: type[BaseModel],
    path: tuple[str, ...],
    groups: tuple[Labels, ...],
    is_required: bool,
    fields: list[TableField],
    lists: dict[tuple[str, ...], _List],
) -> None:
    """Add to `fields` those of a model that stands at `path`, and to `lists` its lists of things with fields of their own."""
    for key, info in model.model_fields.items():
        annotation, here = type_of(info), (*path, key)
        labels = labels_of(key, info)
        part, is_needed = model_of(annotation), is_required and info.is_required()
        if part is Contact and is_fact(info):
            lists[(*here, "value")] = _List(Contact, labels)
        elif part is not None and is_list(annotation) and not is_fact(info):
            lists[here] = _List(part, labels)
            continue
        elif part not in (None, Words, Coordinates) and not is_fact(info):
            is_there = is_needed or (is_required and isinstance(info.default, BaseModel))
            _collect(part, here, (*groups, labels), is_there, fields, lists)
            continue
        found = field_of(here, info, groups, is_needed)
        if issubclass(model, Record) and key == "replaced_by":
            # That these are ids of its own kind the model says only of what it has read.
            found = replace(found, type=FieldType.REFERENCE, refers_to=model.kind)
        fields.append(found)


def _table_of_list(kind: type[Record], path: tuple[str, ...], found: _List) -> Table:
    """Return the table of the items of a list; what is a list inside an item is no table, but written as JSON."""
    # The last name of a list of contacts, `value`, says nothing.
    name = "-".join(key for key in path if key != "value").replace("_", "-")
    fields, inside = list[TableField](), dict[tuple[str, ...], _List]()
    if found.model is Words:
        fields.append(TableField((), path[-1], FieldType.WORDS, found.labels, is_required=True))
    else:
        _collect(found.model, (), (), True, fields, inside)
    fields += [TableField(deep, "_".join(deep), FieldType.WRITTEN, one.labels) for deep, one in inside.items()]
    keys = _key_columns(kind)
    columns = (*keys, *(column for field in fields for column in columns_of(field)))
    names = tuple(column.name for column in keys)
    return Table(kind.kind, f"{kind.kind}-{name}", path, tuple(fields), columns, names, found.labels)


def _key_columns(kind: type[Record]) -> tuple[Column, Column]:
    """Return the columns with which each row of a list begins: the id of the record, and the place in its list."""
    parent = TableField(
        path=(),
        name=f"{kind.kind.replace('-', '_')}_id",
        type=FieldType.REFERENCE,
        labels=part_labels(FieldPart.PARENT),
        is_required=True,
        refers_to=kind.kind,
    )
    position = TableField(
        path=(),
        name=FieldPart.POSITION.value,
        type=FieldType.INTEGER,
        labels=part_labels(FieldPart.POSITION),
        is_required=True,
        minimum=1,
    )
    return Column(parent.name, parent, FieldPart.PARENT), Column(position.name, position, FieldPart.POSITION)
