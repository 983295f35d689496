"""The search finds a word in any of its forms, in any spelling, and gives the pages that have it first.

A query counts where a page of the site has its word. A plain run asks the site that this project publishes in the queries of
one file, `make test-all` also that of the test region and a demonstration of it, in the queries of all files.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from scripts.languages import LANGUAGES, Language
from tests.browser import served
from tests.search.quality import (
    FILES,
    SPELLINGS,
    Answer,
    Group,
    answers,
    groups_of,
    precision,
    recall,
    search_page,
    texts_of,
    told,
)

LATIN = [name for name in SPELLINGS if name.startswith("Latin")]
#: Which half of the forms is asked for in which spellings, and the least recall; the benchmark asks for all in each.
SPELLED = {"no letters": (0, ["no letters"], 0.95), "Latin letters": (1, LATIN, 0.9)}


FIRST, *OTHERS = FILES
NAMES = [FIRST, *(pytest.param(name, marks=pytest.mark.exhaustive) for name in OTHERS)]


class Place(NamedTuple):
    """A site that is served."""

    site: Path
    address: str


@pytest.fixture(
    scope="module",
    params=["site", *(pytest.param(name, marks=pytest.mark.exhaustive) for name in ("region_site", "demonstration"))],
)
def place(request: pytest.FixtureRequest) -> Iterator[Place]:
    folder = request.getfixturevalue(request.param)
    site = folder / "site" if request.param == "demonstration" else folder
    with served(site) as address:
        yield Place(site, address)


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module", params=NAMES)
def given(request: pytest.FixtureRequest, place: Place, browser: Browser, language: Language) -> list[Answer]:
    """The answers to every form of a file of queries in a language, each of whose results is a page of the language."""
    name = request.param
    texts = texts_of(place.site, language)
    given = answers(groups_of(name, language), texts, search_page(browser, place.address, language))
    assert {address for answer in given for address in answer.returned} <= texts.keys()
    return given


def test_any_form_finds_the_pages_with_any_other(given: list[Answer]):
    assert recall(given) >= 0.98, told(given)
    assert min(answer.recall for answer in given) >= 0.8, told(given)


def test_pages_with_the_word_come_first(given: list[Answer]):
    assert precision(given) >= 0.95, told(given)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("first", "spellings", "least"), SPELLED.values(), ids=SPELLED)
def test_kazakh_is_found_without_its_letters_and_in_latin(
    place: Place, browser: Browser, name: str, first: int, spellings: list[str], least: float
):
    groups = [Group(group.match, group.forms[first::2]) for group in groups_of(name, "kk")]
    search = search_page(browser, place.address, "kk")
    spelled = answers(groups, texts_of(place.site, "kk"), search, *(SPELLINGS[name] for name in spellings))
    assert recall(spelled) >= least, told(spelled)


def test_the_address_of_a_query_gives_what_typing_it_gives(place: Place, browser: Browser):
    page = browser.new_page()
    page.goto(f"{place.address}/search/?q=тігіншілер&all=1")
    page.locator("#search-results[data-search-done]").wait_for(state="attached")
    links = page.locator("#search-results > li > a:first-child").all()
    (typed,) = search_page(browser, place.address, "kk")(["тігіншілер"])
    assert [link.get_attribute("href") for link in links] == typed
    page.close()
