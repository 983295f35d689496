"""The comparison: what stands side by side is what the pages of the sites say, and what differs is told in words."""

import re
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.pages.addresses import page_url, place_of
from scripts.pages.facts import fact_lines
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.site.keyboard import Keyboard, arrive
from tests.site.templates import address, both

one = pytest.mark.parametrize("language", ["ru"])  # where it makes no difference
IDS = ["demo-site-2", "demo-site-7", "demo-site-97", "demo-site-1", "demo-site-3"]
PARTS = ("differs", "partly", "equal", "nowhere")
# The facts of every part: the name of each, and its cells without the sources.
ROWS = """() => {
  const plain = node => node.textContent.replace(/\\u00ad/g, "").replace(/[ \\n\\u00a0]+/g, " ").trim();
  return Object.fromEntries([...document.querySelectorAll(".compared details")].map(part => [part.className, [
    ...[...part.querySelectorAll("tbody tr")].map(row => [...row.cells].map(plain)),
    ...[...part.querySelectorAll(".fact-name")].map(name => [plain(name)]),
  ]]));
}"""


def compare(page: Page, language: Language, ids: list[str]) -> Locator:
    """Open the comparison of some sites; return what is told of it."""
    page.goto(f"{address('comparison', language)}?ids={','.join(ids)}")
    status = page.locator(".comparison [role=status], .comparison > p").first
    expect(status).not_to_be_empty()
    return page.locator(".comparison [role=status]")


def facts_on_page(site: Path, language: Language, name: str) -> Counter[tuple[str, str]]:
    """Return what the page of a site says of its facts: the names with the values."""
    html = (site / page_url(place_of("production-site", name).page, language) / "index.html").read_text("utf-8")
    apart = {phrase(key, language) for key in ("passport", "institution_contact")}  # not of all sites, and no fact
    facts, label, group = Counter(), "", ""
    parts = "article > h2, article > dl dt, article > dl dd, article > .unknown-facts .fact-name"
    for node in LexborHTMLParser(html.replace("\u00ad", "").replace("\u00a0", " ")).css(parts):
        words = " ".join(part for part in node.text().replace("\n", " ").split(" ") if part)
        if node.tag == "h2":
            group = words
        elif node.tag == "dt":
            label = words
        elif node.tag == "span":  # one of a group of which nothing is known
            facts[capital(words), phrase("unknown", language)] += 1
        elif label not in apart and (group or label != phrase("institution", language)):  # which stands below once more
            facts[label, words] += 1
    return facts


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


@pytest.mark.parametrize(("count", "language"), [(2, "kk"), (3, "ru"), (4, "kk"), (4, "ru")])
def test_every_value_is_that_of_the_page_with_its_source(
    page: Page, demonstration: Path, language: Language, count: int
):
    compare(page, language, IDS[:count])
    parts = page.evaluate(ROWS)
    nowhere = [[capital(name), *[phrase("unknown", language)] * count] for [name] in parts.pop("nowhere", [])]
    rows = [*chain.from_iterable(parts.values()), *nowhere]
    for place, site in enumerate(IDS[:count], 1):
        assert Counter((row[0], row[place]) for row in rows) == facts_on_page(demonstration / "site", language, site)
    page.get_by_label(phrase("compare_sources", language)).check()
    sources = page.locator(".compared .differs td .ground a")
    assert sources.count() > 20
    expect(sources.first).to_be_visible()
    assert f"/{page_url('about/sources.md', language)}#demo-" in sources.first.evaluate("link => link.href")


@both
def test_what_differs_stands_first_and_the_unknown_is_neither_same_nor_different(
    page: Page, records: Records, language: Language
):
    status = compare(page, language, IDS[:3])
    parts = page.evaluate(ROWS)
    assert list(parts) == [part for part in PARTS if part in parts]
    assert {*parts} >= {"differs", "partly", "nowhere"}
    told = {capital(row[0]): part for part, rows in reversed(parts.items()) for row in rows}
    sites = [fact_lines(records.get(ProductionSite, name)) for name in IDS[:3]]
    for lines in zip(*sites, strict=True):
        known = [line.fact.value for line in lines if line.is_known]
        is_equal = all(value == known[0] for value in known)
        part = "nowhere" if not known else "differs" if not is_equal else "equal" if len(known) == 3 else "partly"
        assert told[lines[0].label(language)] == part, lines[0].name
    counts = {part: len(rows) for part, rows in parts.items()}
    for part, count in counts.items():
        summary = page.locator(f".compared .{part} summary")
        expect(summary).to_have_text(phrase(f"compare_{part}", language).format(count=count))
    numbers = [int(number) for number in re.findall(r"\d+", status.inner_text())]
    assert sorted(numbers) == sorted([3, counts["differs"], sum(counts.values())])


@one
@pytest.mark.parametrize(("width", "partly"), [(360, False), (1440, True)])
def test_what_is_equal_and_what_is_known_nowhere_is_folded_under_its_count(
    page: Page, language: Language, width: int, partly: bool
):
    page.set_viewport_size({"width": width, "height": 740})
    compare(page, language, IDS[:2])
    for part, is_open in (("differs", True), ("partly", partly), ("equal", False), ("nowhere", False)):
        parts = page.locator(f".compared .{part}")
        expect(parts).to_have_count(1)
        content = parts.locator("tbody, p")
        assert content.is_visible() == is_open, part
    page.locator(".compared .equal summary").click()
    expect(page.locator(".compared .equal tbody")).to_be_visible()


@one
def test_sources_are_folded_until_they_are_asked_for(page: Page, language: Language):
    compare(page, language, IDS[:2])
    source = page.locator(".compared .differs .ground").first
    expect(source).to_be_hidden()
    page.get_by_label(phrase("compare_sources", language)).check()
    expect(source).to_be_visible()


@one
def test_ids_that_are_not_there_are_told(page: Page, language: Language):
    status = compare(page, language, [IDS[0], "no-such-site", "%3Cimg src=x%3E", IDS[1]])
    expect(status).to_contain_text(phrase("compare_missing", language).format(ids="no-such-site"))
    expect(page.locator(".names li")).to_have_count(2)
    expect(page.locator("img[src=x]")).to_have_count(0)


@one
@pytest.mark.parametrize("ids", [[], [IDS[0]], ["no-such-site"]], ids=["none", "one", "no such site"])
def test_with_fewer_than_two_it_says_what_to_do(page: Page, language: Language, ids: list[str]):
    compare(page, language, ids)
    expect(page.locator(".comparison")).to_contain_text(phrase("compare_few", language))
    expect(page.locator(".compared")).to_have_count(0)


@one
def test_of_five_the_first_four_are_compared_and_it_says_so(page: Page, records: Records, language: Language):
    status = compare(page, language, IDS)
    expect(status).to_contain_text(phrase("compare_many", language))
    names = [records.get(ProductionSite, name).name.in_language(language) for name in IDS]
    shown = page.locator(".names a").all_text_contents()
    assert [name.replace(SOFT_HYPHEN, "") for name in shown] == names[:4]
    expect(page.locator(f".comparison [value={IDS[3]}]")).to_be_checked()
    expect(page.locator(f".comparison [value={IDS[4]}]")).not_to_be_checked()


@one
def test_the_keyboard_alone_chooses_from_the_shortlist(page: Page, language: Language):
    page.goto(address("shortlist", language))
    page.evaluate("ids => localStorage.setItem('shortlist', ids)", ",".join(IDS[:3]))
    page.goto(address("comparison", language))
    expect(page.locator(".comparison [role=status]")).to_have_text(phrase("compare_choose", language))
    keyboard = arrive(page)
    for name in IDS[:2]:
        keyboard.tab_to(f".comparison [value={name}]")
        page.keyboard.press("Space")
    keyboard.tab_to(".comparison [type=submit]")
    page.keyboard.press("Enter")
    expect(page.locator(".names li")).to_have_count(2)
    expect(page.locator(".comparison [role=status]")).to_be_focused()
    assert page.url.endswith(f"?ids={','.join(IDS[:2])}")
    Keyboard(page).tab_to(".comparison .keep input")
    page.keyboard.press("Space")
    expect(page.locator(".compared .ground").first).to_be_visible()
    Keyboard(page).tab_to(".compared .nowhere summary")
    page.keyboard.press("Enter")
    expect(page.locator(".compared .nowhere p")).to_be_visible()
    page.go_back()
    expect(page.locator(".compared")).to_have_count(0)


@one
def test_one_site_chosen_is_told_to_be_too_few(page: Page, language: Language):
    compare(page, language, IDS[:2])
    page.locator(".choose summary").click()
    page.locator(f".comparison [value={IDS[0]}]").uncheck()
    page.locator(".comparison [type=submit]").click()
    expect(page.locator(".comparison [role=status]")).to_have_text(phrase("compare_choose", language))
    page.locator(f".comparison [value={IDS[0]}]").check()
    page.locator(".comparison [type=submit]").click()
    expect(page.locator(".names li")).to_have_count(2)


@one
def test_the_link_to_the_other_language_keeps_the_sites(page: Page, language: Language):
    compare(page, language, IDS[:2])
    page.locator("header a[hreflang]").click()
    expect(page.locator(".names li")).to_have_count(2)
    assert page.url.endswith(f"?ids={','.join(IDS[:2])}")


@one
def test_a_record_that_has_ended_says_so(page: Page, records: Records, language: Language):
    ended = next(site for site in records.all(ProductionSite) if site.ended)
    compare(page, language, [IDS[0], ended.id])
    marked = f"{ended.name.in_language(language)} ({phrase('ended_mark', language)})"
    expect(page.locator(".names li").last).to_have_text(marked)


@one
def test_data_that_cannot_be_had_is_told(phone: BrowserContext, page: Page, language: Language):
    phone.route("**/catalogue/sites/**", lambda route: route.abort())
    status = compare(page, language, IDS[:2])
    expect(status).to_have_text(phrase("finder_failed", language))


@both
@pytest.mark.parametrize("template", ["comparison", "shortlist"])
def test_without_scripts_a_sentence_leads_to_the_list(without_scripts: Page, language: Language, template: str):
    without_scripts.goto(address(template, language))
    sentence = without_scripts.locator(".without-scripts")
    key = {"comparison": "compare_without_scripts", "shortlist": "shortlist_without_scripts"}[template]
    expect(sentence).to_contain_text(phrase(key, language))
    sentence.locator("a").click()
    expect(without_scripts.locator(".sites tbody th a").first).to_be_visible()
