"""The list of production sites in pages: its order, the same in both languages, what has ended, and what is swept."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES
from scripts.pages.catalogue_list import PAGE_SIZE, list_pages, listed_sites
from scripts.pages.generate import generate_pages
from scripts.records.loader import Records, load_records
from tests.pages.conftest import DATES

ENDED = "ended: 2026-01-20\nreason: {kk: Берілді., ru: Передана.}\n"

Add = Callable[..., None]


@pytest.fixture
def loaded(data: Path) -> Callable[[], Records]:
    """The records of the tree as it now is."""
    return lambda: load_records(data, date(2026, 2, 1))


@pytest.fixture
def institution(data: Path) -> Add:
    """Adds institutions to the small tree, whose only one, no-1, has no known region."""

    def add(name: str, kk: str, ru: str, region: tuple[str, str]) -> None:
        known = f"{{value: {{kk: {region[0]}, ru: {region[1]}}}, source: code, as_of: 2026}}"
        text = f"id: {name}\nname: {{kk: {kk}, ru: {ru}}}\nnumber: '{ord(name)}'\n"
        text += f"summary: {{kk: Сынақ., ru: Проба.}}\nregion: {known}\n"
        (data / "institutions" / f"{name}.yml").write_text(text + DATES, encoding="utf-8")

    return add


@pytest.fixture
def site(data: Path) -> Add:
    """Adds sites to the small tree, which has one: hall, of the institution no-1."""

    def add(name: str, kk: str = "Цех", ru: str = "Цех", institution: str = "no-1", end: str = "") -> None:
        text = f"id: {name}\nname: {{kk: {kk}, ru: {ru}}}\nsummary: {{kk: Сынақ., ru: Проба.}}\n"
        text += f"institution: {institution}\nstatus: idle\n"
        text += f"history: [{{status: idle, since: unknown, source: code}}]\n{end}"
        (data / "production-sites" / f"{name}.yml").write_text(text + DATES, encoding="utf-8")

    return add


def ids(records: Records) -> list[str]:
    return [item.site.id for item in listed_sites(records)]


def links(docs: Path, language: str, number: int) -> list[str]:
    """Return the sites to which the rows of a further page lead."""
    text = (docs / language / "catalogue" / "list" / f"{number}.md").read_text(encoding="utf-8")
    return re.findall(r"^\| \[[^]]+\]\(\.\./sites/([a-z0-9-]+)\.md\)", text, re.MULTILINE)


def test_regions_follow_the_kazakh_alphabet_and_the_unknown_one_is_last(site, institution, loaded):
    institution("z", "Үшінші", "Третье", ("Шымкент", "Шымкент"))
    institution("y", "Екінші", "Второе", ("Қостанай облысы", "Костанайская область"))
    institution("x", "Бірінші", "Первое", ("Ақмола облысы", "Акмолинская область"))
    for name in ("z", "y", "x"):
        site(f"of-{name}", institution=name)
    assert ids(loaded()) == ["of-x", "of-y", "of-z", "hall"]
    groups = list_pages(loaded())[0].groups
    assert [region and region.ru for region, _, _ in groups] == [
        "Акмолинская область",
        "Костанайская область",
        "Шымкент",
        None,
    ]


def test_in_an_institution_sites_follow_their_kazakh_names(site, loaded):
    site("first", kk="Өрт", ru="Яблоко")
    site("second", kk="Үй", ru="Арбуз")
    assert ids(loaded()) == ["first", "second", "hall"]


def test_what_has_ended_stands_last_and_together_whatever_its_region(site, institution, loaded):
    institution("x", "Бірінші", "Первое", ("Ақмола облысы", "Акмолинская область"))
    site("gone", institution="x", end=ENDED)
    site("lost", end=ENDED)
    site("here", institution="x")
    assert ids(loaded())[:2] == ["here", "hall"]
    groups = list_pages(loaded())[0].groups
    assert [(ended, len(items)) for _, ended, items in groups] == [(False, 1), (False, 1), (True, 2)]


def test_a_page_has_fifty_sites_and_says_which(site, loaded):
    for number in range(2 * PAGE_SIZE):
        site(f"s-{number}")
    pages = list_pages(loaded())
    assert [len(page.sites) for page in pages] == [50, 50, 1]
    assert [(page.first, page.last) for page in pages] == [(1, 50), (51, 100), (101, 101)]
    assert [page.page for page in pages] == ["catalogue/index.md", "catalogue/list/2.md", "catalogue/list/3.md"]
    assert [item.site.id for page in pages for item in page.sites] == ids(loaded())


def test_fifty_sites_need_no_further_page(site, loaded):
    for number in range(PAGE_SIZE - 1):
        site(f"s-{number}")
    assert len(list_pages(loaded())) == 1


def test_without_any_site_there_is_one_empty_page(data, loaded):
    (data / "production-sites" / "hall.yml").unlink()
    (page,) = list_pages(loaded())
    assert page.sites == () and page.groups == []


def test_a_page_and_its_twin_have_the_same_sites_in_the_same_order(site, loaded, data):
    for number in range(70):
        site(f"s-{number}", kk=f"Цех {number}", ru=f"Цех {100 - number}")
    generate_pages(loaded(), data.parent)
    kazakh, russian = (links(data.parent, language, 2) for language in LANGUAGES)
    assert kazakh == russian == ids(loaded())[PAGE_SIZE:]


def test_pages_that_no_site_needs_any_longer_are_swept(site, loaded, data):
    for number in range(2 * PAGE_SIZE):
        site(f"s-{number}")
    generate_pages(loaded(), data.parent)
    folders = [data.parent / language / "catalogue" / "list" for language in LANGUAGES]
    assert [sorted(path.name for path in folder.iterdir()) for folder in folders] == [["2.md", "3.md"]] * 2
    for number in range(PAGE_SIZE + 10):
        (data / "production-sites" / f"s-{number}.yml").unlink()
    generate_pages(loaded(), data.parent)
    assert [list(folder.glob("*.md")) for folder in folders] == [[], []]
