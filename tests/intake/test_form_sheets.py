"""A form that `python -m scripts form` made is read back: only what was filled in is said, each with its cell."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scripts.forms.layout import RANGE, FormColumn, column_of, precision_text, read_key
from scripts.intake.read import read_sheets
from scripts.intake.reading import ReadRow
from scripts.intake.workbook import open_workbook
from tests.conftest import REGION, BuiltOnce, run_well

COLUMNS = list(FormColumn)


@pytest.fixture(scope="module")
def empty_form(built_once: BuiltOnce) -> Path:
    """The form of a hall of the region and of a new one, with nothing filled in; each sheet more takes time."""

    def make(folder: Path) -> None:
        folder.mkdir()
        run_well("form", folder / "form.xlsx", "--data", REGION / "data", "--kind", "production-site")
        book = openpyxl.load_workbook(folder / "form.xlsx")
        for name in set(book.sheetnames) - {"box-store", "+ production-site", "_form"}:
            del book[name]
        book.save(folder / "form.xlsx")

    return built_once("form-to-read", make) / "form.xlsx"


@pytest.fixture
def filled(empty_form, tmp_path, region_records):
    """Fill in lines by their keys, then read the form: `filled({"production-site/…#value": {"value": 5}})`."""

    def fill(lines: dict[str, dict[str, Any]], change: Any = None):
        path = tmp_path / "form.xlsx"
        shutil.copy2(empty_form, path)
        book = openpyxl.load_workbook(path)
        left = dict(lines)
        for sheet in book.worksheets:
            for row in sheet.iter_rows() if sheet.title != "_form" else ():
                key = next((str(key) for cell in row if (key := read_key(cell.value))), "")
                for column, value in left.pop(key, {}).items():
                    row[COLUMNS.index(FormColumn(column))].value = value
        assert left == {}
        if change:
            change(book)
        book.save(path)
        return read_sheets(open_workbook(path), region_records, tmp_path / "mapping.yml")

    return fill


HALL = "production-site/box-store/"


def only(reading) -> ReadRow:
    assert [problem.told("en") for problem in reading.problems] == []
    (row,) = reading.rows
    return row


def test_a_form_with_nothing_filled_in_says_nothing(filled):
    reading = filled({})
    assert (reading.rows, reading.problems, reading.notes) == ((), (), ())


def test_a_value_is_said_with_its_cell_and_how_exact_it_is_by_its_words(filled):
    row = only(
        filled(
            {f"{HALL}space.area_m2#value": {"value": "около 1,3 тыс. кв. м", "source": "letter", "as_of": "12.11.2026"}}
        )
    )
    fact = row.values["space", "area_m2"]
    assert (row.kind, row.id) == ("production-site", "box-store")
    assert (fact.value, fact.bound, fact.source, fact.as_of) == (1300, "about", "letter", "2026-11-12")
    assert (fact.place.sheet, fact.place.cell[0]) == ("box-store", "C")
    assert fact.parts["source"].row == fact.place.row


def test_another_number_stays_as_exact_as_it_was(filled):
    fact = only(filled({f"{HALL}utilities.power_kw#value": {"value": 80}})).values["utilities", "power_kw"]
    assert (fact.value, fact.bound, fact.to, fact.source) == (80, None, None, "letter")


def test_a_range_has_both_ends(filled):
    line = {"value": 500, "precision": precision_text(RANGE), "to": 700}
    fact = only(filled({f"{HALL}space.area_m2#value": line})).values["space", "area_m2"]
    assert (fact.value, fact.bound, fact.to) == (500, "exact", 700)
    reading = filled({f"{HALL}space.area_m2#value": {"precision": "от – до"}})
    assert [problem.expected.id for problem in reading.problems] == ["intake.upper-end"]


def test_unknown_is_said_in_the_value_or_in_the_precision(filled):
    lines = {
        f"{HALL}space.area_m2#value": {"value": "белгісіз"},
        f"{HALL}utilities.power#value": {"precision": "белгісіз / неизвестно"},
    }
    reading = filled(lines)
    assert [problem.expected.id for problem in reading.problems] == ["intake.same-as-beside"]
    lines[f"{HALL}utilities.power#value"]["value"] = None
    assert {path: said.is_unknown for path, said in only(filled(lines)).values.items()} == {
        ("space", "area_m2"): True,
        ("utilities", "power"): True,
    }


def test_the_source_and_date_of_a_sheet_are_those_of_lines_without_any(filled):
    lines = {
        f"{HALL}#defaults": {"source": "letter", "as_of": "11.2026"},
        f"{HALL}space.clear_height_m#value": {"value": "4,5 м"},
        f"{HALL}utilities.power_kw#value": {"value": 90},
    }
    values = only(filled(lines)).values
    assert (values["space", "clear_height_m"].source, values["space", "clear_height_m"].as_of) == ("letter", "2026-11")
    power = values["utilities", "power_kw"]
    assert (power.source, power.as_of) == ("letter", "2026-05-20")  # those that stand beside it


def test_a_contact_is_unknown_where_all_that_is_said_of_it_is(filled):
    unknown = {"value": "белгісіз / неизвестно"}
    both = {f"{HALL}contact[0]#phone": unknown, f"{HALL}contact[0]#email": unknown}
    assert only(filled(both)).values["contact",].is_unknown
    one = both | {f"{HALL}contact[0]#phone": {"value": "+7 7252 53 00 00"}}
    assert only(filled(one)).values["contact",].value == {"phone": "+7 7252 53 00 00"}


def test_words_lists_points_and_contacts_stand_in_several_lines(filled):
    lines = {
        f"{HALL}name#ru": {"value": "Склад тары"},
        f"{HALL}space.kinds[0]#value": {"value": "цех"},
        f"{HALL}space.kinds[1]#value": {"value": "ашық алаң / открытая площадка"},
        f"{HALL}transport.coordinates#latitude": {"value": "50,2839"},
        f"{HALL}transport.coordinates#longitude": {"value": 57.167},
        f"{HALL}contact[0]#phone": {"value": "+7 7252 53 00 00"},
        f"{HALL}contact[0]#name_ru": {"value": "Канцелярия"},
        f"{HALL}contact[0]#name_kk": {"value": "Кеңсе"},
    }
    values = {path: said.value for path, said in only(filled(lines)).values.items()}
    assert values == {
        ("name",): {"ru": "Склад тары"},
        ("space", "kinds"): ["workshop", "yard"],
        ("transport", "coordinates"): {"latitude": 50.2839, "longitude": 57.167},
        ("contact",): {"phone": "+7 7252 53 00 00", "name": {"ru": "Канцелярия", "kk": "Кеңсе"}},
    }


def test_an_item_of_a_list_is_a_row_of_its_own(filled):
    row = only(filled({f"{HALL}history[1].since#value": {"value": "05.2026"}}))
    assert (row.list_path, row.item, row.values["since",].value) == (("history",), 2, "2026-05")


def test_a_new_record_has_no_id(filled):
    lines = {
        "production-site/+/name#kk": {"value": "Жаңа цех"},
        "production-site/+/name#ru": {"value": "Новый цех"},
        "production-site/+/institution#value": {"value": "no-901 — № 901 мекеме / Учреждение № 901"},
    }
    row = only(filled(lines))
    assert (row.id, row.name) == (None, {"kk": "Жаңа цех", "ru": "Новый цех"})
    assert row.values["institution",].value == "no-901"


def test_a_cell_that_was_emptied_keeps_the_value_and_is_told(filled):
    reading = filled({f"{HALL}space.area_m2#value": {"value": None}})
    assert reading.rows == ()
    assert [note.text.id for note in reading.notes] == ["intake.emptied-cell"]


def test_what_cannot_be_understood_is_told_at_its_cell(filled):
    lines = {
        f"{HALL}space.area_m2#value": {"value": "много"},
        f"{HALL}contact[0]#email": {"value": "нет почты"},
        f"{HALL}transport.coordinates#latitude": {"value": 50.2},
        f"{HALL}space.kinds[1]#value": {"value": "ангар"},
    }
    assert {problem.expected.id for problem in filled(lines).problems} == {
        "intake.number-of",
        "intake.contact",
        "intake.point",
        "intake.one-of-choices",
    }


def test_columns_that_were_moved_and_a_form_without_its_hidden_sheet_are_read(filled):
    def change(book: Any) -> None:
        for sheet in book.worksheets:
            if sheet.title == "box-store":
                sheet.insert_cols(1, 2)
                sheet.insert_rows(1, 3)

    row = only(filled({f"{HALL}space.area_m2#value": {"value": 650}}, change))
    assert row.values["space", "area_m2"].place.cell.startswith("E")


def test_a_line_of_an_older_model_is_told_only_where_it_was_filled_in(filled):
    def rename(value: str) -> Any:
        def change(book: Any) -> None:
            for sheet in book.worksheets:
                for cells in sheet.iter_rows():
                    for cell in cells:
                        if isinstance(cell.value, str) and cell.value.startswith(f"{HALL}space.crane_count#"):
                            cell.value = f"{HALL}space.hoists#value"
                            if sheet.title != "_form":
                                cells[2].value = value

        return change

    assert filled({}, rename(None)).problems == ()
    (problem,) = filled({}, rename("3")).problems
    assert problem.expected.id == "intake.line-of-now"


def test_a_form_of_a_later_version_is_not_read(filled):
    def change(book: Any) -> None:
        book["_form"]["B1"] = 99

    reading = filled({f"{HALL}space.area_m2#value": {"value": 650}}, change)
    assert reading.rows == ()
    assert [problem.expected.id for problem in reading.problems] == ["intake.form-of-now"]


def test_the_headings_of_a_form_are_known(empty_form):
    book = openpyxl.load_workbook(empty_form)
    heading = next(row for row in book["box-store"].iter_rows(values_only=True) if row[-1] == "key")
    assert [column_of(str(cell).replace("\n", " / ")) for cell in heading] == COLUMNS
