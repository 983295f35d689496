"""The lists of modality.yml, and a mark of a word that counts; used by modality.py and the readings of each language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scripts.languages import Language
from scripts.records.yaml_reader import read_yaml

_FILE = Path(__file__).with_name("modality.yml")
#: Where a sentence ends, and what belongs to it.
STOPS = frozenset(".!?;:…")

#: What the lists of modality.yml count: a capital for certain, a small letter perhaps; B is a negation or a limit, and
#: a limit may say that it is the least (G) or the most (S).
_COUNTS = {
    "negation": "N",
    "must": "M",
    "may": "P",
    "at_least": "LG",
    "at_most": "LS",
    "bounds": "BS",
    "least": "G",
    "most": "S",
    "forbids": "NP",
    "needless": "NM",
    "perhaps_negation": "n",
    "perhaps_must": "m",
    "perhaps_may": "p",
    "perhaps_limit": "l",
    "perhaps_duty": "pm",
    "none": "",
}


@dataclass(frozen=True)
class Mark:
    """A word that counts: its place among the tokens of a text, its letters, and what it counts (see _COUNTS)."""

    place: int
    word: str
    counts: str


@dataclass(frozen=True)
class _Beside:
    """What a word counts after a word that `follows` fits, or before one that `precedes` fits."""

    counts: str
    follows: re.Pattern[str] | None
    precedes: re.Pattern[str] | None


@dataclass(frozen=True)
class _Lists:
    """The lists of one language; a key that ends in a star stands for every word that begins so."""

    words: dict[str, str]
    beside: dict[str, list[_Beside]]
    heads: frozenset[str]  # the first two letters of every key, to see at once that no list has a word


@cache
def _lists(language: Language) -> _Lists:
    written = read_yaml(_FILE, _FILE.name).value[language]
    words = {word: _COUNTS[name] for name in written if name != "beside" for word in written[name].split()}
    beside: dict[str, list[_Beside]] = {}
    for entry in written["beside"]:
        rule = _Beside(_COUNTS[entry["counts"]], _pattern(entry.get("follows")), _pattern(entry.get("precedes")))
        for word in entry["words"].split():
            beside.setdefault(word, []).append(rule)
    return _Lists(words, beside, frozenset(key[:2] for key in (*words, *beside)))


def _pattern(words: str | None) -> re.Pattern[str] | None:
    return re.compile(re.escape(words).replace(r"\*", ".*").replace(r"\ ", "|")) if words else None


def _keys(word: str) -> Iterator[str]:
    """Yield the keys under which a list may have `word`: the word, then its beginnings from the longest."""
    yield word
    for length in range(len(word), 1, -1):
        yield f"{word[:length]}*"


def counts_by_list(word: str, language: Language) -> str | None:
    """Return what `word` counts by the lists, "" when it counts only beside others, None when no list has it."""
    lists = _lists(language)
    if word[:2] not in lists.heads:
        return None
    for key in _keys(word):
        if key in lists.words:
            return lists.words[key]
    return "" if any(key in lists.beside for key in _keys(word)) else None


@cache
def _rules_beside(word: str, language: Language) -> tuple[_Beside, ...]:
    beside = _lists(language).beside
    return tuple(rule for key in _keys(word) for rule in beside.get(key, ()))


def mark_beside(words: list[str], place: int, counts: str, language: Language) -> Mark | None:
    """Return the mark of a word whose neighbour changes what it counts, or None."""
    word = words[place]
    for rule in _rules_beside(word.lower(), language):
        before, after = neighbour(words, place - 1), neighbour(words, place + 1)
        if rule.precedes and rule.precedes.fullmatch(after):
            return Mark(place, f"{word} {words[place + 1]}", rule.counts)
        if rule.follows and rule.follows.fullmatch(before):
            return Mark(place, f"{words[place - 1]} {word}", rule.counts)
    return None


def neighbour(words: list[str], place: int) -> str:
    """Return the word at `place` in small letters, or "" where the text or the sentence ends."""
    return "" if not 0 <= place < len(words) or words[place] in STOPS else words[place].lower()
