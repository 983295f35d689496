"""The map of production sites as a reader meets it: every sign can be hit, and leads to its sites."""

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.languages import Language
from scripts.pages.phrases import phrase
from scripts.records.loader import Records
from tests.site.keyboard import arrive
from tests.site.templates import address, both, one

FINGER = 44
TARGETS = """drawing => [...drawing.querySelectorAll(".marker .target")].map(target => {
  const {x, y, width, height} = target.getBoundingClientRect();
  return {x: x + width / 2, y: y + height / 2, size: Math.min(width, height)};
})"""


@both
def test_every_sign_is_as_large_as_a_finger_and_covers_no_other(page: Page, language: Language):
    page.goto(address("map", language))
    drawings = page.locator(".map-picture").all()
    assert len(drawings) > 3, "expected the country and several regions"
    for drawing in drawings:
        targets = drawing.evaluate(TARGETS)
        assert targets
        for target in targets:
            assert target["size"] >= FINGER
        for target in targets:
            near = [
                other
                for other in targets
                if other is not target
                and (other["x"] - target["x"]) ** 2 + (other["y"] - target["y"]) ** 2 < FINGER**2 - 1
            ]
            assert near == []


@both
def test_a_sign_of_a_region_leads_to_its_map_and_a_sign_there_to_the_filtered_list(page: Page, language: Language):
    page.goto(address("map", language))
    sign = page.locator(".map-picture").first.locator(".marker[href^='#region-of-']").first
    anchor = sign.get_attribute("href")
    sign.locator(".target").click(force=True)
    heading = page.locator(f"h3{anchor}")
    expect(heading).to_be_in_viewport()
    region = heading.locator("xpath=following-sibling::figure[1]")
    expect(region).to_be_in_viewport()
    several = region.locator(".marker[href*='?institution=']").first
    institution = (several.get_attribute("href") or "").rpartition("=")[2]
    several.locator(".target").click(force=True)
    expect(page.locator("[name=institution]")).to_have_value(institution)
    expect(page.locator("#found tbody tr").first).to_be_visible()


@one
def test_a_region_leads_to_its_sites_in_the_list(page: Page, language: Language):
    page.goto(address("map", language))
    page.get_by_role("link", name=phrase("map_filtered", language)).first.click()
    expect(page.locator("[name=region]")).not_to_have_value("")
    expect(page.locator("#found tbody tr").first).to_be_visible()


@one
def test_a_sign_is_read_out_as_its_words(page: Page, language: Language):
    page.goto(address("map", language))
    sign = page.locator(".marker").first
    words = sign.locator("title").text_content() or ""
    assert len(words) > 20
    expect(sign).to_have_accessible_name(words)
    expect(sign).to_have_role("link")


@one
def test_the_keyboard_alone_comes_from_the_country_to_a_region_to_its_sites(page: Page, language: Language):
    page.goto(address("map", language))
    keyboard = arrive(page)
    keyboard.tab_to(".marker[href^='#region-of-']")
    page.keyboard.press("Enter")
    page.wait_for_url("**#region-of-*")
    keyboard.tab_to("h3 ~ figure .marker")
    keyboard.follow()
    assert "/catalogue/" in page.url


@one
def test_without_scripts_every_site_is_reached_by_the_signs_and_the_list(
    browser: Browser, without_scripts: Page, records: Records, language: Language
):
    without_scripts.goto(address("map", language))
    for link in without_scripts.locator(".marker").all():
        href = link.get_attribute("href") or ""
        if href.startswith("#"):
            assert without_scripts.locator(f"[id='{href[1:]}']").count() == 1
    listed = without_scripts.locator("#list ~ ul li li a[href*='sites/']")
    current = [record for record in records if record.kind == "production-site" and not record.ended]
    assert listed.count() == len(current)


@both
@pytest.mark.parametrize("width", [360, 1440])
def test_the_page_is_not_wider_than_the_screen(page: Page, language: Language, width: int):
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(address("map", language))
    assert page.evaluate("document.documentElement.scrollWidth") == width


@one
def test_without_styles_the_signs_are_seen_on_the_land(page: Page, language: Language):
    page.route("**/*.css", lambda route: route.abort())
    page.goto(address("map", language))
    drawn = "node => { const {fill, stroke} = getComputedStyle(node); return [fill !== 'none', stroke !== 'none']; }"
    assert page.locator(".land").first.evaluate(drawn) == [False, True]
    assert page.locator(".map-picture .count").first.evaluate(drawn) == [True, False]
    assert page.locator(".map-sign .sign-offered .shape").first.evaluate(drawn)[0]
    assert not page.locator(".map-sign .sign-idle .shape").first.evaluate(drawn)[0]
    assert page.locator(".map-sign").first.bounding_box()["width"] < FINGER
