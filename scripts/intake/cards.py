"""Sheets whose fields stand in rows, turned so that they stand in columns as in all others; called by read.py.

A card tells of one record: the name of a field, its value beside it, perhaps a unit, a source, a date. A list may have its halls in
columns. Where each cell stands in the file, the turned sheet knows.
"""

from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from scripts.intake.cells import tidy
from scripts.intake.heading_words import folded_heading
from scripts.intake.marks import At, Merged
from scripts.intake.reading import letters
from scripts.intake.understood import words
from scripts.intake.workbook import Content, Sheet

#: No card has more fields, and no list that stands so more records.
_MOST_ROWS, _MOST_COLUMNS = 400, 200
#: The headings of a card stand in one of so many rows.
_HEADING_ROWS = 20


def turned(sheet: Sheet) -> Sheet | None:
    """Return a sheet with its rows as columns, what stands above them in place; None where it has too many, or too few."""
    top = next((row for row in range(1, len(sheet.rows) + 1) if len(sheet.filled(row)) > 1), 0)
    width = max((len(cells) for cells in sheet.rows), default=0)
    if not top or len(sheet.rows) - top < 1 or len(sheet.rows) > _MOST_ROWS or width > _MOST_COLUMNS:
        return None
    card = _card(sheet, top)
    return _flat(sheet, card) if card else _turned(sheet, top)


def _turned(sheet: Sheet, top: int) -> Sheet:
    """Return a sheet whose rows from `top` on are columns; the row `top` is the first of them."""
    columns = [list(cells) for cells in zip_longest(*sheet.rows[top - 1 :], fillvalue="")]
    above = top - 1
    places = {
        (above + column, row - above): (row, column)
        for row in range(top, len(sheet.rows) + 1)
        for column in range(1, len(columns) + 1)
    }
    places |= {(above + column, 0): (0, column) for column in range(1, len(columns) + 1)}
    places |= {(0, row - above): (row, 0) for row in range(top, len(sheet.rows) + 1)}
    filled = {column for row in range(top, len(sheet.rows) + 1) for column in sheet.filled(row)}
    merged = [one for one in sheet.merged if one.bottom < top]
    for one in sheet.merged:
        if one.top >= top:
            # Columns in which nothing begins only make a cell wide.
            right = max((column for column in filled if column <= one.right), default=one.left)
            merged.append(Merged(above + one.left, one.top - above, above + max(one.left, right), one.bottom - above))
    return replace(
        sheet,
        rows=[*sheet.rows[:above], *columns],
        merged=merged,
        hidden_rows={above + column for column in sheet.hidden_columns},
        hidden_columns={row - above for row in sheet.hidden_rows},
        places=places,
    )


@dataclass(frozen=True)
class _Card:
    """The columns of a card by its headings: the words of fields, their units, the value."""

    row: int
    labels: list[int]
    unit: int
    value: int


def _card(sheet: Sheet, top: int) -> _Card | None:
    """Return how a card is laid out whose headings say it: Показатель, Ед. изм., Значение, Источник."""
    for row in range(top, min(top + _HEADING_ROWS, len(sheet.rows)) + 1):
        heads = {column: folded_heading(str(cell)) for column, cell in sheet.filled(row).items()}
        values = [column for column, text in heads.items() if text in _words("values")]
        if len(values) != 1 or any(not isinstance(cell, str) for cell in sheet.filled(row).values()):
            continue
        units = [column for column, text in heads.items() if text in _words("units")]
        labels = [
            column
            for column, text in heads.items()
            if column < values[0] and column not in units and text not in _words("numbering")
        ]
        if labels and len(labels) < 3:
            return _Card(row, labels, units[0] if units else 0, values[0])
    return None


def _flat(sheet: Sheet, card: _Card) -> Sheet:
    """Return a card as a table of one row, a column for each value and for each thing that is told of it."""
    rows: list[list[Content]] = [[] for _ in range(len(card.labels) + 2)]
    above, places = card.row - 1, dict[At, At]()
    for row in range(card.row + 1, len(sheet.rows) + 1):
        labels = [_of_merged(sheet, row, column) for column in card.labels]
        labels[1:] = ["" if tidy(str(one)) == tidy(str(labels[0])) else one for one in labels[1:]]
        about = [column for column in sheet.filled(row) if column > card.value and column != card.unit]
        for column in (card.value, *about):
            told = sheet.at(row, card.unit) if card.unit else ""
            if column in about:  # what has no heading is told by its column, and not read
                told = sheet.at(card.row, column) or letters(column)
            for line, cell in zip(rows, (*labels, told, sheet.at(row, column)), strict=True):
                line.append(cell)
            number = len(rows[0])
            heading = row if column == card.value else card.row
            places |= {(above + line, number): (row, card.labels[0]) for line in range(1, len(labels) + 1)}
            places[above + len(rows) - 1, number] = (
                heading,
                column if column in about else card.unit or card.labels[0],
            )
            places[above + len(rows), number] = (row, column)
            places[0, number] = (row, 0)
    places[above + len(rows), 0] = (0, card.value)
    return replace(
        sheet,
        rows=[*sheet.rows[:above], *rows],
        merged=[one for one in sheet.merged if one.bottom < card.row],
        hidden_rows=set(),
        hidden_columns={number for (line, number), (row, _) in places.items() if not line and row in sheet.hidden_rows},
        places=places,
    )


def _of_merged(sheet: Sheet, row: int, column: int) -> Content:
    merged = sheet.merged_at(row, column)
    return sheet.at(merged.top, merged.left) if merged else sheet.at(row, column)


@cache
def _words(of: str) -> frozenset[str]:
    return frozenset(map(folded_heading, words()[of]))
