"""The tables of every kind, made from the models: fields, columns, limits, words."""

import re

import pytest

from scripts.languages import LANGUAGES
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.partnership import Party
from scripts.records.kinds.reference import Entry, Figure, Source
from scripts.records.kinds.revisions import Change
from scripts.records.kinds.site_facts import Supply
from scripts.records.record import Record
from scripts.tables.columns import (
    FieldPart,
    Table,
    column_labels,
    columns_of,
    fields_of,
    part_labels,
    precisions,
    tables_of,
)
from scripts.tables.fields import FieldType, TableField

TABLES = [table for kind in KINDS.values() for table in tables_of(kind)]


def field(kind: type[Record], name: str) -> TableField:
    return next(field for field in fields_of(kind) if field.name == name)


def columns(kind: type[Record], name: str) -> list[str]:
    return [column.name for column in columns_of(field(kind, name))]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_names_are_latin_and_each_is_used_once(table: Table):
    names = [column.name for column in table.columns]
    assert len(set(names)) == len(names)
    assert [name for name in names if not re.fullmatch(r"[a-z][a-z0-9_]*", name)] == []
    assert set(table.keys) <= set(names)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_has_words_in_both_languages(table: Table):
    wordless = [
        field.name
        for field in table.fields
        for labels in (field.labels, field.group_labels or field.labels)
        if any(not re.search("[а-яәіңғүұқөһ]", labels[language], re.IGNORECASE) for language in LANGUAGES)
    ]
    assert wordless == []


def test_every_part_has_words_in_both_languages():
    assert all(set(part_labels(part)) == set(LANGUAGES) for part in FieldPart)


def test_no_two_tables_have_one_name():
    names = [table.name for table in TABLES]
    assert len(set(names)) == len(names)


def test_a_list_of_things_with_fields_is_a_table_of_its_own():
    assert [table.name for table in tables_of(ProductionSite)] == [
        "production-site",
        "production-site-history",
        "production-site-contact",
    ]
    history = tables_of(ProductionSite)[1]
    assert history.path == ("history",)
    assert history.keys == ("production_site_id", "position")
    assert [column.name for column in history.columns] == [
        *("production_site_id", "position", "status", "status_kk", "status_ru"),
        *("since", "since_precision", "source"),
    ]
    assert history.columns[0].field.refers_to == "production-site"


def test_a_list_of_words_is_a_table_of_its_own():
    table = next(table for table in tables_of(Party) if table.name == "party-can-answer")
    assert [column.name for column in table.columns] == ["party_id", "position", "can_answer_kk", "can_answer_ru"]


def test_a_number_has_its_limits_its_unit_and_how_it_is_known():
    area = field(ProductionSite, "space_area_m2")
    assert (area.path, area.type, area.unit) == (("space", "area_m2"), FieldType.NUMBER, "m2")
    assert (area.minimum, area.exclusive_minimum, area.maximum) == (None, 0, 1_000_000)
    assert area.is_fact
    assert not area.is_list
    assert not area.is_required
    assert area.labels == {"kk": "Жалпы ауданы", "ru": "Общая площадь"}
    assert area.group_labels == {"kk": "Үй-жай", "ru": "Помещение"}
    assert columns(ProductionSite, "space_area_m2") == [
        *("space_area_m2", "space_area_m2_precision", "space_area_m2_to", "space_area_m2_source"),
        *("space_area_m2_as_of", "space_area_m2_note_kk", "space_area_m2_note_ru"),
    ]
    assert list(precisions(area)) == ["exact", "about", "more-than", "at-least", "at-most", "range"]


def test_a_choice_has_its_words_beside_it():
    power = field(ProductionSite, "utilities_power")
    assert (power.type, power.choices) == (FieldType.CHOICE, tuple(Supply))
    assert columns(ProductionSite, "utilities_power")[:3] == [
        *("utilities_power", "utilities_power_kk", "utilities_power_ru")
    ]
    assert precisions(power) == {}


@pytest.mark.parametrize(
    ("kind", "name", "kind_of_value", "first_columns"),
    [
        (Institution, "name", FieldType.WORDS, ["name_kk", "name_ru"]),
        (Institution, "number", FieldType.TEXT, ["number"]),
        (Institution, "held", FieldType.INTEGER, ["held", "held_precision"]),
        (Institution, "coordinates", FieldType.COORDINATES, ["coordinates_latitude", "coordinates_longitude"]),
        (Institution, "contact", FieldType.CONTACT, ["contact_count", "contact_source"]),
        (Institution, "first_published", FieldType.DAY, ["first_published"]),
        (ProductionSite, "surveyed", FieldType.WHEN, ["surveyed", "surveyed_precision", "surveyed_source"]),
        (Party, "website", FieldType.ADDRESS, ["website", "website_source"]),
        (Source, "address", FieldType.ADDRESSES, ["address", "address_kk", "address_ru"]),
        (Figure, "unit", FieldType.CODE, ["unit"]),
        (Entry, "counted_kk_owned", FieldType.FLAG, ["counted_kk_owned"]),
        (Change, "was", FieldType.WRITTEN, ["was"]),
    ],
)
def test_each_type_of_value_has_its_columns(kind, name, kind_of_value, first_columns):
    assert field(kind, name).type is kind_of_value
    assert columns(kind, name)[: len(first_columns)] == first_columns


@pytest.mark.parametrize(
    ("kind", "name", "referred", "several"),
    [
        (ProductionSite, "institution", "institution", False),
        (ProductionSite, "images", "picture", True),
        (ProductionSite, "suited_opportunities", "opportunity", True),
        (ProductionSite, "replaced_by", "production-site", True),
        (Entry, "source", "source", False),
    ],
)
def test_a_reference_says_to_which_kind(kind, name, referred, several):
    found = field(kind, name)
    assert (found.type, found.refers_to, found.is_list) == (FieldType.REFERENCE, referred, several)


def test_what_must_be_told_is_required_and_the_rest_is_not():
    needed = {field.name for field in fields_of(Source) if field.is_required}
    assert {"id", "name", "published", "languages"} <= needed
    assert not needed & {"ended", "original_title", "address", "note"}


def test_a_text_has_its_pattern_and_its_length():
    number = field(Institution, "business_number")
    assert (number.type, number.pattern) == (FieldType.TEXT, "^[0-9]{12}$")
    assert field(Institution, "summary").max_length == 4_000


def test_a_column_is_named_by_its_group_its_field_and_its_part():
    value, precision, *_ = columns_of(field(ProductionSite, "space_area_m2"))
    assert column_labels(value) == {"kk": "Үй-жай: Жалпы ауданы", "ru": "Помещение: Общая площадь"}
    assert column_labels(precision)["ru"] == "Помещение: Общая площадь (точность)"
    assert column_labels(tables_of(ProductionSite)[1].columns[0])["ru"] == "идентификатор записи"
