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
5.  Verbs have more endings than can be told from the ends of nouns (бер-е, but кеме). So the table names the short
    verbs: off these any ending of a verb comes, off other words only what is hardly ever a part of one. й that is
    hidden in я or ю is written out before (қо-ю: қой-у).
6.  A last ы or і goes (басшы, басшы-сы; акті-лер, акт), of two letters at the end that borrowed words lose before an
    ending one goes (журналис-тер, метал-ы), and ь goes.

A root serves to find words, it need not be one: a page is found by words that begin with it too. So an ending that
may be a part of the word stays where cutting would leave little: -ыс and -ым (құрылыс, бөлім) are the word's own,
only келіс-ім loses its ending, as after с or н in longer words.

The tables are kk/stemmer.yml, and what it shares with spelling: kk/endings.yml.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from scripts.languages.kazakh_suffixes import LETTERS, LOST_VOWEL, SEAMS, TO_FRONT, VOICELESS, spellings
from scripts.languages.tables import table

_TABLE = table("kk", "stemmer")
#: No word with its endings is longer; what is longer is not cut, so that malicious text costs no time.
_LONGEST = 40
#: No ending leaves less.
_SHORTEST = 2
#: й that is hidden in я and ю after a vowel: қоятын is қойатын, қою is қойу.
_HIDDEN = re.compile("([аәеоөұүыі])([яю])")
_WORD = re.compile(f"[{LETTERS['open']}{LETTERS['consonants']}{LETTERS['others']}]+")


def _class_patterns(name: str) -> dict[str, Any]:
    """Return what a class names under `then`, and its patterns by how many letters each must leave."""
    written = _TABLE["classes"][name]
    of = _TABLE["classes"][written["of"]] if "of" in written else {}
    made = {
        least: " ".join(first + rest for first in patterns.split() for rest in written["with"].split())
        for least, patterns in of.items()
        if least != "then"
    }
    patterns = {str(least): words for least, words in (made or written).items() if least != "then"}
    return {"then": written["then"].split(), **patterns}


#: What the stemmer of the browser is given, as it reads it.
TABLES: dict[str, Any] = {
    "back": LETTERS["back"],
    "front": LETTERS["front"],
    "silentAtEnd": LETTERS["silent_at_end"],
    "eitherAfter": _TABLE["either_after"],
    "frontOf": {chr(back): front for back, front in TO_FRONT.items()},
    "vowels": LETTERS["open"],
    "consonants": LETTERS["consonants"],
    "others": LETTERS["others"],
    "seams": SEAMS,
    "start": _TABLE["start"].split(),
    "classes": {name: _class_patterns(name) for name in _TABLE["classes"]},
    "voiceless": {letter: [VOICELESS[letter], after] for letter, after in _TABLE["voiceless_after"].items()},
    "restored": LOST_VOWEL | _TABLE["restored"],
    "whole": _TABLE["whole"],
    "verbs": _TABLE["verbs"],
}


@dataclass(frozen=True, slots=True)
class _EndingToCut:
    """One spelling of an ending: how much of it goes and what must be before it."""

    cut: int
    after: str
    back: bool | None  # None: the ending has no vowel, or one that is the same after all words
    least: int | None  # None: it comes off the verbs of the table only
    opens: bool  # it begins with a vowel
    then: str


def _class_endings(name: str) -> Iterator[tuple[str, _EndingToCut]]:
    """Yield the endings of a class with their text."""
    for least, patterns in TABLES["classes"][name].items():
        for text, cut, after, back in spellings(patterns) if least != "then" else ():
            opens = text[0] in LETTERS["open"] or text[0] == "у"
            yield text, _EndingToCut(cut, after, back, None if least == "verb" else int(least), opens, name)


def _state(names: list[str]) -> tuple[dict[str, list[int]], dict[str, list[_EndingToCut]]]:
    """Return what may come off in one state: the endings, and by their last letter how long they are."""
    endings: dict[str, list[_EndingToCut]] = {}
    for text, ending in (pair for name in names for pair in _CLASSES[name]):
        endings.setdefault(text, []).append(ending)
    lengths: dict[str, set[int]] = {}
    for text in endings:
        lengths.setdefault(text[-1], set()).add(len(text))
    return {last: sorted(sizes, reverse=True) for last, sizes in lengths.items()}, endings


def _written_out(hidden: re.Match[str]) -> str:
    return hidden[1] + ("йа" if hidden[2] == "я" else "йу")


_CLASSES = {name: list(_class_endings(name)) for name in TABLES["classes"]}
_STATES = {name: _state(kind["then"]) for name, kind in TABLES["classes"].items()} | {"start": _state(TABLES["start"])}
_RESTORED: dict[str, str] = TABLES["restored"]
_VERBS = frozenset(TABLES["verbs"].split())
_WHOLE = frozenset(_HIDDEN.sub(_written_out, TABLES["whole"]).split()) | frozenset(_RESTORED.values()) - _VERBS
_VOICELESS: dict[str, list[str]] = TABLES["voiceless"]
_EITHER_AFTER = frozenset(TABLES["eitherAfter"])
_SILENT_AT_END = frozenset(LETTERS["silent_at_end"])
_FULL_CONSONANTS = frozenset(LETTERS["consonants"]) - _SILENT_AT_END
_IS_BACK = {letter: letter in LETTERS["back"] for letter in LETTERS["back"] + LETTERS["front"]}


@cache
def stem(word: str) -> str:
    """Return the root of a word in lower case, never longer than it; of what is no Kazakh word, the word itself."""
    if len(word) > _LONGEST or not _WORD.fullmatch(word):
        return word
    spread = _HIDDEN.sub(_written_out, _RESTORED.get(word, word))
    form, state = spread, "start"
    while form not in _WHOLE and (cut := _cut(form, state)):
        form, state = cut
    root = form if form in _WHOLE else _finished(form)
    if spread != word:
        root = root.replace("йа", "я").replace("йу", "ю")
    return root if len(root) <= len(word) else word


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
            if ending.least is None:
                if stands and left in _VERBS and _agrees(left, ending):
                    return left, ending.then
            elif left in _WHOLE and ending.cut == length and (stands or len(left) > 2):
                return left, ending.then
            elif best is None and stands and len(left) >= ending.least and _agrees(left, ending):
                best = left, ending.then
    return best


def _agrees(form: str, ending: _EndingToCut) -> bool:
    return ending.back is None or _is_back(form) in (None, ending.back)


@cache
def _is_back(form: str) -> bool | None:
    """Return whether a word takes endings with back vowels; None when it may take either."""
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
