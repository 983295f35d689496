"""The letter as it is taken away: as text, on paper, by the clipboard, with a draft of an e-mail, as an appeal; and nothing is sent."""

import io
import re
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from scripts.languages import Language
from scripts.pages.phrases import phrase
from scripts.pages.question import LONGEST_DRAFT
from scripts.records.loader import Records
from tests.site.letter_form import IDS, WRITTEN, choose_department, field, form, saved, write
from tests.site.templates import both, one
from tests.site.test_print import squeezed


@one
def test_it_is_saved_as_text_as_it_was_mended_by_hand(page: Page, language: Language):
    text = write(page, language)
    field(page, "text").fill(text + "\nҚолы: Әлия")
    with page.expect_download() as download:
        page.get_by_role("button", name=phrase("letter_save_text", language)).click()
    assert download.value.suggested_filename == "letter.txt"
    assert saved(download.value).decode("utf-8").replace("\r\n", "\n") == text + "\nҚолы: Әлия"
    expect(page.locator("[data-part=done]")).to_have_text(phrase("letter_saved", language))


@both
def test_it_is_printed_alone_as_it_was_mended_by_hand(page: Page, records: Records, language: Language):
    text = write(page, language)
    field(page, "text").fill(f"{text}\nҚолы: Әлия")
    page.evaluate("() => { window.print = () => { document.title = 'printed'; }; }")
    page.get_by_role("button", name=phrase("letter_print", language)).click()
    expect(page).to_have_title("printed")
    paper = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True))).pages
    printed = squeezed("".join(sheet.extract_text() for sheet in paper))
    assert printed.replace("•", "") == squeezed(f"{text}\nҚолы: Әлия").replace("\N{EM DASH}", "")
    assert squeezed(str(page.locator("#letter-to :checked").get_attribute("data-name"))) in printed
    assert str(date.today().year) in printed


@one
def test_it_is_copied_and_where_that_is_forbidden_it_is_chosen_to_be_copied(
    phone: BrowserContext, page: Page, language: Language
):
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    text = write(page, language)
    page.locator("[data-way=copy]").click()
    expect(page.locator("[data-part=done]")).to_have_text(phrase("letter_copied", language))
    assert page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == text
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()); }")
    page.locator("[data-way=copy]").click()
    expect(page.locator("[data-part=done]")).to_have_text(phrase("letter_selected", language))
    chosen = field(page, "text").evaluate("area => area.value.slice(area.selectionStart, area.selectionEnd)")
    assert chosen == text


@both
def test_a_draft_is_offered_where_an_address_is_known_and_else_it_says_why_not(
    page: Page, records: Records, language: Language
):
    write(page, language)
    field(page, "to").select_option(value=page.locator("#letter-to [data-mail='']").first.get_attribute("value"))
    form(page).locator("[type=submit]").click()
    draft = page.locator("[data-way=mail]")
    expect(draft).to_be_hidden()
    expect(page.locator("[data-part=no-address]")).to_have_text(phrase("letter_no_address", language))
    expect(page.locator("[data-part=draft-is-short]")).to_be_hidden()
    name = choose_department(page, records, language)
    form(page).locator("[type=submit]").click()
    expect(draft).to_be_visible()
    expect(page.locator("[data-part=no-address]")).to_be_hidden()
    expect(page.locator("[data-part=draft-is-short]")).to_have_text(phrase("letter_short_draft", language))
    assert phrase("letter_line_to", language).format(to=name) in field(page, "text").input_value()
    href = str(draft.get_attribute("href"))
    assert len(href) < LONGEST_DRAFT
    parts = urlsplit(href)
    assert (parts.scheme, parts.path) == ("mailto", "department@example.com")
    assert parse_qs(parts.query)["subject"] == [phrase("letter_title", language)]
    assert parse_qs(parts.query)["body"][0].split("\r\n\r\n") == [
        phrase("letter_draft_who", language).format(organisation=WRITTEN["organisation"]),
        phrase("letter_draft_sites", language).format(ids=", ".join(IDS)),
        phrase("letter_draft_paste", language),
    ]


@one
def test_the_draft_stays_short_and_the_whole_letter_is_copied_to_be_pasted(
    phone: BrowserContext, page: Page, records: Records, language: Language
):
    phone.grant_permissions(["clipboard-read", "clipboard-write"])
    write(page, language, organisation="ұ" * 200, production="Ә" * 2000)
    choose_department(page, records, language)
    form(page).locator("[type=submit]").click()
    draft = page.locator("[data-way=mail]")
    expect(draft).to_be_visible()
    href = str(draft.get_attribute("href"))
    assert LONGEST_DRAFT - 20 < len(href) < LONGEST_DRAFT
    page.evaluate(
        "document.querySelector('[data-way=mail]').addEventListener('click', event => event.preventDefault())"
    )
    draft.click()
    expect(page.locator("[data-part=done]")).to_have_text(phrase("letter_copied", language))
    copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
    assert copied == field(page, "text").input_value()
    assert "Ә" * 2000 in copied


# An appeal to a state body


@both
def test_an_appeal_has_all_that_the_code_asks_of_one(page: Page, records: Records, language: Language):
    write(page, language)
    expect(field(page, "address")).to_be_hidden()
    form(page).locator("[name=appeal]").check()
    field(page, "number").fill("901 240 000 001")
    field(page, "address").fill("Самал көшесі, 1")
    name = choose_department(page, records, language)
    form(page).locator("[type=submit]").click()
    expect(field(page, "text")).to_have_value(re.compile(f"^{phrase('letter_appeal_title', language)}"))
    lines = field(page, "text").input_value().split("\n\n")
    assert lines[1:6] == [
        phrase("letter_line_to", language).format(to=name),
        phrase("letter_line_applicant", language).format(organisation=WRITTEN["organisation"]),
        phrase("letter_line_number", language).format(number="901 240 000 001"),
        phrase("letter_line_address", language).format(address="Самал көшесі, 1"),
        phrase("letter_line_subject", language),
    ]
    assert str(date.today().year) in lines[-2]
    assert lines[-1] == phrase("letter_line_signature", language)
    form(page).get_by_role("link", name=phrase("letter_appeal_what", language)).click()
    expect(page.locator("#appeal")).to_be_in_viewport()


@one
def test_nothing_of_it_is_sent_or_kept(phone: BrowserContext, page: Page, shown: str, language: Language):
    asked: list[tuple[str, str, str | None]] = []
    phone.on("request", lambda request: asked.append((request.method, unquote(request.url), request.post_data)))
    write(page, language)
    with page.expect_download():
        page.locator("[data-way=text]").click()
    assert len(asked) > 5
    assert {method for method, _, _ in asked} == {"GET"}
    assert {data for _, _, data in asked} == {None}
    assert [url for _, url, _ in asked if not url.startswith((shown, f"blob:{shown}"))] == []
    assert [url for _, url, _ in asked for words in WRITTEN.values() if words in url] == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert phone.cookies() == []


@one
def test_what_cannot_be_fetched_is_told_and_the_form_waits(phone: BrowserContext, page: Page, language: Language):
    write(page, language)
    phone.route("**/facts.json", lambda route: route.abort())
    form(page).locator("[type=submit]").click()
    expect(form(page).get_by_role("status")).to_have_text(phrase("letter_failed", language))
    expect(field(page, "organisation")).to_have_value(WRITTEN["organisation"])
