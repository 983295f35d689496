"""The list that a reader keeps: in this browser and nowhere else, on every page, whatever the storage has or refuses."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.languages import LANGUAGES, Language
from scripts.languages.numbers import format_number
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.site.keyboard import Keyboard
from tests.site.templates import address, both, one, site_page

FIRST, SECOND, THIRD = "demo-site-1", "demo-site-7", "demo-site-97"
# A browser that is told to let sites keep nothing.
FORBIDDEN = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError'); }})"
)


def names(records: Records, language: Language, *ids: str) -> list[str]:
    return [records.get(ProductionSite, name).name.in_language(language) for name in ids]


def keep(page: Page, *ids: str) -> None:
    """Put sites on the list of a browser that has opened no page yet."""
    page.goto("/about/")
    page.evaluate("ids => localStorage.setItem('shortlist', ids)", ",".join(ids))


@both
def test_what_is_added_on_the_list_and_on_a_page_stands_on_the_shortlist_in_both_languages(
    page: Page, records: Records, language: Language
):
    page.goto(address("catalogue", language))
    page.locator(f".keep [value={FIRST}]").check()
    count = phrase("shortlist_bar", language).format(count=format_number(1, language))
    expect(page.locator("[data-part=shortlist]")).to_have_text(count)
    page.goto(site_page(SECOND, language))
    page.get_by_role("button", name=phrase("shortlist_add", language)).click()
    expect(page.locator(".actions [role=status]")).to_have_text(phrase("shortlist_here", language))
    page.get_by_role("link", name=phrase("shortlist_open", language)).click()
    for seen in (language, *(other for other in LANGUAGES if other != language)):
        page.goto(address("shortlist", seen))
        expect(page.locator(".kept a")).to_have_text(names(records, seen, FIRST, SECOND))
        expect(page.locator(".kept .status")).to_have_count(2)


@one
def test_what_is_found_by_filters_can_be_kept_and_is_seen_to_be(page: Page, language: Language):
    keep(page, FIRST)
    page.goto(f"{address('catalogue', language)}?institution=demo-901")
    expect(page.locator(f"#found .keep [value={FIRST}]")).to_be_checked()
    page.locator(f"#found .keep [value={SECOND}]").check()
    page.reload()
    expect(page.locator(f"#found .keep [value={SECOND}]")).to_be_checked()


@both
def test_the_keyboard_takes_a_site_away_and_the_focus_is_not_lost(page: Page, records: Records, language: Language):
    keep(page, FIRST, SECOND, THIRD)
    page.goto(address("shortlist", language))
    keyboard = Keyboard(page)
    keyboard.tab_to(".kept button")
    page.keyboard.press("Enter")
    second = names(records, language, SECOND)[0]
    expect(page.get_by_role("button", name=f"{phrase('shortlist_remove', language)}: {second}")).to_be_focused()
    keyboard.tab_to(".kept li:last-child button")
    page.keyboard.press("Enter")
    expect(page.locator(".kept button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".shortlist [role=status]")).to_be_focused()
    expect(page.locator(".shortlist")).to_have_text(phrase("shortlist_empty", language))


@both
def test_one_button_clears_the_list_and_leaves_nothing_in_the_browser(page: Page, language: Language):
    keep(page, FIRST, SECOND)
    page.goto(address("shortlist", language))
    page.get_by_role("button", name=phrase("shortlist_clear", language)).click()
    expect(page.locator(".shortlist [role=status]")).to_have_text(phrase("shortlist_empty", language))
    expect(page.locator(".shortlist [role=status]")).to_be_focused()
    assert page.evaluate("localStorage.length") == 0


@one
def test_a_page_takes_its_site_away_again(page: Page, language: Language):
    keep(page, FIRST)
    page.goto(site_page(FIRST, language))
    button = page.locator(".actions button")
    expect(button).to_have_text(phrase("shortlist_remove", language))
    button.click()
    expect(button).to_have_text(phrase("shortlist_add", language))
    expect(page.locator(".actions [role=status]")).to_be_empty()
    assert page.evaluate("localStorage.length") == 0


def test_another_tab_follows(phone: BrowserContext, page: Page):
    other = phone.new_page()
    other.goto(address("shortlist", "ru"))
    expect(other.locator(".shortlist")).to_have_text(phrase("shortlist_empty", "ru"))
    page.goto(site_page(FIRST, "kk"))
    page.locator(".actions button").click()
    expect(other.locator(".kept a")).to_have_count(1)
    other.locator(".kept button").click()
    expect(page.locator(".actions button")).to_have_text(phrase("shortlist_add", "kk"))


def test_it_leads_to_the_comparison_of_the_first_four_and_to_a_letter_about_all(page: Page):
    ids = [f"demo-site-{number}" for number in range(1, 7)]
    keep(page, *ids)
    page.goto(address("shortlist", "ru"))
    expect(page.locator(".ways a")).to_have_count(2)
    compare, letter = page.locator(".ways a").all()
    assert str(compare.get_attribute("href")).endswith(f"catalogue/compare/?ids={','.join(ids[:4])}".split("/")[-1])
    letter.click()
    expect(page.locator("[name=site]:checked")).to_have_count(6)


@one
def test_no_request_carries_it(phone: BrowserContext, page: Page, language: Language):
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(unquote(f"{request.url} {request.headers} {request.post_data}")))
    page.goto(address("catalogue", language))
    page.locator(f".keep [value={FIRST}]").check()
    page.goto(address("shortlist", language))
    expect(page.locator(".kept a")).to_have_count(1)
    page.goto(address("comparison", language))
    page.goto("/about/")
    assert len(asked) > 5
    assert [line for line in asked if FIRST in line] == []
    assert phone.cookies() == []


@pytest.mark.parametrize(
    "content",
    [
        f'{{"a": [1]}},<img src=x>,{FIRST},,no-such-site, {SECOND}',
        f"{FIRST},{FIRST}",
        ",".join([FIRST, "x" * 5000, "'"]),
    ],
)
def test_something_else_in_the_storage_is_survived(page: Page, content: str):
    keep(page, content)
    page.goto(address("shortlist", "kk"))
    expect(page.locator(".kept a")).to_have_count(1)
    page.get_by_role("button", name=phrase("shortlist_clear", "kk")).click()
    assert page.evaluate("localStorage.getItem('shortlist')") is None
    page.goto(address("catalogue", "kk"))
    expect(page.locator("[data-part=shortlist]")).to_be_hidden()


@both
def test_a_browser_that_keeps_nothing_is_told_of(phone: BrowserContext, page: Page, language: Language):
    phone.add_init_script(FORBIDDEN)
    page.goto(site_page(FIRST, language))
    page.locator(".actions button").click()
    expect(page.locator(".actions [role=status]")).to_have_text(phrase("shortlist_refused", language))
    page.goto(address("catalogue", language))
    box = page.locator(f".keep [value={FIRST}]")
    box.click()
    expect(box).not_to_be_checked()
    expect(page.get_by_role("alert")).to_have_text(phrase("shortlist_refused", language))
    page.goto(address("shortlist", language))
    expect(page.locator(".shortlist")).to_have_text(phrase("shortlist_empty", language))


def test_a_full_list_loses_nothing(page: Page):
    full = [f"demo-site-{number}" for number in range(100, 150)]
    keep(page, *full)
    page.goto(site_page(FIRST, "ru"))
    page.locator(".actions button").click()
    expect(page.locator(".actions [role=status]")).to_have_text(phrase("shortlist_refused", "ru"))
    assert page.evaluate("localStorage.getItem('shortlist')") == ",".join(full)
