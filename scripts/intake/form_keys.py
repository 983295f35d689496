"""Where a form keeps which line is what, and what stood in it when it was made (forms/layout.py); called by form_sheets.py."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import replace

from scripts.forms.layout import FORM_SHEET, LANGUAGE_SIGN, NEW, FormColumn, LineKey, column_of, read_key
from scripts.forms.lines import form_sheet
from scripts.forms.options import titles_of
from scripts.intake.cells import tidy
from scripts.intake.heading_words import folded_heading
from scripts.intake.workbook import Content, Sheet
from scripts.records.kinds import KINDS
from scripts.records.loader import Records
from scripts.tables.columns import Table
from scripts.tables.fields import TableField

#: How many rows from the top the headings of a sheet may be.
_HEADING_ROWS = 20
#: The small line below the title of a sheet: production-site/box-store.
_OF_RECORD = re.compile(r"(?P<kind>[a-z-]+)/(?P<id>[a-z0-9-]+|\+)")


def form_headings(sheet: Sheet) -> tuple[int, dict[FormColumn, int]]:
    """Return the row of the headings of a form and their columns; 0 and none where there are none."""
    for row in range(1, min(len(sheet.rows), _HEADING_ROWS) + 1):
        found = {
            column_of(re.sub(r"\s*\n\s*", LANGUAGE_SIGN, str(cell))): number
            for number, cell in enumerate(sheet.rows[row - 1], 1)
        }
        if FormColumn.VALUE in found and len(found) > 3:
            return row, {column: number for column, number in found.items() if column is not None}
    return 0, {}


def record_of_sheet(sheet: Sheet) -> tuple[str, str | None] | None:
    """Return the kind and the id of the record whose form a sheet is, by the line below its title; None where it has none."""
    for cells in sheet.rows[:_HEADING_ROWS]:
        for cell in cells:
            found = _OF_RECORD.fullmatch(cell) if isinstance(cell, str) else None
            if found and found["kind"] in KINDS and form_headings(sheet)[0]:
                return found["kind"], None if found["id"] == NEW else found["id"]
    return None


def with_keys(sheet: Sheet, records: Records, made: Collection[str]) -> Sheet:
    """Return a sheet whose column of keys is gone with one again, by the words of its lines; `made` are the keys of the whole form.

    Of lines with the same words, as those of a list, each has its key by their order, where there are as many as there were.
    """
    _, headings = form_headings(sheet)
    named = record_of_sheet(sheet)
    if named is None or FormColumn.LABEL not in headings:
        return sheet
    kind, name = named
    lines = form_sheet(kind, records.by_kind[kind].get(name or ""), titles_of(records)).lines
    keys, rows = defaultdict[str, list[str]](list), defaultdict[str, list[int]](list)
    for line in lines:
        key = LineKey(kind, name, line.key.path, line.key.part)
        if not made or str(key) in made:
            keys[folded_heading(" ".join(dict.fromkeys(line.labels.values())))].append(str(key))
    for row in range(1, len(sheet.rows) + 1):
        rows[folded_heading(str(sheet.at(row, headings[FormColumn.LABEL])))].append(row)
    found = {
        row: key
        for label, said in keys.items()
        if len(said) == len(rows[label])
        for row, key in zip(rows[label], said, strict=True)
    }
    width = max(map(len, sheet.rows))
    padded = ([*cells, *[""] * (width - len(cells))] for cells in sheet.rows)
    return replace(sheet, rows=[[*cells, found.get(row, "")] for row, cells in enumerate(padded, 1)])


def key_column(sheet: Sheet) -> int:
    """Return the column that has the keys of lines, 0 where there is none."""
    for cells in sheet.rows:
        for column, cell in enumerate(cells, 1):
            if sheet.name != FORM_SHEET and read_key(cell) is not None:
                return column
    return 0


def cells_when_made(sheets: list[Sheet]) -> Mapping[str, Mapping[FormColumn, Content]]:
    """Return what stood in the cells of each line when the form was made, by its key."""
    hidden = next((sheet for sheet in sheets if sheet.name == FORM_SHEET), None)
    made: dict[str, dict[FormColumn, Content]] = {}
    columns: dict[FormColumn, int] = {}
    for row in range(1, len(hidden.rows) + 1) if hidden else ():
        cells = hidden.rows[row - 1] if hidden else []
        if cells and cells[0] == "key":
            columns = {FormColumn(str(cell)): number for number, cell in enumerate(cells) if cell in [*FormColumn][:-1]}
        elif columns and cells and read_key(cells[0]):
            made[str(cells[0])] = {one: cells[number] for one, number in columns.items() if number < len(cells)}
    return made


def is_same(now: Content, before: Content) -> bool:
    """Return whether two cells say the same; programs may keep 5 as 5.0 and put in spaces."""
    return now == before or tidy(str(now)) == tidy(str(before))


def field_of(tables: tuple[Table, ...], key: LineKey) -> tuple[Table, TableField, int | None] | None:
    """Return the table and the field of a line, and of an item its place in its list from 1."""
    for table in tables:
        steps = key.path[len(table.path) :]
        is_item = (
            bool(table.path)
            and key.field_path[: len(table.path)] == table.path
            and bool(steps)
            and isinstance(steps[0], int)
        )
        inside = tuple(step for step in steps if isinstance(step, str)) if is_item or not table.path else None
        for one in table.fields:
            if inside is not None and one.path == inside and (not table.path or is_item):
                item = steps[0] if is_item else None
                return table, one, item + 1 if isinstance(item, int) else None
    return None
