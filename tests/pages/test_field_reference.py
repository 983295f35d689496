"""The list of all fields: every column of every table and every fact is in it, with its words, unit, codes and places."""

import re

import markdown
import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.pages.blocks import render_block
from scripts.pages.facts import KINDS_WITH_FACTS, fact_groups
from scripts.pages.field_reference import field_anchor
from scripts.records.kinds import KINDS
from scripts.tables.columns import tables_of
from tests.pages.test_every_fact import EXTENSIONS

Cells = list[str]


@pytest.fixture(params=LANGUAGES)
def page(request: pytest.FixtureRequest, writer, tmp_path) -> LexborHTMLParser:
    text = render_block("fields", [], writer(request.param, "data/fields.md"), tmp_path)
    return LexborHTMLParser(markdown.markdown(text, extensions=EXTENSIONS))


def row(page: LexborHTMLParser, anchor: str) -> Cells:
    (mark,) = page.css(f'[id="{anchor}"]')
    line = mark.parent.parent
    return [re.sub(r"\s+", " ", cell.text()).strip() for cell in line.css("td")]


def test_every_field_of_every_kind_has_a_row(page: LexborHTMLParser):
    rows = {mark.attributes["id"] for mark in page.css("td [id]")}
    wanted = [
        field_anchor(field, table) for model in KINDS.values() for table in tables_of(model) for field in table.fields
    ]
    places = [mark.attributes["id"] for mark in page.css("[id]")]
    assert len(places) == len(set(places))
    assert rows == set(wanted)
    assert {heading.attributes["id"] for heading in page.css("h2")} == set(KINDS)


def test_every_fact_of_every_kind_is_said_to_be_one(page: LexborHTMLParser, records):
    for model in KINDS_WITH_FACTS:
        for group in fact_groups(records.all(model)[0]):
            for line in group.lines:
                path = [group.name, line.name] if group.labels else [line.name]
                told = row(page, "-".join([model.kind, *path]).replace("_", "-"))
                assert "дереккөзі мен күні бар дерек" in told[1] or "факт с источником и датой" in told[1]
                assert told[2].startswith(f"API: {'.'.join(path)}CSV: ")


def test_a_field_says_its_type_unit_codes_and_places(writer, tmp_path):
    text = render_block("fields", [], writer("ru", "data/fields.md"), tmp_path)
    page = LexborHTMLParser(markdown.markdown(text, extensions=EXTENSIONS))
    assert row(page, "production-site-space-area-m2") == [
        "Общая площадь Помещение",
        "число; единица: м²; факт с источником и датой",
        "API: space.area_m2CSV: space_area_m2 space_area_m2_precision space_area_m2_to",
    ]
    name, takes, place = row(page, "production-site-history-status")
    assert takes.startswith("значение из списка: idle — простаивает (бос тұр), offered")
    assert (name, place) == ("Статус", "API: history[].statusCSV: status status_kk status_ru")
    assert "идентификатор записи («Учреждения»)" in row(page, "production-site-institution")[1]
    assert "tenge_m2_month — ₸/м² в месяц (айына ₸/м²)" in row(page, "figure-unit")[1]


def test_words_of_the_other_language_are_marked_as_such(page: LexborHTMLParser):
    marked = {node.attributes["lang"] for node in page.css("td span[lang]")}
    assert len(marked) == 1
