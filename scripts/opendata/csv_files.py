"""Writes a table as CSV (RFC 4180): UTF-8 with the mark by which a spreadsheet knows it, a comma, a line of names; called by write.py."""

import csv
import io
from collections.abc import Iterable, Sequence

from scripts.opendata.types import ColumnType
from scripts.tables.rows import Cell
from scripts.tables.safe import guarded

MEDIA_TYPE = "text/csv"


def csv_bytes(names: Sequence[str], rows: Iterable[tuple[Cell, ...]], types: Sequence[ColumnType]) -> bytes:
    """Return the file of a table; `types` are those of its columns."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(names)
    # Most cells are numbers, codes and nothing, which the library writes as they are.
    others = [place for place, kind in enumerate(types) if kind.is_text or kind.name == "boolean"]
    writer.writerows(_written(row, others) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _written(row: tuple[Cell, ...], others: Sequence[int]) -> Sequence[Cell]:
    """Return a row in which no text begins a formula, and a truth value is written as JSON has it."""
    cells = list(row)
    for place in others:
        cell = cells[place]
        if isinstance(cell, str):
            cells[place] = guarded(cell)
        elif isinstance(cell, bool):
            cells[place] = str(cell).lower()
    return cells
