"""How the comparison looks: names that stay in view, few screens of a phone, large letters, the focus, and paper."""

import io

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from scripts.languages import Language
from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.pages.facts import count_known
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from tests.site.axe import examine, looks, page_with_axe
from tests.site.keyboard import Keyboard
from tests.site.templates import both, choose
from tests.site.test_compare import IDS, ROWS, compare, one
from tests.site.test_every_page import BROKEN
from tests.site.test_print import squeezed

SCREEN = 740  # the height of the phone of these tests


@both
@pytest.mark.parametrize("width", [360, 1440])
def test_the_names_of_the_sites_stay_in_view_above_their_values(
    page: Page, records: Records, language: Language, width: int
):
    page.set_viewport_size({"width": width, "height": 740})
    compare(page, language, IDS[:3])
    page.locator(".compared .partly").evaluate("part => { part.open = true; }")
    names = page.locator(".names a")
    assert [name.replace(SOFT_HYPHEN, "") for name in names.all_text_contents()] == [
        records.get(ProductionSite, name).name.in_language(language) for name in IDS[:3]
    ]
    for part in ("differs", "partly"):
        row = page.locator(f".compared .{part} tbody tr").last
        row.evaluate("row => scrollTo(0, row.getBoundingClientRect().bottom + scrollY - innerHeight)")
        for column, cell in enumerate(row.locator("td").all()):
            name, value = names.nth(column).bounding_box(), cell.bounding_box()
            assert name and value
            assert name["y"] >= 0 and name["y"] + name["height"] < value["y"], "the name covers nothing that is read"
            assert abs(name["x"] - value["x"]) < 1, "a value stands under the name of its site"


@both
@pytest.mark.parametrize(("count", "width"), [(2, 360), (3, 360), (4, 360), (4, 768), (4, 1440)])
def test_a_word_is_cut_between_syllables_if_at_all(page: Page, language: Language, count: int, width: int):
    page.set_viewport_size({"width": width, "height": SCREEN})
    compare(page, language, IDS[:count])
    page.locator(".comparison details").evaluate_all("parts => parts.forEach(part => { part.open = true; })")
    assert page.evaluate(BROKEN) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@both
def test_three_sites_fit_six_screens_of_a_phone(page: Page, records: Records, language: Language):
    fullest = sorted(records.all(ProductionSite), key=lambda site: -count_known([site])[0])
    for ids in (IDS[:3], [site.id for site in fullest[:3]]):
        compare(page, language, ids)
        box = page.locator(".comparison").bounding_box()
        assert box and box["height"] <= 6 * SCREEN, ids
        assert page.evaluate("document.documentElement.scrollWidth") == 360


@one
def test_the_focus_is_seen_below_the_names(page: Page, language: Language):
    compare(page, language, IDS[:3])
    page.get_by_label(phrase("compare_sources", language)).check()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    links = page.locator(".compared .differs td a")
    links.last.focus()
    keyboard = Keyboard(page, every=1)
    for _ in range(12):
        page.keyboard.press("Shift+Tab")
        keyboard.see()


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.exhaustive)])
def test_axe_finds_nothing_in_a_comparison_with_everything_unfolded(browser: Browser, shown: str, every: int):
    page = page_with_axe(browser, shown)
    compare(page, "kk", IDS[:3])
    page.get_by_label(phrase("compare_sources", "kk")).check()
    page.locator(".comparison details").evaluate_all("parts => parts.forEach(part => { part.open = true; })")
    assert examine(page, looks(page)[::every]) == {"violations": [], "undecided": []}
    page.context.close()


@one
@pytest.mark.parametrize("size", ["large", "huge"])
def test_with_large_letters_each_value_says_whose_it_is(page: Page, records: Records, language: Language, size: str):
    compare(page, language, IDS[:4])
    choose(page, size=size)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    cells = page.locator(".compared .differs tr").nth(1).locator("td")
    boxes = [cell.bounding_box() for cell in cells.all()]
    assert len({box["x"] for box in boxes if box}) == 1, "one value stands below the other"
    label = cells.last.evaluate("cell => getComputedStyle(cell, '::before').content").replace(SOFT_HYPHEN, "")
    assert records.get(ProductionSite, IDS[3]).name.in_language(language) in label


@both
def test_paper_has_everything_unfolded_with_names_and_sources_and_without_the_form(
    page: Page, records: Records, language: Language
):
    compare(page, language, IDS[:3])
    parts = page.evaluate(ROWS)
    paper = squeezed("".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages))
    for rows in parts.values():
        for name, *values in rows:
            assert squeezed(name) in paper
            assert all(squeezed(value)[:20] in paper for value in values), name
    for name in IDS[:3]:
        assert squeezed(records.get(ProductionSite, name).name.in_language(language)) in paper
    for key in ("compare_choose", "compare_sources", "compare_change"):
        assert squeezed(phrase(key, language)) not in paper
    source = page.locator(".compared .differs .ground a").first.text_content()
    assert squeezed(source or "") in paper
    expect(page.locator(".compared .nowhere")).not_to_have_attribute("open", "")
