"""Rows below the headings of a table that tell of no record: sums, the numbers of the columns, the headings again; called by rows.py."""

from collections.abc import Mapping

from scripts.intake.cells import tidy
from scripts.intake.heading_words import folded_heading
from scripts.intake.headings import Layout
from scripts.intake.understood import words
from scripts.intake.workbook import Content, Sheet


def is_numbering(layout: Layout, row: int, cells: Mapping[int, Content]) -> bool:
    """Return whether a row below the headings only numbers the columns: 1, 2, 3."""
    numbers = [tidy(str(cell)) for _, cell in sorted(cells.items())]
    first = int(numbers[0]) if numbers[0].isdecimal() else -1
    wanted = [str(number) for number in range(first, first + len(numbers))]
    return row == layout.last + 1 and len(numbers) > 2 and first in (0, 1) and numbers == wanted


def repeats_headings(sheet: Sheet, layout: Layout, cells: Mapping[int, Content]) -> bool:
    """Return whether each cell of a row repeats its heading, as on each page of a printed table."""
    return all(isinstance(cell, str) and _is_above(sheet, layout, column, cell) for column, cell in cells.items())


def _is_above(sheet: Sheet, layout: Layout, column: int, text: str) -> bool:
    above = {folded_heading(str(sheet.at(row, column))) for row in range(layout.first, layout.last + 1)}
    return folded_heading(text) in above


def is_total(text: str) -> bool:
    """Return whether a row that begins with a text is one of sums: Итого, Всего по району:."""
    small = text.casefold().strip(" :.–—-")
    return any(small == word or small.startswith(f"{word} ") for word in words()["totals"])


def is_sum(sheet: Sheet, layout: Layout, row: int, cells: Mapping[int, Content]) -> bool:
    """Return whether every number of a row is the sum of those above it."""
    for column, cell in cells.items():
        above = [sheet.at(one, column) for one in range(layout.last + 1, row)]
        numbers = [one for one in above if isinstance(one, (int, float)) and not isinstance(one, bool)]
        if not isinstance(cell, (int, float)) or len(numbers) < 2 or abs(sum(numbers) - cell) > 1e-6 * abs(cell):
            return False
    return True
