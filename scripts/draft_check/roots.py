"""The roots of the words that tell one fact from another; called by facts.py. draft-context.js finds the same in a draft."""

from functools import cache
from pathlib import Path
from typing import Any

from scripts.files import read_table
from scripts.languages import Language
from scripts.search import kazakh_stemmer, russian_stemmer
from scripts.search.tokens import seen, words_of

_WORDS: Any = read_table(Path(__file__).with_name("words.yml"))
STEMMERS = {"kk": kazakh_stemmer, "ru": russian_stemmer}


@cache
def left_out(language: Language) -> frozenset[str]:
    """Return the words that tell no fact from another, as `words_of` gives them."""
    return frozenset(words_of(_WORDS["left_out"][language]))


@cache
def alike(language: Language) -> dict[str, str]:
    """Return for the roots of words that come to the same the root that stands for them."""
    stem = STEMMERS[language].stem
    groups = [[stem(word) for word in words_of(line)] for line in _WORDS["alike"][language]]
    return {root: group[0] for group in groups for root in group if root != group[0]}


def about(language: Language) -> list[str]:
    """Return the words before a number, and those after it, by which it is near another one."""
    return [_WORDS["about"][language][place] for place in ("before", "after")]


def roots_of(text: str, language: Language) -> list[str]:
    """Return the roots of the words of a text that tell something, each once; numbers as they are."""
    roots = ((word, STEMMERS[language].stem(word)) for word in words_of(seen(text)))
    telling = (root for word, root in roots if left_out(language).isdisjoint((word, root)))
    return list(dict.fromkeys(alike(language).get(root, root) for root in telling))
