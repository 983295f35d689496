"""The search finds a word in any of its forms, in any spelling, and gives the pages that have it first."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser

from tests.site.search_quality import (
    FILES,
    LANGUAGES,
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

_LATIN = [name for name in SPELLINGS if name.startswith("Latin")]


class Place(NamedTuple):
    """A site that is served."""

    site: Path
    address: str


@pytest.fixture(scope="module", params=["real", "demonstration"])
def place(request: pytest.FixtureRequest) -> Place:
    """The real site, and the demonstration of 200."""
    if request.param == "real":
        return Place(request.getfixturevalue("site"), request.getfixturevalue("base"))
    return Place(request.getfixturevalue("demonstration") / "site", request.getfixturevalue("shown"))


@pytest.fixture(scope="module", params=LANGUAGES)
def written(request: pytest.FixtureRequest, place: Place, browser: Browser) -> tuple[str, dict[str, list[Answer]]]:
    """A language, and for each file of queries the answers to every form as it is written in that language."""
    texts = texts_of(place.site, request.param)
    search = search_page(browser, place.address, request.param)
    return request.param, {name: answers(groups_of(name, request.param), texts, search) for name in FILES}


@pytest.mark.parametrize("name", FILES)
def test_any_form_finds_the_pages_with_any_other(written: tuple[str, dict[str, list[Answer]]], name: str) -> None:
    given = written[1][name]
    assert recall(given) >= 0.98, told(given)
    assert min(answer.recall for answer in given) >= 0.8, told(given)


@pytest.mark.parametrize("name", FILES)
def test_pages_with_the_word_come_first(written: tuple[str, dict[str, list[Answer]]], name: str) -> None:
    given = written[1][name]
    assert precision(given) >= 0.95, told(given)


def test_results_are_pages_of_the_language_that_exist(
    written: tuple[str, dict[str, list[Answer]]], place: Place
) -> None:
    language, files = written
    pages = texts_of(place.site, language).keys()
    strange = {
        address for given in files.values() for answer in given for address in answer.returned if address not in pages
    }
    assert strange == set()


@pytest.mark.parametrize("name", FILES)
def test_kazakh_is_found_without_its_letters(place: Place, browser: Browser, name: str) -> None:
    given = _spelled(place, browser, name, 0, ["no letters"])
    assert recall(given) >= 0.95, told(given)


@pytest.mark.parametrize("name", FILES)
def test_kazakh_is_found_in_latin_letters(place: Place, browser: Browser, name: str) -> None:
    given = _spelled(place, browser, name, 1, _LATIN)
    assert recall(given) >= 0.9, told(given)


def test_the_address_of_a_query_gives_what_typing_it_gives(place: Place, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{place.address}/search/?q=тігіншілер&all=1")
    page.locator("#search-results[data-search-done]").wait_for(state="attached")
    links = page.locator("#search-results > li > a:first-child").all()
    (typed,) = search_page(browser, place.address, "kk")(["тігіншілер"])
    assert [link.get_attribute("href") for link in links] == typed
    page.close()


def _spelled(place: Place, browser: Browser, name: str, first: int, spellings: Sequence[str]) -> list[Answer]:
    """Return the answers to every second form from the `first` on, in the spellings by turns; the benchmark asks for all."""
    groups = [Group(group.match, group.forms[first::2]) for group in groups_of(name, "kk")]
    search = search_page(browser, place.address, "kk")
    return answers(groups, texts_of(place.site, "kk"), search, *(SPELLINGS[spelling] for spelling in spellings))
