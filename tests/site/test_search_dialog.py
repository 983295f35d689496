"""The search in a dialog over any page: by mouse and by keyboard, on a phone, in both languages."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.languages import Language
from scripts.pages.phrases import phrase
from tests.site.searching import (
    QUERY,
    answered,
    dialog,
    open_dialog,
    open_results,
    status,
    use_engine_of_tests,
)
from tests.site.templates import address, both, choose, one


@pytest.fixture(autouse=True)
def opened(page: Page, language: Language) -> None:
    """A page on a phone, over which the dialog is opened."""
    page.goto(address("page", language))


def found(page: Page, language: Language) -> Locator:
    """Open the dialog and ask; return the links to what is found."""
    open_dialog(page, language).fill(QUERY[language])
    links = dialog(page).locator(".result a")
    expect(links.first).to_be_visible()
    return links


# What it costs before it is used


@both
def test_nothing_of_the_search_is_fetched_before_a_reader_turns_to_it(page: Page, language: Language):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.reload(wait_until="networkidle")
    assert [path for path in asked if "search" in path] == []
    found(page, language)
    assert f"/search/{language}/index.json" in asked


@one
def test_the_control_leads_there_also_where_the_script_cannot_be_had(page: Page, language: Language):
    page.route("**/javascripts/search.*.js", lambda route: route.abort())
    page.reload()
    page.locator(".search-link").click()
    expect(page).to_have_url(re.compile(r"/search/$"))


# By mouse


@both
def test_results_stand_by_section_and_are_opened_by_a_click(page: Page, language: Language):
    target = found(page, language).first.get_attribute("href")
    headings = dialog(page).get_by_role("heading", level=2).all_inner_texts()
    assert len(set(headings)) == len(headings) > 1
    assert all(re.search(r"\(\d[\d\u00a0]*\)$", heading) for heading in headings)
    dialog(page).locator(".result").first.locator("p").click(force=True)  # the link lies over it
    expect(page).to_have_url(re.compile(rf"{target}$"))


@both
def test_all_results_are_on_the_page_of_the_search(page: Page, language: Language):
    found(page, language)
    count = status(page).inner_text()
    dialog(page).locator("a.all").click()
    answered(page)
    assert parse_qs(urlsplit(page.url).query) == {"q": [QUERY[language]]}
    expect(status(page)).to_have_text(count)


@both
def test_the_button_and_a_click_beside_it_close_it(page: Page, language: Language):
    open_dialog(page, language)
    dialog(page).get_by_role("button", name=phrase("search_close", language)).click()
    expect(dialog(page)).to_have_count(0)
    open_dialog(page, language)
    page.mouse.click(180, 730)
    expect(dialog(page)).to_have_count(0)


@both
def test_the_control_is_as_large_as_a_finger_and_stands_in_the_row_of_the_header(page: Page, language: Language):
    tops = [page.locator(f"header {name}").bounding_box() for name in (".menu", ".search-link", ".language-link")]
    assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in tops)
    assert len({round(box["y"] + box["height"] / 2) for box in tops if box}) == 1
    control = tops[1]
    assert control and control["width"] >= 44 and control["height"] >= 44


# By keyboard


@both
def test_the_keyboard_alone_opens_it_walks_closes_it_and_opens_a_result(page: Page, language: Language):
    page.locator("header .language-link").focus()
    page.keyboard.press("/")
    field = dialog(page).get_by_role("searchbox")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type(QUERY[language])
    links = dialog(page).locator(".result a")
    expect(links.nth(1)).to_be_visible()
    first, second = links.nth(0), links.nth(1)
    for key, focused in (("Down", first), ("Down", second), ("Up", first), ("Up", field), ("Up", field)):
        page.keyboard.press(f"Arrow{key}")
        expect(focused).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(page.locator("header .language-link")).to_be_focused()
    target = found(page, language).first.get_attribute("href")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{target}$"))


@both
def test_enter_in_the_field_opens_all_results_and_the_dialog_there_has_the_same_words(page: Page, language: Language):
    page.keyboard.press("/")
    expect(dialog(page)).to_be_visible()
    page.keyboard.type(QUERY[language])
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(rf"{address('search', language)}\?q="))
    answered(page)
    expect(open_dialog(page, language)).to_have_value(QUERY[language])


@one
def test_what_was_typed_is_there_again_and_is_typed_over(page: Page, language: Language):
    open_dialog(page, language).fill(QUERY[language])
    page.keyboard.press("Escape")
    field = open_dialog(page, language)
    expect(field).to_have_value(QUERY[language])
    page.keyboard.type("а")
    expect(field).to_have_value("а")


@one
@pytest.mark.parametrize("key", ["Control+/", "Alt+/", "Meta+/"])
def test_the_key_with_another_one_is_left_to_the_browser(page: Page, language: Language, key: str):
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
    choose(page, slash="off")
    page.locator(".vision summary").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    page.reload()
    page.keyboard.press("/")
    expect(page.locator("dialog")).to_have_count(0)
    open_dialog(page, language)


# Whatever happens


@pytest.fixture
def field(phone: BrowserContext, page: Page, language: Language) -> Locator:
    """The field of the dialog, whose answers are those of the tests."""
    use_engine_of_tests(phone)
    page.clock.install()
    return open_dialog(page, language)


@one
def test_an_old_answer_never_overtakes_a_new_one_and_nothing_says_that_it_takes_long(
    page: Page, field: Locator, language: Language
):
    field.fill("slow")
    field.fill("new")
    link = dialog(page).locator(".result a")
    expect(link).to_have_text("new")
    told = status(page).inner_text()
    page.clock.run_for(1_000)
    assert status(page).inner_text() == told != phrase("search_wait", language)
    page.evaluate("dispatchEvent(new Event('release'))")
    page.clock.run_for(1_000)
    expect(link).to_have_text("new")
    field.fill("slow")
    page.clock.run_for(1_000)
    expect(status(page)).to_have_text(phrase("search_wait", language))
    field.fill("")
    page.evaluate("dispatchEvent(new Event('release'))")
    page.clock.run_for(1_000)
    expect(dialog(page).locator(".result")).to_have_count(0)
    expect(status(page)).to_be_empty()


@one
def test_a_part_that_cannot_be_had_takes_old_results_away(page: Page, field: Locator, language: Language):
    field.fill("new")
    expect(dialog(page).locator(".result")).to_have_count(1)
    field.fill("broken")
    expect(status(page)).to_have_text(phrase("search_failed", language))
    expect(dialog(page).locator(".result")).to_have_count(0)


# On paper


@one
def test_a_printed_page_is_without_the_control_and_the_dialog(page: Page, language: Language):
    open_results(page, QUERY[language], language)
    open_dialog(page, language)
    page.emulate_media(media="print")
    expect(page.locator(".search-link")).to_be_hidden()
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator("#search-results a").first).to_be_visible()
