"""A cell as an office fills it in, and what it is understood as."""

from datetime import date

import pytest

from scripts.intake.cell_numbers import heading_unit
from scripts.intake.cells import CellReader, tidy
from scripts.intake.record_names import RecordNames
from scripts.intake.understood import Understood
from scripts.intake.workbook import Percent
from scripts.records.kinds import KINDS
from scripts.tables.columns import fields_of
from tests.examples import examples


@pytest.fixture(scope="module")
def names(region_records):
    return RecordNames(region_records)


def read(names, kind: str, column: str, cell, heading: str = "") -> Understood | None:
    field = next(field for field in fields_of(KINDS[kind]) if field.name == column)
    return CellReader(kind, (), names).read(field, cell, heading_unit(heading))


def said(understood: Understood | None):
    """Return a value on one line: `about 600`, `900..1100`, `unknown`; None of an empty cell."""
    if understood is None or understood.is_unknown:
        return "unknown" if understood else None
    if understood.to is not None:
        return f"{understood.value}..{understood.to}"
    return f"{understood.bound} {understood.value}" if understood.bound else understood.value


@examples
def test_numbers(names, cell, field, means):
    assert said(read(names, "production-site", field, cell)) == means


@examples
def test_numbers_in_the_unit_of_their_heading(names, heading, cell, means):
    assert said(read(names, "production-site", "space_area_m2", cell, heading)) == means


@examples
def test_dates(names, cell, means):
    assert said(read(names, "production-site", "surveyed", cell)) == means


@examples
def test_choices_records_and_texts(names, kind, field, cell, means):
    assert said(read(names, kind, field, cell)) == means


def test_a_percentage_by_its_format(names):
    assert said(read(names, "production-site", "building_wear_percent", Percent(35))) == 35


def test_a_whole_day(names):
    assert said(read(names, "production-site", "ended", "12.11.2026 ж.")) == date(2026, 11, 12)


def test_spaces_and_signs_that_nobody_sees_are_no_part_of_a_value():
    assert tidy(" \u00a0Склад\u200b \u202f ящиков\n\ufeff ") == "Склад ящиков"
    assert tidy("и\u0306") == "й"


def test_words_keep_the_no_break_spaces_and_paragraphs_of_who_wrote_them(names):
    understood = read(names, "institution", "name", " №\u00a0901  мекеме \n\n екінші ")
    assert said(understood) == "№\u00a0901 мекеме\n\nекінші"
