"""The open data in LibreOffice: what an office opens is what was written, and nothing of it is a formula."""

import csv
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from python_calamine import load_workbook

from scripts.opendata.csv_files import csv_bytes
from scripts.opendata.types import ColumnType
from scripts.records.kinds import KINDS

pytestmark = pytest.mark.exhaustive

#: Commands, calculations and links, which no cell may become, whatever parts the cells.
RISKY = [
    *("=1+1", "+1+1", "-1+1", "@SUM(1;1)", "\t=1+1", "\n=1+1", "а;=1+1", 'а;"=1+1', "а\n=1+1", "а\t=1+1"),
    *('=HYPERLINK("https://example.kz";"a")', "=cmd|' /C calc'!A0", "а;=cmd|' /C calc'!A0;б", "＝1+1"),
]
#: A comma, a semicolon and a tab, as LibreOffice is told them; then the quote, UTF-8, the first line.
SEPARATORS = {"comma": "44", "semicolon": "59", "tab": "9"}


def opened(path: Path, to: Path, kind: str, *, options: str = "") -> Path:
    """Open a file in LibreOffice and save it as another kind into the folder `to`; return the file."""
    office = shutil.which("soffice")
    assert office, "LibreOffice is missing: apt-get install libreoffice-calc-nogui"
    command = [office, f"-env:UserInstallation={(to / 'profile').as_uri()}", "--headless", "--norestore"]
    command += [f"--infilter=Text - txt - csv (StarCalc):{options}"] if options else []
    command += ["--convert-to", kind, "--outdir", str(to), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return to / f"{path.stem}.{kind.partition(':')[0]}"


@pytest.mark.parametrize("kind", [*KINDS, "flat"])
def test_a_workbook_is_opened_as_it_was_written(data: Path, tmp_path: Path, kind: str):
    again = load_workbook(opened(data / f"{kind}.xlsx", tmp_path, "ods"))
    written = load_workbook(data / f"{kind}.xlsx")
    assert again.sheet_names == written.sheet_names
    for name in written.sheet_names:
        assert again.get_sheet_by_name(name).to_python() == written.get_sheet_by_name(name).to_python()


@pytest.mark.parametrize("separator", SEPARATORS)
def test_no_text_of_a_csv_file_becomes_a_formula(tmp_path: Path, separator: str):
    texts = [*RISKY, *(f'"{text}"' for text in RISKY)]
    path = tmp_path / "texts.csv"
    path.write_bytes(
        csv_bytes(["id", "text"], [("a", text) for text in texts], [ColumnType(), ColumnType(is_text=True)])
    )
    # Formulas are looked for, as a spreadsheet of another maker does by itself.
    options = f"{SEPARATORS[separator]},34,76,1,,0,false,false,false,false,false,-1,true"
    book = openpyxl.load_workbook(opened(path, tmp_path, "xlsx", options=options))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.value for cell in cells if cell.data_type == "f" or cell.hyperlink] == []
    assert len(cells) > len(texts)


def test_a_formula_that_is_not_guarded_would_be_found(tmp_path: Path):
    path = tmp_path / "texts.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["id", "text"], ["a", "=1+1"]])
    book = openpyxl.load_workbook(
        opened(path, tmp_path, "xlsx", options="44,34,76,1,,0,false,false,false,false,false,-1,true")
    )
    assert [cell.data_type for row in book.active.iter_rows(min_row=2) for cell in row] == ["s", "f"]
