"""What the tests of the search as a reader meets it share: queries, the dialog, and an engine that answers as a test wants it to."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.languages import Language
from scripts.pages.phrases import phrase
from tests.site.templates import address

#: A word in a form in which titles do not have it, and one that no page has.
QUERY: dict[Language, str] = {"kk": "өндірістердің", "ru": "площадкам"}
MARKED: dict[Language, str] = {"kk": "өндіріс", "ru": "площад"}
NOWHERE = "wzqxjwzqxj"

# Answers every query with its own words as the only result; "slow" waits for the event "release",
# "broken" cannot be answered, and "nothing" finds nothing but a word that is near.
_ENGINE = """
const sections = [{id: "about", title: "Section", url: "/about/"}];
async function search(query, {limit}) {
  if (query === "slow") await new Promise((done) => addEventListener("release", done, {once: true}));
  if (query === "broken") throw new Error("no such part");
  if (query === "nothing") return {query, reading: null, values: [], total: 0, sections: [], results: [], nearest: ["near"]};
  const result = {url: "/about/", title: [[query, true]], section: "about", facts: [["Fact", query, false]], ended: true, excerpt: [[query, false]]};
  return {query, reading: query, values: [], total: 1, sections: [{...sections[0], total: 1}], results: [result], nearest: []};
}
const ui = new Proxy({}, {get: (target, name) => `${name} {count} {words}`});
export const openIndex = async () => ({ui, sections, search});
"""


def use_engine_of_tests(context: BrowserContext) -> None:
    """Give the dialog and the page of the search an engine whose answers a test knows."""
    context.route("**/search-engine.*.js", lambda route: route.fulfill(body=_ENGINE, content_type="text/javascript"))


@contextmanager
def offline(context: BrowserContext) -> Iterator[None]:
    """Let no part of the index reach the reader."""
    pattern = "**/search/*/**"
    context.route(pattern, lambda route: route.abort())
    yield
    context.unroute(pattern)


def dialog(page: Page) -> Locator:
    """Return the dialog of the search, which is open."""
    return page.locator("dialog.search-dialog[open]")


def status(page: Page) -> Locator:
    """Return what the open dialog, or else the page, says of the results."""
    return page.locator("dialog.search-dialog[open], main .search").last.get_by_role("status")


def open_dialog(page: Page, language: Language) -> Locator:
    """Open the dialog by the control in the header; return its field."""
    page.locator("header").get_by_role("link", name=phrase("section_search", language)).click()
    field = dialog(page).get_by_role("searchbox", name=phrase("section_search", language))
    expect(field).to_be_focused()
    return field


def results_address(query: str, language: Language, more: str = "") -> str:
    """Return the address of the page with the results of a query."""
    return f"{address('search', language)}?q={quote(query)}{more}"


def open_results(page: Page, query: str, language: Language, more: str = "") -> Locator:
    """Open the page with the results of a query, and wait for them; return the list."""
    page.goto(results_address(query, language, more))
    return answered(page)


def answered(page: Page) -> Locator:
    """Wait until the answer on the page of the search is complete; return the list."""
    results = page.locator("#search-results")
    expect(results).to_have_attribute("data-search-done", "")
    return results
