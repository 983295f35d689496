"""A reader with scripts and pictures off misses no fact: all of them are words in the page."""

import re
from collections.abc import Iterator

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.pages.addresses import GENERATED, page_url
from scripts.pages.facts import fact_lines
from scripts.pages.writer import Writer
from scripts.records.loader import load_records
from scripts.records.production_site import ProductionSite
from tests.conftest import ROOT
from tests.site.test_built_site import addresses

FACTS = """() => [...document.querySelectorAll('article dt')].map(name => {
  let value = name.nextElementSibling;
  while (value && value.tagName !== 'DD') value = value.nextElementSibling;
  return [name.innerText, value ? value.innerText : ''];
})"""
PICTURES = """() => [...document.querySelectorAll('img, svg, [role=img], canvas, object, video')].map(picture => ({
  html: picture.outerHTML.slice(0, 120),
  words: picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? '',
  isDecoration: picture.getAttribute('alt') === '' || picture.getAttribute('aria-hidden') === 'true',
  isInText: picture.closest('article') !== null,
}))"""


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
    records = load_records(ROOT / "docs" / "data")
    for record in records.all(ProductionSite):
        path = f"{GENERATED[record.kind]}/{record.id}.md"
        writer = Writer(records, language, path)
        page.goto("/" + page_url(path, language))
        shown = {plain(name): plain(value) for name, value in page.evaluate(FACTS)}
        lines = fact_lines(record)
        assert len(lines) > 30
        for line in lines:
            value = writer.value(line.fact.value, line.unit) if line.is_known else writer.unknown()
            assert words_of(value) in shown[line.label(language)], (record.id, line.name)


def test_no_picture_carries_a_fact_without_words(page: Page, site):
    wordless, pictures = [], []
    for address in addresses(site):
        page.goto(address)
        pictures = page.evaluate(PICTURES)
        wordless += [
            f"{address}: {picture['html']}"
            for picture in pictures
            if not picture["words"].strip() and (picture["isInText"] or not picture["isDecoration"])
        ]
    assert pictures, "expected at least the sign of the site on every page"
    assert wordless == []
