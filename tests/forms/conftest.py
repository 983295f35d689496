"""The records of the test region, the forms of them, and the workbook as others read it."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl import Workbook

from scripts.forms.lines import FormSheet, Line, form_sheet
from scripts.forms.make import make_form
from scripts.forms.options import titles_of
from scripts.records.loader import Records, load_records
from tests.conftest import REGION


@pytest.fixture(scope="session")
def records() -> Records:
    return load_records(REGION / "data")


@pytest.fixture(scope="session")
def content(records: Records) -> bytes:
    """The workbook of the whole region."""
    return make_form(records)


@pytest.fixture(scope="session")
def book(content: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(content))


@pytest.fixture
def form_of(records: Records):
    """Returns the form of a record, or of a new one of its kind."""

    def form(kind: str, name: str | None = None) -> FormSheet:
        return form_sheet(kind, records.by_kind[kind][name] if name else None, titles_of(records))

    return form


@pytest.fixture
def line_of(form_of):
    """Returns the line of a production site by what stands behind its id in its key: `space.area_m2#value`."""

    def line(name: str, ending: str, kind: str = "production-site") -> Line:
        return next(line for line in form_of(kind, name).lines if str(line.key) == f"{kind}/{name}/{ending}")

    return line
