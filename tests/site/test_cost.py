"""The lowest cost: from the page of a site and typed, reckoned as Python does, told with its sources, and nothing dead without scripts."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from scripts.languages import Language
from scripts.languages.units import format_quantity
from scripts.pages.cost import Given, Span, estimate, shown
from scripts.pages.cost_block import cost_query, rates_of
from scripts.pages.phrases import phrase
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.site.keyboard import arrive
from tests.site.templates import ROOTS, both, one, site_page

TYPED = {"area": "640,5", "settlement": "district", "premises": "separate", "heat": "no", "people": "12", "hours": "20"}


def address(language: Language) -> str:
    return f"{ROOTS[language]}partnership/cost/"


def field(page: Page, name: str) -> Locator:
    return page.locator(f"#cost-{name}")


def status(page: Page) -> Locator:
    return page.locator("form.cost [data-part=status]")


def type_in(page: Page, language: Language, **answers: str) -> None:
    page.goto(address(language))
    for name, value in answers.items():
        if field(page, name).evaluate("field => field.matches('select')"):
            field(page, name).select_option(value)
        else:
            field(page, name).fill(value)
    page.get_by_role("button", name=phrase("cost_submit", language)).click()


def told(name: str, value: Span, language: Language) -> str:
    least, most = (float(shown(name, end)) for end in (value.least, value.most))
    return format_quantity(most, "tenge", language, None if least == most else least).replace("\u00a0", " ")


def rows(page: Page, table: int = 0) -> list[list[str]]:
    """Return what stands in a table of the result, without the soft hyphens."""
    cells = page.locator("#cost-result table").nth(table).locator("tbody tr").all()
    return [
        [
            text.replace("\u00ad", "").replace("\u00a0", " ").strip()
            for text in row.locator("th, td").all_text_contents()
        ]
        for row in cells
    ]


def expect_the_same(page: Page, records: Records, given: Given, language: Language) -> None:
    found = estimate(rates_of(records), {"activity": "other", **given})
    assert rows(page) == [
        [phrase(f"cost_line_{name}", language), told(name, span, language)] for name, span in found.lines.items()
    ]


@both
def test_what_is_typed_is_reckoned_as_python_does(page: Page, records: Records, language: Language):
    type_in(page, language, **TYPED)
    expect(page.locator("#cost-result-title")).to_be_focused()
    expect_the_same(page, records, TYPED, language)
    total = estimate(rates_of(records), {"activity": "other", **TYPED}).lines["total"]
    assert told("total", Span(total.least, total.least), language) in status(page).inner_text().replace("\u00a0", " ")
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@both
def test_beside_the_sum_stand_the_edition_every_figure_and_its_source(page: Page, records: Records, language: Language):
    type_in(page, language, **TYPED)
    result = page.locator("#cost-result")
    expect(result).to_contain_text(phrase("cost_floor", language))
    expect(result.locator(".cost-basis a")).not_to_have_count(0)
    factors = rows(page, 1)
    groups = {phrase(f"cost_group_{name}", language) for name in ("index", "base", "location", "purpose", "comfort")}
    assert groups <= {row[0].partition(":")[0] for row in factors}
    assert all(row[2] for row in factors)
    links = result.locator("table").nth(1).locator("tbody a")
    for link in links.all():
        assert "about/sources/#" in str(link.get_attribute("href"))
    assert page.request.get(links.first.evaluate("link => link.href")).ok


@one
def test_it_says_what_would_narrow_the_sum_until_everything_is_known(page: Page, language: Language):
    type_in(page, language, area="500")
    expect(page.locator("#cost-result li").filter(has_text=phrase("cost_ask_settlement", language))).to_have_count(1)
    field(page, "settlement").select_option("village")
    expect(page.locator("#cost-result li").filter(has_text=phrase("cost_ask_purpose", language))).to_have_count(1)
    answers = {"purpose": "production", "premises": "separate", "share": "whole"}
    for name, value in (answers | dict.fromkeys(("power", "sewer", "water", "heat"), "yes")).items():
        field(page, name).select_option(value)
    expect(page.locator("#cost-result")).not_to_contain_text(phrase("cost_says_narrow", language))
    assert not any("–" in row[1] for row in rows(page))


@both
def test_from_the_page_of_a_site_the_form_is_filled_with_what_is_known_of_it(
    page: Page, records: Records, language: Language
):
    site = records.get(ProductionSite, "sewing-workshop")
    page.goto(site_page(site.id, language))
    page.locator("article #next ~ ul a[href*='cost/']").click()
    expect(field(page, "area")).to_have_value("1250.5")
    expect(field(page, "settlement")).to_have_value("town")
    expect(field(page, "premises")).to_have_value("separate")
    expect(page.locator("form.cost [data-part=site] a")).to_have_text(site.name.in_language(language))
    query = cost_query(Writer(records, language, "index.md"), site)
    given = dict(part.split("=") for part in query.split("&"))
    expect_the_same(page, records, given, language)
    page.locator("form.cost [data-part=site] a").click()
    expect(page).to_have_url(re.compile(re.escape(site_page(site.id, language))))


@one
def test_the_estimate_has_an_address_which_the_other_language_takes_over(page: Page, language: Language):
    type_in(page, language, area="500", settlement="village")
    assert "area=500" in page.url and "settlement=village" in page.url
    page.reload()
    expect(field(page, "settlement")).to_have_value("village")
    expect(page.locator("#cost-result table")).to_have_count(2)
    page.locator("a.language-link").first.click()
    expect(field(page, "area")).to_have_value("500")
    expect(page.locator("#cost-result")).to_contain_text(phrase("cost_floor", "ru"))


@both
def test_each_fault_is_told_beside_its_field_and_nothing_is_reckoned(page: Page, language: Language):
    type_in(page, language, area="1000-800", value="0", depreciation="130", people="жиырма", hours="60")
    faults = {"area": "order", "value": "number", "depreciation": "percent", "people": "people", "hours": "hours"}
    for name, fault in faults.items():
        expect(field(page, name)).to_have_attribute("aria-invalid", "true")
        error = page.locator(f"#{field(page, name).get_attribute('aria-describedby')}")
        expect(error).to_have_text(phrase(f"cost_error_{fault}", language).replace("{norm}", "36"))
    expect(field(page, "area")).to_be_focused()
    expect(status(page)).to_have_text(phrase("cost_error_count", language, count=str(len(faults))))
    expect(page.locator("#cost-result")).to_be_hidden()
    field(page, "area").fill("800")
    page.get_by_role("button", name=phrase("cost_submit", language)).click()
    expect(field(page, "value")).to_be_focused()
    expect(field(page, "area")).not_to_have_attribute("aria-invalid", "true")


@one
def test_the_keyboard_alone_makes_an_estimate(page: Page, language: Language):
    page.goto(address(language))
    keyboard = arrive(page)
    keyboard.tab_to("#cost-area")
    page.keyboard.type("750")
    page.keyboard.press("Enter")
    expect(page.locator("#cost-result-title")).to_be_focused()
    expect(page.locator("#cost-result-title")).to_be_in_viewport()


@one
def test_on_paper_there_is_the_result_with_what_was_given_and_no_form(page: Page, language: Language):
    type_in(page, language, **TYPED)
    page.emulate_media(media="print")
    expect(page.locator("form.cost")).to_be_hidden()
    expect(page.locator("#cost-result table").first).to_be_visible()
    expect(page.locator("#cost-result")).to_contain_text(f"{phrase('cost_ask_people', language)}: 12")


@both
def test_without_scripts_there_are_typical_cases_and_no_dead_form(
    without_scripts: Page, records: Records, language: Language
):
    page = without_scripts
    page.goto(address(language))
    expect(page.locator("form.cost")).to_be_hidden()
    expect(page.locator("#cost-result")).to_be_hidden()
    expect(page.get_by_text(phrase("cost_without_scripts", language))).to_be_visible()
    table = page.locator("#rent-cases ~ .table").first
    expect(table.locator("tbody tr")).to_have_count(7)
    village = table.locator("tbody tr").nth(5)
    expect(village).to_contain_text(format_quantity(105000, "tenge", language))  # 500 m² in the region, by test_cost.py
    expect(page.locator("[data-cost]")).to_have_count(len(rates_of(records)))


@pytest.mark.parametrize("name", ["settlement", "purpose"])
@one
def test_an_answer_that_there_is_not_is_taken_for_unknown(page: Page, language: Language, name: str):
    page.goto(f"{address(language)}?area=500&{name}=moon")
    expect(field(page, name)).to_have_value("")
    expect(page.locator("#cost-result table").first).to_be_visible()
