"""Where a form keeps which line is what, and what stood in it when it was made (forms/layout.py); called by form_sheets.py."""

from collections.abc import Mapping

from scripts.forms.layout import FORM_SHEET, FormColumn, LineKey, read_key
from scripts.intake.cells import tidy
from scripts.intake.workbook import Content, Sheet
from scripts.tables.columns import Table
from scripts.tables.fields import TableField


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
