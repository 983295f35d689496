"""A reader with scripts and pictures off misses no fact: all of them are words in the page."""

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.pages.addresses import page_url, place_of
from scripts.pages.facts import fact_lines
from scripts.pages.phrases import phrase
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import load_records
from tests.conftest import REGION

FACTS = """() => [...document.querySelectorAll('article dt, article .fact-name')].map(name => {
  if (name.tagName !== 'DT') return [name.innerText, name.parentElement.innerText];
  let value = name.nextElementSibling;
  while (value && value.tagName !== 'DD') value = value.nextElementSibling;
  return [name.innerText, value ? value.innerText : ''];
})"""


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A page without scripts that gets no pictures."""
    context = browser.new_context(base_url=base, java_script_enabled=False)
    context.route(re.compile(r"\.(svg|png|jpe?g|webp|avif)$"), lambda route: route.abort())
    yield context.new_page()
    context.close()


def plain(text: str) -> str:
    """Return the words alone: no marks of hyphenation, one kind of space."""
    return " ".join(text.replace("\u00ad", "").split())


def words_of(markdown: str) -> str:
    """Return the words that a reader sees of Markdown."""
    return plain(LexborHTMLParser(MarkdownIt().render(markdown)).body.text())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_of_every_production_site_is_in_its_words(page: Page, language: str):
    records = load_records(REGION / "data")
    for record in records.all(ProductionSite):
        path = place_of(record.kind, record.id).page
        writer = Writer(records, language, path)
        page.goto("/" + page_url(path, language))
        shown = {plain(name): plain(value) for name, value in page.evaluate(FACTS)}
        of_many = phrase("unknown_facts", language).partition("{")[0]
        lines = fact_lines(record)
        assert len(lines) > 30
        for line in lines:
            value = shown.get(line.label(language)) or shown[line.in_sentence(language)]
            if line.is_known:
                assert words_of(writer.known(line.fact, line.unit)) in value, (record.id, line.name)
            else:
                assert value == phrase("unknown", language) or value.startswith(of_many), (record.id, line.name)
