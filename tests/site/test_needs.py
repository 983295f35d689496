"""The needs of a production: each site answers, the answer is in the address, and a letter asks only about what is not known."""

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

from scripts.languages import Language, other_language
from scripts.languages.numbers import format_number
from scripts.pages.needs import NEEDS
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.js.test_needs import Setting, plain_answers
from tests.site.keyboard import arrive
from tests.site.templates import ROOTS, both, one

NEEDED: Setting = {"area_m2": "500", "power_kw": "100", "lorry": "truck"}
#: What is told of each group, as the page names it.
GROUPS = {"meets": "all_meet", "unknown": "some_unknown", "fails": "some_fail"}


def page_of(language: Language) -> str:
    return f"{ROOTS[language]}catalogue/needs/"


def ask(page: Page, language: Language, setting: Setting = NEEDED) -> Locator:
    """Open the page with some needs; return the rows of the sites that answer."""
    page.goto(page_of(language) + "?" + "&".join(f"{name}={value}" for name, value in setting.items()))
    rows = page.locator("#needs-answered tbody tr:not(.group)")
    expect(rows.first).to_be_visible()
    return rows


def told(groups: dict[str, list], language: Language) -> str:
    """Return what the page says of how many sites answer what."""
    counts = [(name, format_number(len(groups[key]), language)) for key, name in GROUPS.items()]
    return ". ".join(phrase(f"need_{name}", language).format(count=count) for name, count in counts) + "."


@both
def test_the_sites_answer_as_their_records_do(page: Page, records: Records, language: Language):
    rows = ask(page, language)
    groups = plain_answers(records, NEEDED)
    expect(page.locator("form.needs [role=status]")).to_have_text(told(groups, language))
    expected = [site for group in groups.values() for site, _ in group]
    more = page.locator("#needs-answered .more")
    while more.is_visible():
        more.click()
    ids = rows.locator("a:not(.ask)").evaluate_all("links => links.map(link => link.href.split('/').slice(-2)[0])")
    assert ids == expected
    heads = page.locator("#needs-answered .group").all_inner_texts()
    assert [head.strip() for head in heads] == told(groups, language)[:-1].split(". ")
    assert all(groups.values())
    for name, answers in (each for group in groups.values() for each in group[:3]):
        cells = rows.nth(expected.index(name)).locator("td").all()
        assert [answer_told(cell, language) for cell in cells] == answers
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@both
def test_all_needs_of_all_sites_fit_on_a_desktop(page: Page, language: Language):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(page_of(language))
    frame = page.locator("#needs-all .table")
    assert frame.evaluate("frame => frame.scrollWidth <= frame.clientWidth"), "the table scrolls"
    assert page.evaluate("document.documentElement.scrollWidth") == 1440


def answer_told(cell: Locator, language: Language) -> bool | None:
    """Return what a cell answers: by a word before the value, or by the word for what is not known."""
    words = {phrase("need_meets", language): True, phrase("need_fails", language): False}
    marks = cell.locator(".answer").all_inner_texts()
    assert len(marks) == (0 if cell.locator(".unknown").count() else 1)
    return words.get(marks[0]) if marks else None


@both
def test_what_is_typed_is_answered_at_once_and_stands_in_the_address(page: Page, records: Records, language: Language):
    page.goto(page_of(language))
    expect(page.locator("#needs-all")).to_be_visible()
    page.locator("#need-area_m2").fill("1 200,5")
    page.locator("#need-water").select_option("nearby")
    needed = {"area_m2": "1200,5", "water": "nearby"}
    status = page.locator("form.needs [role=status]")
    expect(status).to_have_text(told(plain_answers(records, needed), language))
    expect(page.locator("#needs-all")).to_be_hidden()
    assert parse_qs(urlsplit(page.url).query) == {"area_m2": ["1 200,5"], "water": ["nearby"]}
    page.locator("header .language-link").click()
    page.wait_for_url(f"**{page_of(other_language(language))}?*")
    expect(page.locator("#need-area_m2")).to_have_value("1 200,5")
    expect(status).to_have_text(told(plain_answers(records, needed), other_language(language)))
    page.locator("form.needs [type=reset]").click()
    expect(status).to_have_text(phrase("need_cleared", other_language(language)))
    expect(page.locator("#needs-all")).to_be_visible()
    assert urlsplit(page.url).query == ""


@one
def test_what_is_no_number_is_told_and_is_no_need(page: Page, records: Records, language: Language):
    page.goto(f"{page_of(language)}?area_m2=many&power_kw=100&lorry=none&water=river")
    expect(page.locator("#need-area_m2-error")).to_have_text(phrase("finder_number", language))
    groups = plain_answers(records, {"power_kw": "100"})
    expect(page.locator("form.needs [role=status]")).to_have_text(told(groups, language))


@both
def test_the_letter_asks_only_about_what_is_needed_and_not_known(page: Page, records: Records, language: Language):
    rows = ask(page, language)
    name, answers = plain_answers(records, NEEDED)["unknown"][0]
    rows.locator(f"a.ask[href*='{name}']").first.click()
    expect(page.locator(f"[name=site][value={name}]")).to_be_checked()
    expect(page.locator("[name=site]:checked")).to_have_count(1)
    expect(page.locator("[name=ask][value=needs]")).to_be_checked()
    expect(page.locator("#letter-needs")).to_have_value(re.compile("500.*100", re.DOTALL))
    for field, words in {"organisation": "A", "production": "B", "person": "C", "phone": "1414"}.items():
        page.locator(f"#letter-{field}").fill(words)
    page.locator("form.letter [type=submit]").click()
    expect(page.locator("#letter-done-title")).to_be_focused()
    unknown = [field for field, answer in zip(in_order(NEEDED), answers, strict=True) if answer is None]
    title = records.get(ProductionSite, name).name.in_language(language)
    facts = "; ".join(NEEDS[field].label(language) for field in unknown)
    asked = phrase("letter_line_unknown", language).format(name=title, facts=facts)
    assert f"— {asked}" in page.locator("#letter-text").input_value()


def in_order(setting: Setting) -> list[str]:
    return [name for name in NEEDS if name in setting]


@one
def test_one_letter_asks_several_sites_and_the_needs_go_along_into_the_other_language(
    page: Page, records: Records, language: Language
):
    ask(page, language)
    some = [name for name, _ in plain_answers(records, NEEDED)["unknown"][:10]]
    page.get_by_role("link", name=phrase("need_ask_many", language).format(count=len(some))).click()
    for seen in (language, other_language(language)):
        expect(page.locator("[name=site]:checked")).to_have_count(len(some))
        expect(page.locator("[name=ask][value=needs]")).to_be_checked()
        label = NEEDS["area_m2"].label(seen)
        expect(page.locator("#letter-needs")).to_have_value(re.compile(re.escape(label)))
        if seen == language:
            page.locator("header .language-link").click()
            page.wait_for_url(f"**{ROOTS[other_language(language)]}partnership/apply/?*")


@one
def test_the_keyboard_says_a_need_and_comes_to_a_letter(page: Page, language: Language):
    page.goto(f"{page_of(language)}?power_kw=100&lorry=truck")
    keyboard = arrive(page)
    keyboard.tab_to("#need-area_m2")
    page.keyboard.type("500")
    page.keyboard.press("Enter")
    expect(page.locator("form.needs [role=status]")).to_be_focused()
    keyboard.tab_to("a.ask")
    keyboard.follow()
    expect(page.locator("[name=site]:checked")).to_have_count(1)


@both
def test_without_scripts_the_table_says_what_every_site_has(
    without_scripts: Page, records: Records, language: Language
):
    page = without_scripts
    page.goto(page_of(language))
    expect(page.locator("form.needs")).to_be_hidden()
    rows = page.locator("#needs-all tbody tr")
    sites = records.current(ProductionSite)
    expect(rows).to_have_count(len(sites))
    heads = [head.replace("\u00ad", "") for head in page.locator("#needs-all thead th").all_text_contents()]
    assert heads == [phrase("site", language), *(fact.label(language) for fact in NEEDS.values())]
    unknown = sum(fact.known(site) is None for fact in NEEDS.values() for site in sites)
    expect(page.locator("#needs-all td .unknown")).to_have_count(unknown)
