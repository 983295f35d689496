"""The check of a draft as a journalist meets it: marks in the text, what is said of each, and a text that goes nowhere."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.languages import LANGUAGES, Language
from scripts.pages.phrases import phrase
from tests.site.keyboard import arrive
from tests.site.templates import ROOTS, both, one

#: A text with a value that is right, one that contradicts the site, one that it does not know, and a name.
DRAFTS: dict[Language, str] = {
    "kk": "№ 901 мекемеде 650 адам ұсталады, оның 95-і жұмыс істейді.\nМинистр Арман Сейтов 12 журналиске жауап берді.",
    "ru": "В учреждении № 901 содержится 650 человек, из них 95 работают.\nМинистр Арман Сейтов ответил 12 журналистам.",
}
WRONG: dict[Language, str] = {"kk": "650 адам", "ru": "650 человек"}
RIGHT: dict[Language, str] = {"kk": "640 адам", "ru": "640 человек"}


@pytest.fixture
def reader(browser: Browser, base: str) -> Iterator[BrowserContext]:
    """The browser of a reader of the region whose screen is 360 px wide; it fails the test on any script error."""
    context = browser.new_context(base_url=base, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    yield context
    context.close()
    assert errors == []


@pytest.fixture
def page(reader: BrowserContext) -> Page:
    return reader.new_page()


def check(page: Page, language: Language, text: str) -> None:
    page.goto(f"{ROOTS[language]}press/check/", wait_until="networkidle")
    page.get_by_label(phrase("draft_text", language)).fill(text)
    page.get_by_role("button", name=phrase("draft_submit", language)).click()
    expect(page.locator("#draft-result-title")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_contradiction_is_told_with_the_right_value_its_source_and_date(page: Page, language: Language):
    check(page, language, DRAFTS[language])
    wrong = page.locator("#draft-result h4.draft-wrong + ol li")
    expect(wrong).to_have_count(1)
    expect(wrong).to_contain_text(f"«{WRONG[language]}»")
    expect(wrong).to_contain_text(RIGHT[language].replace(" ", "\u00a0"))
    expect(wrong.locator("a[href*='about/sources/#letter']").first).to_be_visible()
    expect(wrong).to_contain_text("2026")


def shown_text(page: Page) -> str:
    """Return the text as it stands in the result, without the signs of the marks."""
    bare = "node => { const copy = node.cloneNode(true); copy.querySelectorAll('a').forEach(a => a.remove()); return copy.textContent; }"
    return str(page.locator("[data-part=text]").evaluate(bare))


@both
def test_the_text_stands_whole_with_marks_that_lead_to_what_is_said_and_back(page: Page, language: Language):
    check(page, language, DRAFTS[language])
    marks = page.locator("#draft-result mark")
    assert marks.count() >= 5
    assert shown_text(page) == DRAFTS[language]
    link = marks.filter(has_text=WRONG[language]).locator("a")
    expect(link).to_have_accessible_name(
        phrase("draft_says_mark", language).format(
            number=link.get_attribute("href").rpartition("-")[2], verdict=phrase("draft_says_verdict_wrong", language)
        )
    )
    assert "≠" in link.text_content()
    link.click()
    item = page.locator(f"#draft-result {link.get_attribute('href')}")
    expect(item).to_be_in_viewport()
    item.locator("a").first.click()
    expect(marks.filter(has_text=WRONG[language])).to_be_in_viewport()


@both
def test_a_text_in_both_languages_is_read_in_each_and_facts_are_told_in_its_own(page: Page, language: Language):
    check(page, language, "\n".join(DRAFTS.values()))
    wrong = page.locator("#draft-result h4.draft-wrong + ol li")
    expect(wrong).to_have_count(2)
    other = next(name for name in LANGUAGES if name != language)
    expect(wrong.locator(f"span[lang={other}]")).to_have_count(1)
    expect(wrong.locator(f"span[lang={other}]")).to_contain_text(RIGHT[other].replace(" ", "\u00a0"))


@both
def test_nothing_of_the_text_leaves_the_browser(reader: BrowserContext, page: Page, language: Language):
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(unquote(f"{request.url} {request.headers} {request.post_data}")))
    check(page, language, "\n".join(DRAFTS.values()))
    expect(page.locator("#draft-result mark").first).to_be_visible()
    before = len(asked)
    page.get_by_role("button", name=phrase("draft_submit", language)).click()
    page.wait_for_timeout(200)
    assert len(asked) == before, "a second check needs nothing"
    words = {word for text in DRAFTS.values() for word in text.split() if len(word) > 5}
    assert [text for text in asked if any(word in text for word in words)] == []
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, location.search]") == [
        0,
        0,
        "",
        "",
    ]


@one
def test_a_form_that_is_sent_all_the_same_has_no_text(browser: Browser, base: str, language: Language):
    context = browser.new_context(base_url=base, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{ROOTS[language]}press/check/")
    expect(page.locator(".without-scripts")).to_be_visible()
    assert page.locator("form.draft [name]").count() == 0
    context.close()


@both
def test_by_keyboard(page: Page, language: Language):
    page.goto(f"{ROOTS[language]}press/check/", wait_until="networkidle")
    keyboard = arrive(page)
    keyboard.tab_to("#draft-text")
    page.keyboard.type(DRAFTS[language].partition("\n")[0])
    keyboard.tab()
    assert keyboard.is_on("form.draft button")
    page.keyboard.press("Enter")
    expect(page.locator("#draft-result-title")).to_be_focused()
    keyboard.tab_to("#draft-result mark a")
    page.keyboard.press("Enter")
    expect(page.locator("#draft-result li:target")).to_be_in_viewport()


@one
def test_an_empty_text_and_facts_that_cannot_be_had_are_told(page: Page, language: Language):
    page.route("**/facts.json", lambda route: route.abort())
    page.goto(f"{ROOTS[language]}press/check/", wait_until="networkidle")
    page.get_by_role("button", name=phrase("draft_submit", language)).click()
    status = page.locator("form.draft [role=status]")
    expect(status).to_have_text(phrase("draft_says_empty", language))
    page.get_by_label(phrase("draft_text", language)).fill(DRAFTS[language])
    page.get_by_role("button", name=phrase("draft_submit", language)).click()
    expect(status).to_have_text(phrase("draft_says_failed", language))
    page.unroute("**/facts.json")
    page.get_by_role("button", name=phrase("draft_submit", language)).click()
    expect(page.locator("#draft-result mark").first).to_be_visible()


@one
def test_hostile_text_is_shown_as_text(page: Page, language: Language):
    text = "<img src=x onerror=alert(1)> {facts} & \\ «\u202e» 🏭 5 <b>640 адам</b>"
    check(page, language, text)
    assert page.locator("[data-part=text] :is(img, b)").count() == 0
    assert shown_text(page) == text
