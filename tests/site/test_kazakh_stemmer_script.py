"""The roots of Kazakh words in a browser: those that Python has found when it wrote the index."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.search.kazakh_stemmer import TABLES, stem
from tests.site.modules import module_page, words_written

STEM = """async ([tables, words]) => {
  const {makeStemmer} = await import("/assets/javascripts/kazakh-stemmer.js");
  return words.map(makeStemmer(tables));
}"""
# The root of the folded word beside the folded root of the word.
FOLDED = """async ([tables, words, roots]) => {
  const {makeStemmer} = await import("/assets/javascripts/kazakh-stemmer.js");
  const {fold} = await import("/assets/javascripts/search-spelling.js");
  const foldedStem = makeStemmer(tables, fold);
  return words.map((word, place) => [foldedStem(fold(word)), fold(roots[place])]);
}"""
ENDINGS = "лардың ларының ында сынан ға ды мен лық шылық сыз дағы ған атын ып ады майды ылған ымыз сы ы у".split()


@pytest.fixture(scope="module")
def page(browser) -> Iterator[Page]:
    with module_page(browser) as opened:
        yield opened


def words_of_the_site() -> list[str]:
    return words_written("kk")


def words_of_the_dictionary() -> list[str]:
    lines = Path("/usr/share/hunspell/kk_KZ.dic").read_text(encoding="utf-8-sig").splitlines()[1:]
    return [line.partition("/")[0].lower() for line in lines]


def forms_of_the_dictionary() -> list[str]:
    """Words of the dictionary with endings, right ones and wrong ones."""
    chance = random.Random(1)
    front = str.maketrans("аығқ", "еігк")
    endings = [*ENDINGS, *(ending.translate(front) for ending in ENDINGS)]
    return [word + chance.choice(endings) for word in words_of_the_dictionary()]


def made_up_words() -> list[str]:
    """Words of pieces that the tables cut, as no dictionary has them, and strings that are no words."""
    chance = random.Random(1)
    pieces = [*"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", *ENDINGS]
    made = ["".join(chance.choices(pieces, k=chance.randint(1, 8))) for _ in range(20_000)]
    return [*made, "", "😀лар", "алаңдар\n", "Алаңдар", "e", "2024", "дар" * 10_000, "\ud800"]


@pytest.mark.parametrize("words", [words_of_the_site, words_of_the_dictionary, forms_of_the_dictionary, made_up_words])
def test_the_browser_finds_the_same_roots(page, words):
    given = words()
    assert len(given) > 1000
    found = page.evaluate(STEM, [TABLES, given])
    assert [(word, root, stem(word)) for word, root in zip(given, found, strict=True) if root != stem(word)] == []


def test_folding_and_cutting_come_to_the_same_in_either_order(page):
    """Not for all words: without the letters of Kazakh a last и, й, ы and і are one, and so are endings with them."""
    words = [word for word in words_of_the_site() if re.search("[әғқңөұүһі]", word)]
    pairs = page.evaluate(FOLDED, [TABLES, words, [stem(word) for word in words]])
    assert len(words) > 1000
    assert sum(one == other for one, other in pairs) / len(pairs) > 0.95


@pytest.mark.parametrize(
    ("forms", "typed"),
    [
        ("өндіріс өндірістік өндірістің өндірісі", "ондирис ондиристик ондиристин ondiristik öndirisi"),
        ("қауіпсіздік қауіпсіз", "кауипсиздик кауипсиз qauipsizdik"),
        ("кәсіпкер кәсіпкерлікті кәсіпкерлердің", "касипкер касипкерликти касипкерлердин kasipkerler"),
        ("еңбек еңбегі еңбектің", "енбек енбеги енбектин enbegi"),
        ("сұрақ сұрағы сұраққа", "сурак сурагы суракка suragy"),
        ("құқық құқығы құқықтық", "кукык кукыгы кукыктык quqyqtyq"),
    ],
)
def test_kazakh_typed_without_its_letters_leads_to_the_same_root(page, forms, typed):
    words = [*forms.split(), *typed.split()]
    pairs = page.evaluate(FOLDED, [TABLES, words, words])
    assert len({root for root, _ in pairs}) == 1, pairs
