"""A form that is filled in comes back as it was filled in: nothing new is nothing, anything new is exactly that."""

import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from scripts.forms.make import USUAL_KINDS, make_form
from scripts.intake.read import read_sheets
from scripts.intake.run import Import, ImportOptions
from scripts.intake.workbook import open_workbook
from scripts.records.fields import UNKNOWN
from scripts.records.kinds import KINDS
from scripts.records.loader import Records, load_records
from scripts.records.record import Record
from scripts.tables.columns import fields_of
from tests.conftest import REGION, sampled
from tests.intake.filled_form import FilledForm
from tests.intake.test_any_values import RECORDS, known_facts

#: The kinds of which forms are made, those that officials are asked for first.
ALL = sorted((kind for kind in KINDS if kind not in ("change", "picture")), key=lambda kind: kind not in USUAL_KINDS)


def imported(form: Path, data: Path) -> int:
    one = Import(ImportOptions(data, is_written=True))
    return one.run(read_sheets(open_workbook(form), one.records, form.with_suffix(".yml")))


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the records of the region."""
    return shutil.copytree(REGION / "data", tmp_path / "docs" / "data")


@pytest.fixture(scope="session")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The form of the region's institutions and production sites."""
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    path.write_bytes(make_form(RECORDS))
    return path


@pytest.mark.parametrize("kind", sampled(ALL, len(ALL)))
def test_a_form_filled_with_nothing_new_changes_no_byte(kind: str, data: Path, tmp_path: Path, capsys):
    path = tmp_path / "form.xlsx"
    path.write_bytes(make_form(RECORDS, [kind]))
    before = bytes_of(data)
    assert imported(path, data) == 0
    assert bytes_of(data) == before
    assert capsys.readouterr().out == "nothing new: the records say all that already\n"


@pytest.mark.parametrize("kind", sampled(ALL, 2))
def test_a_form_all_of_whose_cells_are_taken_as_filled_in_changes_no_byte(
    kind: str, data: Path, tmp_path: Path, capsys
):
    path = tmp_path / "form.xlsx"
    path.write_bytes(make_form(RECORDS, [kind]))
    book = openpyxl.load_workbook(path)
    del book["_form"]  # what stood in the cells when the form was made
    book.save(path)
    before = bytes_of(data)
    assert imported(path, data) == 0, capsys.readouterr().err
    assert bytes_of(data) == before


def folded(value: Any) -> Any:
    """Return what a value tells, with texts as they are read: whatever the spaces in them."""
    match value:
        case str():
            return " ".join(value.split())
        case dict():
            return {key: folded(item) for key, item in value.items()}
        case list():
            return [folded(item) for item in value]
    return value


def told(record: Record) -> Any:
    """Return all that a record tells but the day on which it changed."""
    return folded(record.model_dump(mode="json", exclude={"last_changed"}))


def assert_comes_back(form: Path, folder: Path, known: dict[tuple[str, ...], Any]) -> None:
    """Fill in what is known, import it, and hold what the records tell then against that."""
    shutil.copytree(REGION / "data", folder)
    fields = {field.path: field for field in fields_of(KINDS["production-site"])}
    filled = FilledForm(form, RECORDS)
    wanted = RECORDS.files["production-site", "joinery-hall"].value
    for path, fact in known.items():
        if fact != UNKNOWN and fields[path].is_list:
            fact = fact | {"value": fact["value"][: filled.room("production-site", "joinery-hall", fields[path])]}
        filled.put("production-site", "joinery-hall", fields[path], fact)
        wanted = with_fact(wanted, path, fact)
    filled.book.save(folder.parent / "form.xlsx")
    assert imported(folder.parent / "form.xlsx", folder) == 0
    after = load_records(folder)
    expected = KINDS["production-site"].model_validate(wanted)
    assert told(after.by_kind["production-site"]["joinery-hall"]) == told(expected)
    assert others(after) == others(RECORDS)


# A case takes a second, so none is made smaller.
@settings(max_examples=3, phases=(Phase.generate,), derandomize=True)
@given(st.data())
def test_some_facts_that_are_filled_in_come_into_the_records(form: Path, tmp_path_factory, data: st.DataObject):
    assert_comes_back(
        form, tmp_path_factory.mktemp("docs") / "data", data.draw(known_facts("production-site", RECORDS))
    )


@pytest.mark.exhaustive
@settings(max_examples=40, phases=(Phase.generate,))
@given(st.data())
def test_any_facts_that_are_filled_in_come_into_the_records(form: Path, tmp_path_factory, data: st.DataObject):
    assert_comes_back(
        form, tmp_path_factory.mktemp("docs") / "data", data.draw(known_facts("production-site", RECORDS))
    )


def with_fact(data: dict[str, Any], path: tuple[str, ...], fact: Any) -> dict[str, Any]:
    """Return a record with another fact; a note stays where the form says none."""
    inner = data.get(path[0])
    if len(path) > 1:
        return {**data, path[0]: with_fact(inner or {}, path[1:], fact)}
    note = inner.get("note") if isinstance(inner, dict) else None
    return {**data, path[0]: fact if fact == UNKNOWN or not note else {"note": note} | fact}


def others(records: Records) -> list[Any]:
    return [record for record in records if record.id != "joinery-hall"]
