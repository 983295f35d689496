"""The form as LibreOffice opens it: lists, widths, hidden sheets, texts stay; it prints as it should."""

import subprocess

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from scripts.forms.layout import FORM_SHEET, LIST_SHEET
from tests.libreoffice import converted

pytestmark = pytest.mark.exhaustive


@pytest.fixture(scope="module")
def form(content, tmp_path_factory):
    """The file of the form, in a folder of its own."""
    path = tmp_path_factory.mktemp("form") / "form.xlsx"
    path.write_bytes(content)
    return path


@pytest.fixture(scope="module")
def opened(form):
    """The form as LibreOffice opened it and saved it again."""
    return openpyxl.load_workbook(converted(form, form.parent / "again", "xlsx"))


def cells_of(page) -> dict[str, object]:
    return {cell.coordinate: cell.value for row in page for cell in row if cell.value is not None}


def rules_of(page) -> dict[str, tuple[str, str]]:
    """Return the type of the rule of each cell, and its list or its limits."""
    return {
        f"{get_column_letter(column)}{row}": (rule.type, str(rule.formula1).replace("'", "").replace("$", ""))
        for rule in page.data_validations.dataValidation
        for part in rule.sqref.ranges
        for line in part.rows
        for row, column in line
        if rule.type
    }


def test_every_cell_says_the_same(book, opened):
    assert [page.title for page in opened] == [page.title for page in book]
    for page in book:
        assert cells_of(opened[page.title]) == cells_of(page), page.title


def test_every_list_and_limit_is_there(book, opened):
    for page in book.worksheets[1:12]:
        expected = rules_of(page)
        assert len(expected) > 30
        assert rules_of(opened[page.title]) == expected, page.title


def test_the_columns_are_as_wide_and_the_keys_hidden(book, opened):
    for page in book.worksheets[1:12]:
        widths = {name: column.width for name, column in page.column_dimensions.items()}
        found = opened[page.title].column_dimensions
        for name, width in widths.items():
            assert found[name].width == pytest.approx(width, abs=0.5), (page.title, name)
        assert found["J"].hidden
    assert {opened[name].sheet_state for name in (FORM_SHEET, LIST_SHEET)} <= {"hidden", "veryHidden"}


def test_each_inspection_is_printed_on_one_page(book, form):
    pdf = converted(form, form.parent / "printed", "pdf")
    pages = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout.split(
        "\f"
    )
    inspections = [page for page in pages if "Лист осмотра на месте:" in page and "Подпись" in page]
    named = [page.title for page in book if page.title.endswith("(A4)")]
    assert len(inspections) == len(named)
    assert all("Контакт" in page and "Что увидели сверх этого" in page for page in inspections)
    sizes = subprocess.run(["pdfinfo", "-f", "1", "-l", "99", pdf], capture_output=True, text=True, check=True).stdout
    assert sizes.count("(A4)") == len(pages) - 1
