"""The search in a dialog over any page: by mouse and by keyboard, on a phone, in both languages, whatever is typed."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.languages import LANGUAGES, Language
from scripts.pages.phrases import phrase
from tests.site.axe import context_with_axe, run
from tests.site.searching import (
    MARKED,
    NOWHERE,
    QUERY,
    answered,
    dialog,
    offline,
    open_dialog,
    open_results,
    status,
    use_engine_of_tests,
)
from tests.site.templates import address, choose

both = pytest.mark.parametrize("language", LANGUAGES)
one = pytest.mark.parametrize("language", ["kk"])  # where it makes no difference
HOSTILE = "<img src=x onerror=document.title='broken'><b>{{ 7*7 }}"


# What it costs before it is used


@both
def test_nothing_of_the_search_is_fetched_before_a_reader_turns_to_it(page: Page, language: Language):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(address("page", language), wait_until="networkidle")
    assert [path for path in asked if "search" in path] == []
    open_dialog(page, language).fill(QUERY[language])
    expect(dialog(page).locator(".result").first).to_be_visible()
    assert f"/search/{language}/index.json" in asked


@both
def test_without_scripts_the_control_leads_to_the_page_of_the_search(without_scripts: Page, language: Language):
    without_scripts.goto(address("page", language))
    without_scripts.locator("header").get_by_role("link", name=phrase("section_search", language)).click()
    expect(without_scripts).to_have_url(re.compile(rf"{address('search', language)}$"))
    expect(without_scripts.get_by_text(phrase("search_without_scripts", language).split(".")[0])).to_be_visible()


@one
def test_the_control_leads_there_also_where_the_script_cannot_be_had(phone: BrowserContext, language: Language):
    page = phone.new_page()
    phone.route("**/javascripts/search.*.js", lambda route: route.abort())
    page.goto(address("page", language))
    page.locator(".search-link").click()
    expect(page).to_have_url(re.compile(r"/search/$"))


# By mouse


@both
def test_a_form_of_a_word_finds_pages_that_are_shown_by_section_and_opened_by_a_click(page: Page, language: Language):
    page.goto(address("page", language))
    open_dialog(page, language).fill(QUERY[language])
    first = dialog(page).locator(".result a").first
    expect(first).to_be_visible()
    expect(status(page)).to_have_text(re.compile(r"\d"))
    assert MARKED[language] in dialog(page).locator("mark").first.inner_text().lower()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    headings = dialog(page).get_by_role("heading", level=2).all_inner_texts()
    assert len(set(headings)) == len(headings) > 1
    assert all(re.search(r"\(\d[\d\u00a0]*\)$", heading) for heading in headings)
    target = first.get_attribute("href")
    dialog(page).locator(".result").first.locator("p").click(force=True)  # the link lies over it
    expect(page).to_have_url(re.compile(rf"{target}$"))


@both
def test_all_results_are_on_the_page_of_the_search(page: Page, language: Language):
    page.goto(address("page", language))
    open_dialog(page, language).fill(QUERY[language])
    told = status(page)
    expect(told).to_have_text(re.compile(r"\d"))
    count = told.inner_text()
    dialog(page).locator("a.all").click()
    answered(page)
    assert parse_qs(urlsplit(page.url).query) == {"q": [QUERY[language]]}
    expect(status(page)).to_have_text(count)


@both
def test_who_finds_nothing_is_told_where_to_go(page: Page, language: Language):
    page.goto(address("page", language))
    open_dialog(page, language).fill(NOWHERE)
    expect(status(page)).to_have_text(phrase("search_none", language))
    for key in ("search_catalogue", "search_partnership", "search_glossary", "search_pages"):
        expect(dialog(page).get_by_role("link", name=phrase(key, language))).to_be_visible()
    for link in dialog(page).locator(".found a").all():
        response = page.request.get(str(link.get_attribute("href")))
        assert response.status == 200
    dialog(page).get_by_role("link", name=phrase("search_glossary", language)).click()
    expect(page).to_have_url(re.compile(rf"{address('glossary', language)}$"))


@both
def test_the_button_and_a_click_beside_it_close_it(page: Page, language: Language):
    page.goto(address("page", language))
    open_dialog(page, language)
    dialog(page).get_by_role("button", name=phrase("search_close", language)).click()
    expect(dialog(page)).to_have_count(0)
    open_dialog(page, language)
    page.mouse.click(180, 730)
    expect(dialog(page)).to_have_count(0)


@both
def test_the_control_is_as_large_as_a_finger_and_stands_in_the_row_of_the_header(page: Page, language: Language):
    page.goto(address("page", language))
    tops = [page.locator(f"header {name}").bounding_box() for name in (".menu", ".search-link", ".language-link")]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in tops)
    assert len({round(box["y"] + box["height"] / 2) for box in tops if box}) == 1
    control = tops[1]
    assert control and control["width"] >= 44 and control["height"] >= 44


# By keyboard


@both
def test_the_keyboard_alone_opens_walks_and_closes_it(page: Page, language: Language):
    page.goto(address("page", language))
    page.locator("header .language-link").focus()
    page.keyboard.press("/")
    field = dialog(page).get_by_role("searchbox")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type(QUERY[language])
    links = dialog(page).locator(".result a")
    expect(links.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(page.locator("header .language-link")).to_be_focused()


@both
def test_enter_on_a_result_opens_its_page(page: Page, language: Language):
    page.goto(address("page", language))
    page.keyboard.press("/")
    dialog(page).get_by_role("searchbox").fill(QUERY[language])
    link = dialog(page).locator(".result a").first
    expect(link).to_be_visible()
    target = link.get_attribute("href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{target}$"))


@both
def test_enter_in_the_field_opens_all_results_and_the_dialog_there_has_the_same_words(page: Page, language: Language):
    page.goto(address("page", language))
    page.keyboard.press("/")
    expect(dialog(page)).to_be_visible()
    page.keyboard.type(QUERY[language])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{address('search', language)}\?q="))
    answered(page)
    expect(open_dialog(page, language)).to_have_value(QUERY[language])


@one
def test_what_was_typed_is_there_again_and_is_typed_over(page: Page, language: Language):
    page.goto(address("page", language))
    open_dialog(page, language).fill(QUERY[language])
    page.keyboard.press("Escape")
    field = open_dialog(page, language)
    expect(field).to_have_value(QUERY[language])
    page.keyboard.type("а")
    expect(field).to_have_value("а")


@one
@pytest.mark.parametrize("key", ["Control+/", "Alt+/", "Meta+/"])
def test_the_key_with_another_one_is_left_to_the_browser(page: Page, language: Language, key: str):
    page.goto(address("page", language))
    page.keyboard.press(key)
    page.keyboard.press("/")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press(key)
    expect(page.locator("dialog")).not_to_be_visible()


@one
def test_the_key_is_typed_where_a_reader_types(page: Page, language: Language):
    page.goto(address("catalogue", language))
    page.locator(".finder [name=q]").press("/")
    expect(page.locator(".finder [name=q]")).to_have_value("/")
    open_dialog(page, language).press("/")
    expect(dialog(page).get_by_role("searchbox")).to_have_value("/")


@both
def test_the_key_can_be_switched_off(page: Page, language: Language):
    page.goto(address("page", language))
    choose(page, slash="off")
    page.locator(".vision summary").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_have_count(0)
    open_dialog(page, language)


# Whatever happens


@one
def test_markup_in_a_query_is_shown_as_text(phone: BrowserContext, page: Page, language: Language):
    use_engine_of_tests(phone)
    page.goto(address("page", language))
    title = page.title()
    open_dialog(page, language).fill(HOSTILE)
    result = dialog(page).locator(".result")
    expect(result.locator("a mark")).to_have_text(HOSTILE)
    expect(result.locator("p")).to_have_text(HOSTILE)
    expect(result.locator("li")).to_have_text(f"Fact: {HOSTILE}")
    expect(result.locator(".ended")).to_have_text("(search_ended {count} {words})")
    expect(status(page)).to_have_text(f"search_found 1 {{words}} search_reading {{count}} {HOSTILE}")
    expect(dialog(page).locator("img, b")).to_have_count(0)
    assert page.title() == title


@one
def test_once_the_last_query_is_answered_nothing_says_that_an_older_one_takes_long(
    phone: BrowserContext, page: Page, language: Language
):
    use_engine_of_tests(phone)
    page.goto(address("page", language))
    page.clock.install()
    field = open_dialog(page, language)
    field.fill("slow")
    field.fill("new")
    expect(dialog(page).locator(".result a")).to_have_text("new")
    told = status(page).inner_text()
    page.clock.run_for(1_000)
    assert status(page).inner_text() == told != phrase("search_wait", language)


@one
def test_an_old_answer_never_overtakes_a_new_one(phone: BrowserContext, page: Page, language: Language):
    use_engine_of_tests(phone)
    page.goto(address("page", language))
    field = open_dialog(page, language)
    field.fill("slow")
    field.fill("new")
    expect(dialog(page).locator(".result a")).to_have_text("new")
    page.evaluate("dispatchEvent(new Event('release'))")
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    expect(dialog(page).locator(".result a")).to_have_text("new")
    field.fill("slow")
    expect(status(page)).to_have_text(phrase("search_wait", language))
    field.fill("")
    page.evaluate("dispatchEvent(new Event('release'))")
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    expect(dialog(page).locator(".result")).to_have_count(0)
    expect(status(page)).to_be_empty()


@both
def test_who_is_offline_is_told_and_can_try_again(phone: BrowserContext, page: Page, language: Language):
    page.goto(address("page", language))
    with offline(phone):
        open_dialog(page, language).fill(QUERY[language])
        expect(status(page)).to_have_text(phrase("search_failed", language))
    dialog(page).get_by_role("searchbox").press("Backspace")
    expect(dialog(page).locator(".result").first).to_be_visible()


@one
def test_a_part_that_cannot_be_had_takes_old_results_away(phone: BrowserContext, page: Page, language: Language):
    use_engine_of_tests(phone)
    page.goto(address("page", language))
    field = open_dialog(page, language)
    field.fill("new")
    expect(dialog(page).locator(".result")).to_have_count(1)
    field.fill("broken")
    expect(status(page)).to_have_text(phrase("search_failed", language))
    expect(dialog(page).locator(".result")).to_have_count(0)


# Examined


@both
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("query", ["", "53", NOWHERE])
def test_axe_finds_nothing_in_the_open_dialog(browser: Browser, base: str, language: Language, width: int, query: str):
    context = context_with_axe(browser, base)
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address("page", language))
    for look in ({"colours": "light"}, {"colours": "dark"}, {"colours": "blue", "size": "huge", "spacing": "wide"}):
        choose(page, **look)
        open_dialog(page, language).fill(query)
        expect(dialog(page).locator(".found > *").first).to_be_visible()
        expect(status(page)).to_have_text(re.compile("." if query else "^$"))
        found = run(page)
        assert found == {"violations": [], "undecided": []}, look
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.keyboard.press("Escape")
    context.close()


@one
def test_a_printed_page_is_without_the_control_and_the_dialog(page: Page, language: Language):
    open_results(page, QUERY[language], language)
    open_dialog(page, language)
    page.emulate_media(media="print")
    expect(page.locator(".search-link")).to_be_hidden()
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("#search-results a").first).to_be_visible()
