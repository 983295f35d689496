"""The flat table of the region, as the state portal of open data takes it."""

import re
from pathlib import Path

import openpyxl

from scripts.files import read_table
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.opendata.conftest import ReadCsv

#: The names and types of the fields of version 1.
FIRST_VERSION = Path(__file__).with_name("flat_v1.yml")


def test_every_column_is_described_in_both_languages(read_csv: ReadCsv):
    fields = read_csv("flat-fields.csv")
    assert [field["name"] for field in fields] == list(read_csv("flat.csv")[0])
    assert {field["version"] for field in fields} == {"v1"}
    assert [field["name"] for field in fields if not re.fullmatch("[a-z][a-z0-9_]*", field["name"])] == []
    assert [field["name"] for field in fields if not (field["label_kk"] and field["label_ru"])] == []
    assert {field["type"] for field in fields} == {"string", "integer", "double", "date"}
    assert [field["name"] for field in fields if field["pk"] == "true"] == ["id"]


def test_what_was_published_as_version_1_keeps_its_name_and_its_type(read_csv: ReadCsv):
    fields = {field["name"]: field["type"] for field in read_csv("flat-fields.csv") if field["version"] == "v1"}
    first = read_table(FIRST_VERSION)
    assert {name: fields.get(name) for name in first} == first


def test_each_site_stands_in_one_row_with_its_institution(read_csv: ReadCsv, region_records: Records):
    rows = read_csv("flat.csv")
    assert [row["id"] for row in rows] == [site.id for site in region_records.current(ProductionSite)]
    store = next(row for row in rows if row["id"] == "box-store")
    assert (store["space_area_m2"], store["space_kinds"], store["status_ru"]) == ("600", "store;workshop", "занята")
    assert (store["institution"], store["institution_name_ru"]) == ("no-901", "Учреждение №\N{NO-BREAK SPACE}901")
    assert store["institution_coordinates_latitude"] == "46.12"


def test_what_is_unknown_is_empty_since_the_portal_has_no_word_for_it(read_csv: ReadCsv):
    store = next(row for row in read_csv("flat.csv") if row["id"] == "box-store")
    assert (store["space_yard_area_m2"], store["transport_rail_ru"]) == ("", "")
    assert [row for row in read_csv("flat.csv") if "unknown" in row.values()] == []


def test_cells_have_the_type_of_their_field(read_csv: ReadCsv):
    types = {field["name"]: field["type"] for field in read_csv("flat-fields.csv")}
    patterns = {"integer": r"-?\d+", "double": r"-?\d+(\.\d+)?", "date": r"\d{4}-\d\d-\d\d", "string": r"[\s\S]*"}
    wrong = [
        (row["id"], name, cell)
        for row in read_csv("flat.csv")
        for name, cell in row.items()
        if cell and not re.fullmatch(patterns[types[name]], cell)
    ]
    assert wrong == []


def test_the_workbook_for_the_portal_says_the_same(data: Path, read_csv: ReadCsv):
    book = openpyxl.load_workbook(data / "flat.xlsx", read_only=True)
    assert book.sheetnames == ["v1", "fields"]
    names = [cell.value for cell in next(book["v1"].iter_rows())]
    assert names == list(read_csv("flat.csv")[0])
    assert sum(1 for _ in book["v1"].iter_rows(min_row=2)) == len(read_csv("flat.csv"))
