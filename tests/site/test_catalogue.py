"""The list of production sites: filters, order, words and count on a phone and by the keyboard alone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.languages import Language
from scripts.pages.catalogue_list import PAGE_SIZE, listed_sites
from scripts.pages.map import Spot
from scripts.pages.phrases import phrase
from scripts.records.fields import UNKNOWN
from scripts.records.loader import Records
from tests.site.finder import WORDS_OF_ROWS, all_ids, current, give, said, shown_ids, status, told
from tests.site.keyboard import arrive
from tests.site.templates import address, both, one


def value(fact: Any) -> Any:
    return None if fact == UNKNOWN else fact.value


def answer(known: Any, fits: Callable[[Any], bool]) -> bool | None:
    return None if known is None else fits(known)


REGION, INSTITUTION, AWAY = "Павлодар облысы", "demo-907", "demo-902"
# By the name of a filter: what a reader gives, and whether a site fits; None where that is not known.
FILTERS: dict[str, tuple[str, Callable[[Spot], bool | None]]] = {
    "kinds": ("workshop", lambda item: answer(value(item.site.space.kinds), lambda kinds: "workshop" in kinds)),
    "area_m2_from": ("3 000,5", lambda item: answer(value(item.site.space.area_m2), lambda area: area >= 3000.5)),
    "power_kw_to": ("200", lambda item: answer(value(item.site.utilities.power_kw), lambda power: power <= 200)),
    "q": ("901 DEMO-SITE", lambda item: item.institution.id == "demo-901"),
    "region": (REGION, lambda item: answer(item.region, lambda region: region.kk == REGION)),
    "institution": (INSTITUTION, lambda item: item.institution.id == INSTITUTION),
    "status": ("in-talks", lambda item: item.site.status == "in-talks"),
}


def fitting(records: Records, name: str) -> tuple[list[str], int]:
    """Return the ids of the sites that fit a filter or may fit it, and of how many it is not known."""
    answers = {item.site.id: FILTERS[name][1](item) for item in current(records)}
    found = [site for site, fits in answers.items() if fits is not False]
    return found, sum(answers[site] is None for site in found)


def open_filters(page: Page, language: Language) -> None:
    page.goto(address("catalogue", language))
    page.locator(".filters > summary").click()


# By mouse, on a phone


@both
@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_what_fits_tells_how_many_and_can_be_sent(
    phone: BrowserContext, page: Page, records: Records, language: Language, name: str
):
    found, partly = fitting(records, name)
    open_filters(page, language)
    give(page, name, FILTERS[name][0])
    expect(status(page)).to_have_text(told(language, len(found), partly, len(current(records))))
    assert shown_ids(page) == found[:PAGE_SIZE]
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    sent = phone.new_page()
    sent.goto(page.url)
    expect(status(sent)).to_have_text(status(page).inner_text())
    assert shown_ids(sent) == found[:PAGE_SIZE]

    page.locator("header a[hreflang]").click()
    other: Language = "ru" if language == "kk" else "kk"
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(status(page)).to_have_text(told(other, len(found), partly, len(current(records))))


@both
def test_filters_hold_together_and_one_button_clears_all(page: Page, records: Records, language: Language):
    open_filters(page, language)
    for name in ("kinds", "area_m2_from", "status"):
        give(page, name, FILTERS[name][0])
    together = set(fitting(records, "kinds")[0]) & set(fitting(records, "area_m2_from")[0])
    expect(status(page)).to_contain_text(f"{len(together & set(fitting(records, 'status')[0]))}")
    expect(page.locator(".filters > summary")).to_contain_text("3")
    assert set(shown_ids(page)) == together & set(fitting(records, "status")[0])
    page.locator(".finder [type=reset]").click()
    expect(page.locator("#whole-list")).to_be_visible()
    expect(page.locator("#found")).to_be_hidden()
    expect(status(page)).to_have_text(phrase("finder_cleared", language))
    assert page.url.endswith(address("catalogue", language))
    assert page.locator(".finder :checked:not(option, [name=view])").count() == 0


@both
def test_only_what_is_known_takes_the_unknown_away(page: Page, records: Records, language: Language):
    found, partly = fitting(records, "power_kw_to")
    assert partly > 10
    open_filters(page, language)
    give(page, "power_kw_to", "200")
    give(page, "known", "1")
    expect(status(page)).to_have_text(told(language, len(found) - partly, 0, len(current(records))))
    assert phrase("unknown", language) not in [
        cells[6] for cells in page.locator("#found tbody tr").evaluate_all(WORDS_OF_ROWS).values()
    ]


@one
def test_in_order_of_a_number_the_unknown_stands_last_whichever_way(page: Page, records: Records, language: Language):
    areas = {item.site.id: value(item.site.space.area_m2) for item in current(records)}
    unknown = [site for site, area in areas.items() if area is None]
    for order in ("area_m2", "-area_m2"):
        page.goto(f"{address('catalogue', language)}?sort={order}")
        expect(status(page)).not_to_be_empty()
        found = all_ids(page)
        assert found[-len(unknown) :] == unknown
        known = [areas[site] for site in found[: -len(unknown)]]
        assert known == sorted(known, reverse=order.startswith("-"))


@both
def test_a_wrong_number_is_told_beside_its_field_and_filters_nothing(page: Page, records: Records, language: Language):
    open_filters(page, language)
    field = page.locator("[name=area_m2_from]")
    field.fill("көп")
    expect(field).to_have_attribute("aria-invalid", "true")
    error = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(error).to_have_text(phrase("finder_number", language))
    expect(error).to_be_in_viewport()
    expect(status(page)).to_have_text(told(language, len(current(records)), 0, len(current(records))))
    field.fill("1 200,5")
    expect(error).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", re.compile(""))


@both
def test_reversed_bounds_are_told_beside_the_second(page: Page, language: Language):
    open_filters(page, language)
    give(page, "area_m2_from", "300")
    give(page, "area_m2_to", "200")
    field = page.locator("[name=area_m2_to]")
    expect(page.locator(f"#{field.get_attribute('aria-describedby')}")).to_have_text(
        phrase("finder_reversed", language)
    )
    expect(page.locator("[name=area_m2_from]")).not_to_have_attribute("aria-invalid", re.compile(""))


@both
def test_when_nothing_fits_it_says_which_condition_to_take_away(page: Page, records: Records, language: Language):
    page.goto(f"{address('catalogue', language)}?region={REGION}&institution={AWAY}")
    expect(status(page)).to_contain_text(phrase("finder_none", language))
    in_region = len(fitting(records, "region")[0])
    buttons = page.locator(".loosen button")
    names = [page.locator(f"[name={name}] option:checked").inner_text() for name in ("region", "institution")]
    in_away = sum(item.institution.id == AWAY for item in current(records))
    assert [" ".join(words.split()) for words in buttons.all_inner_texts()] == [
        " ".join(phrase("finder_drop", language).format(name=name, count=count).split())
        for name, count in zip(names, (in_away, in_region), strict=True)
    ]
    buttons.last.click()
    expect(status(page)).to_contain_text(said("finder_count", language, count=in_region, total=len(current(records))))
    expect(status(page)).to_be_focused()
    assert "institution" not in page.url


@one
def test_more_are_shown_on_demand_and_the_focus_goes_to_the_first_of_them(page: Page, language: Language):
    page.goto(f"{address('catalogue', language)}?sort=name")
    assert len(shown_ids(page)) == PAGE_SIZE
    page.locator("#found .more").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#found tbody th a").nth(PAGE_SIZE)).to_be_focused()
    assert len(shown_ids(page)) == 2 * PAGE_SIZE


@both
def test_ended_records_come_when_they_are_asked_for_and_say_so(page: Page, records: Records, language: Language):
    ended = {item.site.id for item in listed_sites(records) if item.site.ended}
    assert ended
    open_filters(page, language)
    give(page, "sort", "-known")
    expect(status(page)).not_to_be_empty()
    assert not ended & set(all_ids(page))
    give(page, "ended", "1")
    everything = len(listed_sites(records))
    expect(status(page)).to_have_text(told(language, everything, 0, everything))
    assert len(all_ids(page)) == everything
    marked = page.locator("#found tbody th a").filter(has_text=f"({phrase('ended_mark', language)})")
    assert marked.count() == len(ended)


@one
def test_the_way_back_and_forward_keeps_the_question(page: Page, language: Language):
    open_filters(page, language)
    give(page, "status", "in-talks")
    expect(status(page)).not_to_be_empty()
    found, words = shown_ids(page), status(page).inner_text()
    page.locator("#found tbody th a").first.click()
    expect(page.locator("#glance")).to_be_visible()
    page.go_back()
    expect(status(page)).to_have_text(words)
    assert shown_ids(page) == found
    expect(page.locator("[name=status][value=in-talks]")).to_be_checked()
    page.go_forward()
    expect(page.locator("#glance")).to_be_visible()


@both
def test_data_that_cannot_be_had_is_told_and_may_come_later(phone: BrowserContext, page: Page, language: Language):
    phone.route("**/catalogue/sites*.json", lambda route: route.abort())
    page.goto(f"{address('catalogue', language)}?kinds=workshop")
    expect(status(page)).to_have_text(phrase("finder_failed", language))
    expect(page.locator("#whole-list")).to_be_visible()
    phone.unroute("**/catalogue/sites*.json")
    give(page, "status", "in-talks")
    expect(page.locator("#found")).to_be_visible()
    expect(status(page)).not_to_have_text(phrase("finder_failed", language))


# By the keyboard alone


@both
def test_the_keyboard_alone_finds_a_site_and_goes_to_it(page: Page, records: Records, language: Language):
    page.goto(address("catalogue", language))
    keyboard = arrive(page)
    keyboard.tab_to(".finder [name=q]")
    page.keyboard.type("907")
    keyboard.tab_to(".filters > summary")
    page.keyboard.press("Enter")
    keyboard.tab_to("[name=status][value=idle]")
    page.keyboard.press("Space")
    idle = [item for item in current(records) if item.institution.number == "907" and item.site.status == "idle"]
    expect(status(page)).to_have_text(told(language, len(idle), 0, len(current(records))))
    expect(status(page)).to_be_in_viewport()
    page.keyboard.press("Escape")
    assert keyboard.is_on(".filters > summary")
    keyboard.tab_to("[name=known]")
    page.keyboard.press("Space")
    keyboard.tab_to("#found tbody a")
    keyboard.follow()
    expect(page.get_by_role("heading", level=1)).to_contain_text("907")
