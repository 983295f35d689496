"""The keyboard alone: three readers on their way, the panel and the skip link first, Escape, no trap, a focus that is seen."""

import re
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.site.keyboard import Keyboard, changed_area, contrast, outline_area
from tests.site.templates import ROOTS, TEMPLATES, open_template

SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1440, "height": 900}}


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base, viewport=SIZES[request.param], reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(params=ROOTS)
def root(request: pytest.FixtureRequest) -> str:
    return ROOTS[request.param]


def arrive(page: Page) -> Keyboard:
    """Pass the first stops of a page, the panel and the skip link, and skip to the text."""
    keyboard = Keyboard(page)
    keyboard.tab()
    assert keyboard.is_on(".vision > summary"), "expected the panel for weak eyes as the first stop"
    keyboard.tab()
    assert keyboard.is_on("a.skip"), "expected the skip link as the second stop"
    page.keyboard.press("Enter")
    expect(page.locator("#page")).to_be_in_viewport()
    return keyboard


def read_on(page: Page, selector: str) -> None:
    """Go by the keyboard from the top of a page to a link in its text, and follow it."""
    keyboard = arrive(page)
    keyboard.tab_to(selector)
    keyboard.follow()


def test_an_investor_comes_from_home_to_applying(page: Page, root: str):
    page.goto(root)
    read_on(page, "article a[href$='catalogue/']")
    read_on(page, "article a[href*='sites/no-53-areas']")
    expect(page.get_by_role("heading", level=1)).to_contain_text("№\u00a053")
    read_on(page, "article #next ~ ul a[href$='terms/']")
    read_on(page, "article a[href*='apply/']")
    expect(page).to_have_url(re.compile(rf"{root}partnership/apply/"))


def test_a_journalist_comes_from_home_to_the_source_of_a_fact(page: Page, root: str):
    page.goto(root)
    read_on(page, "article a[href$='news/']")
    read_on(page, "article h3 a[href*='visit-no-53']")
    read_on(page, "article .ground a")
    expect(page).to_have_url(re.compile(r"/about/sources/#article$"))
    expect(page.locator("#article")).to_be_in_viewport()


def test_anyone_comes_from_home_to_the_same_page_in_the_other_language(page: Page, root: str):
    page.goto(root)
    read_on(page, "article a[href$='initiative/']")
    keyboard = Keyboard(page)
    keyboard.tab_to("header a[hreflang]")
    keyboard.follow()
    expect(page).to_have_url(re.compile(r"/initiative/$"))
    assert ("/ru/" in page.url) != (root == "/ru/")


def test_every_control_of_the_panel_is_seen_and_escape_closes_it(page: Page, root: str):
    page.goto(root)
    keyboard = Keyboard(page)
    keyboard.tab()
    page.keyboard.press("Enter")
    expect(page.locator(".vision")).to_have_attribute("open", "")
    groups = page.locator(".vision fieldset").count()
    assert groups == 5
    for _ in range(groups):
        keyboard.tab()
        assert keyboard.is_on(".vision input[type=radio]")
    keyboard.tab()
    assert keyboard.is_on(".vision button[type=reset]")
    page.keyboard.press("Escape")
    expect(page.locator(".vision")).not_to_have_attribute("open", "")
    assert keyboard.is_on(".vision > summary")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_the_menu_of_a_phone_opens_and_escape_closes_it(page: Page, root: str):
    page.goto(root)
    keyboard = Keyboard(page)
    keyboard.tab_to("header .menu > summary")
    page.keyboard.press("Enter")
    keyboard.tab_to("header .menu a[href$='about/glossary/']")
    page.keyboard.press("Escape")
    expect(page.locator("header .menu")).not_to_have_attribute("open", "")
    assert keyboard.is_on("header .menu > summary")


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_the_open_menu_of_a_phone_hides_no_stop_behind_it(page: Page, root: str):
    page.goto(root)
    keyboard = Keyboard(page)
    keyboard.tab_to("header .menu > summary")
    page.keyboard.press("Enter")
    keyboard.tab_to("article a")


def test_the_arrows_choose_in_the_panel_and_the_choice_stays(page: Page, root: str):
    page.goto(root)
    keyboard = Keyboard(page)
    keyboard.tab()
    page.keyboard.press("Enter")
    keyboard.tab_to(".vision input[name=size]")
    page.keyboard.press("ArrowDown")
    page.reload()
    chosen = page.evaluate("document.documentElement.dataset.size")
    assert chosen == page.locator(".vision input[name=size]").nth(1).get_attribute("value")


# What a reader of the page can reach: links, switches and fields that are shown; a group of radio buttons is one stop.
REACHABLE = """[...document.querySelectorAll('a[href], summary, button, input, select, textarea')]
  .filter(e => e.checkVisibility({visibilityProperty: true}) && (e.type !== 'radio' || e.checked))
  .map(e => e.outerHTML)"""


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize(("page", "key"), [("phone", "Tab"), ("desk", "Shift+Tab")], indirect=["page"])
def test_both_ways_reach_everything_in_order_and_are_never_trapped(page: Page, template: str, key: str):
    open_template(page, template, "ru" if key == "Tab" else "kk")
    reachable = page.evaluate(REACHABLE)
    # A box that scrolls is a stop too.
    stops = [html for html in Keyboard(page).stops(key) if html in reachable]
    assert stops == (reachable if key == "Tab" else reachable[::-1])


@pytest.mark.parametrize("page", ["phone"], indirect=True)
def test_a_table_is_a_stop_where_it_scrolls_and_not_where_it_fits(page: Page, root: str):
    page.goto(root + "partnership/terms/")
    frame = page.locator(".table").first
    expect(frame).not_to_have_attribute("tabindex", "0")
    frame.locator("table").evaluate("table => table.removeAttribute('data-stack')")
    frame.evaluate("frame => frame.style.maxWidth = '9rem'")
    expect(frame).to_have_attribute("tabindex", "0")


def test_an_outline_is_told_from_none_and_from_a_faint_one():
    def button(edge: tuple[int, int, int]) -> Image.Image:
        picture = Image.new("RGB", (104, 44), edge)
        picture.paste((255, 255, 255), (2, 2, 102, 42))
        return picture

    needed = outline_area([{"x": 2, "y": 2, "width": 100, "height": 40}], {"width": 360, "height": 740})
    assert needed == 2 * 2 * (100 + 40) - 4 * 2 * 2
    without = button((255, 255, 255))
    assert changed_area(without, without) == 0
    assert changed_area(button((200, 200, 200)), without) < needed
    assert changed_area(button((90, 90, 90)), without) >= needed
    assert round(contrast((0, 0, 0), (255, 255, 255))) == 21
