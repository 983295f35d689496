"""A form that somebody filled in otherwise than it asks: its column of keys deleted, rows put in, lines copied, sheets added."""

from typing import Any

import pytest

from scripts.forms.layout import FORM_SHEET, read_key
from tests.intake.test_form_sheets import HALL, empty_form, filled, only

__all__ = ["empty_form", "filled"]

LINES = {
    f"{HALL}space.area_m2#value": {"value": 650, "source": "letter"},
    f"{HALL}name#ru": {"value": "Склад тары"},
    f"{HALL}history[1].since#value": {"value": "05.2026"},
    f"{HALL}space.kinds[1]#value": {"value": "ашық алаң / открытая площадка"},
}


def without_keys(book: Any) -> None:
    for sheet in book.worksheets:
        if sheet.title != FORM_SHEET:
            sheet.delete_cols(10)


def without_hidden_sheet(book: Any) -> None:
    without_keys(book)
    del book[FORM_SHEET]


def renamed_and_moved(book: Any) -> None:
    without_keys(book)
    book["box-store"].insert_rows(1, 2)
    book["box-store"].title = "Склад"


def row_of(sheet: Any, key: str) -> int:
    return next(row[0].row for row in sheet.iter_rows() if str(read_key(row[-1].value)) == key)


@pytest.mark.parametrize("change", [without_keys, renamed_and_moved])
def test_a_form_without_its_column_of_keys_is_known_by_the_words_of_its_lines(filled, change):
    record, item = filled(LINES, change).rows
    assert {path: said.value for path, said in record.values.items()} == {
        ("name",): {"ru": "Склад тары"},
        ("space", "area_m2"): 650,
        ("space", "kinds"): ["store", "yard"],
    }
    assert (item.list_path, item.item, item.values["since",].value) == (("history",), 2, "2026-05")


def test_a_form_without_its_hidden_sheet_and_keys_says_all_that_stands_in_it(filled):
    reading = filled(LINES, without_hidden_sheet)
    assert reading.problems == ()
    record = next(row for row in reading.rows if row.id == "box-store" and not row.list_path)
    assert record.values["space", "area_m2"].value == 650
    assert record.values["utilities", "power"].value == "connected"


def test_what_is_written_into_a_row_that_was_put_in_is_told(filled):
    def change(book: Any) -> None:
        sheet = book["box-store"]
        row = row_of(sheet, f"{HALL}space.area_m2#value") + 1
        sheet.insert_rows(row)
        sheet.cell(row, 1).value, sheet.cell(row, 3).value = "Площадь навеса", 40

    (problem,) = filled({}, change).problems
    assert problem.expected.id == "intake.line-of-form"
    assert problem.place.cell.startswith("C")


def test_a_line_that_was_copied_and_filled_in_twice_is_told(filled):
    def change(book: Any) -> None:
        sheet = book["box-store"]
        row = row_of(sheet, f"{HALL}space.area_m2#value")
        sheet.append([cell.value for cell in sheet[row]])
        sheet.cell(sheet.max_row, 3).value = 700

    (problem,) = filled({f"{HALL}space.area_m2#value": {"value": 650}}, change).problems
    assert problem.expected.id == "intake.told-once"


def test_a_sheet_that_the_form_did_not_have_is_noted(filled):
    def change(book: Any) -> None:
        book.create_sheet("Ещё").append(["Склад ящиков", 600])

    reading = filled({f"{HALL}space.area_m2#value": {"value": 650}}, change)
    assert only(reading).id == "box-store"
    assert [note.told("ru") for note in reading.notes] == ["лист «Ещё»: этот лист не читается"]
