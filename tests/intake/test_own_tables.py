"""The tables that the site publishes itself are read back as they are."""

import pytest
import xlsxwriter

from scripts.intake.read import read_sheets
from scripts.intake.workbook import open_workbook
from scripts.records.kinds import KINDS
from scripts.tables.columns import tables_of
from scripts.tables.rows import rows_of
from tests.intake.test_tables import write


def test_numbers_below_the_names_of_columns_are_as_the_site_writes_them(tmp_path, region_records):
    """Not so below words: 1.125 may be a thousand there, and 0.35 of a percentage 35 %."""
    text = "id,space_area_m2,building_wear_percent,space_area_m2_to\nbox-store,12.125,0.35,13.125\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    (row,) = read_sheets(open_workbook(tmp_path / "a.csv"), region_records, tmp_path / "mapping.yml").rows
    area, wear = row.values["space", "area_m2"], row.values["building", "wear_percent"]
    assert (area.value, area.to, wear.value) == (12.125, 13.125, 0.35)
    book = write(tmp_path / "a.xlsx", ["id", "building_wear_percent"], ["box-store", 0.35])
    (row,) = read_sheets(open_workbook(book), region_records, tmp_path / "mapping.yml").rows
    assert row.values["building", "wear_percent"].value == 0.35


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_of_the_records_say_the_same_when_they_are_read_back(kind, tmp_path, region_records):
    for table in tables_of(KINDS[kind]):
        cells = list(rows_of(table, region_records))
        if not cells:
            continue
        shown = [["" if cell is None else cell for cell in row] for row in cells]
        path = tmp_path / f"{table.name}.xlsx"
        book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False})
        sheet = book.add_worksheet(table.name)
        sheet.write_row(0, 0, [column.name for column in table.columns])
        for number, row in enumerate(shown, 1):
            sheet.write_row(number, 0, row)
        book.close()
        reading = read_sheets(open_workbook(path), region_records, tmp_path / "mapping.yml")
        assert [problem.told("en") for problem in reading.problems] == []
        assert {(row.kind, row.list_path) for row in reading.rows} == {(kind, table.path)}
        assert len(reading.rows) == len(cells)
