"""The roots of words in the browser are those that Python has found when it wrote the index."""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.search import kazakh_stemmer, russian_stemmer
from tests.conftest import ROOT
from tests.examples import examples
from tests.js.node import evaluate

PYTHON: dict[Language, Callable[[str], str]] = {"kk": kazakh_stemmer.stem, "ru": russian_stemmer.stem}
TABLES: dict[Language, Any] = {"kk": kazakh_stemmer.TABLES, "ru": russian_stemmer.TABLES}
MODULES = {"kk": ("kazakh-stemmer.js", "fold"), "ru": ("russian-stemmer.js", "russianFold")}
ENDINGS = {
    "kk": "лардың ларының ында сынан ға ды мен лық шылық сыз дағы ған атын ып ады майды ылған ымыз сы ы у".split(),
    "ru": "ость ств енн ок ец ся иями ова ческ".split(),
}
LETTERS = {"kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя", "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"}
STRANGE = ["", "😀лар", "алаңдар\n", "Ёлка", "e", "2024", "жұмыс", "дар" * 10_000, "\ud800"]
#: Of the words of a dictionary a plain run takes every so many.
SAMPLE = pytest.mark.parametrize("every", [25, pytest.param(1, marks=pytest.mark.exhaustive)])
both = pytest.mark.parametrize("language", LANGUAGES)


def in_browser(language: Language, words: list[str]) -> list[str]:
    module, _ = MODULES[language]
    stems: list[str] = evaluate(
        f'import {{makeStemmer}} from "./{module}";', "given[1].map(makeStemmer(given[0]))", [TABLES[language], words]
    )
    return stems


def folded(language: Language, words: list[str], roots: list[str]) -> list[list[str]]:
    """Return the root of each folded word beside its folded root."""
    module, fold = MODULES[language]
    imports = f'import {{makeStemmer}} from "./{module}"; import {{{fold} as fold}} from "./search-spelling.js";'
    imports += "const pairs = (stem, words, roots) => words.map((word, at) => [stem(fold(word)), fold(roots[at])]);"
    given = [TABLES[language], words, roots]
    found: list[list[str]] = evaluate(imports, "pairs(makeStemmer(given[0], fold), given[1], given[2])", given)
    return found


def words_of_the_site(language: Language) -> list[str]:
    files = [*ROOT.glob(f"docs/{language}/**/*.md"), *ROOT.glob("docs/data/**/*.yml")]
    return sorted({word for file in files for word in re.findall(r"\w+", file.read_text(encoding="utf-8").lower())})


def words_of_the_dictionary(language: Language) -> list[str]:
    path = Path("/usr/share/hunspell") / {"kk": "kk_KZ.dic", "ru": "ru_RU.dic"}[language]
    lines = path.read_text(encoding="utf-8-sig").splitlines()[1:]
    return [line.partition("/")[0].strip().lower() for line in lines]


def forms_of_the_dictionary(language: Language) -> list[str]:
    """Words of the dictionary with endings, right ones and wrong ones."""
    chance = random.Random(1)
    front = str.maketrans("аығқ", "еігк")
    endings = [*ENDINGS[language], *(ending.translate(front) for ending in ENDINGS[language])]
    return [word + chance.choice(endings) for word in words_of_the_dictionary(language)]


def made_up_words(language: Language) -> list[str]:
    """Words of pieces that the tables cut, as no dictionary has them, and strings that are no words."""
    chance = random.Random(1)
    pieces = [*LETTERS[language], *ENDINGS[language]]
    return ["".join(chance.choices(pieces, k=chance.randint(1, 8))) for _ in range(20_000)]


@SAMPLE
@pytest.mark.parametrize("words", [words_of_the_site, words_of_the_dictionary, forms_of_the_dictionary, made_up_words])
@both
def test_the_browser_finds_the_same_roots(language: Language, words: Callable[[Language], list[str]], every: int):
    whole = words(language)
    assert len(whole) > 1000
    given = [*whole[:: min(every, len(whole) // 1000)], *STRANGE]
    found = zip(given, in_browser(language, given), strict=True)
    stem = PYTHON[language]
    assert [(word, root, stem(word)) for word, root in found if root != stem(word)] == []


@pytest.mark.parametrize(("language", "letters", "share"), [("kk", "[әғқңөұүһі]", 0.95), ("ru", "^[а-яё]+$", 0.94)])
def test_folding_and_cutting_come_to_the_same_in_either_order(language: Language, letters: str, share: float):
    """Not for all words: folded, endings with й and ы are one in Kazakh, an infinitive and a noun in Russian."""
    words = [word for word in words_of_the_site(language) if re.search(letters, word)][:3000]
    pairs = folded(language, words, [PYTHON[language](word) for word in words])
    assert len(words) > 500
    assert sum(one == other for one, other in pairs) / len(pairs) > share


def test_few_kazakh_words_of_the_site_look_alike_in_their_skeletons():
    """The skeleton is coarse, yet hardly any two words of the pages share one; endings in й and йі do."""
    texts = (file.read_text(encoding="utf-8").lower() for file in ROOT.glob("docs/kk/**/*.md"))
    words = sorted({word for text in texts for word in re.findall("[а-яёәіңғүұқөһ]{3,}", text)})
    skeletons = evaluate('import {fold} from "./search-spelling.js";', "given.map(fold)", words)
    assert len(words) > 500
    assert len(set(skeletons)) / len(words) > 0.99


@examples
def test_kazakh_typed_without_its_letters_leads_to_the_same_root(forms: str, typed: str):
    words = [*forms.split(), *typed.split()]
    pairs = folded("kk", words, words)
    assert len({root for root, _ in pairs}) == 1, pairs
