"""The page of the search: one list of results at an address that can be sent, in both languages."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import BrowserContext, Page, expect

from scripts.languages import Language
from scripts.languages.numbers import format_number
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.site.keyboard import arrive
from tests.site.searching import (
    QUERY,
    answered,
    open_results,
    status,
    use_engine_of_tests,
)
from tests.site.templates import address, both, one, site_page

STEP = 10


def count_told(page: Page) -> int:
    return int(re.sub(r"\D", "", status(page).inner_text()))


# The list


@both
def test_an_address_gives_its_results_as_one_ordered_list_of_links(page: Page, language: Language):
    results = open_results(page, QUERY[language], language)
    expect(page.locator("ol#search-results > li")).to_have_count(STEP)
    expect(results.locator("a")).to_have_count(STEP)
    expect(results.locator("li:has(> a)")).to_have_count(STEP)
    assert page.get_by_role("searchbox").input_value() == QUERY[language]


@both
def test_more_are_shown_ten_by_ten_and_the_focus_goes_on(page: Page, language: Language):
    results = open_results(page, QUERY[language], language)
    first = results.locator("a").all_inner_texts()
    more = page.get_by_role("button", name=phrase("search_more", language).format(count=STEP))
    more.click()
    expect(results.locator("a")).to_have_count(2 * STEP)
    expect(results.locator("a").nth(STEP)).to_be_focused()
    assert results.locator("a").all_inner_texts()[:STEP] == first


@both
def test_all_are_shown_at_once_where_the_address_says_so(page: Page, language: Language):
    results = open_results(page, QUERY[language], language, "&all=1")
    total = count_told(page)
    assert total > STEP
    links = results.locator("a")
    expect(links).to_have_count(total)
    addresses = links.evaluate_all("links => links.map(link => link.pathname)")
    assert len(set(addresses)) == total
    assert all(path.startswith("/ru/") == (language == "ru") for path in addresses)
    expect(page.locator("[data-part=more]")).to_be_hidden()


@both
def test_a_section_is_chosen_counted_and_left_again_by_going_back(page: Page, language: Language):
    results = open_results(page, QUERY[language], language)
    total = count_told(page)
    choice = page.get_by_role("combobox", name=phrase("search_sections", language))
    offered = choice.locator("option").all_inner_texts()
    counts = [int(re.sub(r"\D", "", option.rpartition("(")[2])) for option in offered]
    assert counts[0] == total == sum(counts[1:])
    choice.select_option(index=2)
    answered(page)
    expect(status(page)).to_have_text(phrase("search_found", language).format(count=format_number(counts[2], language)))
    section = parse_qs(urlsplit(page.url).query)["section"][0]
    expect(results.locator(".note").first).to_have_text(offered[2].rpartition(" (")[0])
    page.reload()
    answered(page)
    expect(choice).to_have_value(section)
    page.go_back()
    answered(page)
    expect(choice).to_have_value("")
    assert count_told(page) == total


@both
def test_a_section_in_which_nothing_is_found_stays_chosen_and_says_so(page: Page, language: Language):
    open_results(page, QUERY[language], language, "&section=press")
    field = page.get_by_role("searchbox")
    field.fill("demo")
    answered(page)
    expect(status(page)).to_have_text(phrase("search_none_here", language))
    expect(page.get_by_role("combobox")).to_have_value("press")
    page.get_by_role("combobox").select_option("")
    answered(page)
    assert count_told(page) > 0


@one
def test_a_section_that_does_not_exist_is_passed_over(page: Page, language: Language):
    open_results(page, QUERY[language], language, "&section=%3Cb%3E")
    assert count_told(page) > STEP
    expect(page.get_by_role("combobox")).to_have_value("")


@both
def test_a_site_shows_its_key_facts_and_an_ended_one_says_so(page: Page, records: Records, language: Language):
    ended, current = (
        next(site for site in records.all(ProductionSite) if bool(site.ended) == is_ended) for is_ended in (True, False)
    )
    for site in (ended, current):
        results = open_results(page, site.name.in_language(language), language, "&all=1")
        own = results.locator("> li").filter(has=page.locator(f"a[href='{site_page(site.id, language)}']"))
        expect(own.locator(".key-facts li").first).to_have_text(
            f"{phrase('status', language)}: {site.status.in_language(language)}"
        )
        expect(own.locator(".ended")).to_have_count(1 if site.ended else 0)
        if site.ended:
            expect(own.locator(".ended")).to_have_text(f"({phrase('search_ended', language)})")


# The address


@both
def test_the_address_follows_what_is_typed_and_leads_back(page: Page, language: Language):
    page.goto(address("page", language))
    open_results(page, QUERY[language], language)
    field = page.get_by_role("searchbox")
    field.fill("demo")
    answered(page)
    assert parse_qs(urlsplit(page.url).query) == {"q": ["demo"]}
    assert "q=demo" in str(page.locator("header .language-link").get_attribute("href"))
    field.fill("")
    answered(page)
    assert urlsplit(page.url).query == ""
    expect(page.locator("#search-results > li")).to_have_count(0)
    expect(status(page)).to_be_empty()
    page.go_back()
    assert urlsplit(page.url).path == address("page", language)


@one
def test_enter_keeps_the_answer(page: Page, language: Language):
    results = open_results(page, QUERY[language], language)
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("button", name=phrase("search_submit", language)).click()
    assert urlsplit(page.url).path == address("search", language)
    expect(results.locator("a")).to_have_count(STEP)


@one
def test_a_word_that_does_occur_is_searched_for_by_its_button(phone: BrowserContext, page: Page, language: Language):
    use_engine_of_tests(phone)
    open_results(page, "nothing", language)
    page.get_by_role("button", name="near").click()
    answered(page)
    expect(page.get_by_role("searchbox")).to_be_focused()
    assert parse_qs(urlsplit(page.url).query) == {"q": ["near"]}
    page.go_back()
    expect(page.get_by_role("button", name="near")).to_be_visible()


# By keyboard


@both
def test_the_keyboard_reaches_field_section_and_results_in_order(page: Page, language: Language):
    open_results(page, QUERY[language], language)
    keyboard = arrive(page)
    for selector in ("#search-words", ".search-form [type=submit]", "#search-section", "#search-results a"):
        keyboard.tab_to(selector)
    target = str(page.evaluate("document.activeElement.pathname"))
    keyboard.follow()
    assert urlsplit(page.url).path == target
