"""`form` as an editor runs it: the records it takes, what it refuses, and that it writes over nothing."""

import openpyxl
import pytest

from scripts.__main__ import main
from scripts.forms import make
from scripts.forms.make import form_sheets
from scripts.records.loader import load_records
from scripts.records.problems import InputError
from tests.conftest import REGION

DATA = ("--data", str(REGION / "data"))


def sheets_in(path) -> list[str]:
    return [page.title for page in openpyxl.load_workbook(path).worksheets if page.sheet_state == "visible"][1:]


def test_the_form_of_one_institution_has_it_its_sites_and_a_new_one(tmp_path, capsys):
    path = tmp_path / "form.xlsx"
    assert main(["form", str(path), "--institution", "no-902", *DATA]) == 0
    halls = ["brick-workshop", "grain-store", "repair-hall", "+ production-site"]
    assert sheets_in(path) == ["no-902", *halls, *(f"{hall} (A4)" for hall in halls)]
    assert "its first sheet tells how to fill it in" in capsys.readouterr().out


def test_a_new_site_of_an_institution_names_it_already():
    new = form_sheets(load_records(REGION / "data"), institution="no-902")[-1]
    cells = [line.cells for line in new.lines if line.key.path == ("institution",)]
    assert [next(iter(each.values())) for each in cells] == [
        "no-902 — № 902 мекеме / Учреждение № 902".replace("№ ", "№\N{NO-BREAK SPACE}")
    ]


def test_what_has_ended_is_asked_of_nobody():
    records = load_records(REGION / "data")
    ended = records.by_kind["production-site"]["paint-shop"]
    assert ended.ended
    for institution in (None, ended.institution):
        assert "paint-shop" not in [
            sheet.record.id for sheet in form_sheets(records, institution=institution) if sheet.record
        ]


def test_one_kind_is_chosen_by_its_name(tmp_path):
    path = tmp_path / "form.xlsx"
    assert main(["form", str(path), "--kind", "opportunity", *DATA]) == 0
    assert sheets_in(path)[-1] == "+ opportunity"


@pytest.mark.parametrize(
    "options, said",
    [
        (["form.xls"], "expected a name that ends in .xlsx"),
        (
            ["form.xlsx", "--institution", "no-91"],
            'found "no-91"; expected one of no-901, no-902 (did you mean "no-901"?)',
        ),
        (
            ["form.xlsx", "--institution", "no-901", "--kind", "figure"],
            "found a kind that belongs to no institution: figure",
        ),
    ],
)
def test_what_is_not_understood_is_refused_and_nothing_written(options, said, tmp_path, capsys):
    assert main(["form", str(tmp_path / options[0]), *options[1:], *DATA]) == 1
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_may_be_filled_in_is_not_written_over(tmp_path, capsys):
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"filled in")
    assert main(["form", str(path), *DATA, "--language", "ru"]) == 1
    assert "файл, который уже есть" in capsys.readouterr().err
    assert path.read_bytes() == b"filled in"


def test_more_records_than_anybody_fills_in_are_refused(monkeypatch):
    monkeypatch.setattr(make, "MOST_RECORDS", 5)
    with pytest.raises(InputError, match="found 9 records; expected at most 5: --institution"):
        form_sheets(load_records(REGION / "data"))
