"""The tables of the region, as a reader of CSV on the Web reads them."""

import json
from pathlib import Path

import pytest
from csvw import CSVW

from scripts.opendata.write import write_open_data
from scripts.records.loader import Records
from tests.opendata.conftest import copy_with


@pytest.fixture(scope="module")
def tables(data: Path) -> CSVW:
    return CSVW(str(data / "csvw.json"), validate=True)


def test_the_tables_are_as_described(tables: CSVW):
    assert tables.is_valid, [str(warning.message) for warning in tables.warnings]


def test_a_copy_of_them_is_too(data: Path, tmp_path: Path):
    assert not is_found_wrong(copy_with(data, tmp_path, ("institution", 1, "held", "641")))


def test_values_are_read_with_their_types(tables: CSVW):
    sites = next(table for table in tables.tables if table.local_name == "production-site.csv")
    store = next(row for row in sites if row["id"] == "box-store")
    assert store["space_area_m2"] == 600
    assert store["space_kinds"] == ["store", "workshop"]
    assert store["space_yard_area_m2"] is None
    assert store["space_area_m2_as_of"] == "2026-05-20"


def test_names_for_readers_stand_in_both_languages(data: Path):
    described = json.loads((data / "csvw.json").read_text(encoding="utf-8"))
    sites = next(table for table in described["tables"] if table["url"] == "production-site.csv")
    area = next(column for column in sites["tableSchema"]["columns"] if column["name"] == "space_area_m2")
    assert area["rdfs:label"] == [
        {"@value": "Үй-жай: Жалпы ауданы", "@language": "kk"},
        {"@value": "Помещение: Общая площадь", "@language": "ru"},
    ]
    assert area["datatype"] == {"base": "number", "minExclusive": 0, "maximum": 1_000_000}


@pytest.mark.parametrize(
    "cell",
    [
        ("production-site-history", 1, "status", "sleeping"),
        ("production-site-history", 1, "production_site_id", "no-such-site"),
        ("production-site-history", 1, "since", "in spring"),
        ("institution", 1, "held", "many"),
        ("institution", 1, "held", "-1"),
        ("institution", 1, "id", "no-902"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_a_cell_that_does_not_fit_is_found_by_others(data: Path, tmp_path: Path, cell: tuple[str, int, str, str]):
    assert is_found_wrong(copy_with(data, tmp_path, cell))


def is_found_wrong(folder: Path) -> bool:
    """Return whether the tables of a folder are not as described; the reader raises ValueError for some faults."""
    try:
        return not CSVW(str(folder / "csvw.json"), validate=True).is_valid
    except ValueError:
        return True


def test_tables_without_rows_are_described_too(tmp_path: Path):
    write_open_data(Records(), tmp_path, None)
    assert CSVW(str(tmp_path / "data" / "csvw.json"), validate=True).is_valid
