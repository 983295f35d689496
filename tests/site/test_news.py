"""News on the built site: who finds it and how, and that what is held back is nowhere."""

import re
import shutil

import pytest
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.newsroom.items import NewsType
from scripts.newsroom.lists import PAGE_SIZE
from tests.conftest import copy_project, run_well

#: Words that only a draft and an item of the future have in the region.
HELD_BACK = (
    "Мебель из столярного цеха",
    "Ағаш цехының жиһазы",
    "furniture.md",
    "newsroom/2026/furniture",
    "newsroom/2099",
)


def page(site, address):
    return LexborHTMLParser((site / address / "index.html").read_text(encoding="utf-8"))


def test_what_is_held_back_is_in_no_file_of_the_site(site):
    assert not (site / "newsroom/2099").exists()
    assert [path.parent.parent.name for path in site.rglob("furniture/index.html")] == ["opportunities"] * 2
    for path in site.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".txt", ".xml", ".csv", ".jsonld"):
            text = path.read_text(encoding="utf-8", errors="replace")
            assert [words for words in HELD_BACK if words in text] == [], path


@pytest.mark.parametrize("root", ["", "ru/"])
def test_the_page_of_news_shows_the_newest_and_leads_to_types_and_years(site, root):
    news = page(site, f"{root}news")
    titles = [node.attributes["href"] for node in news.css("h3 a") if "newsroom/2" in node.attributes["href"]]
    assert titles == [f"../newsroom/2026/{name}/" for name in ("visitors", "boxes", "chamber", "visit")]
    lists = [node.attributes["href"] for node in news.css("a[href*='newsroom/list/']")]
    names = (*NewsType, "2026")
    assert lists == [f"../newsroom/list/{name}/" for name in names]


@pytest.mark.parametrize("root", ["", "ru/"])
def test_a_piece_of_news_belongs_to_the_section_of_news(site, root):
    tree = page(site, f"{root}newsroom/2026/visit")
    assert tree.css(".path a")[-1].attributes["href"] == "../../../news/"


def test_its_text_is_beside_it_and_linked(site):
    for root in ("", "ru/"):
        link = page(site, f"{root}newsroom/2026/visit").css_first('.page-end a[href$=".txt"]')
        assert link.attributes["href"] == "../visit.txt"
        text = (site / root / "newsroom/2026/visit.txt").read_text("utf-8")
        assert "24" in text and "{{" not in text and "<" not in text


def test_a_correction_of_what_it_cites_stands_above_it(site):
    assert "23" in page(site, "ru/newsroom/2026/visit").css_first(".admonition.warning").text()
    assert page(site, "ru/newsroom/2026/boxes").css_first(".admonition.warning") is None


def test_both_citations_can_be_copied_with_the_keyboard(browser, base):
    with browser.new_context(base_url=base, permissions=["clipboard-read", "clipboard-write"]) as context:
        here = context.new_page()
        here.goto("ru/newsroom/2026/visit/")
        for language in LANGUAGES:
            here.locator(f"[data-copies=cite-{language}]").press("Enter")
            expect(here.locator(f"[data-copies=cite-{language}] ~ [role=status]")).to_have_text("Скопировано")
            copied = here.evaluate("navigator.clipboard.readText()")
            assert copied == here.locator(f"#cite-{language}").inner_text()
            assert re.match("«.+»", copied)


@pytest.mark.exhaustive
def test_more_than_twenty_are_cut_into_pages_that_lead_to_one_another(tmp_path):
    project = copy_project(tmp_path / "project")
    for language in LANGUAGES:
        folder = project / "docs" / language / "newsroom" / "2026"
        for number in range(1, PAGE_SIZE + 2):
            shutil.copy(folder / "chamber.md", folder / f"copy-{number}.md")
    run_well("build", "--out", tmp_path / "site", cwd=project)
    first, second = page(tmp_path / "site", "ru/news"), page(tmp_path / "site", "ru/newsroom/list/all-2")
    assert len([node for node in first.css("h3 a") if "newsroom/2" in node.attributes["href"]]) == PAGE_SIZE
    assert len(second.css("h2 a")) == 5
    assert first.css_first('a[href$="newsroom/list/all-2/"]') is not None
    assert second.css_first('a[href="../../../news/"]') is not None
    assert (tmp_path / "site/newsroom/list/statement-2/index.html").is_file()
