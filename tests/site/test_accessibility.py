"""Accessibility by machine: axe-core finds nothing on any template, in any look."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.languages import LANGUAGES, Language
from tests.conftest import sampled
from tests.site.axe import RENEW, TABLES, examine, looks, page_with_axe, run, table
from tests.site.searching import NOWHERE, dialog, open_dialog, open_results, status
from tests.site.templates import PAGES, TEMPLATES, address, choose, open_template

NOTHING: dict[str, list[str]] = {"violations": [], "undecided": []}
#: In a plain run every other template is examined in one language, in every so many of its looks, others than its neighbours.
EVERY = 14
WHOLE = [pytest.param(template, language, 0, 1, marks=pytest.mark.exhaustive) for template, language in PAGES]
SAMPLE = [
    (template, LANGUAGES[number % 2], number % EVERY, EVERY) for number, template in enumerate(list(TEMPLATES)[::2])
]


@pytest.fixture(scope="module")
def examined(browser: Browser, base: str) -> Iterator[Page]:
    """A page with axe-core in it."""
    page = page_with_axe(browser, base)
    yield page
    page.context.close()


@pytest.mark.parametrize(("template", "language", "first", "every"), SAMPLE + WHOLE)
def test_no_page_in_any_look_breaks_a_rule_or_leaves_one_undecided(
    examined: Page, site: Path, template: str, language: str, first: int, every: int
):
    open_template(examined, site, template, language)
    assert examine(examined, looks(examined)[first::every]) == NOTHING


def test_the_committed_table_tells_what_is_examined(examined: Page):
    examined.goto("/")
    for path in TABLES:
        assert path.read_text(encoding="utf-8") == table(examined, 0), f"{path} differs; renew it by {RENEW}"


def search_in_dialog(page: Page, language: Language, query: str) -> None:
    open_dialog(page, language).fill(query)
    expect(dialog(page).locator(".found > *").first).to_be_visible()
    expect(status(page)).to_have_text(re.compile("." if query else "^$"))


SEARCHES = [
    (language, width, place, query)
    for place, query in (("dialog", ""), ("dialog", "цех"), ("dialog", NOWHERE), ("page", "цех"), ("page", NOWHERE))
    for width in (320, 1440)
    for language in LANGUAGES
]


@pytest.mark.parametrize(("language", "width", "place", "query"), sampled(SEARCHES, 5))
def test_axe_finds_nothing_in_the_search(examined: Page, language: Language, width: int, place: str, query: str):
    examined.set_viewport_size({"width": width, "height": 800})
    examined.goto(address("page", language))
    for look in ({"colours": "light"}, {"colours": "dark"}, {"colours": "blue", "size": "huge", "spacing": "wide"}):
        if place == "page":
            open_results(examined, query, language)
        choose(examined, **look)
        if place == "dialog":
            search_in_dialog(examined, language, query)
        assert run(examined) == NOTHING, look
        assert examined.evaluate("document.documentElement.scrollWidth") == width
        examined.keyboard.press("Escape")
    examined.evaluate("localStorage.clear()")


FAULTY = """<!doctype html><html lang="ru"><title>Страница</title>
<style>
  html { background: white }
  .pale { color: #999 }
  .covered { position: relative }
  .covered::after { content: ""; position: absolute; inset: 0; background: white; opacity: 0.5 }
</style>
<main><h1>Страница</h1><img src="data:,"><p class="pale">Бледные слова</p>
<div class="covered"><p>Ясные слова</p><p class="pale">Бледные слова под знаком</p></div></main>"""


def test_faults_are_found_also_where_axe_cannot_tell(examined: Page):
    examined.route("**/faulty", lambda route: route.fulfill(body=FAULTY, content_type="text/html; charset=utf-8"))
    examined.goto("/faulty")
    found = run(examined)
    assert {line.split(":")[0] for line in found["violations"]} == {"image-alt", "color-contrast"}
    assert found["undecided"] == ['color-contrast: <p class="pale">Бледные слова под знаком</p>']
