"""The letter: what is wrong is told, what was written stands in it, it is taken away in four ways, and nothing is sent."""

import io
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

from playwright.sync_api import BrowserContext, Page, expect
from pypdf import PdfReader

from scripts.languages import Language
from scripts.pages.addresses import page_url, place_of
from scripts.pages.facts import fact_lines
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.partnership import Party
from scripts.records.loader import Records
from tests.site.keyboard import arrive
from tests.site.letter_form import IDS, WRITTEN, choose_department, field, form, saved, write
from tests.site.templates import address, both, one
from tests.site.test_print import squeezed

HOSTILE = "<img src=x onerror=alert(1)> {facts} 🏭🇰🇿 % & \\ «\u202e» "


@both
def test_it_is_addressed_to_the_party_that_answers_for_the_sites(page: Page, records: Records, language: Language):
    page.goto(f"{address('letter', language)}?ids={','.join(IDS)}#form")
    asked = {records.get(ProductionSite, name).ask for name in IDS}
    assert len(asked) == 1
    expect(field(page, "to")).to_have_value(records.get(Party, asked.pop() or "").name.in_language(language))


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
    page.get_by_role("button", name=phrase("letter_compose", language)).click()
    faults = {"organisation": "required", "production": "required", "jobs": "jobs"}
    faults |= {"person": "required", "phone": "phone", "email": "email"}
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
def test_the_letter_says_what_was_written_asks_the_questions_and_names_what_is_unknown(
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
        unknown = [line.label(language) for line in fact_lines(site) if not line.is_known]
        asked = phrase("letter_line_unknown", language).format(name=name, facts="; ".join(unknown))
        assert f"— {asked}" in lines
    assert phrase("letter_line_visit", language) in lines


@one
def test_what_is_not_wanted_is_not_in_it(page: Page, language: Language):
    write(page, language)
    page.locator(f"[name=site][value={IDS[0]}]").uncheck()
    page.locator("[name=unknown]").uncheck()
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


# How it is taken away


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
    assert squeezed(field(page, "to").input_value()) in printed
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
    field(page, "to").select_option(value=page.locator("#letter-to [data-email='']").first.get_attribute("value"))
    form(page).locator("[type=submit]").click()
    draft = page.locator("[data-way=mail]")
    expect(draft).to_be_hidden()
    expect(page.locator("[data-part=no-address]")).to_have_text(phrase("letter_no_address", language))
    name = choose_department(page, records, language)
    form(page).locator("[type=submit]").click()
    expect(draft).to_be_visible()
    expect(page.locator("[data-part=no-address]")).to_be_hidden()
    text = field(page, "text").input_value()
    assert phrase("letter_line_to", language).format(to=name) in text
    field(page, "text").fill(text + "\n100 % & ?")
    parts = urlsplit(str(draft.get_attribute("href")))
    assert (parts.scheme, parts.path) == ("mailto", "department@example.com")
    assert parse_qs(parts.query)["body"] == [(text + "\n100 % & ?").replace("\n", "\r\n")]
    assert parse_qs(parts.query)["subject"] == [phrase("letter_title", language)]


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
