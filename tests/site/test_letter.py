"""The letter: to whom it goes, what is wrong is told, and what was written stands in it."""

import re

import pytest
from playwright.sync_api import Page, expect

from scripts.languages import Language
from scripts.pages.addresses import page_url, place_of
from scripts.pages.facts import fact_lines
from scripts.pages.needs import IMPORTANT
from scripts.pages.phrases import phrase
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.partnership import Party
from scripts.records.loader import Records
from tests.site.keyboard import arrive
from tests.site.letter_form import IDS, WRITTEN, field, form, write
from tests.site.templates import address, both, one

DEPARTMENT = "demo-department"
HOSTILE = "<img src=x onerror=alert(1)> {facts} 🏭🇰🇿 % & \\ «\u202e» "


@both
def test_it_is_addressed_to_the_party_that_answers_for_the_sites(page: Page, records: Records, language: Language):
    page.goto(f"{address('letter', language)}?ids={','.join(IDS)}#form")
    asked = {records.get(ProductionSite, name).ask for name in IDS}
    assert len(asked) == 1
    expect(field(page, "to")).to_have_value(asked.pop() or "")
    expect(page.locator("[data-part=parties]")).to_be_empty()


def offering(records: Records, name: str) -> str:
    """Return who offers a site, or else who can answer for it."""
    site = records.get(ProductionSite, name)
    return str(site.ask if site.rights.offered_by == UNKNOWN else site.rights.offered_by.value)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_same_party_is_written_to_in_both_languages_and_another_is_named(
    page: Page, records: Records, language: Language
):
    others = [site.id for site in records.current(ProductionSite) if offering(records, site.id) != DEPARTMENT]
    other = offering(records, others[0])
    page.goto(f"{address('letter', language)}?ids={others[0]},{IDS[0]},{IDS[1]}#form")
    expect(field(page, "to")).to_have_value(DEPARTMENT)
    names = (records.get(Party, name).short_name.in_language(language) for name in (DEPARTMENT, other))
    told = phrase("letter_parties", language).format(parties=", ".join(names))
    expect(page.locator("[data-part=parties]")).to_have_text(told)
    for name in IDS:
        page.locator(f"[name=site][value={name}]").uncheck()
    expect(field(page, "to")).to_have_value(other)
    field(page, "to").select_option(DEPARTMENT)
    page.locator(f"[name=site][value={IDS[0]}]").check()
    page.locator(f"[name=site][value={IDS[0]}]").uncheck()
    expect(field(page, "to")).to_have_value(DEPARTMENT)  # the reader has chosen
    page.goto(address("letter", language))
    expect(page.locator("[data-part=sites] p")).to_be_visible()
    expect(field(page, "to")).to_have_value(DEPARTMENT)


# Where a reader comes from


@both
def test_from_the_page_of_a_site_its_letter_is_one_step_away(page: Page, language: Language):
    page.goto("/" + page_url(place_of("production-site", IDS[0]).page, language))
    page.locator("article #next ~ ul a[href*='apply/']").click()
    expect(form(page)).to_be_in_viewport()
    expect(page.locator("[name=site]")).to_have_count(1)
    expect(page.locator("[name=site]")).to_be_checked()
    expect(page.locator("[name=site]")).to_have_value(IDS[0])


@one
def test_from_the_shortlist_all_its_sites_are_chosen(page: Page, language: Language):
    page.goto("/about/")
    page.evaluate("ids => localStorage.setItem('shortlist', ids)", ",".join(IDS))
    page.goto(address("shortlist", language))
    page.get_by_role("link", name=phrase("shortlist_letter", language)).click()
    expect(page.locator("[name=site]:checked")).to_have_count(2)


@one
def test_without_any_site_it_says_so_and_the_letter_is_whole_without(page: Page, language: Language):
    text = write(page, language, ids=[])
    expect(page.locator("[data-part=sites]")).to_contain_text(phrase("letter_no_sites", language))
    assert phrase("letter_line_sites", language) not in text
    assert WRITTEN["production"] in text


# What is wrong


@both
def test_each_fault_is_told_beside_its_field_and_the_focus_goes_to_the_first(page: Page, language: Language):
    page.goto(address("letter", language))
    field(page, "jobs").fill("жиырма")
    field(page, "email").fill("aliya@")
    field(page, "phone").fill("call me")
    form(page).locator("[name=appeal]").check()
    field(page, "number").fill("БИН")
    page.get_by_role("button", name=phrase("letter_compose", language)).click()
    faults = {"organisation": "required", "production": "required", "jobs": "jobs"}
    faults |= {"number": "number", "address": "required", "person": "required", "phone": "phone", "email": "email"}
    for name, fault in faults.items():
        expect(field(page, name)).to_have_attribute("aria-invalid", "true")
        error = page.locator(f"#{field(page, name).get_attribute('aria-describedby')}")
        expect(error).to_have_text(phrase(f"letter_error_{fault}", language))
        box, told = field(page, name).bounding_box(), error.bounding_box()
        assert box and told and 0 <= told["y"] - box["y"] - box["height"] < 20
    expect(page.locator("form.letter [aria-invalid]")).to_have_count(len(faults))
    expect(field(page, "organisation")).to_be_focused()
    expect(form(page).get_by_role("status")).to_have_text(phrase("letter_errors", language).format(count=len(faults)))
    expect(page.locator("#letter-done")).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@one
def test_a_telephone_in_any_form_is_taken(page: Page, language: Language):
    for phone in ("8 (7252) 53–00–00 (доб. 12)", "1414", "+7 701 000‑00‑00, 8 800 080 77 77"):
        assert phone in write(page, language, phone=phone)


@one
def test_a_telephone_or_an_address_is_enough_and_one_of_them_is_needed(page: Page, language: Language):
    write(page, language, phone="")
    write(page, language, email="")
    field(page, "phone").fill(" ")
    page.get_by_role("button", name=phrase("letter_compose", language)).click()
    error = page.locator(f"#{field(page, 'phone').get_attribute('aria-describedby')}")
    expect(error).to_have_text(phrase("letter_error_either", language))
    expect(field(page, "phone")).to_be_focused()


# What stands in it


@both
def test_the_letter_says_what_was_written_and_asks_the_most_important_questions(
    page: Page, records: Records, language: Language
):
    text = write(page, language)
    lines = text.splitlines()
    assert lines[0] == phrase("letter_title", language)
    for name, words in WRITTEN.items():
        for line in words.splitlines():
            assert line in text, name
    for question in page.locator("#letter ~ blockquote li").all_text_contents():
        assert f"— {question}".replace("\u00ad", "") in lines
    for site in (records.get(ProductionSite, name) for name in IDS):
        name = site.name.in_language(language)
        assert "— " + phrase("letter_line_site", language).format(name=name, id=site.id) in lines
        asked = phrase("letter_line_unknown", language)
        assert "— " + asked.format(name=name, facts="; ".join(most_important(site, language))) in lines
    assert phrase("letter_line_visit", language) in lines
    page.locator("[name=ask][value=all]").check()
    form(page).locator("[type=submit]").click()
    everything = "; ".join(unknown_facts(records.get(ProductionSite, IDS[0]), language))
    expect(field(page, "text")).to_have_value(re.compile(re.escape(f": {everything}. ")))


def unknown_facts(site: ProductionSite, language: Language) -> list[str]:
    return [line.label(language) for line in fact_lines(site) if not line.is_known]


def most_important(site: ProductionSite, language: Language) -> list[str]:
    """Return the five most important facts that are not known, by the order of needs.yml and then of the record."""
    first = [fact.label(language) for fact in IMPORTANT if fact.known(site) is None]
    return [*first, *(name for name in unknown_facts(site, language) if name not in first)][:5]


@one
def test_what_is_not_wanted_is_not_in_it(page: Page, language: Language):
    write(page, language)
    page.locator(f"[name=site][value={IDS[0]}]").uncheck()
    page.locator("[name=ask][value=none]").check()
    for box in page.locator("[name=question]").all():
        box.uncheck()
    field(page, "own-questions").fill("")
    form(page).locator("[type=submit]").click()
    expect(field(page, "text")).not_to_have_value("")
    text = field(page, "text").input_value()
    assert IDS[0] not in text and IDS[1] in text
    assert phrase("letter_line_questions", language) not in text


@one
def test_hostile_text_stays_text(page: Page, language: Language):
    text = write(page, language, organisation=HOSTILE * 3, production=HOSTILE + "ү" * 1900)
    assert HOSTILE.strip() in text
    assert "ү" * 1900 in text
    expect(page.locator("img[src=x]")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


# By the keyboard alone, and without scripts


@one
def test_the_keyboard_alone_makes_a_letter(page: Page, language: Language):
    page.goto(f"{address('letter', language)}?ids={IDS[0]}")
    keyboard = arrive(page)
    keyboard.tab_to("#letter-to")
    for name in ("organisation", "production", "person", "phone"):
        keyboard.tab_to(f"#letter-{name}")
        page.keyboard.type(WRITTEN[name])
    keyboard.tab_to("form.letter [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator("#letter-done-title")).to_be_focused()
    expect(page.locator("#letter-done-title")).to_be_in_viewport()
    keyboard.tab_to("[data-way=text]")
    with page.expect_download():
        page.keyboard.press("Enter")
    expect(page.locator("[data-part=done]")).to_be_in_viewport()


@both
def test_without_scripts_the_sample_is_there_and_no_dead_form(without_scripts: Page, language: Language):
    page = without_scripts
    page.goto(address("letter", language))
    expect(form(page)).to_be_hidden()
    expect(page.locator("#letter-done")).to_be_hidden()
    expect(page.locator("#letter ~ blockquote").first).to_be_visible()
