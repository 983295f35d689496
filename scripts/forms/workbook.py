"""Writes the workbook that an official fills in; called by make.py. The layout is told in layout.py.

The same records give the same bytes. Text is written as text, so that what begins with = is no formula.
"""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from scripts.forms.guide_sheet import write_guide
from scripts.forms.inspection import Inspection, write_inspection
from scripts.forms.layout import (
    FILLED,
    FORM_SHEET,
    FORMAT,
    FORMAT_NAME,
    INSPECTION_END,
    LANGUAGE_SIGN,
    LIST_SHEET,
    MODEL_NAME,
    NEW,
    FormColumn,
    both,
    form_words,
    guide_sheet,
    heading,
)
from scripts.forms.lines import FormSheet, Line
from scripts.forms.looks import FONT, LOOKS
from scripts.forms.options import CellRule
from scripts.languages import LANGUAGES
from scripts.records.kinds import KINDS
from scripts.tables.columns import tables_of

#: How wide the columns are, in signs.
_WIDTHS = {
    FormColumn.LABEL: 44,
    FormColumn.UNIT: 14,
    FormColumn.VALUE: 42,
    FormColumn.PRECISION: 22,
    FormColumn.TO: 17,
    FormColumn.SOURCE: 36,
    FormColumn.AS_OF: 16,
    FormColumn.NOTE_KK: 26,
    FormColumn.NOTE_RU: 26,
    FormColumn.KEY: 12,
}
_HEADING_ROW = 2
#: The height of a line of text, and what is above and below it, in points; a program that opens the file may not find it itself.
_LINE_HEIGHT, _PADDING = 13, 4
_COLUMNS = tuple(FormColumn)
#: What a spreadsheet program takes: signs of help, signs of the name of a sheet, points of the height of a row.
_MOST_HELP, _MOST_NAME, _MOST_HEIGHT = 255, 31, 409
_A4 = 9


class FormWriter:
    """A workbook in the making: its sheets, and the lists and lines that its hidden sheets hold."""

    def __init__(self, changed: datetime) -> None:
        self._file = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._file, options)
        self._book.set_properties({"created": changed})
        self._looks = {name: self._book.add_format(FONT | look) for name, look in LOOKS.items()}
        self._lists: dict[tuple[str, ...], int] = {}
        self._lines: list[tuple[str, int, Line]] = []
        self._names: set[str] = set()

    def write(self, sheets: Sequence[FormSheet], inspections: Sequence[Inspection]) -> bytes:
        """Return the workbook with a sheet for each form and each inspection."""
        guide = self._sheet(guide_sheet())
        named = [(self._sheet(sheet.record.id if sheet.record else f"{NEW} {sheet.kind}"), sheet) for sheet in sheets]
        printed = [(self._sheet(f"{one.name}{INSPECTION_END}", INSPECTION_END), one) for one in inspections]
        links = [(page.get_name(), both(sheet.titles)) for page, sheet in named]
        links += [
            (page.get_name(), f"{both(form_words()['inspection']['title'])}: {both(one.titles)}")
            for page, one in printed
        ]
        write_guide(guide, self._looks, links)
        for page, sheet in named:
            self._write_form(page, sheet)
        for page, one in printed:
            write_inspection(page, self._looks, one)
        self._write_lists()
        self._write_lines({sheet.kind for sheet in sheets})
        self._book.close()
        return self._file.getvalue()

    def _sheet(self, name: str, ending: str = "") -> Worksheet:
        """Add a sheet of a name that no other has, shortened to what a spreadsheet program takes."""
        base = name.removesuffix(ending)
        number = 1
        while True:
            more = f"~{number}{ending}" if number > 1 else ending
            found = base[: _MOST_NAME - len(more)].rstrip("-") + more
            if found.lower() not in self._names | {"history"}:  # Excel keeps the name History for itself
                self._names.add(found.lower())
                return self._book.add_worksheet(found)
            number += 1

    def _write_form(self, page: Worksheet, sheet: FormSheet) -> None:
        looks = self._looks
        for column, name in enumerate(_COLUMNS):
            page.set_column(column, column, _WIDTHS[name], None, {"hidden": name is FormColumn.KEY})
            page.write_string(_HEADING_ROW, column, heading(name).replace(LANGUAGE_SIGN, "\n"), looks["heading"])
        page.write_string(0, 0, both(sheet.titles), looks["title"])
        page.write_string(1, 0, f"{sheet.kind}/{sheet.record.id if sheet.record else NEW}", looks["small"])
        page.set_row(0, 24)
        page.set_row(_HEADING_ROW, 2 * _LINE_HEIGHT + _PADDING)
        page.freeze_panes(_HEADING_ROW + 1, 1)
        rules: dict[CellRule, list[tuple[int, int]]] = {}
        row = _HEADING_ROW + 1
        self._write_line(page, row, sheet.defaults, rules)
        for group in sheet.groups:
            row += 1
            for column in range(len(_COLUMNS) - 1):
                page.write_blank(row, column, None, looks["group"])
            page.write_string(row, 0, both(group.labels), looks["group"])
            page.set_row(row, _LINE_HEIGHT + _PADDING)
            for line in group.lines:
                row += 1
                self._write_line(page, row, line, rules)
        for rule, cells in rules.items():
            self._add_rule(page, rule, cells)
        page.set_landscape()
        page.set_paper(_A4)
        page.set_margins(0.4, 0.4, 0.5, 0.6)
        page.repeat_rows(_HEADING_ROW)
        page.print_area(0, 0, row, len(_COLUMNS) - 2)
        page.fit_to_pages(1, 0)
        page.ignore_errors({"number_stored_as_text": f"A1:J{row + 1}"})  # a year is text here, as any other date
        page.set_footer(f"&L&8{both(sheet.titles).replace('&', '&&')[:180]}&R&8&P / &N")

    def _write_line(self, page: Worksheet, row: int, line: Line, rules: dict[CellRule, list[tuple[int, int]]]) -> None:
        looks = self._looks
        mark = " *" if line.is_required else ""
        label = "\n".join(dict.fromkeys(line.labels[side] + mark for side in LANGUAGES))
        page.write_string(row, 0, label, looks["label"])
        unit = both(line.unit).replace(LANGUAGE_SIGN, "\n") if line.unit else None
        self._write_cell(page, row, 1, unit, looks["unit"])
        for column, name in enumerate(_COLUMNS[2:-1], 2):
            if name not in line.cells:
                page.write_blank(row, column, None, looks["closed"])
                continue
            rule = line.rules[name]
            self._write_cell(page, row, column, line.cells[name], looks["number" if rule.limits else "open"])
            rules.setdefault(rule, []).append((row, column))
        lines = [2, *(ceil(len(str(value or "")) / (_WIDTHS[name] - 2)) for name, value in line.cells.items())]
        page.set_row(row, min(max(lines) * _LINE_HEIGHT + _PADDING, _MOST_HEIGHT))
        page.write_string(row, len(_COLUMNS) - 1, str(line.key), looks["small"])
        self._lines.append((page.get_name(), row + 1, line))

    def _write_cell(self, page: Worksheet, row: int, column: int, value: Any, look: Format | None = None) -> None:
        if value is None:
            page.write_blank(row, column, None, look)
        elif isinstance(value, str):
            page.write_string(row, column, value, look)
        else:
            page.write_number(row, column, value, look)

    def _add_rule(self, page: Worksheet, rule: CellRule, cells: list[tuple[int, int]]) -> None:
        """Tell the spreadsheet program what these cells take, all at once."""
        message = "\n".join(dict.fromkeys(rule.help[side] for side in LANGUAGES))[:_MOST_HELP]
        told: dict[str, Any] = {"validate": "any", "input_message": message, "error_message": message}
        if rule.items:
            told |= {"validate": "list", "source": self._list(rule.items), "show_error": rule.is_strict}
        elif rule.limits:
            kind = "integer" if rule.is_whole else "decimal"
            told |= {"validate": kind, "criteria": "between", "minimum": rule.limits[0], "maximum": rule.limits[1]}
        told["other_cells"] = [[row, column, row, column] for row, column in cells[1:]]
        page.data_validation(*cells[0], *cells[0], told)

    def _list(self, items: tuple[str, ...]) -> str:
        """Return where a list of choices stands on its hidden sheet: in a cell it may have 255 signs and no comma."""
        number = self._lists.setdefault(items, len(self._lists))
        column = xlsxwriter.utility.xl_col_to_name(number)
        return f"={LIST_SHEET}!${column}$1:${column}${len(items)}"

    def _write_lists(self) -> None:
        page = self._book.add_worksheet(LIST_SHEET)
        page.very_hidden()
        for items, column in self._lists.items():
            for row, item in enumerate(items):
                page.write_string(row, column, item)

    def _write_lines(self, kinds: set[str]) -> None:
        """Write what a reader goes by, as layout.py tells it."""
        page = self._book.add_worksheet(FORM_SHEET)
        page.very_hidden()
        names = ("key", "sheet", "row", *FILLED)
        rows: list[Sequence[Any]] = [(FORMAT_NAME, FORMAT), (MODEL_NAME, models_hash(kinds)), names]
        for sheet, number, line in self._lines:
            rows.append((str(line.key), sheet, number, *(line.cells.get(column) for column in FILLED)))
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                if value is not None:
                    self._write_cell(page, row, column, value)


def models_hash(kinds: set[str]) -> str:
    """Return what tells the models of these kinds from later ones: another hash means that fields or choices are others."""
    told = [(table.name, table.fields) for kind in sorted(kinds) for table in tables_of(KINDS[kind])]
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
