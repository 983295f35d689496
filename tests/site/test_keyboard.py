"""The keyboard alone: the accessibility panel, the menu, Escape, no trap, and a focus that is seen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.conftest import sampled
from tests.site.keyboard import Keyboard, changed_area, contrast, outline_area
from tests.site.templates import ROOTS, TEMPLATES, open_template

SIZES = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1440, "height": 900}}


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    context = browser.new_context(base_url=base, viewport=SIZES[request.param], reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(params=["kk", pytest.param("ru", marks=pytest.mark.exhaustive)])
def root(request: pytest.FixtureRequest) -> str:
    return ROOTS[request.param]


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
    keyboard = Keyboard(page, every=1)
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


@pytest.mark.parametrize("template", sampled(TEMPLATES, 5))
@pytest.mark.parametrize(("page", "key"), [("phone", "Tab"), ("desk", "Shift+Tab")], indirect=["page"])
def test_both_ways_reach_everything_in_order_and_are_never_trapped(page: Page, site: Path, template: str, key: str):
    open_template(page, site, template, "ru" if key == "Tab" else "kk")
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


@pytest.mark.parametrize("page", ["phone"], indirect=True)
@pytest.mark.parametrize(
    ("path", "made"),
    [
        ("catalogue/?sort=name", "#found table"),
        ("catalogue/compare/?ids={0},{1}", ".comparison table"),
        ("search/?q=цех", "#search-results > *"),
    ],
)
def test_a_jump_within_the_page_leaves_what_a_script_has_made(page: Page, site: Path, path: str, made: str):
    names = sorted(folder.parent.name for folder in site.glob("catalogue/sites/*/index.html"))
    page.goto("/" + path.format(*names))
    page.locator(made).first.evaluate("node => { node.dataset.stays = ''; }")
    page.evaluate("location.hash = 'page'")
    page.wait_for_timeout(300)
    expect(page.locator(made).first).to_have_attribute("data-stays", "")


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
