"""Writes the first sheet of the workbook, which explains it in ten lines in both languages; called by workbook.py."""

from collections.abc import Mapping, Sequence
from math import ceil

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.forms.layout import form_words
from scripts.languages import LANGUAGES

_WIDTH = 62
_LINE_HEIGHT = 15
_A4 = 9


def write_guide(page: Worksheet, looks: Mapping[str, Format], links: Sequence[tuple[str, str]]) -> None:
    """Write the explanation, a language beside the other, and under it the sheets: (name, title), each with a link."""
    words = form_words()["guide"]
    page.set_column(0, 0, 4)
    page.set_column(1, 2, _WIDTH)
    page.hide_gridlines(2)
    page.set_row(0, 28)
    for column, side in enumerate(LANGUAGES, 1):
        page.write_string(0, column, words["title"][side], looks["title"])
        for number, line in enumerate(words["lines"][side], 1):
            page.write_number(number, 0, number, looks["number_of"])
            page.write_string(number, column, line, looks["text"])
            page.set_row(number, 2 * _LINE_HEIGHT)
    row = len(words["lines"][LANGUAGES[0]]) + 2
    for column, side in enumerate(LANGUAGES, 1):
        page.write_string(row, column, words["sheets"][side], looks["title"])
    for name, title in links:
        row += 1
        quoted = name.replace("'", "''")
        page.write_url(row, 1, f"internal:'{quoted}'!A1", looks["link"], name)
        page.write_string(row, 2, title, looks["text"])
        page.set_row(row, _LINE_HEIGHT * max(ceil(len(text) / (_WIDTH - 6)) for text in (name, title)))
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 1)
