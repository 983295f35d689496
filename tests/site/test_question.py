"""The ready question on the page of a production site: copied by the keyboard, selected where copying is not allowed."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from scripts.languages import LANGUAGES, Language
from scripts.pages.phrases import phrase
from tests.site.keyboard import Keyboard
from tests.site.templates import address


@pytest.fixture
def context(browser: Browser, base: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=base, viewport={"width": 360, "height": 740})
    yield context
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("is_allowed", [True, False])
def test_the_keyboard_copies_the_question(context: BrowserContext, language: Language, is_allowed: bool):
    if is_allowed:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    if not is_allowed:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(address("production-site", language))
    Keyboard(page).tab_to(".question > summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".question [role=status]")).to_have_text(phrase("copied" if is_allowed else "selected", language))
    text = page.locator("#question").text_content()
    assert page.evaluate("getSelection().toString()") == text
    if is_allowed:
        assert page.evaluate("navigator.clipboard.readText()") == text


def test_without_scripts_the_text_is_there_and_no_button(browser: Browser, base: str):
    context = browser.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.goto(address("production-site", "ru"))
    page.locator(".question > summary").click()
    expect(page.locator("#question")).to_be_visible()
    expect(page.locator(".question button")).to_be_hidden()
    context.close()
