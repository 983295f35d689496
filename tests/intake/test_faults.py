"""One workbook with every kind of cell that cannot be understood: each is found at its cell, in Kazakh and in Russian."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from scripts.intake.read import read_sheets
from scripts.intake.reading import SheetReading, letters
from scripts.intake.workbook import open_workbook
from scripts.records.loader import Records
from tests.examples import beside

SHEET = "Залдар"
FAULTS: list[dict[str, Any]] = beside(__file__, "test_faults.yml")["faults"]
COLUMNS = ["name_ru", *dict.fromkeys(name for fault in FAULTS for name in (fault["column"], *fault.get("beside", {})))]

#: The site writes 0.35 of a percentage below the name of the column, and means it.
HEADINGS = {"building_wear_percent": "Износ"}


def place(row: int, column: str) -> str:
    return f"{letters(COLUMNS.index(column) + 1)}{row}"


def write_cell(book: xlsxwriter.Workbook, sheet: Any, row: int, column: int, cell: Any) -> None:
    if isinstance(cell, dict) and "percent" in cell:
        sheet.write_number(row, column, cell["percent"], book.add_format({"num_format": "0%"}))
    elif isinstance(cell, dict):
        sheet.write_formula(row, column, cell["formula"], None, cell["value"])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, book.add_format({"num_format": "dd.mm.yyyy"}))
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell)
    else:
        sheet.write(row, column, cell)


def write_faults(path: Path) -> None:
    """A row for each fault: a hall of its own, with nothing but the faulty cell and what must be beside it."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(SHEET)
    sheet.write_row(0, 0, [HEADINGS.get(column, column) for column in COLUMNS])
    for row, fault in enumerate(FAULTS, 1):
        sheet.write_string(row, 0, f"Зал {row}")
        for column, cell in {fault["column"]: fault["cell"], **fault.get("beside", {})}.items():
            write_cell(book, sheet, row, COLUMNS.index(column), cell)
    book.close()


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory, region_records: Records) -> SheetReading:
    path = tmp_path_factory.mktemp("faults") / "faults.xlsx"
    write_faults(path)
    return read_sheets(open_workbook(path), region_records, path.with_suffix(".yml"))


def test_there_are_at_least_eighty_kinds():
    assert len(FAULTS) >= 80


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_exactly_these_faults_are_found_each_at_its_cell(reading, language):
    at = {"kk": "«{sheet}» парағы, {cell} ұяшығы: {text}", "ru": "лист «{sheet}», ячейка {cell}: {text}"}[language]
    expected = [
        at.format(sheet=SHEET, cell=place(row, fault.get("at", fault["column"])), text=fault[language])
        for row, fault in enumerate(FAULTS, 2)
    ]
    assert sorted(problem.told(language) for problem in reading.problems) == sorted(expected)


def test_what_is_right_in_a_row_with_a_fault_is_read_all_the_same(reading):
    assert [row.place.row for row in reading.rows if row.name] == [
        row for row, fault in enumerate(FAULTS, 2) if fault["column"] != "name_ru"
    ]
