"""The last look at a whole site finds each of many planted faults, and nothing where there is none."""

import os
import shutil
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES
from scripts.lasting.moves import Moves, moves_of_site
from scripts.pages.addresses import language_of_url, url_in
from scripts.publish.heads import PageHead
from scripts.publish.last_look import BUDGETS, check_sizes, problems_of_site
from scripts.publish.verify import BuiltPage, read_page, read_pages
from scripts.records.problems import InputError
from tests.examples import examples

#: A page of the region into which faults are planted.
PAGE = "ru/partnership/steps/"
ADDRESS = "https://example.kz/"


@pytest.fixture(scope="module")
def read(region_site: Path) -> dict[str, BuiltPage]:
    """The pages of the region's site, read once."""
    return read_pages(region_site)


@pytest.fixture
def site(region_site: Path, tmp_path: Path) -> Path:
    """A copy of the region's site, to plant a fault in a file of its own."""
    return shutil.copytree(region_site, tmp_path / "site", copy_function=os.link)


def write(path: Path, text: str) -> None:
    """Write a file of a copied site, which shares its files with the site that it was copied from."""
    path.unlink(missing_ok=True)
    path.write_text(text, encoding="utf-8")


def problems(site: Path, pages: dict[str, BuiltPage], site_url: str | None = None) -> list[str]:
    return [str(problem) for problem in problems_of_site(site, pages, moves_of_site(site), site_url, None)]


def at_address(pages: dict[str, BuiltPage]) -> dict[str, BuiltPage]:
    """Return the pages with the heads that they have where the address of the site is known."""
    told = {}
    for url, page in pages.items():
        path = language_of_url(url)[1]
        named = {language: f"{ADDRESS}{url_in(path, language)}" for language in LANGUAGES}
        alternates = tuple({**named, "x-default": named[LANGUAGES[0]]}.items())
        told[url] = BuiltPage(
            **{**vars(page), "head": PageHead((f"{ADDRESS}{url}",), alternates, page.head.is_unlisted)}
        )
    return told


def with_page(pages: dict[str, BuiltPage], url: str, html: str) -> dict[str, BuiltPage]:
    return {**pages, url: read_page(url, html)}


def test_nothing_is_wrong_with_the_site_of_the_region(region_site, read):
    assert problems(region_site, read) == []


@examples
def test_a_planted_fault_is_found(region_site, read, old, new, message):
    html = (region_site / PAGE / "index.html").read_text(encoding="utf-8")
    assert html.count(old) >= 1
    assert problems(region_site, with_page(read, PAGE, html.replace(old, new, 1))) == [f"{PAGE}: found {message}"]


@examples
def test_what_is_meant_passes(region_site, read, html):
    page = (region_site / PAGE / "index.html").read_text(encoding="utf-8")
    assert problems(region_site, with_page(read, PAGE, page.replace("<h2", f"{html}<h2", 1))) == []


def test_a_page_to_which_nothing_leads(region_site, read):
    alone = {url: page for url, page in read.items()}
    for folder in ("", "ru/"):
        url = f"{folder}about/alone/"
        html = (region_site / folder / "about" / "index.html").read_text(encoding="utf-8")
        html = html.replace("<title>", "<title>Одна ").replace(
            'name="description" content="', 'name="description" content="Одна '
        )
        twin = read_page(f"{folder}about/", html)
        other = "about/alone/" if folder else "ru/about/alone/"
        alone[url] = BuiltPage(**{**vars(twin), "url": url, "twin": f"/{other}"})
    assert problems(region_site, alone) == [
        f"{folder}about/alone/: found a page to which nothing leads; expected a link from another page"
        for folder in ("", "ru/")
    ]


@pytest.mark.parametrize("what", ["title", "description"])
def test_two_pages_of_one_title(region_site, read, what):
    other = read["ru/partnership/law/"]
    page = BuiltPage(**{**vars(read[PAGE]), what: getattr(other, what)})
    assert problems(region_site, {**read, PAGE: page}) == [
        f'{PAGE}: found the {what} "{getattr(other, what)}", which ru/partnership/law/ has too; expected one of its own'
    ]


def test_a_file_that_a_program_left_and_an_empty_one(site, read):
    write(site / "data" / ".DS_Store", "x")
    write(site / "data" / "none.csv", "")
    assert problems(site, read) == [
        "data/.DS_Store: found left by a program; expected no such file",
        "data/none.csv: found an empty file; expected a file with something in it",
    ]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("feed.xml", f'<link href="{ADDRESS}ru/never/"/>'),
        ("ru/feed.json", f'{{"url": "{ADDRESS}ru/never/"}}'),
        ("sitemap.xml", f"<loc>{ADDRESS}ru/never/</loc>"),
        ("llms.txt", f"[Страница]({ADDRESS}ru/never/)"),
        ("changes.xml", f'<link href="{ADDRESS}ru/never/"/><link href="{ADDRESS}ru/"/>'),
    ],
)
def test_a_feed_that_leads_to_nothing(site, read, name, text):
    write(site / name, text)
    assert problems(site, at_address(read), ADDRESS) == [
        f"{name}: found a link to {ADDRESS}ru/never/; expected a page that is there"
    ]
    assert problems(site, read) == []


def test_a_feed_with_whole_texts_is_read_as_programs_read_it(site, read):
    text = f"<content>&lt;a href=&quot;{ADDRESS}ru/press/&quot;&gt;Цех&lt;/a&gt; {ADDRESS}ru/.</content>"
    write(site / "feed.xml", text)
    assert problems(site, at_address(read), ADDRESS) == []


def test_a_feed_that_leads_to_a_place_that_is_not_there(site, read):
    write(site / "feed.xml", f'<link href="{ADDRESS}ru/press/#kit-of-1999"/>')
    assert len(problems(site, at_address(read), ADDRESS)) == 1


def test_a_whole_address_of_the_site_is_a_link_as_any(region_site, read):
    html = f'<html lang="ru"><link rel="canonical" href="{ADDRESS}ru/never/">'
    page = read_page(PAGE, html, "/", ADDRESS)
    assert [link.target for link in page.links] == ["ru/never/"]


def test_only_a_small_page_may_lead_on_by_itself(region_site, read):
    leading = [url for url, page in read.items() if page.leads_on]
    assert leading and {*leading} <= moves_of_site(region_site).pages.keys()
    found = [str(problem) for problem in problems_of_site(region_site, read, Moves(), None, None)]
    assert sum("a page that leads elsewhere by itself" in message for message in found) == len(leading)


@pytest.mark.parametrize("kind", BUDGETS)
def test_a_file_that_is_too_heavy(tmp_path, kind):
    (tmp_path / f"a.{kind}").write_bytes(os.urandom(BUDGETS[kind] * 1_000))
    check_sizes(tmp_path)
    (tmp_path / f"b.{kind}").write_bytes(os.urandom(BUDGETS[kind] * 1_000 + 1))
    with pytest.raises(
        InputError, match=rf"^b.{kind}: found .* KB as it is sent; expected at most {BUDGETS[kind]} KB$"
    ):
        check_sizes(tmp_path)


def test_what_is_sent_packed_counts_packed(tmp_path):
    (tmp_path / "a.html").write_bytes(b"x" * 1_000_000)
    (tmp_path / "a.html.br").write_bytes(b"x")
    check_sizes(tmp_path)


def test_no_file_of_the_region_is_too_heavy(region_site):
    check_sizes(region_site)
