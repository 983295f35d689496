"""An investor's walk: at least 800 m², 100 kW and rail, three sites compared, a letter about them; few taps, few stops of the keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.languages import Language
from scripts.records.fields import UNKNOWN
from scripts.records.loader import Records
from tests.site.finder import current, shown_groups
from tests.site.finder_filters import value
from tests.site.keyboard import Keyboard
from tests.site.templates import ROOTS, address, both

MOST_TAPS, MOST_STOPS = 22, 25
ASKED = {"area_m2_from": "800", "power_kw_from": "100"}
RAIL = ("siding", "nearby")


def wanted(records: Records) -> list[str]:
    """Return the sites that surely have what the investor needs."""

    def has_it(item) -> bool:
        area, power = value(item.site.space.area_m2), value(item.site.utilities.power_kw)
        rail = item.site.transport.rail_access
        return (
            UNKNOWN not in (area, power)
            and bool(area and area >= 800 and power and power >= 100)
            and value(rail) in RAIL
        )

    return [item.site.id for item in current(records) if has_it(item)]


class Finger:
    """Taps on what is on the screen, and counts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.taps = 0

    def tap(self, target: Locator) -> None:
        target.first.click()
        self.taps += 1

    def write(self, target: Locator, text: str) -> None:
        self.tap(target)
        self.page.keyboard.type(text)


@both
def test_by_a_finger_on_a_phone(page: Page, records: Records, language: Language):
    page.goto(ROOTS[language])
    finger = Finger(page)
    finger.tap(page.locator("article a[href$='catalogue/']"))
    finger.tap(page.locator("[data-part=opener]"))
    for name, number in ASKED.items():
        finger.write(page.locator(f"[name={name}]"), number)
    for rail in RAIL:
        finger.tap(page.locator(f"[name=rail_access][value={rail}]"))
    finger.tap(page.locator("#filters [type=submit]"))
    full = wanted(records)
    assert len(full) >= 3, "expected a demonstration in which three sites have it all"
    assert shown_groups(page)[0] == full
    for site in full[:3]:
        finger.tap(page.locator(f"#found .keep [value={site}]"))
    finger.tap(page.locator("[data-part=shortlist] a"))
    finger.tap(page.locator(".ways a[href*='compare']"))
    expect(page.locator(".comparison [role=status]")).to_contain_text("3")
    page.go_back()
    finger.taps += 1
    finger.tap(page.locator(".ways a[href*='apply']"))
    expect(page.locator("[name=site]:checked")).to_have_count(3)
    for field in page.locator("form.letter :is(input, textarea)[required]:visible").all():
        finger.write(field, "Цех")
    finger.write(page.locator("#letter-email"), "name@example.com")
    finger.tap(page.locator("form.letter [type=submit]"))
    expect(page.locator("#letter-done-title")).to_be_focused()
    assert finger.taps <= MOST_TAPS


@pytest.fixture(params=[360, 1440])
def screen(request: pytest.FixtureRequest, browser: Browser, shown: str) -> Iterator[Page]:
    """A page on a phone or a desk."""
    context = browser.new_context(
        base_url=shown, viewport={"width": request.param, "height": 740}, reduced_motion="reduce"
    )
    yield context.new_page()
    context.close()


@both
def test_by_the_keyboard_to_the_first_site(screen: Page, records: Records, language: Language):
    screen.goto(address("catalogue", language))
    stops = 0

    def tab_to(selector: str) -> None:
        nonlocal stops
        for _ in range(MOST_STOPS):
            screen.keyboard.press("Tab")
            stops += 1
            if keyboard.is_on(selector):
                return
        raise AssertionError(f"found no stop at {selector}")

    keyboard = Keyboard(screen)
    tab_to("body > a.skip")
    screen.keyboard.press("Enter")
    tab_to("[data-part=opener]")
    screen.keyboard.press("Enter")
    for name, number in ASKED.items():
        tab_to(f"[name={name}]")
        screen.keyboard.type(number)
    for rail in RAIL:
        tab_to(f"[name=rail_access][value={rail}]")
        screen.keyboard.press("Space")
    screen.keyboard.press("Enter")
    expect(screen.locator("#found h3").first).to_be_visible()
    tab_to("#found tbody th a")
    assert keyboard.is_on(f"[href$='sites/{wanted(records)[0]}/']")
    keyboard.see()
    assert stops <= MOST_STOPS


# The first screen


@both
def test_the_first_screen_of_a_phone_holds_the_first_site(page: Page, language: Language):
    page.goto(address("catalogue", language))
    first, bar = (page.locator(selector).first for selector in ("#whole-list tbody th .note", ".finder-bar"))
    expect(bar).to_be_in_viewport(ratio=1)
    bottom = "node => node.getBoundingClientRect().bottom"
    assert first.evaluate(bottom) < bar.evaluate("node => node.getBoundingClientRect().top")


# The sheet over a phone


@both
def test_the_filters_are_a_sheet_over_a_phone_that_keeps_the_focus(page: Page, language: Language):
    page.goto(address("catalogue", language))
    page.locator("[data-part=opener]").click()
    sheet = page.locator("#filters")
    box = sheet.bounding_box()
    assert box is not None and (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 360, 740)
    expect(page.locator("#filters [type=submit]")).to_be_in_viewport(ratio=1)
    keyboard = Keyboard(page, every=4)
    for _ in range(60):
        keyboard.page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('#filters') !== null"
        )
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert keyboard.is_on("[data-part=opener][aria-expanded=false]")


@both
def test_the_keyboard_goes_round_the_sheet_and_out_of_it(page: Page, language: Language):
    page.goto(address("catalogue", language))
    page.locator("[data-part=opener]").click()
    sheet = page.locator("#filters")
    page.evaluate("document.activeElement.blur()")  # as when a reader touches what is no field
    page.keyboard.press("Tab")
    keyboard = Keyboard(page)
    assert keyboard.is_on("#filters [data-part=close]")
    page.keyboard.press("Shift+Tab")
    assert keyboard.is_on("#filters [type=reset]")
    page.keyboard.press("Tab")
    assert keyboard.is_on("#filters [data-part=close]")
    page.locator("[name=area_m2_from]").fill("800")
    page.keyboard.press("Enter")
    expect(sheet).to_be_hidden()
    assert keyboard.is_on("#results")
    page.locator("[data-part=opener]").click()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert keyboard.is_on("[data-part=opener]")
