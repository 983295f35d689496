"""The fact sheet for journalists: every line has a value, a source and a date, and leads to the address of its fact."""

import re
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import FACT_SHEET
from scripts.pages.blocks import render_block
from scripts.pages.catalogue_list import PAGE_SIZE
from scripts.pages.fact_sheet import SheetPart, fact_sheet
from scripts.pages.facts import fact_lines
from scripts.pages.own_addresses import fact_link
from scripts.pages.phrases import phrase
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.partnership import Event, Opportunity, Standing, Term
from scripts.records.kinds.reference import Figure
from scripts.records.loader import Records
from tests.pages.country import Country

both = pytest.mark.parametrize("language", LANGUAGES)


def sheet(records: Records, language: Language = "ru") -> dict[str, SheetPart]:
    return {part.name: part for part in fact_sheet(Writer(records, language, FACT_SHEET))}


@both
def test_every_line_has_a_value_a_source_and_a_date(region: Records, language: Language):
    counted = phrase("sheet_counted", language).partition("{")[0]
    dates = (phrase("as_of", language).partition("{")[0], phrase("undated", language))
    for part in sheet(region, language).values():
        for table in part.tables:
            for line in table.lines:
                assert line.name and line.value, line
                assert line.ground.startswith(counted) or "about/sources.md#" in line.ground, line
                assert any(date in line.ground for date in dates), line


@both
def test_the_languages_have_the_same_lines(region: Records, language: Language):
    def shape(parts: dict[str, SheetPart]) -> list[tuple[str, str, int]]:
        return sorted((name, table.id, len(table.lines)) for name, part in parts.items() for table in part.tables)

    assert shape(sheet(region, language)) == shape(sheet(region, "ru"))


def test_it_has_every_fact_that_is_known_and_no_other(region: Records):
    parts = sheet(region)
    for name, model in (("institutions", Institution), ("sites", ProductionSite)):
        tables = {table.id: table for table in parts[name].tables}
        for record in region.current(model):
            known = [line for line in fact_lines(record) if line.is_known]
            told = {line.name for line in tables.get(f"{record.kind}-{record.id}", parts[name].tables[0]).lines}
            assert {
                fact_link(Writer(region, "ru", FACT_SHEET), line.label("ru"), record, line) for line in known
            } <= told


def test_it_has_every_figure_proposal_and_statement(region: Records):
    parts = sheet(region)
    assert len(parts["figures"].tables[0].lines) == len(region.current(Figure))
    assert len(parts["proposals"].tables[0].lines) == len(region.current(Opportunity))
    stated = [term for term in region.current(Term) if term.standing is Standing.STATED]
    said = [line.name for table in parts["said"].tables for line in table.lines]
    assert sum("partnership/terms.md#" in name for name in said) == len(stated)
    told = {table.id for table in parts["events"].tables}
    assert told <= {f"event-{event.id}" for event in region.current(Event)}


def test_a_line_leads_to_the_address_of_its_fact(region: Records):
    names = [line.name for table in sheet(region)["sites"].tables for line in table.lines]
    assert "[Общая площадь](../catalogue/sites/joinery-hall.md#fact-space-area-m2)" in names


def test_of_more_sites_than_can_be_read_the_numbers_are_told(country: Country):
    for number in range(PAGE_SIZE + 1):
        country.site(f"site-{number}", "no-1")
    parts = sheet(country.writer().records)
    assert "sites" not in parts
    first = parts["catalogue"].tables[0].lines[0]
    assert str(PAGE_SIZE + 1) in first.value
    assert first.ground.startswith("посчитано по записям сайта")


def test_the_page_and_the_press_page_offer_the_files(region: Records, tmp_path: Path):
    for page, block in ((FACT_SHEET, "fact-sheet"), ("press.md", "press-kit")):
        told = render_block(block, [], Writer(region, "ru", page), tmp_path)
        for name in ("fact-sheet.pdf", "fact-sheet.txt", "press-kit.zip"):
            assert re.search(rf'<a href="(\.\./)?{name}"', told)
