"""Endings of Kazakh words: the dictionary words that a form may be made of; called by the rule on spelling.

A Kazakh word takes its endings in a fixed order, and each fits the word before it: its vowels are back or front as
the last vowel there is (алаң-дар, мекеме-лер), its first consonant follows the last letter there (алаң-дар, цех-тар,
қала-лар). Here the endings are taken off again, from the last to the first, and one that does not fit stays on: of
алаңдардың the stem is алаң, of алаңдердың there is none. Which ending fits where, and what may come off next, says
kk/endings.yml.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from scripts.languages.kazakh_suffixes import LETTERS, LOST_VOWEL, VOICED, VOICELESS, endings, is_back, spellings
from scripts.languages.tables import table, words_in

#: No word with its endings is longer; what is longer is not cut up, so that malicious text costs no time.
_LONGEST = 40
_SHORTEST = 2

_TABLE = table("kk", "endings")
#: Of shorter words only these are stems: of two letters, almost any piece of a word would be one.
_SHORT_VERBS, _SHORT_NOUNS = words_in("kk", "endings", "short_verbs"), words_in("kk", "endings", "short_nouns")
_NOUN_STATES, _VERB_STATES = words_in("kk", "endings", "nouns"), words_in("kk", "endings", "verbs")
_MEANT: dict[str, str] = _TABLE["meant"]

_VOWELS = frozenset(LETTERS["back"] + LETTERS["front"] + LETTERS["silent_at_end"])
_BACK, _FRONT = (frozenset(LETTERS[kind]).difference(LETTERS["silent_at_end"]) for kind in ("back", "front"))

_CLOSED = LETTERS["consonants"] + "и"

#: A letter three times, a doubled letter at the start of a word, a doubled т, п or к at the end.
_DOUBLED = re.compile(r"(.)\1(?:\1|(?<=^..)|(?<=[тпкқ])$)")


class _Ending(NamedTuple):
    """One spelling of an ending, the letters after which it stands, and in which state it leaves the word."""

    text: str
    after: str
    back: bool | None
    left: str


def _after(letters: str) -> str:
    """Return the letters after which an ending stands here, where й of я and ю is written out (`_spread`).

    Of и, a vowel and й at once, both kinds of spelling are met: такси-лер, такси-ді.
    """
    return letters.replace("я", "").replace("ю", "") + ("и" if "й" in letters else "")


def _by_text(state: dict[str, str]) -> dict[str, list[_Ending]]:
    """Return the endings that may come off in a state, by their text."""
    found: dict[str, list[_Ending]] = {}
    for left, names in state.items():
        for spelling in spellings(endings(names)):
            ending = _Ending(spelling.text, _after(spelling.after), spelling.back, left)
            found.setdefault(spelling.text, []).append(ending)
    return found


_TABLES = {state: _by_text(left) for state, left in _TABLE["states"].items()}
#: For each state, how long the endings are that have a certain last letter.
_LENGTHS = {
    state: {last: sorted({len(text) for text in table if text[-1] == last}) for last in {text[-1] for text in table}}
    for state, table in _TABLES.items()
}


def stems(word: str) -> set[str]:
    """Return every dictionary word from which `word` can be made by endings that fit; `word` is not one of them.

    Letters keep their case in the stem; the endings are in lower case. A verb is named by its noun in -у.
    """
    if len(word) > _LONGEST:
        return set()
    found: set[str] = set()
    seen = {(_spread(word), "word")}
    open_forms = list(seen)
    while open_forms:
        form, state = open_forms.pop()
        if state in _NOUN_STATES:
            found.add(_joined(form))
        if state in _VERB_STATES:
            found.update(_verb(form))
        for shorter in _shorter(form, state):
            if shorter not in seen:
                seen.add(shorter)
                open_forms.append(shorter)
    found.discard(word)
    return {stem for stem in found if (len(stem) > 2 or stem.lower() in _SHORT_NOUNS) and not is_impossible(stem)}


def is_impossible(word: str) -> bool:
    """Return whether letters are doubled in a word where no Kazakh word has them, whatever a dictionary has: ккең, бюджетт."""
    return _DOUBLED.search(word.lower()) is not None


def meant_words(word: str) -> Iterator[str]:
    """Yield what a word may have been meant to be, where a letter of the Russian keyboard stands for a Kazakh one.

    Only where Kazakh has the other letter: қ and ғ beside back vowels, ұ and ү between consonants, ө and ә before front
    vowels; ң anywhere but at the end, where -ың and -ын are both endings.
    """
    small = word.lower()
    for place in range(len(word)):
        others = _MEANT.get(small[place], "")
        if others and _is_meant(small, place):
            for other in others.upper() if word[place].isupper() else others:
                yield word[:place] + other + word[place + 1 :]


def _is_meant(word: str, place: int) -> bool:
    letter, before, after = word[place], word[:place][-1:], word[place + 1 :][:1]
    if letter == "н":
        return after != ""
    if letter in "кг":
        return not {before, after}.isdisjoint(_BACK)
    if letter in "уи":
        return {before, after}.isdisjoint(_VOWELS)
    return next((vowel in _FRONT for vowel in word[place + 1 :] if vowel in _VOWELS), True)


def _shorter(form: str, state: str) -> Iterator[tuple[str, str]]:
    """Yield what is left of `form` when an ending that fits is taken off, and what may be taken off that."""
    table = _TABLES[state]
    longest = len(form) - _SHORTEST
    for length in _LENGTHS[state].get(form[-1:], ()):
        if length > longest:
            break
        for ending in table.get(form[-length:], ()):
            for before in _before(form[:-length], ending.text):
                if before[-2 if before[-1] == "ь" else -1] in ending.after and (
                    ending.back is None or is_back(before) in (None, ending.back)
                ):
                    yield before, ending.left


def _before(form: str, ending: str) -> Iterator[str]:
    """Yield the spellings that the word before an ending may have had before the ending changed its last letters."""
    last = form[-1]
    if ending[0] == "и":
        yield from (form + "ы", form + "і")  # оқы-йтын: оқитын
        return
    if ending[0] not in "аеыіу":
        yield form
        if form.endswith("ис") and ending[0] == "т":
            yield form + "т"  # журналист: журналистер
        return
    if last in "бгғ":
        yield form[:-1] + VOICELESS[last]
    # A last п, к or қ becomes voiced before a vowel; only in borrowed words (банк) does one stay after a consonant.
    if last not in "пкқ" or form[-2] in _CLOSED:
        yield form
    if last == "у" and ending in ("ып", "іп"):
        yield form[:-1] + "п"  # тап: тауып
    if last == "л":
        yield form + "ь"  # панель: панелі
    for length in (3, 4):
        if form[-length:] in LOST_VOWEL:
            yield form[:-length] + LOST_VOWEL[form[-length:]]


def _verb(form: str) -> Iterator[str]:
    """Yield the noun in -у of the verb `form`."""
    last = form[-1]
    if last in "ыі" and form[-2] in _VOWELS:
        return  # қолдаы-л: no verb ends in two vowels
    if len(form) < 3 and form.lower() not in _SHORT_VERBS:
        return
    if last in "ыі":
        yield _joined(form[:-1] + "у")
    elif last in "пкқ":
        yield form[:-1] + VOICED[last] + "у"
    else:
        yield _joined(form + "у")


def _spread(word: str) -> str:
    """Write й that is hidden in я and ю after a vowel: қоятын as қойатын, қою as қойу."""
    if "я" not in word and "ю" not in word:
        return word
    letters = [word[:1]]
    for before, letter in pairwise(word):
        letters.append({"я": "йа", "ю": "йу"}.get(letter, letter) if before in _VOWELS else letter)
    return "".join(letters)


def _joined(form: str) -> str:
    return form.replace("йа", "я").replace("йу", "ю")
