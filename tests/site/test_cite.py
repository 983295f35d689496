"""A fact is quoted from its permanent address: by mouse and keyboard, as a sentence, CSL-JSON and BibTeX; without scripts it is a link."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.languages import Language
from scripts.pages.phrases import phrase
from tests.site.keyboard import Keyboard
from tests.site.templates import ROOTS, both

#: Of each kind of place where a fact stands: a page, the id of a fact there, and what its sentence says in each language.
FACTS = {
    "catalogue/sites/joinery-hall/": (
        "fact-space-area-m2",
        {
            "kk": "Ағаш цехы: жалпы ауданы — 2 400 м² (дереккөзі: ",
            "ru": "Столярный цех: общая площадь — 2 400 м² (источник: ",
        },
    ),
    "news/working-visit/": ("fact-account-0", {"kk": ": ", "ru": ": "}),
    "press/": ("figure-visitors", {"kk": " — 24 ", "ru": " — 24 "}),
    "partnership/terms/": ("", {"kk": " (", "ru": " ("}),
}


@pytest.fixture
def desk(browser: Browser, base: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=base, permissions=["clipboard-read", "clipboard-write"])
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert errors == []


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def open_fact(page: Page, path: str, language: Language) -> str:
    """Open the quotation of the fact of a page; return the id of the fact."""
    page.goto(ROOTS[language] + path)
    fact = FACTS[path][0] or str(page.locator("strong > a[id]").first.get_attribute("id"))
    page.locator(f"#{fact}").click()
    expect(page.locator(".citation button").first).to_be_focused()
    return fact


@both
@pytest.mark.parametrize("path", FACTS)
def test_the_sentence_has_what_the_page_shows_and_the_address(
    desk: BrowserContext, base: str, path: str, language: Language
):
    page = desk.new_page()
    fact = open_fact(page, path, language)
    page.get_by_role("button", name=phrase("cite_sentence", language)).click()
    expect(page.locator(".citation [role=status]")).to_have_text(phrase("letter_copied", language))
    sentence = copied(page)
    assert FACTS[path][1][language] in sentence.replace("\u00a0", " ")
    assert sentence.endswith(f"{base}{ROOTS[language]}{path}#{fact}")
    assert not re.search(r"[\u00ad\n{}]", sentence)
    assert page.evaluate("location.hash") == f"#{fact}"


@both
def test_it_is_copied_for_lists_of_literature(desk: BrowserContext, base: str, language: Language):
    page = desk.new_page()
    fact = open_fact(page, "catalogue/sites/joinery-hall/", language)
    page.get_by_role("button", name=phrase("cite_csl", language)).click()
    expect(page.locator(".citation [role=status]")).not_to_be_empty()
    [item] = json.loads(copied(page))
    assert item["type"] == "webpage"
    assert item["id"] == f"{language}-catalogue-sites-joinery-hall-{fact}"
    assert item["URL"] == f"{base}{ROOTS[language]}catalogue/sites/joinery-hall/#{fact}"
    assert item["language"] == f"{language}-KZ"
    assert item["issued"] == {"date-parts": [[2026, 9, 14]]}
    assert "2 400 м²" in item["title"].replace("\u00a0", " ")
    assert item["note"].startswith(phrase("cite_note", language).partition("{")[0])
    page.get_by_role("button", name=phrase("cite_bibtex", language)).click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.startsWith('@misc{'))")
    entry = copied(page)
    assert entry.startswith(f"@misc{{{item['id']},\n") and entry.endswith("}\n")
    assert f"url = {{{item['URL']}}}" in entry


@both
def test_it_tells_the_history_of_the_fact(desk: BrowserContext, language: Language):
    page = desk.new_page()
    open_fact(page, "catalogue/sites/joinery-hall/", language)
    expect(page.locator("dd:has(.citation) .changed")).to_be_visible()
    expect(page.get_by_text(phrase("cite_unchanged", language))).to_have_count(0)
    page.locator("#fact-status").click()
    expect(page.get_by_text(phrase("cite_unchanged", language))).to_be_visible()
    expect(page.locator(".citation")).to_have_count(1)


@both
def test_the_keyboard_opens_copies_and_closes_it(desk: BrowserContext, language: Language):
    page = desk.new_page()
    page.goto(ROOTS[language] + "catalogue/sites/joinery-hall/")
    page.locator("#fact-space-kinds").focus()
    keyboard = Keyboard(page)
    keyboard.tab_to("#fact-space-area-m2")
    page.keyboard.press("Enter")
    expect(page.locator("#fact-space-area-m2")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".citation button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".citation [role=status]")).not_to_be_empty()
    assert "2 400 м²" in copied(page).replace("\u00a0", " ")
    page.keyboard.press("Escape")
    expect(page.locator(".citation")).to_have_count(0)
    expect(page.locator("#fact-space-area-m2")).to_be_focused()
    assert keyboard.is_on("#fact-space-area-m2")


@both
def test_where_the_clipboard_is_not_allowed_the_text_is_selected(browser: Browser, base: str, language: Language):
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
    )
    open_fact(page, "catalogue/sites/joinery-hall/", language)
    page.get_by_role("button", name=phrase("cite_bibtex", language)).click()
    expect(page.locator(".citation [role=status]")).to_have_text(phrase("letter_selected", language))
    assert str(page.evaluate("getSelection().toString()")).startswith("@misc{")
    context.close()


@both
def test_without_scripts_the_name_is_a_link_to_the_address(browser: Browser, base: str, language: Language):
    context = browser.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.goto(ROOTS[language] + "catalogue/sites/joinery-hall/")
    page.locator("#fact-space-area-m2").click()
    assert page.url.endswith("#fact-space-area-m2")
    expect(page.locator(".page-end")).to_contain_text(phrase("cite_help", language)[:20])
    expect(page.locator(".cite-help")).to_be_hidden()
    context.close()


@both
def test_when_the_words_do_not_come_the_link_still_leads_to_the_address(
    browser: Browser, base: str, language: Language
):
    context = browser.new_context(base_url=base)
    page = context.new_page()
    page.route("**/cite.json", lambda route: route.abort())
    page.goto(ROOTS[language] + "catalogue/sites/joinery-hall/")
    page.locator("#fact-space-area-m2").click()
    page.wait_for_url("**#fact-space-area-m2")
    context.close()
