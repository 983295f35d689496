"""The lists of modality.yml of each language, and a mark of a word that counts; used by modality.py and the readings of each language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scripts.languages import Language
from scripts.languages.tables import table

#: Where a sentence ends, and what belongs to it.
STOPS = frozenset(".!?;:…")


@dataclass(frozen=True)
class Mark:
    """A word that counts: its place among the tokens of a text, its letters, and what it counts (see both/modality.yml)."""

    place: int
    word: str
    counts: str


@dataclass(frozen=True)
class _Beside:
    """What a word counts after a word that `follows` fits, or before one that `precedes` fits."""

    counts: str
    follows: re.Pattern[str] | None
    precedes: re.Pattern[str] | None


@cache
def _lists(language: Language) -> tuple[dict[str, str], dict[str, list[_Beside]]]:
    """Return what words count by themselves and beside others; a key that ends in a star is every word that begins so."""
    counts, written = table("both", "modality"), table(language, "modality")["lists"]
    words = {word: counts[name] for name in written if name != "beside" for word in written[name].split()}
    beside: dict[str, list[_Beside]] = {}
    for entry in written["beside"]:
        rule = _Beside(counts[entry["counts"]], _pattern(entry.get("follows")), _pattern(entry.get("precedes")))
        for word in entry["words"].split():
            beside.setdefault(word, []).append(rule)
    return words, beside


def _pattern(words: str | None) -> re.Pattern[str] | None:
    return re.compile(re.escape(words).replace(r"\*", ".*").replace(r"\ ", "|")) if words else None


def _keys(word: str) -> Iterator[str]:
    """Yield the keys under which a list may have `word`: the word, then its beginnings from the longest."""
    yield word
    for length in range(len(word), 1, -1):
        yield f"{word[:length]}*"


def counts_by_list(word: str, language: Language) -> str | None:
    """Return what `word` counts by the lists, "" when it counts only beside others, None when no list has it."""
    words, beside = _lists(language)
    for key in _keys(word):
        if key in words:
            return words[key]
    return "" if any(key in beside for key in _keys(word)) else None


def mark_beside(words: list[str], place: int, counts: str, language: Language) -> Mark | None:
    """Return the mark of a word whose neighbour changes what it counts, or None."""
    word, before, after = words[place], neighbour(words, place - 1), neighbour(words, place + 1)
    beside = _lists(language)[1]
    for rule in (rule for key in _keys(word.lower()) for rule in beside.get(key, ())):
        if rule.precedes and rule.precedes.fullmatch(after):
            return Mark(place, f"{word} {words[place + 1]}", rule.counts)
        if rule.follows and rule.follows.fullmatch(before):
            return Mark(place, f"{words[place - 1]} {word}", rule.counts)
    return None


def neighbour(words: list[str], place: int) -> str:
    """Return the word at `place` in lower case, or "" where the text or the sentence ends."""
    return "" if not 0 <= place < len(words) or words[place] in STOPS else words[place].lower()
