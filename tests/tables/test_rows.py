"""The rows of the tables of the region's records: each value with its precision, source and date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.records.kinds import KINDS
from scripts.records.loader import Records, load_records
from scripts.tables.columns import Table, tables_of
from scripts.tables.rows import Cell, joined, parted, rows_of
from tests.conftest import REGION

TABLES = {table.name: table for kind in KINDS.values() for table in tables_of(kind)}


@pytest.fixture(scope="module")
def records() -> Records:
    return load_records(REGION / "data")


def rows(name: str, records: Records) -> list[dict[str, Cell]]:
    table = TABLES[name]
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in rows_of(table, records)]


def row(name: str, identifier: str, records: Records) -> dict[str, Cell]:
    return next(row for row in rows(name, records) if row["id"] == identifier)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_row_has_a_cell_for_every_column(table: Table, records: Records):
    found = list(rows_of(table, records))
    assert {len(row) for row in found} <= {len(table.columns)}
    if not table.path:
        assert [row[0] for row in found] == sorted(records.by_kind[table.kind])


def test_a_number_has_its_precision_its_source_and_its_date(records: Records):
    store = row("production-site", "box-store", records)
    assert (store["space_area_m2"], store["space_area_m2_precision"]) == (600, "exact")
    assert isinstance(store["space_area_m2"], int)
    assert (store["space_area_m2_source"], store["space_area_m2_as_of"]) == ("letter", "2026-05-20")
    assert (store["utilities_power_kw"], store["utilities_power_kw_precision"]) == (60, "at-most")


def test_a_range_has_both_its_ends(records: Records):
    ranges = [
        (site[name], site[f"{name}_to"])
        for site in rows("production-site", records)
        for name in [name.removesuffix("_precision") for name, cell in site.items() if cell == "range"]
    ]
    assert ranges
    assert all(low < high for low, high in ranges)


def test_what_is_not_known_is_the_word_and_what_does_not_apply_is_nothing(records: Records):
    store = row("production-site", "box-store", records)
    area = {name: cell for name, cell in store.items() if name.startswith("space_yard_area_m2")}
    assert area.pop("space_yard_area_m2") == "unknown"
    assert set(area.values()) == {None}
    assert (store["transport_rail_kk"], store["transport_rail_ru"]) == ("unknown", "unknown")
    assert (store["transport_coordinates_latitude"], store["transport_coordinates_longitude"]) == ("unknown", "unknown")
    assert (store["contact_count"], store["contact_source"]) == ("unknown", None)
    assert (store["ended"], store["reason_kk"]) == (None, None)


def test_a_choice_stands_with_its_words_and_a_list_in_one_cell(records: Records):
    store = row("production-site", "box-store", records)
    assert (store["space_kinds"], store["space_kinds_kk"], store["space_kinds_ru"]) == (
        *("store;workshop", "қойма;цех", "склад;цех"),
    )


def test_a_date_is_as_precise_as_it_is_known(records: Records):
    institution = row("institution", "no-901", records)
    assert institution["department_as_of"] == "2026-08"
    assert institution["first_published"] == date(2026, 3, 2)
    source = row("source", "article", records)
    assert (source["published"], source["published_precision"]) == ("2026-03-14", "day")
    assert {row["since"] for row in rows("production-site-history", records)} >= {"unknown"}


def test_a_list_is_told_in_its_own_table_in_its_order(records: Records):
    history = [row for row in rows("production-site-history", records) if row["production_site_id"] == "box-store"]
    assert [(row["position"], row["status"]) for row in history] == [(1, "idle"), (2, "taken")]
    contacts = [row for row in rows("institution-contact", records) if row["institution_id"] == "no-901"]
    assert [(row["position"], row["phone"]) for row in contacts] == [(1, "+77000000901")]
    assert row("institution", "no-901", records)["contact_count"] == 1


def test_an_old_value_is_as_its_record_writes_it(records: Records):
    change = row("change", "joinery-hall-area", records)
    assert (change["was"], change["became"]) == ("2600", "2400")


@given(st.lists(st.text(min_size=1)))
def test_texts_in_one_cell_are_parted_into_the_same_texts(texts: list[str]):
    assert parted(joined(texts)) == texts
