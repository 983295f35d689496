"""The root of a Kazakh word, for the search; called when the index is written. kazakh-stemmer.js does the same.

A Kazakh word is a root and endings in a fixed order: what makes a word of a word (кәсіпкер-лік), the plural, the
owner, the case, the person; a verb has its voice (бекіт-іл), the denial (-ме) and the tense before them. The method
takes them off again from the end:

1.  In each state the endings of some classes may come off; at the end of a word those of "start", after an ending
    those that its class names under "then": after a case the owner, the plural, what makes words, but no other case.
2.  The longest ending that fits comes off. It fits when enough letters are left (the number above its list), when the
    letter before it is one that it stands after (алаң-дар, цех-тар, қала-лар), and when its vowels are back or front
    as the last vowel of what is left (алаң-дар, мекеме-лер). Borrowed words may end so that both are met (модул-і,
    акт-і); there the vowels are not asked for.
3.  Before an ending that begins with a vowel, a last г, ғ or б was к, қ or п (еңбег-і: еңбек), and some words have
    lost a vowel (халқ-ы: халық).
4.  Words that end like an ending are whole (тігін, төраға): nothing is taken off them, and an ending that leaves one
    comes off before a longer one.
5.  A last ы or і goes (басшы, басшы-сы; акті-лер, акт), of two letters at the end that borrowed words lose before an
    ending one goes (журналис-тер, метал-ы), and ь goes.

A root serves to find words, it need not be one: a page is found by words that begin with it too. So an ending that
may be a part of the word stays where cutting would leave little: -ыс and -ым (құрылыс, бөлім) are the word's own,
only келіс-ім loses its ending, as after с or н in longer words.

In the tables an ending is written with back vowels; "frontOf" has the front ones. Its first sign says after which
letters it stands: a capital letter is one of "seams", which has for each first letter the letters before it; `*` is
after any letter, `+` after any consonant, `[…]` after those; without a sign a vowel stands after consonants, a
consonant after vowels. What is before `-` must be there too but stays: ла-ды takes -ды off after -ла.

scripts/languages/kazakh_endings.py is another thing: it finds all dictionary words of which a form may be made, so
that one with a wrong ending is noticed, and keeps to what is right; here one root is found, of any word, by tables
that are small enough to be sent to a browser. Which endings there are and after which letters follows
"Appendix:Kazakh suffixes" of the English Wiktionary, D. Somfai Kara, Kazak (Lincom, 2002), and the spelling rules of
Kazakh (Қазақ тілі емлесінің ережелері).
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TABLES: dict[str, Any] = json.loads(Path(__file__).with_name("kazakh_endings.json").read_text(encoding="utf-8"))

#: No word with its endings is longer; what is longer is not cut, so that a hostile text takes no time.
_LONGEST = 40
#: No ending leaves less.
_SHORTEST = 2
_VOWELS: str = TABLES["vowels"]
_CONSONANTS: str = TABLES["consonants"]
_WORD = re.compile(f"[{_VOWELS}{_CONSONANTS}{TABLES['others']}]+")
_TO_FRONT = str.maketrans(TABLES["frontOf"])


@dataclass(frozen=True, slots=True)
class _Ending:
    """One spelling of an ending: how much of it goes and what must be before it."""

    cut: int
    after: str
    back: bool | None  # None: the ending has no vowel, or one that is the same after all words
    least: int
    opens: bool  # it begins with a vowel
    then: str


def _spellings(pattern: str) -> list[tuple[str, str]]:
    """Return the spellings with back vowels of a pattern, each with the letters that it stands after."""
    first, rest = pattern[0], pattern[1:]
    if first == "[":
        after, text = rest.split("]")
        return [(text, after)]
    if first in "*+":
        return [(rest, _CONSONANTS if first == "+" else _VOWELS + _CONSONANTS)]
    if first in TABLES["seams"]:
        return [(letter + rest, after) for letter, after in TABLES["seams"][first].items()]
    return [(pattern, _CONSONANTS if first in _VOWELS else _VOWELS)]


def _class_endings(name: str) -> dict[str, list[_Ending]]:
    """Return the endings of a class by their text."""
    found: dict[str, list[_Ending]] = {}
    for least, patterns in TABLES["classes"][name].items():
        for pattern in patterns.split() if least != "then" else ():
            for spelling, after in _spellings(pattern):
                back = spelling.replace("-", "")
                front = back.translate(_TO_FRONT)
                cut = len(back) - max(spelling.find("-"), 0)
                for text in dict.fromkeys([back, front]):
                    harmony = None if back == front else text == back
                    opens = text[0] in _VOWELS or text[0] == "у"
                    found.setdefault(text, []).append(_Ending(cut, after, harmony, int(least), opens, name))
    return found


def _state(names: list[str]) -> tuple[dict[str, list[int]], dict[str, list[_Ending]]]:
    """Return what may come off in one state: the endings, and by their last letter how long they are."""
    endings: dict[str, list[_Ending]] = {}
    for name in names:
        for text, same in _CLASSES[name].items():
            endings.setdefault(text, []).extend(same)
    lengths: dict[str, set[int]] = {}
    for text in endings:
        lengths.setdefault(text[-1], set()).add(len(text))
    return {last: sorted(sizes, reverse=True) for last, sizes in lengths.items()}, endings


_CLASSES = {name: _class_endings(name) for name in TABLES["classes"]}
_STATES = {name: _state(kind["then"]) for name, kind in TABLES["classes"].items()} | {"start": _state(TABLES["start"])}
_RESTORED: dict[str, str] = TABLES["restored"]
_WHOLE = frozenset(TABLES["whole"].split()) | frozenset(_RESTORED.values())
_VOICELESS: dict[str, list[str]] = TABLES["voiceless"]
_EITHER_AFTER = frozenset(TABLES["eitherAfter"])
_SILENT_AT_END = frozenset(TABLES["silentAtEnd"])
_FULL_CONSONANTS = frozenset(_CONSONANTS) - _SILENT_AT_END
_IS_BACK = {letter: letter in TABLES["back"] for letter in TABLES["back"] + TABLES["front"]}


@cache
def stem(word: str) -> str:
    """Return the root of a word in small letters, never longer than it; of what is no Kazakh word, the word itself."""
    if len(word) > _LONGEST or not _WORD.fullmatch(word):
        return word
    form, state = word, "start"
    while form not in _WHOLE:
        cut = _cut(form, state)
        if cut is None:
            root = _finished(form)
            return root if len(root) <= len(word) else word
        form, state = cut
    return form


def _cut(form: str, state: str) -> tuple[str, str] | None:
    """Take the longest ending off that fits; return what is left and the class of the ending, None when none fits."""
    lengths, endings = _STATES[state]
    longest = len(form) - _SHORTEST
    best = None
    for length in lengths.get(form[-1], ()):
        if length > longest:
            continue
        last = form[-length - 2 if form[-length - 1] == "ь" else -length - 1]
        for ending in endings.get(form[-length:], ()):
            left = _restored(form[: -ending.cut]) if ending.opens else form[: -ending.cut]
            stands = last in ending.after
            if left in _WHOLE and (stands or len(left) > 2):
                return left, ending.then
            if best is None and stands and len(left) >= ending.least and _agree(left, ending.back):
                best = left, ending.then
    return best


def _agree(form: str, back: bool | None) -> bool:
    return back is None or _is_back(form) in (None, back)


@cache
def _is_back(form: str) -> bool | None:
    """Say whether a word takes endings with back vowels; None when it may take either."""
    last = form[-1]
    if last in _EITHER_AFTER or (last in _FULL_CONSONANTS and form[-2] in _FULL_CONSONANTS):
        return None
    vowels = (
        _IS_BACK[letter] for letter in reversed(form[:-1] if last in _SILENT_AT_END else form) if letter in _IS_BACK
    )
    return next(vowels, None)


def _restored(form: str) -> str:
    """Return a word as it is written without an ending that begins with a vowel."""
    if form in _RESTORED:
        return _RESTORED[form]
    letter, after = _VOICELESS.get(form[-1], ("", ""))
    return form[:-1] + letter if letter and form[-2] in after else form


def _finished(form: str) -> str:
    """Return the root in the one spelling that the forms of its family share."""
    if len(form) > 3 and form[-1] in "ыі":
        return _restored(form[:-1])
    if len(form) > 3 and form[-1] in "ьъ":
        form = form[:-1]
    if len(form) > 4 and form[-1] in _FULL_CONSONANTS and (form[-1] == form[-2] or form.endswith("ст")):
        return form[:-1]
    return _restored(form) if len(form) > 2 else form
