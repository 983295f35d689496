"""The list of production sites in pages: its order, the same in both languages, what has ended, and what is swept."""

import re
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES
from scripts.pages.blocks import render_block
from scripts.pages.catalogue_list import PAGE_SIZE, list_pages, listed_sites
from scripts.pages.generate import generate_pages
from scripts.pages.phrases import phrase
from scripts.records.loader import Records
from tests.records.small_tree import ENDED


def ids(records: Records) -> list[str]:
    return [item.site.id for item in listed_sites(records)]


def links(docs: Path, language: str, number: int) -> list[str]:
    """Return the sites to which the rows of a further page lead."""
    text = (docs / language / "catalogue" / "list" / f"{number}.md").read_text(encoding="utf-8")
    return re.findall(r"^\| \[[^]]+\]\(\.\./sites/([a-z0-9-]+)\.md\)", text, re.MULTILINE)


def test_regions_follow_the_kazakh_alphabet_and_the_unknown_one_is_last(tree, loaded):
    tree.add_institution("z", ("Шілік", "Шилик"))
    tree.add_institution("y", ("Қамысты облысы", "Камысовая область"))
    tree.add_institution("x", ("Ақбидай облысы", "Пшеничная область"))
    for name in ("z", "y", "x"):
        tree.add_site(f"of-{name}", institution=name)
    assert ids(loaded()) == ["of-x", "of-y", "of-z", "hall"]
    groups = list_pages(loaded())[0].groups
    assert [region and region.ru for region, _, _ in groups] == [
        "Пшеничная область",
        "Камысовая область",
        "Шилик",
        None,
    ]


def test_in_an_institution_sites_follow_their_kazakh_names(tree, loaded):
    tree.add_site("first", kk="Өрт", ru="Яблоко")
    tree.add_site("second", kk="Үй", ru="Арбуз")
    assert ids(loaded()) == ["first", "hall", "second"]


def test_what_has_ended_stands_last_and_together_whatever_its_region(tree, loaded):
    tree.add_institution("x", ("Ақбидай облысы", "Пшеничная область"))
    tree.add_site("gone", institution="x", more=ENDED)
    tree.add_site("lost", more=ENDED)
    tree.add_site("here", institution="x")
    assert ids(loaded())[:2] == ["here", "hall"]
    groups = list_pages(loaded())[0].groups
    assert [(ended, len(items)) for _, ended, items in groups] == [(False, 1), (False, 1), (True, 2)]


def test_a_page_has_fifty_sites_and_says_which(tree, loaded):
    for number in range(2 * PAGE_SIZE):
        tree.add_site(f"s-{number}")
    pages = list_pages(loaded())
    assert [len(page.sites) for page in pages] == [50, 50, 1]
    assert [(page.first, page.last) for page in pages] == [(1, 50), (51, 100), (101, 101)]
    assert [page.page for page in pages] == ["catalogue/index.md", "catalogue/list/2.md", "catalogue/list/3.md"]
    assert [item.site.id for page in pages for item in page.sites] == ids(loaded())


def test_fifty_sites_need_no_further_page(tree, loaded):
    for number in range(PAGE_SIZE - 1):
        tree.add_site(f"s-{number}")
    assert len(list_pages(loaded())) == 1


def test_without_any_site_there_is_one_empty_page(tree, loaded):
    tree.path("production-sites/hall.yml").unlink()
    (page,) = list_pages(loaded())
    assert page.sites == () and page.groups == []


def test_a_page_and_its_twin_have_the_same_sites_in_the_same_order(tree, loaded, data):
    for number in range(70):
        tree.add_site(f"s-{number}", kk=f"Цех {number}", ru=f"Цех {100 - number}")
    for language in LANGUAGES:
        generate_pages(loaded(), data.parent, language)
    kazakh, russian = (links(data.parent, language, 2) for language in LANGUAGES)
    assert kazakh == russian == ids(loaded())[PAGE_SIZE:]


def test_pages_that_no_site_needs_any_longer_are_swept(tree, loaded, data):
    for number in range(2 * PAGE_SIZE):
        tree.add_site(f"s-{number}")
    for language in LANGUAGES:
        generate_pages(loaded(), data.parent, language)
    folders = [data.parent / language / "catalogue" / "list" for language in LANGUAGES]
    assert [sorted(path.name for path in folder.glob("*.md")) for folder in folders] == [["2.md", "3.md"]] * 2
    for number in range(PAGE_SIZE + 10):
        tree.path(f"production-sites/s-{number}.yml").unlink()
    for language in LANGUAGES:
        generate_pages(loaded(), data.parent, language)
    assert [list(folder.glob("*.md")) for folder in folders] == [[], []]


@pytest.mark.parametrize("more", ["", ENDED], ids=["one", "one and one that has ended"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_with_one_site_nothing_is_offered_that_needs_two(tree, writer, data, language, more):
    if more:
        tree.add_site("gone", more=more)
    text = render_block("sites", [], writer(language, "catalogue/index.md"), data.parent / language)
    assert "sites/hall.md" in text
    assert all(sign not in text for sign in ("<form", "data-module", "compare.md", "shortlist.md", "finder"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_the_second_site_it_comes_by_itself(tree, writer, data, language):
    tree.add_site("second")
    text = render_block("sites", [], writer(language, "catalogue/index.md"), data.parent / language)
    assert all(sign in text for sign in ('<form class="finder" data-module="catalogue"', "compare.md", "shortlist.md"))
    assert text.count(phrase("finder_total", language).format(count="2")) >= 1
