"""The page in the other language: it opens at the same place, answers the same query, and has what was written into the letter."""

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from scripts.languages import Language, other_language
from scripts.pages.phrases import phrase
from tests.site.letter_form import IDS, WRITTEN, field, form, write
from tests.site.templates import address, both, one

#: Every field that has a value, by name; boxes and radios only where they are chosen.
FIELDS = """form => [...new FormData(form)].map(([name, value]) => [name, value]).sort()"""
HEADINGS = "[...document.querySelectorAll('article h2[id]')].map(heading => heading.id)"


def switch(page: Page, place: str = "header") -> None:
    """Press the link to the other language where the reader is, without scrolling to it."""
    with page.expect_navigation():
        page.locator(f"{place} .language-link").evaluate("link => link.click()")


def top_of(page: Page, fragment: str) -> Any:
    return page.locator(f"#{fragment}").evaluate("heading => heading.getBoundingClientRect().top / innerHeight")


# The place


@both
@pytest.mark.parametrize("template", ["page", "letter", "catalogue", "glossary", "production-site"])
def test_an_anchor_and_a_query_are_kept_on_any_page(page: Page, demonstration: Path, template: str, language: Language):
    here, there = (address(template, each, demonstration / "site") for each in (language, other_language(language)))
    page.goto(here)
    anchor = page.evaluate(HEADINGS)[-1]
    page.goto(f"{here}?ids={IDS[0]}#{anchor}")
    page.locator("header .language-link").click()
    page.wait_for_url(f"**{there}?*")
    assert (urlsplit(page.url).query, urlsplit(page.url).fragment) == (f"ids={IDS[0]}", anchor)
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


@both
def test_without_an_anchor_the_heading_above_what_is_read_is_kept(page: Page, language: Language):
    for anchor in ("after", "letter", "who-answers"):
        page.goto(address("letter", language))
        page.locator(f"#{anchor}").evaluate(
            "heading => scrollTo(0, scrollY + heading.getBoundingClientRect().top - 30)"
        )
        switch(page, "footer")
        assert urlsplit(page.url).fragment == anchor
        assert 0 <= top_of(page, anchor) < 1
        page.goto("/about/")  # so that the same page is opened anew


@one
def test_who_reads_on_from_an_anchor_stays_where_they_read(page: Page, language: Language):
    page.goto(f"{address('letter', language)}#who-answers")
    page.locator("#letter").evaluate("heading => scrollTo(0, scrollY + heading.getBoundingClientRect().top)")
    switch(page, ".page-end")
    assert urlsplit(page.url).fragment == "letter"


@one
def test_at_the_beginning_of_a_page_there_is_no_anchor(page: Page, language: Language):
    page.goto(address("page", language))
    switch(page)
    assert (urlsplit(page.url).query, urlsplit(page.url).fragment) == ("", "")
    assert page.evaluate("scrollY") == 0


@one
def test_what_is_copied_or_opened_beside_leads_there_too(page: Page, language: Language):
    page.goto(f"{address('page', language)}?q=1#safety")
    link = page.locator("header .language-link")
    link.evaluate("link => link.dispatchEvent(new MouseEvent('contextmenu', {bubbles: true}))")
    assert str(link.get_attribute("href")).endswith("?q=1#safety")


# What was written into the letter


def written(page: Page) -> list[list[str]]:
    return list(form(page).evaluate(FIELDS))


def unlike_the_usual(page: Page, language: Language) -> None:
    """Fill in the form as it is for nobody by itself."""
    write(page, language)
    form(page).locator("[name=appeal]").check()
    field(page, "number").fill("901240000001")
    field(page, "address").fill("Самал көшесі, 1")
    field(page, "to").select_option(index=2)
    page.locator(f"[name=site][value={IDS[0]}]").uncheck()
    page.locator("[name=question]").nth(1).uncheck()
    page.locator("[name=opportunity]").first.check()
    page.locator("[name=ask][value=all]").check()


@both
def test_all_that_was_written_and_chosen_goes_along_and_back(page: Page, language: Language):
    unlike_the_usual(page, language)
    before = written(page)
    assert len(before) > 15
    for _ in range(2):
        switch(page)
        expect(page.locator("[name=site]").first).to_be_visible()
        expect(page.locator("#letter-done")).to_be_visible()
        assert written(page) == before
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    text = field(page, "text").input_value()
    assert phrase("letter_appeal_title", language) in text and WRITTEN["needs"] in text


@one
def test_the_letter_is_made_anew_in_the_other_language_unless_it_was_changed_by_hand(page: Page, language: Language):
    write(page, language)
    switch(page)
    other = other_language(language)
    expect(field(page, "text")).to_have_value(re.compile(f"^{re.escape(phrase('letter_title', other))}"))
    field(page, "text").fill("Өз сөзім\nҚолы: Әлия")
    switch(page)
    expect(field(page, "text")).to_have_value("Өз сөзім\nҚолы: Әлия")
    expect(page.locator("#letter-done")).to_be_visible()


@one
def test_nothing_of_it_is_sent_or_put_into_an_address(
    phone: BrowserContext, page: Page, shown: str, language: Language
):
    asked: list[tuple[str, str, str | None]] = []
    phone.on("request", lambda request: asked.append((request.method, unquote(request.url), request.post_data)))
    unlike_the_usual(page, language)
    switch(page)
    expect(field(page, "address")).to_have_value("Самал көшесі, 1")
    assert {(method, data) for method, _, data in asked} == {("GET", None)}
    personal = [words for name, words in WRITTEN.items() if name != "jobs"] + ["901240000001", "Самал көшесі"]
    assert [url for _, url, _ in asked for words in personal if words in url] == []
    assert [url for _, url, _ in asked if not url.startswith(shown)] == []
    assert [words for words in personal if words in unquote(page.url)] == []
    page.reload()
    expect(field(page, "address")).to_have_value("")


@one
def test_what_nobody_read_is_deleted_when_the_reader_comes_back(page: Page, language: Language):
    write(page, language)
    page.evaluate("sessionStorage.setItem('letter', 'left')")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert page.evaluate("sessionStorage.length") == 0
    page.evaluate("sessionStorage.setItem('letter', 'null')")
    page.goto(address("letter", language))
    expect(page.locator("[name=question]").first).to_be_checked()
    assert page.evaluate("sessionStorage.length") == 0


@one
def test_without_storage_the_chosen_sites_go_along_by_the_address(
    phone: BrowserContext, page: Page, language: Language
):
    blocked = "Object.defineProperty(window, 'sessionStorage', {get() { throw new Error(); }})"
    phone.add_init_script(blocked)
    write(page, language)
    chosen(page, IDS[0]).uncheck()
    switch(page)
    expect(chosen(page, IDS[1])).to_be_checked()
    expect(page.locator("[name=site]:checked")).to_have_count(1)


def chosen(page: Page, name: str) -> Locator:
    return page.locator(f"[name=site][value={name}]")
