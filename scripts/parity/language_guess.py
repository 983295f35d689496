"""Guesses of Cyrillic words whether they are Kazakh or Russian, by the letters that follow one another in them.

Called by untranslated.py. It learns from the words of the interface, which stand in both languages in every site that
this generator makes; so it needs no dictionary and no other data. The method is that of Cavnar and Trenkle, "N-Gram-
Based Text Categorization" (1994), with the odds of naive Bayes instead of ranks.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from scripts.languages import LANGUAGES, Language
from scripts.pages.phrases import phrases_in

CYRILLIC_WORD = re.compile(r"[Ѐ-ԯ]+")
#: What is added to every count, so that letters never seen together are rare and not impossible.
_ADDED = 0.3
#: About how many runs of two or three letters either language has.
_KINDS_OF_RUNS = 3000


def kazakh_odds(words: Iterable[str]) -> float:
    """Return the natural logarithm of the odds that words are Kazakh and not Russian: above zero they are Kazakh."""
    return sum(map(_word_odds, words))


@cache
def _word_odds(word: str) -> float:
    word = word.lower()
    # The runs of two and of three letters tell of the same letters, so each counts half.
    return sum(map(_run_odds, _runs(word))) / 2 if CYRILLIC_WORD.fullmatch(word) else 0.0


@cache
def _run_odds(run: str) -> float:
    """Return the natural logarithm of the share of a run among all runs of Kazakh, less that of Russian."""
    (kazakh, all_kazakh), (russian, all_russian) = (_counted(language, len(run)) for language in LANGUAGES)
    return math.log((kazakh[run] + _ADDED) / all_kazakh) - math.log((russian[run] + _ADDED) / all_russian)


@cache
def _counted(language: Language, length: int) -> tuple[Counter[str], float]:
    """Return how often each run of letters stands in the different words of the interface, and how many runs there are."""
    counts = Counter(run for word in interface_words(language) for run in _runs(word) if len(run) == length)
    return counts, counts.total() + _ADDED * _KINDS_OF_RUNS


@cache
def interface_words(language: Language) -> frozenset[str]:
    """Return the different Cyrillic words of the interface, in lower case."""
    texts = chain.from_iterable(map(_strings, phrases_in(language).values()))
    return frozenset(word.lower() for text in texts for word in CYRILLIC_WORD.findall(text))


def _strings(words: object) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict):
        yield from chain.from_iterable(map(_strings, words.values()))


def _runs(word: str) -> Iterator[str]:
    """Yield the runs of two and of three letters of a word, with the signs ^ and $ for its ends."""
    whole = f"^{word}$"
    for length in (2, 3):
        yield from (whole[start : start + length] for start in range(len(whole) - length + 1))
