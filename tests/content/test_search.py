"""The search of a published site knows every page of it, and every name of the things in its glossary."""

import json
import os

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.records.kinds.reference import Entry
from tests.conftest import ROOT
from tests.content.conftest import Published
from tests.js.node import evaluate

ENGINE = f'import {{found}} from "{(ROOT / "tests/js/engine.js").as_uri()}";'


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_has_every_page_of_the_language_and_no_other(published: Published, language: Language):
    index = json.loads((published.site / "search" / language / "index.json").read_text(encoding="utf-8"))
    parts = (published.site / "assets" / "search" / language / index["version"] / "pages").glob("*.json")
    shown = {page["url"] for part in parts for page in json.loads(part.read_text(encoding="utf-8")).values()}
    assert shown == {page for page in published.addresses if page.startswith("/ru/") == (language == "ru")}
    assert len(shown) == index["pages"] > 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_term_of_the_glossary_is_found_by_each_of_its_names(published: Published, language: Language):
    entries = published.records.all(Entry)
    names = [
        name for entry in entries for names in (entry.synonyms, entry.abbreviation) for name in getattr(names, language)
    ]
    count = 'await Promise.all(given.map(async (name) => (await found("LANGUAGE", name)).length))'
    env = {**os.environ, "SITE": str(published.site)}
    found = evaluate(ENGINE, count.replace("LANGUAGE", language), names, env=env)
    assert [name for name, pages in zip(names, found, strict=True) if not pages] == []
