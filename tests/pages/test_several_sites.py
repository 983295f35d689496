"""What needs a second site: nothing offers it while the catalogue has one, and it comes by itself with the second."""

from types import SimpleNamespace

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.pages.blocks import render_block
from scripts.pages.context import page_context
from scripts.pages.generate import page_of
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from tests.records.small_tree import ENDED

COMPARISON = "catalogue/compare.md"
both = pytest.mark.parametrize("language", LANGUAGES)


def page_of_hall(records, language: Language) -> str:
    return page_of(records.get(ProductionSite, "hall"), records, language)


def offered(writer, language: Language) -> list[str]:
    """Return what the navigation leads to of two pages, by the path of each."""
    pages = [SimpleNamespace(file=SimpleNamespace(src_uri=f"{language}/{page}")) for page in ("data.md", COMPARISON)]
    shown = page_context(writer(language), {"sources": [], "reviewed": None})["offered"](pages)
    return [page.file.src_uri.removeprefix(f"{language}/") for page in shown]


@both
def test_with_one_site_nothing_leads_to_the_comparison_which_says_why_it_is_empty(loaded, writer, data, language):
    assert "compare.md" not in page_of_hall(loaded(), language)
    assert offered(writer, language) == ["data.md"]
    text = render_block("compare", [], writer(language, COMPARISON), data.parent / language)
    assert "data-module" not in text
    assert phrase("compare_one", language).partition("{site}")[2].strip() in text
    assert "sites/hall.md" in text


@both
def test_with_a_second_the_comparison_is_offered(tree, loaded, writer, data, language):
    tree.add_site("yard")
    assert "compare.md?ids=hall" in page_of_hall(loaded(), language)
    assert offered(writer, language) == ["data.md", COMPARISON]
    assert 'data-module="compare"' in render_block("compare", [], writer(language, COMPARISON), data.parent / language)


def test_a_second_that_has_ended_is_none(tree, loaded, writer):
    tree.add_site("yard", more=ENDED)
    assert "compare.md" not in page_of_hall(loaded(), "ru")
    assert offered(writer, "ru") == ["data.md"]


def test_without_any_site_the_comparison_says_so(tree, writer, data):
    tree.path("production-sites/hall.yml").unlink()
    text = render_block("compare", [], writer("ru", COMPARISON), data.parent / "ru")
    assert text.strip() == phrase("none_yet", "ru")


@both
def test_the_list_of_pages_leaves_out_what_is_not_offered(tree, writer, data, language):
    folder = data.parent / language
    (folder / "catalogue").mkdir(parents=True)
    for page in ("index.md", COMPARISON):
        (folder / page).write_text(f"---\ntitle: {page}\n---\n", encoding="utf-8")
    assert "compare" not in render_block("pages", [], writer(language, "search.md"), folder)
    tree.add_site("yard")
    assert "compare" in render_block("pages", [], writer(language, "search.md"), folder)


@both
def test_of_one_site_the_charts_tell_only_what_is_known(tree, writer, data, language):
    def headings() -> list[str]:
        text = render_block("charts", [], writer(language, "catalogue/figures.md"), data)
        return [line.rpartition("#by-")[2].removesuffix(" }") for line in text.splitlines() if line.startswith("## ")]

    assert headings() == ["known"]
    tree.add_site("yard")
    assert headings() == ["total", "status", "region", "kind", "known"]
