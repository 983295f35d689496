"""The workbook as others read it: its sheets, lists, hidden sheets, and text that is never a formula."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest

from scripts.forms.inspection import inspection_of
from scripts.forms.layout import FILLED, FORM_SHEET, FORMAT, LIST_SHEET, FormColumn, form_words, heading, read_key
from scripts.forms.lines import form_sheet
from scripts.forms.make import make_form
from scripts.forms.options import titles_of
from scripts.forms.workbook import FormWriter, models_hash
from scripts.records.known import Known
from scripts.records.values import Words

SITES = "box-store brick-workshop grain-store joinery-hall open-yard repair-hall sewing-workshop".split()
CHANGED = datetime(2026, 9, 14)
_HEADINGS, _FIRST = 3, 4


def visible(book) -> list[str]:
    return [page.title for page in book.worksheets if page.sheet_state == "visible"]


def rules_of(page, cell: str):
    return [rule for rule in page.data_validations.dataValidation if cell in rule.sqref]


def row_of(page, ending: str) -> int:
    return next(row for row in range(1, page.max_row + 1) if str(page.cell(row, 10).value).endswith(ending))


def test_a_sheet_is_a_record_and_each_hall_has_one_for_an_inspection(book):
    halls = [*SITES, "+ production-site"]
    assert visible(book) == [
        "Нұсқау – Инструкция",
        *("no-901", "no-902", "+ institution", *halls),
        *(f"{hall} (A4)" for hall in halls),
    ]


def test_the_first_sheet_explains_the_form_in_ten_lines_in_both_languages(book):
    page = book.worksheets[0]
    assert [row[0] for row in page.iter_rows(2, 11, 1, 1, values_only=True)] == [*range(1, 11)]
    for column, side in ((2, "kk"), (3, "ru")):
        assert [page.cell(row, column).value for row in range(2, 12)] == form_words()["guide"]["lines"][side]


def test_headings_stand_in_both_languages_and_the_keys_are_hidden(book):
    page = book["box-store"]
    headings = [str(cell.value).replace("\n", " / ") for cell in page[_HEADINGS]]
    assert headings == [heading(column) for column in FormColumn]
    assert page.column_dimensions["J"].hidden
    assert page.cell(_FIRST, 10).value == "production-site/box-store/#defaults"


def test_a_line_has_what_the_record_knows(book):
    page = book["box-store"]
    row = [cell.value for cell in page[row_of(page, "/space.area_m2#value")]]
    source = "letter — Әкімшілік хаты / Письмо администрации"
    assert row[:7] == ["Жалпы ауданы\nОбщая площадь", "м²", 600, "дәл / точно", None, source, "20.05.2026"]


def test_lists_stand_on_a_hidden_sheet_and_have_the_words_of_both_languages(book):
    page = book["box-store"]
    (rule,) = rules_of(page, f"C{row_of(page, '/utilities.water#value')}")
    assert rule.type == "list"
    place = rule.formula1.partition("!")[2].replace("$", "")
    assert rule.formula1.startswith(LIST_SHEET)
    assert [cell.value for (cell,) in book[LIST_SHEET][place]] == [
        "қосылған / подключено",
        "жақын жерде бар / есть рядом",
        "жоқ / нет",
        "белгісіз / неизвестно",
    ]
    assert book[LIST_SHEET].sheet_state == book[FORM_SHEET].sheet_state == "veryHidden"


def test_a_new_source_may_be_written_but_no_new_choice(book):
    page = book["box-store"]
    row = row_of(page, "/utilities.water#value")
    assert [rule.showErrorMessage for rule in rules_of(page, f"C{row}") + rules_of(page, f"F{row}")] == [True, False]


def test_a_number_has_its_limits_and_its_unit_beside_it(book):
    page = book["box-store"]
    (rule,) = rules_of(page, f"C{row_of(page, '/building.floor#value')}")
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("whole", None, "-5", "50")
    (area,) = rules_of(page, f"C{row_of(page, '/space.area_m2#value')}")
    assert "м²" in area.prompt
    assert "1 000 000" in area.prompt.replace("\N{NO-BREAK SPACE}", " ")


def test_every_help_is_whole(records, form_of):
    """A spreadsheet program takes 255 signs, and XlsxWriter leaves out the rule of a cell whose help has more."""
    for kind in records.by_kind:
        for line in form_of(kind).lines:
            for rule in line.rules.values():
                assert len("\n".join(rule.help.values())) <= 255
                assert "{" not in rule.help["kk"] + rule.help["ru"]


def test_the_hidden_sheet_says_what_a_reader_goes_by(book, records, form_of):
    rows = [*book[FORM_SHEET].iter_rows(values_only=True)]
    assert rows[0][:2] == ("form", FORMAT)
    assert rows[1][:2] == ("model", models_hash({"institution", "production-site"}))
    assert rows[2] == ("key", "sheet", "row", *FILLED)
    listed = [row for row in rows[3:] if row[1] == "box-store"]
    lines = list(form_of("production-site", "box-store").lines)
    assert [row[0] for row in listed] == [str(line.key) for line in lines]
    for row, line in zip(listed, lines, strict=True):
        assert row[3:] == tuple(line.cells.get(column) for column in FILLED)
        assert book["box-store"].cell(row[2], 10).value == row[0]


def test_every_line_can_be_found_by_its_key(book):
    for page in book.worksheets[1:12]:
        keys = [page.cell(row, 10).value for row in range(_FIRST, page.max_row + 1)]
        named = [key for key in keys if key]
        assert all(map(read_key, named))
        assert len(named) == len(set(named))


def test_another_model_has_another_hash():
    assert models_hash({"institution"}) != models_hash({"production-site"})


def test_the_same_records_give_the_same_bytes(content, records):
    assert make_form(records) == content


@pytest.mark.parametrize(
    "text", ["=1+1", "+7 701", "-5", "@sum", "\t=1", '=HYPERLINK("http://x","y")', "http://example.kz", "00123"]
)
def test_text_is_never_a_formula_and_comes_back_unchanged(text, records):
    site = records.by_kind["production-site"]["box-store"]
    words = Words.model_construct(kk=text, ru=text)
    known = Known[Words].model_construct(value=words, source="letter", as_of="unknown", note=words)
    space = site.space.model_copy(update={"former_use": known})
    odd = site.model_copy(update={"name": words, "space": space})
    sheet = form_sheet("production-site", odd, titles_of(records))
    book = openpyxl.load_workbook(BytesIO(FormWriter(CHANGED).write([sheet], [inspection_of(sheet)])))
    page = book["box-store"]
    cell = page.cell(row_of(page, "/name#kk"), 3)
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert [cell.coordinate for page in book for row in page for cell in row if cell.data_type == "f"] == []


def test_long_names_and_names_that_a_program_keeps_get_a_sheet_of_their_own(records):
    site = records.by_kind["production-site"]["box-store"]
    ids = ("history", "a" * 40, "a" * 50, f"{'b' * 30}-c")
    titles = titles_of(records)
    sheets = [form_sheet("production-site", site.model_copy(update={"id": name}), titles) for name in ids]
    book = openpyxl.load_workbook(BytesIO(FormWriter(CHANGED).write(sheets, [])))
    assert visible(book)[1:] == ["history~2", "a" * 31, f"{'a' * 29}~2", "b" * 30]
    assert book["history~2"].cell(_FIRST, 10).value == "production-site/history/#defaults"


def test_a_sheet_prints_across_one_page_with_its_headings_on_each(book):
    page = book["box-store"]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert (page.page_setup.fitToWidth or 1, page.page_setup.fitToHeight) == (1, 0)
    assert page.print_title_rows == "$3:$3"
