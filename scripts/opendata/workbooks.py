"""Writes tables as a workbook, a sheet each, and a sheet that names their columns; called by write.py.

Every text is written as text, so that none is a formula or a link. A date is text too, since many are known to the month or
the year only. The day of creation is fixed: the same records give the same bytes.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from scripts.tables.rows import Cell

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What a spreadsheet takes in one cell; the rest of a longer text is in the CSV file.
_LONGEST = 32_767
_LONGEST_NAME = 31
_WIDTH = 18
_CREATED = datetime(2026, 1, 1)


@dataclass(frozen=True)
class OpenSheet:
    """A sheet: its name, the names of its columns, its rows."""

    name: str
    columns: Sequence[str]
    rows: Iterable[tuple[Cell, ...]]


class _Exact(float):
    """A number that is written with all its digits; the library writes sixteen, which are too few for some."""

    def __format__(self, spec: str) -> str:
        return repr(self)


def workbook_bytes(sheets: Iterable[OpenSheet], aside: Path | None = None) -> bytes:
    """Return the file of a workbook with these sheets; until it is whole, its rows lie in the folder `aside`, or the system's."""
    content = io.BytesIO()
    # Row by row, so that memory does not grow with the number of records.
    book = Workbook(content, {"constant_memory": True, "tmpdir": aside})
    book.set_properties({"created": _CREATED})
    bold = book.add_format({"bold": True})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name[:_LONGEST_NAME])
        page.set_column(0, len(sheet.columns) - 1, _WIDTH)
        page.freeze_panes(1, 1)
        for place, name in enumerate(sheet.columns):
            page.write_string(0, place, name, bold)
        for number, row in enumerate(sheet.rows, start=1):
            _write(page, number, row)
    book.close()
    return content.getvalue()


def _write(page: Worksheet, number: int, row: tuple[Cell, ...]) -> None:
    for place, cell in enumerate(row):
        if cell is None:
            continue
        if isinstance(cell, bool):
            page.write_boolean(number, place, cell)
        elif isinstance(cell, (int, float)):
            page.write_number(number, place, cell if float(f"{cell:.16G}") == cell else _Exact(cell))
        else:
            page.write_string(number, place, str(cell)[:_LONGEST])
