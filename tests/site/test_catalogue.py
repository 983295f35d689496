"""The list of production sites: filters, order, words and count on a phone and by the keyboard alone."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.languages import Language
from scripts.pages.catalogue_list import PAGE_SIZE, listed_sites
from scripts.pages.phrases import phrase
from scripts.records.loader import Records
from tests.site.finder import (
    all_ids,
    current,
    give,
    open_filters,
    opener,
    said,
    show_results,
    shown_groups,
    shown_ids,
    status,
    told,
    told_all,
)
from tests.site.finder_filters import AWAY, FILTERS, REGION, first_of, fitting, value
from tests.site.keyboard import arrive
from tests.site.templates import address, both, one

#: Ends after the next two paints.
_PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(done))))"

# By mouse, on a phone


@both
@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_what_fits_tells_how_many_and_can_be_sent(
    phone: BrowserContext, page: Page, records: Records, language: Language, name: str
):
    groups = fitting(records, name)
    words = [*map(len, groups), len(current(records))]
    page.goto(address("catalogue", language))
    give(page, name, FILTERS[name][0])
    expect(status(page)).to_have_text(told(language, *words))
    assert shown_groups(page) == first_of(groups)
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    sent = phone.new_page()
    sent.goto(page.url)
    expect(status(sent)).to_have_text(told(language, *words))
    assert shown_groups(sent) == first_of(groups)

    if name != "q":
        show_results(page)
    page.locator("header a[hreflang]").click()
    other: Language = "ru" if language == "kk" else "kk"
    expect(page.locator("html")).to_have_attribute("lang", other)
    expect(status(page)).to_have_text(told(other, *words))


@both
def test_filters_hold_together_and_one_button_clears_all(page: Page, records: Records, language: Language):
    names = ("kinds", "area_m2_from", "status")
    groups = fitting(records, *names)
    page.goto(address("catalogue", language))
    for name in names:
        give(page, name, FILTERS[name][0])
    expect(opener(page)).to_contain_text("(3)")
    expect(page.locator("#filters [type=submit]")).to_have_text(
        said("finder_show", language, count=sum(map(len, groups)))
    )
    show_results(page)
    assert shown_groups(page) == first_of(groups)
    open_filters(page)
    page.locator(".finder [type=reset]").click()
    expect(status(page)).to_have_text(phrase("finder_cleared", language))
    show_results(page)
    expect(page.locator("#whole-list")).to_be_visible()
    expect(page.locator("#found")).to_be_hidden()
    assert page.url.endswith(address("catalogue", language))
    assert page.locator(".finder :checked:not(option, [name=view])").count() == 0


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
def test_when_nothing_fits_it_says_which_condition_to_take_away(page: Page, records: Records, language: Language):
    page.goto(f"{address('catalogue', language)}?region={REGION}&institution={AWAY}")
    expect(status(page)).to_contain_text(phrase("finder_none", language))
    in_region = sum(map(len, fitting(records, "region")))
    buttons = page.locator(".loosen button")
    names = [
        page.locator(f"[name={name}] option:checked").text_content().partition(" (")[0]
        for name in ("region", "institution")
    ]
    in_away = sum(item.institution.id == AWAY for item in current(records))
    assert [" ".join(words.split()) for words in buttons.all_inner_texts()] == [
        " ".join(phrase("finder_drop", language).format(name=name, count=count).split())
        for name, count in zip(names, (in_away, in_region), strict=True)
    ]
    buttons.last.click()
    full, doubtful = fitting(records, "region")
    expect(status(page)).to_have_text(told(language, len(full), len(doubtful), len(current(records))))
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
    page.goto(address("catalogue", language))
    give(page, "sort", "-known")
    expect(status(page)).not_to_be_empty()
    show_results(page)
    assert not ended & set(all_ids(page))
    give(page, "ended", "1")
    show_results(page)
    everything = len(listed_sites(records))
    expect(status(page)).to_have_text(told_all(language, everything))
    assert len(all_ids(page)) == everything
    marked = page.locator("#found tbody th a").filter(has_text=f"({phrase('ended_mark', language)})")
    assert marked.count() == len(ended)


@one
def test_the_way_back_and_forward_keeps_the_question(page: Page, language: Language):
    page.goto(address("catalogue", language))
    give(page, "status", "in-talks")
    show_results(page)
    expect(page.locator("#found")).to_be_visible()
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
    show_results(page)
    expect(page.locator("#found")).to_be_visible()
    expect(status(page)).not_to_have_text(phrase("finder_failed", language))


# By the keyboard alone


@both
def test_the_keyboard_alone_finds_a_site_and_goes_to_it(page: Page, records: Records, language: Language):
    page.goto(address("catalogue", language))
    keyboard = arrive(page)
    keyboard.tab_to(".finder [name=q]")
    page.keyboard.type("907")
    keyboard.tab_to("[data-part=opener]")
    page.keyboard.press("Enter")
    keyboard.tab_to("[name=status][value=idle]")
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    assert keyboard.is_on("[data-part=opener]")
    idle = [item for item in current(records) if item.institution.number == "907" and item.site.status == "idle"]
    expect(status(page)).to_have_text(told(language, len(idle), 0, len(current(records))))
    expect(status(page)).to_be_in_viewport()
    page.keyboard.press("Enter")
    keyboard.tab_to("[name=known]")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    assert keyboard.is_on("#results")
    page.evaluate(_PAINTED)  # an answer is shown after the next paint; a stop of the one before would go with it
    keyboard.tab()
    assert keyboard.is_on("#found tbody a")
    keyboard.follow()
    expect(page.get_by_role("heading", level=1)).to_contain_text("907")


@both
def test_a_link_leads_past_the_filters(page: Page, language: Language):
    page.goto(address("catalogue", language))
    keyboard = arrive(page)
    keyboard.tab_to(".finder .skip")
    page.keyboard.press("Enter")
    keyboard.tab()
    assert keyboard.is_on("#whole-list a")
