"""What the dialog of the search and its page have in common: words, markup in a query, nothing found, no network."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.languages import Language
from scripts.pages.phrases import phrase
from tests.site.searching import (
    MARKED,
    NOWHERE,
    QUERY,
    dialog,
    offline,
    open_dialog,
    results_address,
    status,
    use_engine_of_tests,
)
from tests.site.templates import address, both, one

PLACES = ("dialog", "page")
AREA: dict[Language, str] = {"kk": "Жалпы ауданы", "ru": "Общая площадь"}
HOSTILE = "<img src=x onerror=document.title='broken'><b>{{ 7*7 }}</b><script>document.title='broken'</script>&amp;"
in_both = pytest.mark.parametrize("place", PLACES)


def ask(page: Page, place: str, language: Language, query: str) -> Locator:
    """Ask in the dialog over a page, or by the address of the page of the search; return where results stand."""
    if place == "page":
        page.goto(results_address(query, language))
        return page.locator("main .search")
    page.goto(address("page", language))
    open_dialog(page, language).fill(query)
    return dialog(page)


@both
@in_both
def test_a_form_of_a_word_finds_pages_and_marks_it(page: Page, language: Language, place: str):
    where = ask(page, place, language, QUERY[language])
    expect(status(page)).to_have_text(re.compile(r"\d"))
    expect(where.locator("mark").first).to_have_text(re.compile(MARKED[language], re.IGNORECASE))
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@both
@in_both
def test_a_number_with_a_unit_is_told_and_marked_as_a_value(page: Page, language: Language, place: str):
    where = ask(page, place, language, "800 м2")
    values = {"fact": AREA[language].lower(), "value": "800\u00a0м²", "known": "N", "unknown": "N"}
    told = " ".join(phrase(key, language, **values) for key in ("search_values", "search_values_unknown"))
    expect(status(page)).to_contain_text(re.compile(re.escape(told).replace("N", r"[1-9]\d*")))
    facts = where.locator(".result").first.locator(".key-facts li")
    expect(facts.filter(has=page.locator("mark"))).to_have_text(re.compile(rf"^{AREA[language]}: .*м²$"))
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@both
@in_both
def test_who_finds_nothing_is_told_where_to_go(page: Page, language: Language, place: str):
    where = ask(page, place, language, NOWHERE)
    expect(status(page)).to_have_text(phrase("search_none", language))
    for key in ("search_catalogue", "search_partnership", "search_glossary", "search_pages"):
        link = where.get_by_role("link", name=phrase(key, language))
        expect(link).to_be_visible()
        assert page.request.get(str(link.evaluate("link => link.href"))).status == 200
    where.get_by_role("link", name=phrase("search_glossary", language)).click()
    expect(page).to_have_url(re.compile(rf"{address('glossary', language)}$"))


@one
@in_both
def test_markup_in_a_query_is_shown_as_text(phone: BrowserContext, page: Page, language: Language, place: str):
    use_engine_of_tests(phone)
    where = ask(page, place, language, HOSTILE)
    expect(where.locator("a mark")).to_have_text(HOSTILE)
    expect(where.locator("p").filter(has_text=HOSTILE).last).to_be_visible()
    expect(where.locator("li").filter(has_text=f"Fact: {HOSTILE}").last).to_be_visible()
    expect(where.locator(".ended")).to_have_text("(search_ended {count} {words})")
    expect(status(page)).to_have_text(f"search_found 1 {{words}} search_reading {{count}} {HOSTILE}")
    expect(where.locator("img, b, script")).to_have_count(0)
    assert page.title() != "broken"


@both
@in_both
def test_who_is_offline_is_told_and_can_try_again(phone: BrowserContext, page: Page, language: Language, place: str):
    with offline(phone):
        where = ask(page, place, language, QUERY[language])
        expect(status(page)).to_have_text(phrase("search_failed", language))
        expect(page.locator("[data-search-done='']")).to_have_count(0)
    where.get_by_role("searchbox").fill(QUERY[language][:-1])
    expect(where.locator("li, .result").first).to_be_visible()


@both
def test_without_scripts_the_control_leads_to_the_page_which_says_so_and_lists_all_pages(
    without_scripts: Page, language: Language
):
    page = without_scripts
    page.goto(address("page", language))
    page.locator("header").get_by_role("link", name=phrase("section_search", language)).click()
    assert urlsplit(page.url).path == address("search", language)
    expect(page.locator(".without-scripts")).to_contain_text(phrase("search_without_scripts", language).split(".")[0])
    expect(page.locator(".without-scripts a")).to_have_text(re.compile(phrase("search_glossary", language)))
    expect(page.locator(".search")).to_be_hidden()
    assert page.locator("#pages ~ ul a").count() > 20
