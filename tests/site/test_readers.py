"""Three readers on their way through the site, by a finger on a phone and by the keyboard alone, in both languages."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.languages import Language
from scripts.pages.phrases import phrase
from scripts.records.kinds.partnership import Standing
from tests.site.keyboard import Keyboard, arrive
from tests.site.templates import ROOTS, address

PHONE, DESK = (360, 740), (1440, 900)
#: Follows a link of the page that a selector names.
Follow = Callable[[Page, str], None]


def by_finger(page: Page, selector: str) -> None:
    page.locator(selector).first.click()


def by_keyboard(page: Page, selector: str, every: int = 5) -> None:
    """Go by the keyboard from the top of a page to a link in its text, or in the header, and follow it."""
    keyboard = Keyboard(page, every) if selector.startswith("header") else arrive(page, every)
    keyboard.tab_to(selector)
    keyboard.follow()


def seeing_every_stop(page: Page, selector: str) -> None:
    by_keyboard(page, selector, every=1)


READERS = [
    ("ru", by_finger, PHONE),
    ("kk", by_keyboard, PHONE),
    ("ru", by_keyboard, DESK),
    pytest.param("kk", by_finger, PHONE, marks=pytest.mark.exhaustive),
    *(
        pytest.param(language, seeing_every_stop, screen, marks=pytest.mark.exhaustive)
        for language in ROOTS
        for screen in (PHONE, DESK)
    ),
]
readers = pytest.mark.parametrize(("language", "follow", "screen"), READERS)


@pytest.fixture
def page(browser: Browser, base: str, screen: tuple[int, int]) -> Iterator[Page]:
    width, height = screen
    context = browser.new_context(base_url=base, viewport={"width": width, "height": height}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@readers
def test_an_investor_comes_from_home_to_a_site_to_the_terms_to_applying(
    page: Page, site: Path, language: Language, follow: Follow
):
    page.goto(ROOTS[language])
    follow(page, "article a[href$='catalogue/']")
    follow(page, f"article a[href*='{name_of(site, 'production-site')}']")
    expect(page).to_have_url(re.compile(address("production-site", language, site)))
    expect(page.locator("article")).to_contain_text(phrase("unknown", language))
    follow(page, "article #next ~ ul a[href$='terms/']")
    expect(page.locator("article")).to_contain_text(Standing.LAW.in_language(language))
    follow(page, "article a[href*='apply/']")
    expect(page).to_have_url(re.compile(rf"{ROOTS[language]}partnership/apply/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@readers
def test_a_journalist_comes_from_home_to_the_news_to_the_source_of_a_fact(
    page: Page, site: Path, language: Language, follow: Follow
):
    page.goto(ROOTS[language])
    follow(page, "article a[href$='news/']")
    follow(page, f"article h3 a[href*='{name_of(site, 'news-item')}']")
    follow(page, "article .ground a")
    expect(page).to_have_url(re.compile(rf"{ROOTS[language]}about/sources/#"))
    expect(page.locator(f"[id='{page.url.partition('#')[2]}']")).to_be_in_viewport()


@readers
def test_anyone_comes_from_home_to_the_same_page_in_the_other_language(page: Page, language: Language, follow: Follow):
    page.goto(ROOTS[language])
    follow(page, "article a[href$='initiative/']")
    heading = page.get_by_role("heading", level=1).inner_text()
    follow(page, "header a[hreflang]")
    other = "ru" if language == "kk" else "kk"
    expect(page).to_have_url(re.compile(rf"\d{ROOTS[other]}initiative/$"))
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert page.get_by_role("heading", level=1).inner_text() != heading


def name_of(site: Path, template: str) -> str:
    return address(template, "kk", site).split("/")[-2]
