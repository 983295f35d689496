"""The field for words over the list of sites: every text and value in both languages, in whatever form and spelling it is typed."""

from collections.abc import Callable

import pytest

from scripts.pages.catalogue_list import listed_sites
from scripts.records.loader import load_records
from scripts.search.site_words import owners_of_texts, site_words
from scripts.search.tokens import words_of
from tests.conftest import REGION
from tests.examples import examples
from tests.js.node import evaluate

IMPORTS = 'import {siteFinder} from "./site-words.js";'
#: Of each text the places of the sites found; null for one without words.
ANSWERS = """((find) => given[2].map((text) => {
  const found = find(text);
  return found && [...found].flatMap((isFound, site) => (isFound ? [site] : []));
}))(siteFinder(given[0], given[1]))"""

RECORDS = load_records(REGION / "data")
LISTED = listed_sites(RECORDS)
IDS = [item.site.id for item in LISTED]

Find = Callable[[list[str]], list[list[int] | None]]


@pytest.fixture(scope="module")
def find() -> Find:
    """Return, for texts, the places in the list of the sites of the region that each finds."""
    institutions = list(dict.fromkeys(item.institution.id for item in LISTED))
    places = [institutions.index(item.institution.id) for item in LISTED]
    words = site_words(LISTED, RECORDS)
    return lambda texts: evaluate(IMPORTS, ANSWERS, [words, places, texts])


@examples
def test_it_finds(find: Find, why: str, text: str, found: str):
    (sites,) = find([text])
    assert sites is not None
    assert sorted(IDS[site] for site in sites) == sorted(found.split()), why


def test_signs_are_no_words_and_filter_nothing(find: Find):
    assert find([" №, «»—! "]) == [None]


def test_every_word_of_every_text_finds_its_site(find: Find):
    owned = [
        (word, owner)
        for twins, owners in owners_of_texts(LISTED, RECORDS).items()
        for word in {word for text in twins for word in words_of(text)}
        for owner in owners
        if owner < len(LISTED)
    ]
    assert len(owned) > 500
    answers = find([word for word, _ in owned])
    assert [
        (word, IDS[owner]) for (word, owner), sites in zip(owned, answers, strict=True) if owner not in (sites or [])
    ] == []
