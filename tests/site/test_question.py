"""The question on the page of a production site: exactly what is not known, ready to be copied or sent."""

from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from scripts.languages import Language
from scripts.pages import question
from scripts.pages.facts import fact_lines
from scripts.pages.phrases import phrase
from scripts.pages.question import LONGEST_DRAFT
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.site.keyboard import Keyboard
from tests.site.templates import both, site_page


def unknown_facts(site: ProductionSite, language: Language) -> list[str]:
    return [line.label(language) for line in fact_lines(site) if not line.is_known]


def sites(records: Records) -> tuple[ProductionSite, ProductionSite]:
    """Return a site with an address of its own, and one without."""
    made_up = [site for site in records.current(ProductionSite) if site.id.startswith("demo-")]
    own = next(site for site in made_up if site.contact != UNKNOWN and unknown_facts(site, "ru"))
    others = [site for site in made_up if site.contact == UNKNOWN]
    return own, max(others, key=lambda site: len(unknown_facts(site, "ru")))


@both
def test_it_names_exactly_what_is_not_known_and_is_copied_as_text(
    phone: BrowserContext, page: Page, records: Records, language: Language
):
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    for site in sites(records):
        page.goto(site_page(site.id, language))
        page.locator(".to-ask > summary").click()
        facts = page.locator("#question li").all_text_contents()
        assert [fact.replace("\u00ad", "") for fact in facts] == unknown_facts(site, language)
        page.locator(".to-ask button").click()
        expect(page.locator(".to-ask [role=status]")).to_have_text(phrase("letter_copied", language))
        copied = page.evaluate("navigator.clipboard.readText()")
        assert "\u00ad" not in copied
        name = site.name.in_language(language)
        lines = [line for line in copied.replace("\r", "").split("\n") if line]
        assert lines == [
            phrase("question_opening", language).format(name=name, reference=site.id),
            *unknown_facts(site, language),
            phrase("question_closing", language),
        ]


@both
def test_a_draft_goes_to_the_site_itself_or_to_who_can_answer(page: Page, records: Records, language: Language):
    own, other = sites(records)
    for site, email in ((own, own.contact.value.email), (other, "department@example.com")):
        page.goto(site_page(site.id, language))
        page.locator(".to-ask > summary").click()
        parts = urlsplit(str(page.get_by_role("link", name=phrase("question_draft", language)).get_attribute("href")))
        assert (parts.scheme, parts.path) == ("mailto", email)
        assert len(parts.geturl()) < LONGEST_DRAFT
        said = {name: values[0] for name, values in parse_qs(parts.query).items()}
        name = site.name.in_language(language)
        opening = phrase("question_opening", language).format(name=name, reference=site.id)
        facts = [f"— {fact}" for fact in unknown_facts(site, language)]
        lines = [opening, "", *facts, "", phrase("question_closing", language)]
        whole = {"subject": phrase("question_subject", language).format(name=name), "body": "\r\n".join(lines)}
        short = {
            "subject": phrase("question_draft_subject", language).format(reference=site.id),
            "body": phrase("question_draft_paste", language),
        }
        is_short = len(f"mailto:{email}?{urlencode(whole, quote_via=quote)}") >= LONGEST_DRAFT
        assert said == (short if is_short else whole)
        assert is_short or site is own
        note = phrase("question_draft_is_short", language)
        assert (note in page.locator(".to-ask").inner_text().replace("\u00ad", "")) is is_short


@both
def test_a_question_that_is_short_enough_stands_in_the_draft_itself(
    records: Records, monkeypatch: pytest.MonkeyPatch, language: Language
):
    site = sites(records)[0]
    monkeypatch.setattr(question, "LONGEST_DRAFT", 100_000)
    facts, draft, is_whole = question.question_about(Writer(records, language, "catalogue/index.md"), site)
    assert is_whole and facts == unknown_facts(site, language)
    said = parse_qs(urlsplit(str(draft)).query)
    lines = said["body"][0].split("\r\n")
    assert [line.removeprefix("— ") for line in lines if line.startswith("— ")] == facts
    assert said["subject"] == [phrase("question_subject", language).format(name=site.name.in_language(language))]


@both
def test_a_site_of_which_everything_is_known_needs_no_question(page: Page, records: Records, language: Language):
    for site in records.all(ProductionSite):
        if not unknown_facts(site, language):
            page.goto(site_page(site.id, language))
            expect(page.locator(".to-ask")).to_have_count(0)
            break


@both
def test_the_keyboard_opens_and_copies_it(page: Page, records: Records, language: Language):
    page.goto(site_page(sites(records)[0].id, language))
    page.locator("#history ~ ul a").first.focus()
    keyboard = Keyboard(page)
    keyboard.tab_to(".to-ask > summary")
    page.keyboard.press("Enter")
    keyboard.tab_to(".to-ask button")
    page.keyboard.press("Enter")
    expect(page.locator(".to-ask [role=status]")).not_to_be_empty()
    page.keyboard.press("Escape")
    assert keyboard.is_on(".to-ask > summary")


@both
def test_without_an_address_there_is_no_draft_and_the_text_is_there(page: Page, language: Language):
    page.goto(site_page("joinery-hall", language))  # who is asked about it has a telephone alone
    page.locator(".to-ask > summary").click()
    expect(page.locator("#question")).to_be_visible()
    expect(page.locator(".to-ask a[href^=mailto]")).to_have_count(0)


@both
def test_it_reads_without_scripts_and_no_button_is_dead(without_scripts: Page, records: Records, language: Language):
    page = without_scripts
    page.goto(site_page(sites(records)[0].id, language))
    page.locator(".to-ask > summary").click()
    expect(page.locator("#question li").first).to_be_visible()
    expect(page.get_by_role("link", name=phrase("question_draft", language))).to_be_visible()
    expect(page.locator(".to-ask button")).to_be_hidden()
    expect(page.locator(".actions")).to_be_hidden()
