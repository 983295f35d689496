"""A production site on paper: two A4 pages at most, however much is known, with every fact and without what only a screen needs."""

import io

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import page_url, place_of
from scripts.pages.facts import count_known, fact_lines
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records

MOST_PAGES = 2


def printed(browser: Browser, address: str, scripts: bool) -> list[str]:
    """Return the text of each page of paper, without spaces and hyphens, since lines and columns break words."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address)
    pages = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    context.close()
    return [squeezed(page.extract_text()) for page in pages]


def squeezed(text: str) -> str:
    return "".join(sign for sign in text if sign not in "\u00ad\u2010-" and not sign.isspace())


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fullest_record_fits_two_pages(
    browser: Browser, shown: str, records: Records, language: Language, scripts: bool
):
    fullest = max(records.all(ProductionSite), key=lambda site: count_known([site])[0])
    address = page_url(place_of(fullest.kind, fullest.id).page, language)
    pages = printed(browser, f"{shown}/{address}", scripts)
    assert len(pages) <= MOST_PAGES
    for line in fact_lines(fullest):
        assert squeezed(line.label(language)) in "".join(pages)
    assert squeezed(phrase("shortlist_add", language)) not in "".join(pages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_of_which_little_is_known_fits_two_pages(browser: Browser, base: str, language: Language):
    assert (
        len(printed(browser, f"{base}/{page_url('catalogue/sites/brick-workshop.md', language)}", True)) <= MOST_PAGES
    )
