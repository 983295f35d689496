"""The workbooks of the region, as others open them."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from python_calamine import load_workbook

from scripts.opendata.workbooks import OpenSheet, workbook_bytes
from scripts.records.kinds import KINDS
from scripts.tables.columns import tables_of
from tests.opendata.conftest import ReadCsv

#: Texts that a spreadsheet would take for something else.
TEXTS = [
    *("=1+1", "+7 700", "-5", "@SUM(A1)", "\t=1", "{=1}", "'тырнақша", "https://example.kz", "mailto:a@example.kz"),
    *("12", "010", "true", "2026-03-01", "1e5", " сөз ", "_x0041_", "бір\nекі", "<&>", "ә ғ ₸ 😀"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_a_workbook_has_a_sheet_for_each_table_and_one_of_all_columns(data: Path, kind: str):
    book = openpyxl.load_workbook(data / f"{kind}.xlsx")
    references = ["source-reference"] if kind == "source" else []
    assert book.sheetnames == [*(table.name for table in tables_of(KINDS[kind])), *references, "columns"]


def test_a_sheet_says_what_the_csv_file_says(data: Path, read_csv: ReadCsv):
    head, *rows = load_workbook(data / "production-site.xlsx").get_sheet_by_name("production-site").to_python()
    told = read_csv("production-site.csv")
    assert head == list(told[0])
    assert [[shown(cell) for cell in row] for row in rows] == [list(row.values()) for row in told]


def shown(cell: object) -> str:
    """Return the cell of a sheet as CSV has it; a sheet knows no whole numbers."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def test_no_text_is_a_formula_a_link_or_a_number_and_each_comes_back():
    content = workbook_bytes([OpenSheet("texts", ("text",), [(text,) for text in TEXTS])])
    cells = [row[0] for row in openpyxl.load_workbook(io.BytesIO(content))["texts"].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.hyperlink for cell in cells if cell.hyperlink] == []
    rows = load_workbook(io.BytesIO(content)).get_sheet_by_name("texts").to_python()
    assert [row[0] for row in rows[1:]] == TEXTS


def test_numbers_keep_all_their_digits():
    numbers = [0.1 + 0.2, 1e15, 600, -2, 0.05, 123456.789]
    content = workbook_bytes([OpenSheet("numbers", ("number",), [(number,) for number in numbers])])
    rows = load_workbook(io.BytesIO(content)).get_sheet_by_name("numbers").to_python()
    assert [row[0] for row in rows[1:]] == numbers


def test_nothing_in_a_workbook_depends_on_the_clock(data: Path):
    with zipfile.ZipFile(data / "institution.xlsx") as book:
        assert {entry.date_time[0] for entry in book.infolist()} == {1980}  # the first year that an archive knows
        assert book.read("docProps/core.xml").count(b"2026-01-01T00:00:00Z") == 2


def test_nothing_in_a_workbook_runs_or_leads_elsewhere(data: Path):
    for path in data.glob("*.xlsx"):
        with zipfile.ZipFile(path) as book:
            names = book.namelist()
            assert [name for name in names if "vba" in name.lower() or "external" in name.lower()] == []
            assert [name for name in names if b"<f>" in book.read(name)] == []
