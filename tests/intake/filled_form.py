"""Fills in a form as an official does, in another program than the one that made it."""

from typing import Any

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from scripts.forms.layout import (
    RANGE,
    FormColumn,
    LineKey,
    both,
    column_of,
    day_text,
    precision_text,
    read_key,
    reference_text,
    unknown_text,
)
from scripts.records.loader import Records
from scripts.tables.columns import TableField, is_measured
from scripts.tables.fields import FieldType


class FilledForm:
    """A workbook that `python -m scripts form` made, with the cells of each line by its key."""

    def __init__(self, path: Any, records: Records) -> None:
        self.book, self._records = openpyxl.load_workbook(path), records
        self._lines = {}
        for sheet in self.book:
            columns = _columns(sheet)
            for cells in sheet.iter_rows() if columns else ():
                key = read_key(cells[columns[FormColumn.KEY]].value)
                if key:
                    self._lines[str(key)] = {column: cells[at] for column, at in columns.items()}

    def room(self, kind: str, record: str | None, field: TableField) -> int:
        """Return how many values of a list have lines."""
        keys = (read_key(key) for key in self._lines)
        return sum(bool(key) and (key.kind, key.id, key.path[:-1]) == (kind, record, field.path) for key in keys)

    def put(self, kind: str, record: str | None, field: TableField, fact: Any) -> None:
        """Write what is known of a field: `unknown`, or a fact as YAML has it."""
        values = (
            fact["value"] if fact != "unknown" and field.is_list else [fact if fact == "unknown" else fact["value"]]
        )
        for number, value in enumerate(values):
            path = (*field.path, number) if _is_several(field) else field.path
            parts = _flat(value) if isinstance(value, dict) else {"value": value}
            if value == "unknown":
                parts = dict.fromkeys(self._parts(kind, record, path), "unknown")
            for part, said in parts.items():
                self._write(self._lines[str(LineKey(kind, record, path, part))][FormColumn.VALUE], field, said)
        path = (*field.path, 0) if _is_several(field) else field.path
        first = self._lines[str(LineKey(kind, record, path, self._parts(kind, record, path)[0]))]
        self._empty_others(kind, record, field, len(values))
        if fact != "unknown":
            self._about(first, field, fact)

    def _parts(self, kind: str, record: str | None, path: tuple[str | int, ...]) -> list[str]:
        keys = (read_key(key) for key in self._lines)
        return [key.part for key in keys if key and (key.kind, key.id, key.path) == (kind, record, path)]

    def _empty_others(self, kind: str, record: str | None, field: TableField, count: int) -> None:
        """Empty the lines of the values that a list has no more."""
        for key, line in self._lines.items():
            found = read_key(key)
            is_of = found and (found.kind, found.id, found.path[:-1]) == (kind, record, field.path)
            if found and is_of and _is_several(field) and int(found.path[-1]) >= count:
                line[FormColumn.VALUE].value = None

    def _about(self, line: dict[FormColumn, Cell], field: TableField, fact: dict[str, Any]) -> None:
        if is_measured(field):
            text(line[FormColumn.PRECISION], precision_text(RANGE if "to" in fact else fact.get("bound", "exact")))
            line[FormColumn.TO].value = fact.get("to")
        source = self._records.by_kind["source"][fact["source"]]
        text(line[FormColumn.SOURCE], reference_text(fact["source"], source.title))
        text(line[FormColumn.AS_OF], day_text(str(fact["as_of"])))
        for side, column in (("kk", FormColumn.NOTE_KK), ("ru", FormColumn.NOTE_RU)):
            if "note" in fact:
                text(line[column], fact["note"][side])

    def _write(self, cell: Cell, field: TableField, value: Any) -> None:
        if value == "unknown":
            text(cell, unknown_text())
        elif field.type is FieldType.CHOICE:
            text(cell, both(next(choice for choice in field.choices if choice == value)))
        elif field.type is FieldType.REFERENCE:
            text(cell, reference_text(value, self._records.by_kind[field.refers_to or ""][value].title))
        elif field.type is FieldType.WHEN:
            text(cell, day_text(str(value)))
        elif isinstance(value, str):
            text(cell, value)
        else:
            cell.value = value


def _is_several(field: TableField) -> bool:
    """Return whether a field has numbered lines; of ways to reach somebody there may be one or several."""
    return field.is_list or field.type is FieldType.CONTACT


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of a value that has fields, as lines name them: name_kk, phone."""
    flat = {}
    for key, part in value.items():
        flat |= {f"{key}_{side}": words for side, words in part.items()} if isinstance(part, dict) else {key: part}
    return flat


def text(cell: Cell, words: str) -> None:
    """Write a text that stays one, also where it begins as a formula does."""
    cell.value = words
    cell.data_type = "s"


def _columns(sheet: Worksheet) -> dict[FormColumn, int]:
    for cells in sheet.iter_rows(max_row=20, values_only=True):
        named = ((column_of(str(cell or "").replace("\n", " / ")), number) for number, cell in enumerate(cells))
        found = {column: number for column, number in named if column}
        if FormColumn.VALUE in found and len(found) > 3:
            return found | {FormColumn.KEY: cells.index("key")}
    return {}
