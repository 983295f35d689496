"""All files of the open data: the same records, the same bytes; texts that are no formulas; files of the built site."""

import csv
import io
from pathlib import Path

from scripts.opendata.csv_files import csv_bytes
from scripts.opendata.types import ColumnType
from scripts.opendata.write import write_open_data
from scripts.records.loader import Records, load_records
from scripts.tables.safe import unguarded
from tests.conftest import REGION
from tests.opendata.conftest import ReadCsv

PLAIN, TEXT = ColumnType(), ColumnType(is_text=True)


def test_the_same_records_give_the_same_bytes(data: Path, tmp_path: Path):
    written = write_open_data(load_records(REGION / "data"), tmp_path, "https://region.example.kz/")
    assert sorted(path.name for path in data.iterdir()) == sorted(Path(file.path).name for file in written)
    differing = [
        file.path for file in written if (tmp_path / file.path).read_bytes() != (data.parent / file.path).read_bytes()
    ]
    assert differing == []


def test_each_file_is_told_with_its_size_and_type(region_records: Records, tmp_path: Path):
    written = {file.path: file for file in write_open_data(region_records, tmp_path, None)}
    assert {path.split(".")[-1] for path in written} == {"csv", "xlsx", "json"}
    assert all((tmp_path / path).stat().st_size == file.size for path, file in written.items())
    assert written["data/institution.csv"].titles == {"kk": "Мекемелер", "ru": "Учреждения"}
    assert written["data/institution-contact.csv"].titles["ru"] == "Учреждения: Контакт"


def test_a_number_stands_with_its_precision_its_source_and_its_date(read_csv: ReadCsv):
    store = next(row for row in read_csv("production-site.csv") if row["id"] == "box-store")
    assert [store[f"utilities_power_kw{part}"] for part in ("", "_precision", "_source", "_as_of")] == [
        *("60", "at-most", "letter", "2026-05-20"),
    ]
    assert [store[f"space_yard_area_m2{part}"] for part in ("", "_precision", "_source", "_as_of")] == [
        *("unknown", "", "", ""),
    ]


def test_a_text_that_begins_like_a_formula_has_an_apostrophe_and_comes_back():
    texts = ["=1+1", "+7", "-1", "@a", "\tа", "'сөз", "сөз;=1", 'бір, «екі» "үш"\nтөрт']
    content = csv_bytes(["id", "text"], [(str(number), text) for number, text in enumerate(texts)], [PLAIN, TEXT])
    cells = [row[1] for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))][1:]
    assert [cell for cell in cells if cell[0] in "=+-@\t"] == []
    assert [unguarded(cell) for cell in cells] == texts


def test_a_telephone_number_is_no_sum(read_csv: ReadCsv):
    (contact,) = read_csv("institution-contact.csv")
    assert contact["phone"] == "'+77000000901"


def test_numbers_below_zero_stay_numbers():
    assert csv_bytes(["floor"], [(-2,)], [ColumnType("integer")]) == "﻿floor\r\n-2\r\n".encode()


def test_truth_is_written_as_in_json():
    assert csv_bytes(["owned"], [(True,), (False,), (None,)], [ColumnType("boolean")]).decode("utf-8-sig").split() == [
        *("owned", "true", "false", '""'),
    ]
