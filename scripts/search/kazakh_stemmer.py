"""The root of a Kazakh word, for the search: called by the index of the site; kazakh-stemmer.js is its twin.

WORKING DRAFT
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLES: dict[str, Any] = json.loads(Path(__file__).with_name("kazakh_endings.json").read_text(encoding="utf-8"))

_LONGEST = 40
_SHORTEST = 2
_WORD = re.compile("[а-яёәғқңөұүһі]+")


@dataclass(frozen=True, slots=True)
class _Ending:
    """One spelling of an ending."""

    after: str
    back: bool | None
    least: int
    opens: bool
    then: str


def _spellings(pattern: str) -> list[tuple[str, str]]:
    """Return the spellings with back vowels of a pattern, each with the letters that it stands after."""
    if pattern[0] == "[":
        after, text = pattern[1:].split("]")
        return [(text, after)]
    if pattern[0] == "*":
        return [(pattern[1:], TABLES["vowels"] + TABLES["consonants"])]
    if pattern[0] in TABLES["seams"]:
        return [(first + pattern[1:], after) for first, after in TABLES["seams"][pattern[0]].items()]
    return [(pattern, TABLES["consonants" if pattern[0] in TABLES["vowels"] else "vowels"])]


def _class_endings(name: str) -> dict[str, list[_Ending]]:
    found: dict[str, list[_Ending]] = {}
    to_front = str.maketrans(TABLES["frontOf"])
    for least, patterns in TABLES["classes"][name].items():
        if least == "then":
            continue
        for pattern in patterns.split():
            for text, after in _spellings(pattern):
                front = text.translate(to_front)
                for spelling in {text: None, front: None}:
                    back = None if front == text else spelling == text
                    opens = spelling[0] in TABLES["vowels"] or spelling[0] == "у"
                    found.setdefault(spelling, []).append(_Ending(after, back, int(least), opens, name))
    return found


def _table(names: list[str]) -> tuple[dict[str, list[int]], dict[str, list[_Ending]]]:
    endings: dict[str, list[_Ending]] = {}
    for name in names:
        for text, same in _CLASSES[name].items():
            endings.setdefault(text, []).extend(same)
    lengths: dict[str, set[int]] = {}
    for text in endings:
        lengths.setdefault(text[-1], set()).add(len(text))
    return {last: sorted(sizes, reverse=True) for last, sizes in lengths.items()}, endings


_CLASSES = {name: _class_endings(name) for name in TABLES["classes"]}
_STATES = {
    "start": _table(TABLES["start"]),
    **{name: _table(kind["then"]) for name, kind in TABLES["classes"].items()},
}
_WHOLE = frozenset(TABLES["whole"].split())
_RESTORED: dict[str, str] = TABLES["restored"]
_VOICELESS: dict[str, list[str]] = TABLES["voiceless"]
_EITHER_AFTER = frozenset(TABLES["eitherAfter"])
_SILENT = frozenset(TABLES["silentAtEnd"])
_CONSONANTS = frozenset(TABLES["consonants"]) - _SILENT
_BACKNESS = {
    letter: None if letter in TABLES["back"] and letter in TABLES["front"] else letter in TABLES["back"]
    for letter in TABLES["back"] + TABLES["front"]
}


@cache
def stem(word: str) -> str:
    """Return the root of a word in small letters; of what is no Kazakh word, the word itself."""
    if len(word) > _LONGEST or not _WORD.fullmatch(word):
        return word
    form, state = word, "start"
    while form not in _WHOLE:
        cut = _cut(form, state)
        if cut is None:
            return _finished(form)
        form, state = cut
    return form


def _cut(form: str, state: str) -> tuple[str, str] | None:
    """Take the longest ending off that fits, if there is one; say its class too."""
    lengths, endings = _STATES[state]
    longest = len(form) - _SHORTEST
    best = None
    for length in lengths.get(form[-1], ()):
        if length > longest:
            continue
        for ending in endings.get(form[-length:], ()):
            before = _restored(form[:-length]) if ending.opens else form[:-length]
            if before in _WHOLE:
                return before, ending.then
            if best is None and len(before) >= ending.least and before[-1] in ending.after and _agree(before, ending):
                best = before, ending.then
    return best


def _agree(before: str, ending: _Ending) -> bool:
    return ending.back is None or _is_back(before) in (None, ending.back)


@cache
def _is_back(form: str) -> bool | None:
    """Say whether a word takes endings with back vowels; None when it may take either."""
    if form[-1] in _EITHER_AFTER or (form[-1] in _CONSONANTS and form[-2] in _CONSONANTS):
        return None
    for letter in reversed(form[:-1] if form[-1] in _SILENT else form):
        if letter in _BACKNESS:
            return _BACKNESS[letter]
    return None


def _restored(form: str) -> str:
    """Return the word as it is written without an ending that begins with a vowel."""
    if form in _RESTORED:
        return _RESTORED[form]
    voiceless = _VOICELESS.get(form[-1])
    if voiceless and form[-2] in voiceless[1]:
        return form[:-1] + voiceless[0]
    return form


def _finished(form: str) -> str:
    """Return the root in the one spelling that all forms of its family share."""
    if form[-1] in "ыі" and len(form) > 3:
        return _restored(form[:-1])
    if form[-1] in "ьъ" and len(form) > 3:
        form = form[:-1]
    if len(form) > 4 and (form[-1] == form[-2] or form.endswith("ст")) and form[-1] in _CONSONANTS:
        return form[:-1]
    return _restored(form) if len(form) > 2 else form
