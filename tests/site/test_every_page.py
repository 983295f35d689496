"""Every page behind the servers that the project ships files for: it keeps its policy, asks nobody else, fits, and reads without scripts.

A plain run looks at every so many pages, `make test-all` at all of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.site.servers import SERVERS
from tests.site.templates import ROOTS, addresses

WIDTHS = (320, 360, 768, 1440)
PHONE = {"width": 360, "height": 740}
EVERY = 12
PICTURES = """() => [...document.querySelectorAll('img, svg, [role=img], canvas, object, video')].map(picture => ({
  html: picture.outerHTML.slice(0, 120),
  words: picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? '',
  isDecoration: picture.getAttribute('alt') === '' || picture.getAttribute('aria-hidden') === 'true',
  isInText: picture.closest('article') !== null && picture.closest('.twemoji') === null, // an icon stands beside words
}))"""
#: The pieces of words that must stay whole, of which two letters stand on two lines.
BROKEN = """() => {
  const isClipped = (node) => node !== null && (getComputedStyle(node).clipPath !== 'none' || isClipped(node.parentElement));
  const lines = (text, start, end) => {
    const range = document.createRange();
    range.setStart(text, start);
    range.setEnd(text, end);
    return [...range.getClientRects()].map(({top}) => Math.round(top));
  };
  // The hyphen that ends a line counts to the letter after it.
  const isBroken = (text, start, end) => new Set(lines(text, start, end)).size > 1
    && new Set([...text.data.slice(start, end)].map((_, place) => lines(text, start + place, start + place + 1).pop())).size > 1;
  const broken = [];
  for (const place of document.querySelectorAll('h1, h2, h3, summary, th, td, dt, button, label, nav a, .names a, .site-name, .status')) {
    const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const {currentNode: text, currentNode: {parentElement: around}} = texts;
      if (!around.checkVisibility() || around.closest('code, option') || isClipped(around)) continue;
      for (const {index, 0: piece} of text.data.matchAll(/[а-яёәғқңөұүһі]{2,}/gi)) {
        if (isBroken(text, index, index + piece.length)) broken.push(piece);
      }
    }
  }
  return broken;
}"""


@dataclass
class Seen:
    """What was wrong with the pages that were looked at."""

    complaints: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    without_picture: list[str] = field(default_factory=list)
    wordless: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


@pytest.fixture(
    scope="module",
    params=[
        *((name, EVERY) for name in SERVERS),
        *(pytest.param((name, 1), marks=pytest.mark.exhaustive) for name in SERVERS),
    ],
    ids=lambda param: f"{param[0]}-{param[1]}",
)
def seen(
    request: pytest.FixtureRequest, browser: Browser, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Seen]:
    """What a browser sees of every so many pages behind a server."""
    name, every = request.param
    with SERVERS[name](site, tmp_path_factory.mktemp(name)) as server:
        context = browser.new_context(base_url=server, viewport=PHONE)
        yield look_at(context.new_page(), server, addresses(site)[::every])
        context.close()


def look_at(page: Page, server: str, some: list[str]) -> Seen:
    """Open pages one after another; return what is wrong with them."""
    seen = Seen()

    def complain(text: str) -> None:
        seen.complaints.append(f"{page.url}: {text}")

    page.on("console", lambda message: complain(message.text))
    page.on("pageerror", lambda error: complain(str(error)))
    page.on("request", lambda asked: asked.url.startswith((server, "data:")) or complain(f"asks {asked.url}"))
    page.on("requestfailed", lambda asked: complain(f"{asked.url}: {asked.failure}"))
    page.on("response", lambda given: given.status < 400 or complain(f"{given.status} {given.url}"))
    for address in some:
        page.goto(address, wait_until="networkidle")
        pictures = page.evaluate(PICTURES)
        if not pictures:
            seen.without_picture.append(address)
        seen.wordless += [
            f"{address}: {picture['html']}"
            for picture in pictures
            if not picture["words"].strip() and (picture["isInText"] or not picture["isDecoration"])
        ]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                seen.too_wide.append(f"{address} at {width} px")
            seen.broken += [f"{piece} on {address} at {width} px" for piece in page.evaluate(BROKEN)]
        page.set_viewport_size(PHONE)
    return seen


def test_no_page_breaks_its_policy_asks_another_host_or_complains(seen: Seen):
    assert seen.complaints == []


def test_no_page_scrolls_sideways(seen: Seen):
    assert seen.too_wide == []


def test_a_word_in_a_narrow_place_is_cut_between_syllables_if_at_all(seen: Seen):
    assert seen.broken == []


def test_every_page_has_the_sign_of_the_site_and_no_picture_carries_a_fact_without_words(seen: Seen):
    assert (seen.without_picture, seen.wordless) == ([], [])


@pytest.fixture
def plain(browser: Browser, base: str) -> Iterator[Page]:
    """A page on a phone that runs no scripts."""
    context = browser.new_context(base_url=base, viewport=PHONE, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("every", [EVERY, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_without_scripts_every_page_reads(plain: Page, site: Path, every: int):
    for address in addresses(site)[::every]:
        plain.goto(address)
        expect(plain.get_by_role("heading", level=1)).to_be_visible()
        assert len(plain.locator("article").inner_text()) > 200, address
        expect(plain.locator("header a[hreflang]")).to_be_visible()


def test_without_scripts_the_menu_opens(plain: Page):
    plain.goto("/ru/partnership/faq/")
    plain.locator("header summary").click()
    link = plain.locator("header nav a[href$='about/glossary/']")
    link.scroll_into_view_if_needed()  # the menu is longer than the screen of a phone and scrolls in itself
    expect(link).to_be_in_viewport()
    link.click()
    expect(plain).to_have_url(f"{plain.url.partition('/ru/')[0]}/ru/about/glossary/")


@pytest.mark.parametrize("address", ["/not-there/", "/ru/catalogue/sites/not-there/", "/a/b/c/d.html"])
def test_the_404_page_greets_in_both_languages_at_any_depth(browser: Browser, base: str, address: str):
    page = browser.new_page(base_url=base, viewport=PHONE)
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.on("response", lambda given: given.status < 400 or given.url == base + address or failed.append(given.url))
    response = page.goto(address, wait_until="networkidle")
    assert response is not None and response.status == 404
    assert failed == []
    for language, home in ROOTS.items():
        expect(page.locator(f"[lang={language}]").last).to_be_visible()
        expect(page.locator(f"a[href='{home}']").first).to_be_visible()
    page.locator("a[href='/ru/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "ru"
    page.close()
