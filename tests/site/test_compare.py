"""The comparison: what stands side by side is what the pages of the sites say, and what differs is told in words."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.pages.addresses import page_url, place_of
from scripts.pages.facts import fact_groups, fact_lines
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.site.keyboard import Keyboard, arrive
from tests.site.templates import address, both

one = pytest.mark.parametrize("language", ["ru"])  # where it makes no difference
IDS = ["demo-site-2", "demo-site-7", "demo-site-97", "demo-site-1", "demo-site-3"]
# The cells of every row of a fact, by the heading above it and the name of the fact; its mark stands first.
ROWS = """() => {
  const plain = node => node.textContent.replace(/\\u00ad/g, "").replace(/[ \\n]+/g, " ").trim();
  const rows = {};
  let group = "";
  for (const row of document.querySelectorAll(".comparison tbody tr")) {
    if (row.matches(".group")) { group = plain(row); continue; }
    if (row.matches(".all-unknown")) {
      const {unknown, nowhere} = document.querySelector(".comparison").dataset;
      const cells = document.querySelectorAll(".comparison thead th ~ th");
      for (const name of row.querySelectorAll(".fact-name")) {
        const words = plain(name);
        rows[`${group}: ${words[0].toUpperCase()}${words.slice(1)}`] = [nowhere, ...[...cells].map(() => unknown)];
      }
      continue;
    }
    const mark = row.querySelector(".relation");
    const name = plain(row.querySelector("th").firstChild);
    rows[`${group}: ${name}`] = [mark ? plain(mark) : "", ...[...row.querySelectorAll("td")].map(plain)];
  }
  return rows;
}"""


def compare(page: Page, language: Language, ids: list[str]) -> Locator:
    """Open the comparison of some sites; return what is told of it."""
    page.goto(f"{address('comparison', language)}?ids={','.join(ids)}")
    status = page.locator(".comparison [role=status], .comparison > p").first
    expect(status).not_to_be_empty()
    return page.locator(".comparison [role=status]")


def facts_on_page(site: Path, language: Language, name: str) -> dict[str, str]:
    """Return what the page of a site says of its facts, by the heading above them and their names."""
    html = (site / page_url(place_of("production-site", name).page, language) / "index.html").read_text("utf-8")
    facts, group, label = {}, "", ""
    parts = "article > h2, article > dl dt, article > dl dd, article > .unknown-facts .fact-name"
    for node in LexborHTMLParser(html.replace("\u00ad", "")).css(parts):
        words = " ".join(part for part in node.text().replace("\n", " ").split(" ") if part)
        if node.tag == "h2":
            group = words.removesuffix("#").strip()
        elif node.tag == "dt":
            label = words
        elif label == phrase("institution_contact", language):
            continue  # of those sites alone that have no contact of their own
        elif node.tag == "span":  # one of a group of which nothing is known
            facts[f"{group}: {words[:1].upper()}{words[1:]}"] = phrase("unknown", language)
        else:
            facts[f"{group}: {label}"] = words
    return facts


@pytest.mark.parametrize(("count", "language"), [(2, "kk"), (3, "ru"), (4, "kk"), (4, "ru")])
def test_every_value_is_that_of_the_page_with_its_source(
    page: Page, demonstration: Path, language: Language, count: int
):
    compare(page, language, IDS[:count])
    rows = page.evaluate(ROWS)
    expected = [facts_on_page(demonstration / "site", language, name) for name in IDS[:count]]
    assert list(rows) == list(expected[0])
    for name, (_, *cells) in rows.items():
        assert cells == [facts[name] for facts in expected], name
    sources = page.locator(".comparison td .ground a")
    assert sources.count() > 20
    assert f"/{page_url('about/sources.md', language)}#demo-" in sources.first.evaluate("link => link.href")


@both
def test_a_difference_is_told_in_words_and_the_unknown_is_neither_same_nor_different(
    page: Page, records: Records, language: Language
):
    status = compare(page, language, IDS[:3])
    told = {name.partition(": ")[2]: mark for name, (mark, *_) in reversed(page.evaluate(ROWS).items())}
    sites = [fact_lines(records.get(ProductionSite, name)) for name in IDS[:3]]
    differing = 0
    for lines in zip(*sites, strict=True):
        known = [line.fact.value for line in lines if line.is_known]
        relation = "nowhere" if not known else "differs" if any(value != known[0] for value in known) else "partly"
        if relation == "partly" and len(known) == len(lines):
            assert told[lines[0].label(language)] == "", lines[0].name
        else:
            assert told[lines[0].label(language)] == phrase(f"compare_{relation}", language), lines[0].name
        differing += relation == "differs"
    assert {*told.values()} >= {
        phrase(f"compare_{relation}", language) for relation in ("nowhere", "differs", "partly")
    }
    unknown = page.locator(".comparison td .unknown").first
    expect(unknown).to_have_text(re.compile(phrase("unknown", language)))
    assert differing > 10
    (shown, counted, total) = (int(number) for number in re.findall(r"\d+", status.inner_text()))
    assert shown == 3
    assert counted >= differing  # and what the institutions differ in
    assert counted == page.locator(".comparison tbody:has(.group) tr.differs").count()
    names = page.locator(".comparison tbody:has(.group)").locator(
        "tr:not(.group, .all-unknown), .all-unknown .fact-name"
    )
    assert total == names.count()


@both
def test_a_group_of_which_nothing_is_known_at_any_site_is_one_row(page: Page, records: Records, language: Language):
    compare(page, language, ["brick-workshop", "paint-shop"])
    row = page.locator(".comparison .all-unknown").filter(has_text=phrase("compare_nowhere", language)).first
    expect(row.locator("td")).to_have_count(1)
    offer = next(group for group in fact_groups(records.get(ProductionSite, "brick-workshop")) if group.name == "offer")
    heading = page.locator(".comparison .group", has_text=offer.labels[language])
    names = heading.locator("xpath=following-sibling::tr").locator(".fact-name").all_text_contents()
    assert names == [line.in_sentence(language) for line in offer.lines]


@one
def test_only_what_differs_may_be_left(page: Page, language: Language):
    compare(page, language, IDS[:2])
    page.get_by_label(phrase("compare_only", language)).check()
    rows = page.locator(".comparison tbody tr:not(.group)")
    for how, seen in (("differs", True), ("partly", False), ("nowhere", False)):
        of_kind = rows.and_(page.locator(f".{how}"))
        assert of_kind.count()
        assert all(row.is_visible() == seen for row in of_kind.all()), how
    page.get_by_label(phrase("compare_only", language)).uncheck()
    expect(rows.last).to_be_visible()


@one
def test_ids_that_are_not_there_are_told(page: Page, language: Language):
    status = compare(page, language, [IDS[0], "no-such-site", "%3Cimg src=x%3E", IDS[1]])
    expect(status).to_contain_text(phrase("compare_missing", language).format(ids="no-such-site"))
    expect(page.locator(".comparison thead th")).to_have_count(3)
    expect(page.locator("img[src=x]")).to_have_count(0)


@one
@pytest.mark.parametrize("ids", [[], [IDS[0]], ["no-such-site"]], ids=["none", "one", "no such site"])
def test_with_fewer_than_two_it_says_what_to_do(page: Page, language: Language, ids: list[str]):
    compare(page, language, ids)
    expect(page.locator(".comparison")).to_contain_text(phrase("compare_few", language))
    expect(page.locator(".comparison table")).to_have_count(0)


@one
def test_of_five_the_first_four_are_compared_and_it_says_so(page: Page, records: Records, language: Language):
    status = compare(page, language, IDS)
    expect(status).to_contain_text(phrase("compare_many", language))
    names = [records.get(ProductionSite, name).name.in_language(language) for name in IDS]
    assert page.locator(".comparison thead th a").all_text_contents() == names[:4]
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
    expect(page.locator(".comparison thead th")).to_have_count(3)
    expect(page.locator(".comparison [role=status]")).to_be_focused()
    assert page.url.endswith(f"?ids={','.join(IDS[:2])}")
    Keyboard(page).tab_to(".comparison .keep input")
    page.go_back()
    expect(page.locator(".comparison table")).to_have_count(0)


@one
def test_one_site_chosen_is_told_to_be_too_few(page: Page, language: Language):
    compare(page, language, IDS[:2])
    page.locator(f".comparison [value={IDS[0]}]").uncheck()
    page.locator(".comparison [type=submit]").click()
    expect(page.locator(".comparison [role=status]")).to_have_text(phrase("compare_choose", language))
    page.locator(f".comparison [value={IDS[0]}]").check()
    page.locator(".comparison [type=submit]").click()
    expect(page.locator(".comparison thead th")).to_have_count(3)


@one
def test_the_link_to_the_other_language_keeps_the_sites(page: Page, language: Language):
    compare(page, language, IDS[:2])
    page.locator("header a[hreflang]").click()
    expect(page.locator(".comparison thead th")).to_have_count(3)
    assert page.url.endswith(f"?ids={','.join(IDS[:2])}")


@one
def test_a_record_that_has_ended_says_so(page: Page, records: Records, language: Language):
    ended = next(site for site in records.all(ProductionSite) if site.ended)
    compare(page, language, [IDS[0], ended.id])
    marked = f"{ended.name.in_language(language)} ({phrase('ended_mark', language)})"
    expect(page.locator(".comparison thead th").last).to_have_text(marked)


@one
def test_a_phone_shows_it_whole_and_paper_without_the_form(page: Page, language: Language):
    compare(page, language, IDS[:4])
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    cell = page.locator(".comparison tbody tr:not(.group) td").first
    assert cell.get_attribute("data-label")
    page.emulate_media(media="print")
    expect(cell).to_be_visible()
    expect(page.locator(".comparison form")).to_be_hidden()
    expect(page.locator(".comparison .keep")).to_be_hidden()


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
