"""The list of production sites: every site without scripts and on paper, by region, with the same words in the rows of a script."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.pages.addresses import list_page, page_url
from scripts.pages.catalogue_list import list_pages, listed_sites
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records, load_records
from tests.conftest import REGION
from tests.site.finder import WORDS_OF_ROWS, all_ids, current, give, show_results, shown_ids
from tests.site.templates import address, both


@both
def test_the_table_is_the_same_rows(browser: Browser, shown: str, language: Language):
    page = browser.new_page(base_url=shown, viewport={"width": 1000, "height": 800})
    page.goto(f"{address('catalogue', language)}?kinds=store")
    rows = shown_ids(page)
    width_of_heads = "document.querySelector('#found thead').offsetWidth"
    assert page.evaluate(width_of_heads) == 1, "the cards name their facts themselves"
    give(page, "view", "table")
    expect(page.locator("#found")).to_have_attribute("data-view", "table")
    assert shown_ids(page) == rows
    assert page.evaluate(width_of_heads) > 320
    assert page.evaluate("document.documentElement.scrollWidth") == 1000, "the table scrolls in its own frame"
    page.locator(".finder [type=reset]").click()
    expect(page.locator("#whole-list")).to_have_attribute("data-view", "cards")
    page.close()


@both
def test_a_row_made_by_the_script_has_the_words_of_the_row_that_was_there(
    browser: Browser, shown: str, records: Records, language: Language
):
    page = browser.new_page(base_url=shown)
    static: dict[str, list[str]] = {}
    for number in range(1, len(list_pages(records)) + 1):
        page.goto(f"/{page_url(list_page(number), language)}")
        static |= page.locator(".sites tbody tr").evaluate_all(WORDS_OF_ROWS)
    page.goto(f"{address('catalogue', language)}?sort=name&ended=1")
    assert len(all_ids(page)) == len(listed_sites(records))
    made = page.locator("#found tbody tr").evaluate_all(WORDS_OF_ROWS)
    page.close()
    assert len(static) == len(made)
    assert made == static


@both
def test_without_scripts_links_lead_to_every_site(without_scripts: Page, records: Records, language: Language):
    page, reached = without_scripts, []
    page.goto(address("catalogue", language))
    pages = len(list_pages(records))
    for number in range(2, pages + 2):
        links = page.locator(".sites tbody th a")
        reached += [link.split("/")[-2] for link in links.evaluate_all("links => links.map(link => link.href)")]
        expect(page.locator(".sites thead").first).to_be_visible()
        expect(page.locator(".finder, .keep")).to_have_count(1 if number == 2 else 0)
        expect(page.locator(".finder:visible")).to_have_count(0)
        if number <= pages:
            page.locator(f"article a[href$='list/{number}/'], article a[href$='../{number}/']").click()
            expect(page).to_have_url(re.compile(rf"/list/{number}/$"))
    assert reached == [item.site.id for item in listed_sites(records)]


@both
def test_the_list_stands_by_region(demonstration: Path, records: Records, language: Language):
    region_of = {item.site.id: item.region.in_language(language) for item in current(records) if item.region}
    under: dict[str, str] = {}
    for number in range(1, len(list_pages(records)) + 1):
        path = demonstration / "site" / page_url(list_page(number), language) / "index.html"
        page = LexborHTMLParser(path.read_text(encoding="utf-8").replace("\u00ad", ""))
        heading = ""
        for node in page.css(".sites h2, .sites h3, .sites tbody th a"):
            if node.tag == "a":
                under[str(node.attributes["href"]).split("/")[-2]] = heading
            else:
                heading = node.text().replace("#", "").strip()
    for site, region in region_of.items():
        assert under[site] == region
    ended = [item.site.id for item in listed_sites(records) if item.site.ended]
    assert {under[site] for site in ended} == {phrase("list_ended", language)}


@both
def test_an_ended_record_is_in_the_list_only_when_asked_for_and_offers_nothing(
    browser: Browser, base: str, language: Language
):
    ended = next(site for site in load_records(REGION / "data").all(ProductionSite) if site.ended)
    with browser.new_context(base_url=base) as context:
        page = context.new_page()
        page.goto(address("catalogue", language))
        row = page.locator("tbody tr:visible").filter(has=page.locator(f"a[href$='sites/{ended.id}/']"))
        expect(row).to_have_count(0)
        expect(page.locator("#whole-list .keep:visible").first).to_be_visible()
        give(page, "ended", "1")
        show_results(page)
        expect(row).to_have_count(1)
        expect(row.locator(".keep")).to_have_count(0)
        row.locator("a").first.click()
        expect(page.locator("article .admonition.warning")).to_be_visible()
        expect(page.locator(".actions, .to-ask, [href*='ids=']")).to_have_count(0)


@both
def test_paper_gets_the_list_and_not_the_form(without_scripts: Page, page: Page, language: Language):
    for reader in (without_scripts, page):
        reader.goto(address("catalogue", language))
        reader.emulate_media(media="print")
        expect(reader.locator("#whole-list tbody th a").first).to_be_visible()
        expect(reader.locator(".finder")).to_be_hidden()
