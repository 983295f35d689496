"""The form as the guide of officials shows it: the same headings, lines and words as the workbook has."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.forms.layout import FormColumn, form_words, heading
from scripts.pages.blocks import render_block
from scripts.pages.citations import CitationError
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import load_records
from tests.conftest import REGION


@pytest.fixture
def shown():
    """Returns a part of the form as HTML, on a page of a language."""
    records = load_records(REGION / "data")

    def show(part: str, language: str = "ru") -> LexborHTMLParser:
        return LexborHTMLParser(render_block("form", [part], Writer(records, language, "about/form.md"), Path()))

    return show


def texts(html: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in html.css(selector)]


def test_the_picture_of_a_sheet_has_its_headings_and_lines(shown):
    html = shown("sheet")
    columns = [column for column in FormColumn if not column.startswith(("note", "key"))]
    assert texts(html, "th") == [heading(column) for column in columns]
    rows = [[" ".join(cell.text().split()) for cell in row.css("td")] for row in html.css("tbody tr")]
    area = next(row for row in rows if row[0] == "Жалпы ауданы / Общая площадь")
    assert area[1:4] == ["м²", "1 250,5", "дәл / точно"]
    assert any(row[3] == "аралық / от … до" for row in rows)


def test_what_is_not_filled_in_is_grey_there_too(shown):
    rows = shown("sheet").css("tbody tr")
    russian = next(row for row in rows if "на русском" in row.text())
    assert [cell.attributes.get("class") for cell in russian.css("td")] == [None] * 3 + ["closed"] * 4


def test_words_of_the_other_language_are_marked(shown):
    html = shown("sheet", "kk")
    assert "Сведения" in texts(html, 'th span[lang="ru"]')
    assert "Мәлімет" in texts(shown("sheet"), 'th span[lang="kk"]')


def test_the_ten_lines_and_the_precisions_are_those_of_the_workbook(shown):
    text = shown("guide").text()
    assert all(" ".join(line.split()) in " ".join(text.split()) for line in form_words()["guide"]["lines"]["ru"])
    assert len(re.findall("^- ", shown("precision").text(), re.MULTILINE)) == len(form_words()["precision"]) + 1


def test_the_inspection_has_its_boxes_to_tick(shown):
    rows = texts(shown("inspection"), "tbody tr")
    assert any("☒" in row and "☐" in row for row in rows)


def test_without_a_site_the_form_of_a_new_one_is_shown():
    records = load_records(REGION / "data")
    records.by_kind[ProductionSite.kind].clear()
    html = LexborHTMLParser(render_block("form", ["sheet"], Writer(records, "kk", "about/form.md"), Path()))
    assert len(html.css("tbody tr")) > 3


@pytest.mark.parametrize("arguments", [[], ["picture"], ["sheet", "guide"]])
def test_a_part_that_the_form_has_not_is_refused(arguments):
    writer = Writer(load_records(REGION / "data"), "ru", "about/form.md")
    with pytest.raises(CitationError):
        render_block("form", arguments, writer, Path())
