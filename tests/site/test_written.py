"""What editors write besides running text, on the page that shows it all: complete without scripts, styles and on paper."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from scripts.pages.addresses import FOR_EDITORS
from scripts.pages.front_matter import read_page
from scripts.pages.written_marks import KINDS
from tests.conftest import REGION, ROOT
from tests.site.templates import address

EXAMPLE = re.compile(r"^```markdown\n(?P<typed>.*?)\n```\n\n", re.DOTALL | re.MULTILINE)


@pytest.fixture
def plain(browser, base: str):
    """A page of a reader who runs no scripts."""
    context = browser.new_context(base_url=base, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("docs", [ROOT / "docs", REGION], ids=["site", "region"])
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_each_example_is_shown_as_it_is_typed_and_as_it_is_read(docs: Path, language: str):
    body = read_page(docs / language / "about" / "writing.md").body
    examples = list(EXAMPLE.finditer(body))
    assert len(examples) == body.count("\n## ")
    for example in examples:
        assert body[example.end() :].startswith(f"{example['typed']}\n"), example["typed"]


def test_no_reader_is_led_to_the_pages_for_editors_and_officials(site: Path):
    html = (site / "ru" / "index.html").read_text(encoding="utf-8")
    assert "about/rules/" in html
    assert not any(page.removesuffix(".md") in html for page in FOR_EDITORS)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_tabs_are_chosen_by_the_keyboard_without_scripts(plain: Page, language: str):
    plain.goto(address("writing", language))
    first, second = plain.locator(".tabbed-content").all()
    expect(first).to_be_visible()
    expect(second).not_to_be_visible()
    plain.locator(".tabbed-set input").first.focus()
    plain.keyboard.press("ArrowRight")
    expect(first).not_to_be_visible()
    expect(second).to_be_visible()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_on_paper_every_tab_is_a_part_under_its_title(plain: Page, language: str):
    plain.goto(address("writing", language))
    plain.emulate_media(media="print")
    parts = plain.locator(".tabbed-set > :is(label, .tabbed-content)")
    tops = [part.bounding_box()["y"] for part in parts.all()]
    assert len(tops) == 4
    assert tops == sorted(set(tops))


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_every_kind_of_note_is_on_paper_folded_or_not(plain: Page, language: str):
    plain.goto(address("writing", language))
    plain.emulate_media(media="print")
    notes = plain.locator("article .admonition")
    assert notes.count() == len(KINDS) + 2
    for note in notes.all():
        expect(note).to_be_visible()


def test_without_styles_icons_are_no_larger_than_a_line(plain: Page):
    plain.route("**/*.css", lambda route: route.abort())
    plain.goto(address("writing", "ru"))
    for icon in plain.locator("header svg, article svg").all():
        assert icon.bounding_box()["width"] <= 24


@pytest.mark.parametrize("is_touched", [True, False])
def test_an_abbreviation_is_explained_where_nothing_can_be_pointed_at(browser, base: str, is_touched: bool):
    page = browser.new_page(base_url=base, has_touch=is_touched, is_mobile=is_touched)
    page.goto(address("writing", "ru"))
    content = page.locator("abbr[title]").first.evaluate("word => getComputedStyle(word, '::after').content")
    assert (content != "none") == is_touched
    page.close()


def test_what_is_folded_is_printed_whole(browser, base: str):
    page = browser.new_page(base_url=base)
    page.goto(address("writing", "ru"))
    folded = page.locator("details.admonition:not([open])")
    assert folded.count() == 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == 1
    assert page.locator("details.admonition[open]").count() == 1
    page.close()


@pytest.mark.parametrize(
    ("language", "back", "done"), [("kk", "мәтінге оралу", "орындалды"), ("ru", "вернуться к тексту", "сделано")]
)
def test_what_the_renderer_adds_speaks_the_language_of_the_page(plain: Page, language: str, back: str, done: str):
    plain.goto(address("writing", language))
    expect(plain.locator(".footnotes a").last).to_have_text(back)
    expect(plain.locator(".task").first).to_have_attribute("aria-label", done)
    assert not re.search("Jump|footnote [0-9]", plain.locator("article").inner_html())
    assert plain.locator("article [style]").count() == 0
    assert [cell.get_attribute("data-side") for cell in plain.locator("tbody [data-side]").all()] == [
        "left",
        "center",
        "right",
    ]


def test_a_footnote_is_reached_and_left(plain: Page):
    plain.goto(address("writing", "ru"))
    plain.locator("a.footnote-ref").click()
    assert plain.url.endswith("#fn:name")
    plain.locator("a.footnote-backref").click()
    assert plain.url.endswith("#fnref:name")


def test_icons_are_drawn_in_the_page_beside_words(plain: Page):
    plain.goto(address("writing", "kk"))
    icons = plain.locator("article .twemoji svg[aria-hidden=true]")
    assert icons.count() == 2
    assert icons.first.bounding_box()["width"] > 10
    assert plain.locator("header svg[aria-hidden=true]").count() == plain.locator("header svg").count()
