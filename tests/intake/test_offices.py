"""Workbooks as offices make them (offices.py) are read right, with at most one mapping each."""

from pathlib import Path
from typing import Any

import pytest

from scripts.intake.read import read_sheets
from scripts.intake.reading import ReadFact, ReadValue, SheetReading
from scripts.intake.workbook import open_workbook
from scripts.records.loader import Records
from tests.examples import beside
from tests.intake.offices import OFFICES
from tests.intake.offices_of_cards import CARDS
from tests.intake.offices_of_lists import LISTS
from tests.libreoffice import converted

EXPECTED: dict[str, Any] = {
    name: said
    for file in ("test_offices.yml", "offices_of_lists.yml", "offices_of_cards.yml")
    for name, said in beside(__file__, file).items()
}
ALL = OFFICES | LISTS | CARDS
FILES = Path(__file__).with_name("files")


def said(value: ReadFact | ReadValue) -> Any:
    """Return a value on one line: `about 600`, `900..1100`, `unknown`; of a fact with a source, ` from letter`, ` of 2026-11`."""
    if isinstance(value, ReadValue):
        return value.value
    text = "unknown" if value.is_unknown else value.value
    if value.to is not None:
        text = f"{text}..{value.to}"
    elif value.bound not in (None, "exact"):
        text = f"{value.bound} {text}"
    about = (f" from {value.source}" if value.source else "") + (f" of {value.as_of}" if value.as_of else "")
    return f"{text}{about}" if about else text


def rows(reading: SheetReading) -> list[dict[str, Any]]:
    return [
        {"cell": row.place.cell, "is": "/".join(filter(None, (row.kind, row.id, *row.list_path, str(row.item or ""))))}
        | {".".join(path): said(value) for path, value in row.values.items()}
        for row in reading.rows
    ]


def read(path: Path, name: str, records: Records, folder: Path) -> SheetReading:
    """Read a workbook with the mapping of its office, where it has one."""
    mapping = folder / f"{name}.yml"
    if "mapping" in EXPECTED[name]:
        mapping.write_text(EXPECTED[name]["mapping"], encoding="utf-8")
    return read_sheets(open_workbook(path), records, mapping)


@pytest.mark.parametrize("name", ALL)
def test_a_workbook_of_an_office_is_read_as_it_is_meant(name, tmp_path, region_records):
    make, ending = ALL[name]
    path = tmp_path / f"{name}{ending}"
    make(path)
    reading = read(path, name, region_records, tmp_path)
    assert [problem.told("ru") for problem in reading.problems] == EXPECTED[name].get("problems", [])
    assert rows(reading) == EXPECTED[name]["rows"]
    assert [note.told("ru") for note in reading.notes] == EXPECTED[name].get("notes", [])


@pytest.mark.parametrize("file", sorted(path.name for path in FILES.iterdir()))
def test_other_formats_tell_the_same(file, tmp_path, region_records):
    """LibreOffice made these of the same workbooks; the test below makes them anew."""
    reading = read(FILES / file, Path(file).stem, region_records, tmp_path)
    assert rows(reading) == EXPECTED[Path(file).stem]["rows"]
    assert [note.told("ru") for note in reading.notes] == EXPECTED[Path(file).stem].get("notes", [])


@pytest.mark.exhaustive
@pytest.mark.parametrize("format", ["xls", "ods", "xlsx"])
@pytest.mark.parametrize("name", [name for name, (_, ending) in ALL.items() if ending == ".xlsx"])
def test_a_workbook_that_libreoffice_saved_tells_the_same(name, format, tmp_path, region_records):
    path = tmp_path / f"{name}.xlsx"
    ALL[name][0](path)
    reading = read(converted(path, tmp_path / "saved", format), name, region_records, tmp_path)
    assert [problem.told("ru") for problem in reading.problems] == EXPECTED[name].get("problems", [])
    assert rows(reading) == EXPECTED[name]["rows"]
