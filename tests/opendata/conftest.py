"""The open data of the region, written once for the tests of this room, and readers of its files."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.opendata.write import write_open_data
from scripts.records.loader import Records, load_records
from tests.conftest import REGION

#: Reads a CSV file of the open data by its name: a row by the names of the columns.
ReadCsv = Callable[[str], list[dict[str, str]]]


@pytest.fixture(scope="session")
def region_records() -> Records:
    return load_records(REGION / "data")


@pytest.fixture(scope="session")
def data(region_records: Records, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder `data` of the region."""
    site = tmp_path_factory.mktemp("open-data")
    write_open_data(region_records, site, "https://region.example.kz/")
    return site / "data"


@pytest.fixture(scope="session")
def read_csv(data: Path) -> ReadCsv:
    return lambda name: csv_rows(data / name)


def copy_with(data: Path, to: Path, *cells: tuple[str, int, str, str]) -> Path:
    """Copy the open data into the folder `to` with other cells: table, number of the row from 1, column, what stands there."""
    shutil.copytree(data, to, dirs_exist_ok=True)
    for table, number, column, cell in cells:
        path = to / f"{table}.csv"
        rows = csv_rows(path)
        rows[number - 1][column] = cell
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    return to


def csv_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file as any reader does that knows the mark of UTF-8."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))
