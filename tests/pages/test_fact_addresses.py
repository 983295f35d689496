"""The permanent address of a fact: the same in both languages, one for each fact, with its value, its source and its history."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import Place, fact_anchor, place_of_fact
from scripts.pages.blocks import render_block
from scripts.pages.facts import fact_lines
from scripts.pages.generate import page_of
from scripts.pages.own_addresses import at_own_address
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.partnership import Event, Term
from scripts.records.kinds.reference import Figure
from scripts.records.loader import Records
from tests.records.small_tree import Tree

both = pytest.mark.parametrize("language", LANGUAGES)


def test_the_id_of_a_fact_is_its_path():
    assert fact_anchor("date") == "fact-date"
    assert fact_anchor("space", "area_m2") == "fact-space-area-m2"
    assert fact_anchor("account", "0") == "fact-account-0"


def test_a_fact_stands_on_the_page_of_its_record():
    assert place_of_fact("production-site", "hall", "space", "area_m2") == Place(
        "catalogue/sites/hall.md", "fact-space-area-m2"
    )


def test_a_listed_record_is_one_fact():
    assert place_of_fact("figure", "wage", "value") == Place("press.md", "figure-wage")


def test_no_two_facts_of_a_record_have_one_address(region: Records):
    for record in region:
        addresses = Counter(fact_anchor(*line.path) for line in fact_lines(record))
        assert max(addresses.values(), default=1) == 1


# On the pages


def ids_of(text: str) -> list[str]:
    return re.findall(r'\bid="([^"]+)"', text) + re.findall(r"\{ #([\w-]+) \}", text)


@both
def test_every_fact_of_a_page_is_at_its_address_and_nothing_else_is(region: Records, language: Language):
    for record in region:
        if record.has_pages():
            ids = ids_of(page_of(record, region, language))
            assert len(ids) == len(set(ids))
            addresses = {fact_anchor(*line.path) for line in fact_lines(record)}
            assert addresses <= set(ids)


@both
def test_the_name_of_what_is_known_leads_to_itself_and_that_of_what_is_not_known_does_not(
    region: Records, language: Language
):
    site = region.get(ProductionSite, "joinery-hall")
    text = page_of(site, region, language)
    area, floor = (next(line for line in fact_lines(site) if line.name == name) for name in ("area_m2", "floor"))
    assert area.is_known and not floor.is_known
    assert f'<a id="fact-space-area-m2" href="#fact-space-area-m2">{area.label(language)}</a>\n:   ' in text
    assert 'id="fact-building-floor"' in text
    assert 'href="#fact-building-floor"' not in text


def test_what_a_fact_was_stands_with_it(region: Records):
    text = page_of(region.get(ProductionSite, "joinery-hall"), region, "ru")
    told = text.partition('href="#fact-space-area-m2"')[2].partition("\n\n")[0]
    assert (
        '<span class="note changed">Исправлено, 14 сентября 2026 г. Общая площадь: было — 2 600 м², стало — 2 400 м².'
        in told.replace("\u00a0", " ")
    )


def test_a_fact_that_is_not_known_any_more_keeps_its_address_and_its_history(
    tree: Tree, loaded: Callable[..., Records]
):
    tree.write(
        "changes/floor.yml",
        "id: floor\nfirst_published: 2026-01-06\nlast_changed: 2026-01-06\nchange: corrected\n"
        "fact: site.hall.building.floor\nday: 2026-01-06\nwas: 2\nbecame: unknown\n"
        "why:\n  kk: Хатта қабат аталмаған.\n  ru: В письме этаж не назван.\n",
    )
    text = page_of(loaded().get(ProductionSite, "hall"), loaded(), "ru")
    assert '<span id="fact-building-floor">Этаж</span>\n:   <span class="unknown">уточняется</span>' in text
    assert "было — 2, стало — " in text.partition('id="fact-building-floor"')[2].replace("\u00a0", " ")


def test_what_a_source_reports_has_an_address_too(region: Records):
    event = region.get(Event, "working-visit")
    text = page_of(event, region, "ru")
    for number in range(len(event.account)):
        assert f'<a class="cite" id="fact-account-{number}" href="#fact-account-{number}">сослаться</a>' in text


def test_figures_and_terms_are_at_their_addresses_on_their_pages(region: Records, tmp_path: Path):
    figures = render_block("figures", [], Writer(region, "ru", "press.md"), tmp_path)
    terms = render_block("terms", [], Writer(region, "ru", "partnership/terms.md"), tmp_path)
    for kind, text, records in (("figure", figures, region.all(Figure)), ("term", terms, region.all(Term))):
        for record in records:
            address = place_of_fact(kind, record.id).fragment
            assert text.count(f'<a id="{address}" href="#{address}">') == 1


def test_a_name_with_a_link_gets_a_link_beside_it(writer: Callable[[Language], Writer]):
    assert at_own_address(writer("ru"), "[Акт](a.md)", "figure-x") == (
        '[Акт](a.md) <a class="cite" id="figure-x" href="#figure-x">сослаться</a>'
    )


def test_a_place_that_lists_facts_leads_to_their_addresses(region: Records, tmp_path: Path):
    writer = Writer(region, "ru", "index.md")
    told = render_block("state", ["event.working-visit.date"], writer, tmp_path)
    assert "[дата](news/working-visit.md#fact-date) — " in told
