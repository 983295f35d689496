"""The root of a Russian word, by the tables of ru/stemmer.yml; called when the index is written. russian-stemmer.js does the same in a browser."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from scripts.languages.tables import table

_RUSSIAN = re.compile(r"[а-яё]+")


@dataclass(frozen=True, slots=True)
class _Rule:
    """One ending: what it becomes, how many letters must stay before it, and which of them may be the last (any if empty)."""

    becomes: str
    shortest: int
    after: str

    def fits(self, rest: str) -> bool:
        return len(rest) >= self.shortest and (not self.after or rest[-1] in self.after)


_Step = list[dict[str, list[_Rule]]]


def _pairs(text: str) -> list[tuple[str, str]]:
    """Read «тельн=тел» as two strings."""
    return [(before, after) for before, _, after in (word.partition("=") for word in text.split())]


def _step(groups: list[dict[str, Any]]) -> _Step:
    """Read the rules of a step by their endings: those of one letter come first, those of two second."""
    step: _Step = []
    for group in groups:
        pairs = [(ending, "") for ending in group.get("cut", "").split()] + _pairs(group.get("change", ""))
        for ending, becomes in pairs:
            step.extend({} for _ in range(len(ending) - len(step)))
            rule = _Rule(becomes, group["shortest"], group.get("after", ""))
            step[len(ending) - 1].setdefault(ending, []).append(rule)
    return step


TABLES = table("ru", "stemmer")
_BEGINNINGS = {
    beginning: root or beginning
    for family in TABLES["beginnings"]
    for line in family["roots"]
    for beginning, root in _pairs(line)
}
_LONGEST_BEGINNING = max(map(len, _BEGINNINGS))
_STEPS = [_step(step["rules"]) for step in TABLES["steps"]]


def _root_by_beginning(word: str) -> str | None:
    """Return the root of a word whose beginning the tables name; the longest beginning counts, and $ is the end of the word."""
    ended = f"{word}$"
    for length in range(min(len(ended), _LONGEST_BEGINNING), 0, -1):
        if root := _BEGINNINGS.get(ended[:length]):
            return root
    return None


def _apply(step: _Step, word: str) -> str:
    """Cut or change the longest ending of the step that fits."""
    for length in range(min(len(word), len(step)), 0, -1):
        rest = word[:-length]
        for rule in step[length - 1].get(word[-length:], ()):
            if rule.fits(rest):
                return rest + rule.becomes
    return word


@cache
def stem(word: str) -> str:
    """Return the root of a word in lower case: all words of a family share it; what is not Russian stays as it is."""
    if not _RUSSIAN.fullmatch(word):
        return word
    root = word.replace("ё", "е")
    if known := _root_by_beginning(root):
        return known
    for step in _STEPS:
        root = _apply(step, root)
    return root
