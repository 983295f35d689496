"""The conditions set on the list of production sites: two groups, what a card shows, chips, counts, the bar in view, wrong bounds."""

import re

from playwright.sync_api import Page, expect

from scripts.languages import Language
from scripts.pages.catalogue_filters import FILTERS as FILTERS_BY_FACT
from scripts.pages.phrases import phrase
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import SiteStatus
from scripts.records.loader import Records
from tests.site.finder import (
    all_ids,
    current,
    give,
    open_filters,
    opener,
    said,
    shown_groups,
    shown_ids,
    status,
    told,
    told_all,
)
from tests.site.finder_filters import REGION, first_of, fitting
from tests.site.keyboard import Keyboard
from tests.site.templates import address, both


@both
def test_the_sites_that_meet_every_condition_stand_apart_from_those_of_which_it_is_not_known(
    page: Page, records: Records, language: Language
):
    full, doubtful = fitting(records, "area_m2_from", "power_kw_to")
    assert full and doubtful
    page.goto(f"{address('catalogue', language)}?area_m2_from=3000,5&power_kw_to=200")
    headings = page.locator("#found h3")
    expect(headings).to_have_text(
        [said("finder_full", language, count=len(full)), said("finder_doubtful", language, count=len(doubtful))]
    )
    assert shown_groups(page) == first_of((full, doubtful))
    area, power = (FILTERS_BY_FACT[name].label(language) for name in ("area_m2", "power_kw"))
    by_id = {item.site.id: item.site for item in current(records)}
    first, second = page.locator("#found table").all()
    expect(first.locator(".open-facts")).to_have_count(0)
    for row in second.locator("tbody tr").all():
        site = by_id[str(row.locator("th a").get_attribute("href")).split("/")[-2]]
        unknown = [(site.utilities.power_kw, power), (site.space.area_m2, area)]
        names = [label for fact, label in unknown if fact == UNKNOWN]
        for label in (area, power):
            said_so = re.compile(re.escape(label), re.IGNORECASE)
            (
                expect(row.locator(".open-facts")).to_have_text
                if label in names
                else expect(row.locator(".open-facts")).not_to_have_text
            )(said_so)


@both
def test_only_what_is_known_takes_the_unknown_away(page: Page, records: Records, language: Language):
    full, doubtful = fitting(records, "power_kw_to")
    assert len(doubtful) > 10
    page.goto(address("catalogue", language))
    give(page, "power_kw_to", "200")
    give(page, "known", "1")
    expect(status(page)).to_have_text(told(language, len(full), 0, len(current(records))))
    assert shown_groups(page) == first_of((full, []))


@both
def test_what_is_asked_for_is_shown_first(page: Page, records: Records, language: Language):
    page.goto(f"{address('catalogue', language)}?rail_access=siding&rail_access=nearby&sort=city_distance_km")
    shown_ids(page)
    own = [FILTERS_BY_FACT[name].label(language) for name in ("rail_access", "city_distance_km", "kinds")]
    cells = (
        page.locator("#found tbody tr")
        .first.locator("td")
        .evaluate_all("cells => cells.map(cell => cell.dataset.label)")
    )
    assert [cell.replace("\u00ad", "") for cell in cells[2:5]] == own


@both
def test_options_tell_how_many_sites_have_them(page: Page, records: Records, language: Language):
    page.goto(address("catalogue", language))
    open_filters(page)
    offered = sum(item.site.status == "offered" for item in current(records))
    label = page.locator("label", has=page.locator("[name=status][value=offered]"))
    expect(label.locator(".count")).to_have_text(f"({offered})")
    in_region, _ = fitting(records, "region")
    expect(page.locator(f"[name=region] [value='{REGION}']")).to_have_text(re.compile(rf"\({len(in_region)}\)$"))
    give(page, "region", REGION)
    there = sum(item.site.id in in_region and item.site.status == "offered" for item in current(records))
    expect(label.locator(".count")).to_have_text(f"({there})")


@both
def test_every_condition_is_a_chip_that_takes_it_away_and_the_focus_is_not_lost(
    page: Page, records: Records, language: Language
):
    page.goto(f"{address('catalogue', language)}?status=in-talks&status=idle&area_m2_from=800&q=цех&known=1&sort=name")
    chips = page.locator("[data-part=chips] button")
    area = FILTERS_BY_FACT["area_m2"].label(language)
    expect(chips).to_have_count(5)
    texts = [" ".join(words.replace("\u00ad", "").split()) for words in chips.all_inner_texts()]
    assert f"{area}: {phrase('filter_from', language)} 800 м²" in texts and "«цех»" in texts
    assert f"{phrase('status', language)}: {SiteStatus.IDLE.in_language(language)}" in texts
    keyboard = Keyboard(page)
    chips.nth(texts.index("«цех»")).focus()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(4)
    assert "q=" not in page.url and "sort=name" in page.url
    assert keyboard.is_on("[data-part=chips] button")
    for left in range(3, -1, -1):
        chips.first.click()
        expect(chips).to_have_count(left)
    assert keyboard.is_on("[data-part=status]")
    expect(page.locator("[data-part=chosen]")).to_be_hidden()


@both
def test_the_count_and_the_list_of_the_reader_stay_in_view(page: Page, records: Records, language: Language):
    page.goto(address("catalogue", language))
    expect(status(page)).to_have_text(told_all(language, len(current(records))))
    page.locator(".keep input").first.check()
    mine = page.locator("[data-part=shortlist]")
    for place in (0, 3000, 200):
        page.evaluate("place => scrollTo(0, place)", place)
        expect(status(page)).to_be_in_viewport(ratio=1)
        expect(mine).to_be_in_viewport(ratio=1)
    page.get_by_role("heading", level=2).nth(1).scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(status(page)).not_to_be_in_viewport()


@both
def test_a_wrong_number_is_told_beside_its_field_and_filters_nothing(page: Page, records: Records, language: Language):
    page.goto(address("catalogue", language))
    open_filters(page)
    field = page.locator("[name=area_m2_from]")
    field.fill("көп")
    expect(field).to_have_attribute("aria-invalid", "true")
    error = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(error).to_have_text(phrase("finder_number", language))
    expect(error).to_be_in_viewport()
    label = FILTERS_BY_FACT["area_m2"].label(language)
    wrong = phrase("finder_wrong", language).format(names=label)
    expect(status(page)).to_have_text(f"{told_all(language, len(current(records)))} {wrong}")
    expect(opener(page)).not_to_contain_text("(")
    field.fill("1 200,5")
    expect(error).to_have_count(0)
    expect(field).not_to_have_attribute("aria-invalid", re.compile(""))


@both
def test_a_range_the_wrong_way_round_is_told_beside_its_end_and_filters_nothing(
    page: Page, records: Records, language: Language
):
    page.goto(f"{address('catalogue', language)}?area_m2_from=900&area_m2_to=100")
    wrong = phrase("finder_wrong", language).format(names=FILTERS_BY_FACT["area_m2"].label(language))
    expect(status(page)).to_have_text(f"{told_all(language, len(current(records)))} {wrong}")
    assert len(all_ids(page)) == len(current(records))
    open_filters(page)
    field = page.locator("[name=area_m2_to]")
    expect(page.locator(f"#{field.get_attribute('aria-describedby')}")).to_have_text(
        phrase("finder_reversed", language)
    )
    expect(page.locator("[name=area_m2_from]")).not_to_have_attribute("aria-invalid", re.compile(""))
    field.fill("3000")
    expect(status(page)).not_to_contain_text(wrong)
    expect(page.locator("[data-part=chips] button")).to_have_count(2)
