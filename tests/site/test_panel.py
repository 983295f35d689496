"""The accessibility panel: no flash, nothing left behind, other tabs follow; large text reflows, every scheme prints."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.templates import PAGES, address, choices, choose

SMALLEST = {"width": 320, "height": 640}
LARGEST = {"size": "huge", "spacing": "wide"}
LOOK = "({...document.documentElement.dataset})"
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
# The sum of red, green and blue, so that black is 0 and white is 765.
INK_AND_PAPER = """[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]
  .map(colour => colour.match(/\\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0))"""


@pytest.fixture
def context(browser: Browser, base: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=base, viewport=SMALLEST)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def test_the_early_part_alone_gives_the_look_that_stays(context: BrowserContext, page: Page):
    page.goto("/")
    choose(page, colours="dark")
    chosen = page.evaluate(LOOK)
    assert chosen["colours"] == "dark"
    context.route("**/site*.js", lambda route: route.abort())
    page.reload()
    assert page.evaluate(LOOK) == chosen


def test_the_usual_look_leaves_nothing_in_the_browser(page: Page):
    page.goto("/ru/")
    usual = page.evaluate(LOOK)
    for leave in (lambda: choose(page, size=""), page.locator(".vision button").click):
        choose(page, size="large")
        assert page.evaluate("localStorage.length") == 1
        leave()
        assert page.evaluate("localStorage.length") == 0
        assert page.evaluate(LOOK) == usual


def test_other_tabs_follow_and_the_change_is_told(context: BrowserContext, page: Page):
    other = context.new_page()
    other.goto("/press/")
    page.goto("/ru/")
    choose(page, colours="blue")
    expect(page.locator(".vision [role=status]")).not_to_be_empty()
    expect(other.locator("html")).to_have_attribute("data-colours", "blue")


@pytest.mark.parametrize("by", ["the panel", "the browser"])
def test_large_text_scrolls_no_page_sideways(context: BrowserContext, page: Page, site: Path, by: str):
    wide = []
    page.goto("/")
    if by == "the panel":
        choose(page, **LARGEST)
    else:
        context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    for template, language in PAGES:
        page.goto(address(template, language, site))
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
        if page.evaluate(TOO_WIDE):
            wide.append(page.url)
    assert wide == []


def test_every_scheme_prints_black_on_white(page: Page):
    page.goto("/catalogue/")
    for scheme in choices(page, "colours"):
        page.emulate_media(media="screen")
        choose(page, colours=scheme)
        page.emulate_media(media="print")
        assert page.evaluate(INK_AND_PAPER) == [0, 765], scheme
