"""The search of a published site knows every page of it, and every name of the things in its glossary."""

import json
import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from scripts.files import read_table
from scripts.languages import LANGUAGES, Language
from scripts.pages.several_sites import is_offered
from scripts.records.kinds.reference import Entry
from tests.conftest import ROOT
from tests.content.conftest import Published
from tests.js.node import evaluate

ENGINE = f'import {{found}} from "{(ROOT / "tests/js/engine.js").as_uri()}";'
#: What readers of a site type, and the page that they mean: `page` as its address in Kazakh, and words of each language.
SEARCHED = Path("check", "searched.yml")
#: The page that is meant is among so many results.
FIRST = 3
#: A list of so few words would try little.
FEWEST = 10


def results(published: Published, language: Language, queries: Sequence[str]) -> list[list[str]]:
    """Return the addresses that the search gives for each query, best first."""
    all_found = f'await Promise.all(given.map((query) => found("{language}", query)))'
    found: list[list[str]] = evaluate(ENGINE, all_found, list(queries), env={**os.environ, "SITE": str(published.site)})
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_has_every_page_of_the_language_and_no_other(published: Published, language: Language):
    index = json.loads((published.site / "search" / language / "index.json").read_text(encoding="utf-8"))
    parts = (published.site / "assets" / "search" / language / index["version"] / "pages").glob("*.json")
    shown = {page["url"] for part in parts for page in json.loads(part.read_text(encoding="utf-8")).values()}
    offered = {
        page
        for page in published.addresses
        if is_offered(f"{page.removeprefix('/ru').strip('/')}.md", published.records)
    }
    assert shown == {page for page in offered if page.startswith("/ru/") == (language == "ru")}
    assert len(shown) == index["pages"] > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_the_glossary_is_found_by_each_of_its_names(published: Published, language: Language):
    entries = published.records.all(Entry)
    names = [
        name for entry in entries for names in (entry.synonyms, entry.abbreviation) for name in getattr(names, language)
    ]
    found = results(published, language, names)
    assert [name for name, pages in zip(names, found, strict=True) if not pages] == []


@pytest.mark.parametrize("typed", LANGUAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_readers_lead_to_the_page_that_they_mean(
    published: Published, language: Language, typed: Language
):
    """Also the words of one language on the pages of the other."""
    groups = read_table(published.docs / SEARCHED)
    meant = {word: page_address(group["page"], language) for group in groups for word in group[typed].split(", ")}
    assert len(meant) >= FEWEST
    found = results(published, language, list(meant))
    led = [(word, page, pages[:FIRST]) for (word, page), pages in zip(meant.items(), found, strict=True)]
    assert [(word, page, pages) for word, page, pages in led if page not in pages] == []


def page_address(path: str, language: Language) -> str:
    return f"/{path}" if language == "kk" else f"/{language}/{path}"
