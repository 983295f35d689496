"""The roots of Russian words in a browser: those that Python has found when it wrote the index."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.search.russian_stemmer import stem
from tests.conftest import ROOT
from tests.site.modules import module_page, words_written

TABLES = json.loads((ROOT / "scripts/search/russian_endings.json").read_text(encoding="utf-8"))
STEM = """async ([tables, words]) => {
  const {makeStemmer} = await import("/assets/javascripts/russian-stemmer.js");
  return words.map(makeStemmer(tables));
}"""
# The root of the folded word beside the folded root of the word.
FOLDED = """async ([tables, words, roots]) => {
  const {makeStemmer} = await import("/assets/javascripts/russian-stemmer.js");
  const {russianFold} = await import("/assets/javascripts/search-spelling.js");
  const foldedStem = makeStemmer(tables, russianFold);
  return words.map((word, place) => [foldedStem(russianFold(word)), russianFold(roots[place])]);
}"""


@pytest.fixture(scope="module")
def page(browser) -> Iterator[Page]:
    with module_page(browser) as opened:
        yield opened


def words_of_the_site() -> list[str]:
    return words_written("ru")


def words_of_the_dictionary() -> list[str]:
    lines = Path("/usr/share/hunspell/ru_RU.dic").read_text(encoding="utf-8").splitlines()[1:]
    return [line.partition("/")[0].strip().lower() for line in lines]


def made_up_words() -> list[str]:
    """Words of pieces that the tables cut, as no dictionary has them, and strings that are no words."""
    chance = random.Random(1)
    pieces = [*"абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "ость", "ств", "енн", "ок", "ец", "ся", "иями", "ова", "ческ"]
    made = ["".join(chance.choices(pieces, k=chance.randint(1, 8))) for _ in range(20_000)]
    return [*made, "", "😀ов", "производств\n", "Ёлка", "e", "жұмыс", "а" * 10_000, "\ud800"]


@pytest.mark.parametrize("words", [words_of_the_site, words_of_the_dictionary, made_up_words])
def test_the_browser_finds_the_same_roots(page, words):
    given = words()
    assert len(given) > 1000
    found = page.evaluate(STEM, [TABLES, given])
    assert [(word, root, stem(word)) for word, root in zip(given, found, strict=True) if root != stem(word)] == []


def test_folding_and_cutting_come_to_the_same_in_either_order(page):
    """Not for all words: without ь an infinitive cannot be told from a noun."""
    words = [word for word in words_of_the_site() if re.fullmatch("[а-яё]+", word)]
    pairs = page.evaluate(FOLDED, [TABLES, words, [stem(word) for word in words]])
    assert len(words) > 1000
    assert sum(one == other for one, other in pairs) / len(pairs) > 0.94
