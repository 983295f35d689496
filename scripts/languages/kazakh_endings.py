"""Endings of Kazakh words: the dictionary words that a form may be made of; called by the rule on spelling.

A Kazakh word takes its endings in a fixed order, and each fits the word before it: its vowels are back or front as
the last vowel there is (алаң-дар, мекеме-лер), its first consonant follows the last letter there (алаң-дар, цех-тар,
қала-лар). Here the endings are taken off again, from the last to the first, and one that does not fit stays on: of
алаңдардың the stem is алаң, of алаңдердың there is none. Which ending fits where follows the tables of
"Appendix:Kazakh suffixes" of the English Wiktionary and D. Somfai Kara, Kazak (Lincom, 2002), and for the letters at
the seam the spelling rules of Kazakh (Қазақ тілі емлесінің ережелері).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum, auto
from functools import cache
from itertools import pairwise

#: No word with its endings is longer; what is longer is not cut up, so that a hostile text takes no time.
_LONGEST = 40
_SHORTEST = 2

#: Of shorter words only these are stems: of two letters, almost any piece of a word would be one.
_SHORT_VERBS = frozenset(
    "ал ат аш ас ақ ау аз ен ек ес ер ет ез іл іш ой оз он ор өл өр өс өш өт өн ұт ұр ұш ұқ ұй үз үй үр үк "
    "де же жу қу ту бу жи ки қи ти".split()
)
_SHORT = frozenset(
    "ай ақ ас ат аз ар ән ел ем ен ер ес ет ие ит ой оқ он оң от өз өң ұл ұн ұш ұя үй үн үш іс із іш су ми би не ту".split()
)

_BACK = "аоұыя"
_FRONT = "әеёөүіэ"
_VOWELS = frozenset(_BACK + _FRONT + "иую")
_TO_FRONT = str.maketrans("аығқ", "еігк")

#: A letter three times, a doubled letter at the head of a word, a doubled т, п or к at the end.
_DOUBLED = re.compile(r"(.)\1(?:\1|(?<=^..)|(?<=[тпкқ])$)")
#: Letters of Kazakh by those that stand on their keys, or are most like them, on a Russian keyboard.
_MEANT = {"к": "қ", "г": "ғ", "н": "ң", "у": "ұү", "о": "ө", "а": "ә", "и": "і"}

# The last letter before an ending. Of и (a vowel and й at once) both kinds of spelling are met: такси-лер, такси-ді.
_OPEN = "аәеёоөыіэи"
_GLIDES = "ийу"
_HARD = "бвгғдкқпстфхһцчшщ"
_CLOSED = "жзлмнңр" + _GLIDES + _HARD


class _State(IntEnum):
    """What may still be taken off: the endings that stand before the one that was taken off last."""

    WORD = auto()  # nothing is off yet
    CASED = auto()  # the person or a likeness is off (-мын, -дай)
    POSSESSED = auto()  # the case is off
    THIRD = auto()  # a case that stands only after -сы is off (-нда, -на)
    FIRST = auto()  # a case that stands only after -м or -ң is off (-а)
    PLURAL = auto()  # the owner is off
    BASE = auto()  # the plural is off
    LOCAL = auto()  # -ғы is off, which stands only after a place
    ROOT = auto()  # what made the word is off (-лық, -сыз): the rest is a word or a verb
    DENIED = auto()  # the tense is off
    VERB = auto()  # the denial is off
    ACTIVE = auto()
    CAUSED = auto()
    ONCE = auto()


@dataclass(frozen=True)
class _Ending:
    """One spelling of an ending, the letters after which it stands, and what it stands after."""

    text: str
    after: str
    back: bool | None  # None: the ending has no vowel, or one that is the same after all words
    left: _State


# For the first letter of an ending: after which letters it is so.
_PLURAL = {"л": _OPEN + "йру", "д": "жзлмнң", "т": _HARD}
_GENITIVE = {"н": _OPEN + "мнң", "д": "жзлр" + _GLIDES, "т": _HARD}
_ACCUSATIVE = {"н": _OPEN, "д": "жзлмнңр" + _GLIDES, "т": _HARD}
_PLACE = {"д": _OPEN + "жзлмнңрйу", "т": _HARD}
_ABLATIVE = {"н": "мнң", "д": _OPEN + "жзлрйу", "т": _HARD}
_DATIVE = {"ғ": _OPEN + "жзлмнңрйу", "қ": _HARD}
_MEANS = {"м": _OPEN + "лмнңрйу", "б": "жз", "п": _HARD}
_DENIAL = {"м": _OPEN + "лрйу", "б": "жзмнң", "п": _HARD}
_PERSON = {"м": _OPEN + "лмнңрйу", "б": "жзмнң", "п": _HARD}


def _spellings(pattern: str, left: _State, seam: dict[str, str] | None = None) -> Iterator[_Ending]:
    """Yield the spellings of an ending that is written with back vowels.

    `seam` says what its first letter becomes; without one a vowel stands after consonants and a consonant after
    vowels, and `(ы)м` is both: -ым after a consonant, -м after a vowel. `*` before the ending: after any letter.
    """
    if pattern.startswith("("):
        yield from _spellings(pattern[1] + pattern[3:], left)
        yield from _spellings(pattern[3:], left, {pattern[3]: _OPEN})
        return
    anywhere = pattern.startswith("*")
    pattern = pattern.removeprefix("*")
    if seam is None:
        first = pattern[0]
        seam = {first: _OPEN + _CLOSED if anywhere else _CLOSED if first in _BACK + _FRONT else _OPEN}
    for first, after in seam.items():
        text = first + pattern[1:]
        front = text.translate(_TO_FRONT)
        if front == text:
            yield _Ending(text, after, None, left)
        else:
            yield _Ending(text, after, True, left)
            yield _Ending(front, after, False, left)


def _all(patterns: str, left: _State, seam: dict[str, str] | None = None) -> list[_Ending]:
    return [ending for pattern in patterns.split() for ending in _spellings(pattern, left, seam)]


_PAST_PERSONS = ("", "м", "ңыз", "қ", "ңыздар")
_PRESENT_PERSONS = ("", "мын", "сыз", "ды", "мыз", "сыздар")


def _with(stem: str, persons: Iterable[str]) -> str:
    return " ".join(stem + person for person in persons)


_COPULA = _all("мын мыз", _State.CASED, _PERSON) + _all("*сыз *сыздар", _State.CASED)
_LIKENESS = [
    *_all("дай дағыдай", _State.POSSESSED, _PLACE),
    *_all("ндай нша", _State.THIRD, {"н": _OPEN}),
]
_CASES = [
    *_all("ның", _State.POSSESSED, _GENITIVE),
    *_all("ны", _State.POSSESSED, _ACCUSATIVE),
    *_all("ға", _State.POSSESSED, _DATIVE),
    *_all("да", _State.POSSESSED, _PLACE),
    *_all("дан", _State.POSSESSED, _ABLATIVE),
    *(_Ending(first + "ен", after, None, _State.POSSESSED) for first, after in _MEANS.items()),
    *_all("н на нда нан", _State.THIRD, {"н": "ыі"}),
    *_all("а", _State.FIRST, {"а": "м"}),
]
_THIRD_PERSON = [*_all("ы", _State.PLURAL), *_all("сы", _State.PLURAL)]
_OWNERS = [*_THIRD_PERSON, *_all("(ы)м (ы)ңыз (ы)мыз", _State.PLURAL)]
_FIRST_OWNERS = _all("(ы)м", _State.PLURAL)
_PLURALS = _all("лар", _State.BASE, _PLURAL)
_POSSESSIVE = [_Ending(first + "ікі", after, None, _State.POSSESSED) for first, after in _GENITIVE.items()]
_DERIVED = [
    *_all("лық лы", _State.ROOT, _PLURAL),
    *_all("*сыз *шы", _State.ROOT),
    *_all("(ы)рақ", _State.ROOT),
    *_all("*ғы", _State.LOCAL),
    *_POSSESSIVE,
]
_LOCATIVES = [*_all("да", _State.POSSESSED, _PLACE), *_all("нда", _State.THIRD, {"н": "ыі"})]
_VERBAL_NOUNS = [
    *_all("ған", _State.DENIED, _DATIVE),
    *_all("атын йтын *у *ушы", _State.DENIED),
    *_all("итын", _State.DENIED, {"и": "ыі"}),
    *_all("(а)р", _State.VERB),
    *_all("мас мақ мақшы", _State.VERB, _DENIAL),
]
_WISHES = _all("ғы", _State.VERB, _DATIVE)
_FINITE = [
    *_all(_with("ды", _PAST_PERSONS), _State.DENIED, _PLACE),
    *_all(_with("*са", _PAST_PERSONS), _State.DENIED),
    *_all(_with("а", _PRESENT_PERSONS), _State.DENIED),
    *_all(_with("й", _PRESENT_PERSONS), _State.DENIED),
    *_all(_with("и", _PRESENT_PERSONS), _State.DENIED, {"и": "ыі"}),
    *_all("(ы)п (ы)пты (ы)ппын (ы)псыз (ы)ппыз", _State.DENIED),
    *_all("(ы)ңыз (ы)ңыздар", _State.DENIED),
    *_all("*сын айын йын айық йық йынша", _State.DENIED),
    *_all("ғалы ғанша", _State.DENIED, _DATIVE),
]
_DENIALS = _all("ма", _State.VERB, _DENIAL)


def _causes(left: _State) -> list[_Ending]:
    return [
        *_all("дыр", left, _PLACE),
        *_all("т", left, {"т": _OPEN + "лр"}),
        *_all("ғыз", left, _DATIVE),
    ]


_PASSIVES = [*_all("(ы)л", _State.ACTIVE), *_all("н", _State.ACTIVE), *_all("ын", _State.ACTIVE, {"ы": "л"})]
_MUTUAL = [*_all("(ы)н (ы)с", _State.ONCE)]
_ACTIVES = [*_MUTUAL, *_causes(_State.CAUSED)]

_NOUN_STATES = (_State.WORD, _State.CASED, _State.POSSESSED, _State.PLURAL, _State.BASE, _State.ROOT)


def _by_text(*groups: list[_Ending]) -> dict[str, list[_Ending]]:
    table: dict[str, list[_Ending]] = {}
    for ending in (ending for group in groups for ending in group):
        table.setdefault(ending.text, []).append(ending)
    return table


_BASES = [*_DERIVED, *_VERBAL_NOUNS]
_TABLES: dict[_State, dict[str, list[_Ending]]] = {
    _State.WORD: _by_text(_FINITE, _COPULA, _LIKENESS, _CASES, _OWNERS, _PLURALS, _BASES),
    _State.CASED: _by_text(_CASES, _OWNERS, _PLURALS, _BASES),
    _State.POSSESSED: _by_text(_OWNERS, _PLURALS, _BASES),
    _State.THIRD: _by_text(_THIRD_PERSON, _POSSESSIVE),
    _State.FIRST: _by_text(_FIRST_OWNERS),
    _State.PLURAL: _by_text(_PLURALS, _BASES, _WISHES),
    _State.BASE: _by_text(_BASES),
    _State.LOCAL: _by_text(_LOCATIVES),
    _State.ROOT: _by_text(_VERBAL_NOUNS),
    _State.DENIED: _by_text(_DENIALS, _PASSIVES, _ACTIVES),
    _State.VERB: _by_text(_PASSIVES, _ACTIVES),
    _State.ACTIVE: _by_text(_ACTIVES),
    _State.CAUSED: _by_text(_causes(_State.ONCE), _MUTUAL),
    _State.ONCE: {},
}
#: For each state, how long the endings are that have a certain last letter.
_LENGTHS = {
    state: {last: sorted({len(text) for text in table if text[-1] == last}) for last in {text[-1] for text in table}}
    for state, table in _TABLES.items()
}


def stems(word: str) -> set[str]:
    """Return every dictionary word from which `word` can be made by endings that fit; `word` is not one of them.

    Letters keep their case in the stem; the endings are in small letters. A verb is named by its noun in -у.
    """
    if len(word) > _LONGEST:
        return set()
    found: set[str] = set()
    seen = {(_spread(word), _State.WORD)}
    open_forms = list(seen)
    while open_forms:
        form, state = open_forms.pop()
        if state in _NOUN_STATES:
            found.add(_joined(form))
        if state in (_State.ROOT, _State.DENIED, _State.VERB, _State.ACTIVE, _State.CAUSED, _State.ONCE):
            found.update(_verb(form))
        for shorter in _shorter(form, state):
            if shorter not in seen:
                seen.add(shorter)
                open_forms.append(shorter)
    found.discard(word)
    return {stem for stem in found if (len(stem) > 2 or stem.lower() in _SHORT) and not is_impossible(stem)}


def is_impossible(word: str) -> bool:
    """Say whether letters are doubled in a word where no Kazakh word has them, whatever a dictionary has: ккең, бюджетт."""
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


def _shorter(form: str, state: _State) -> Iterator[tuple[str, _State]]:
    """Yield what is left of `form` when an ending that fits is taken off, and what may be taken off that."""
    table = _TABLES[state]
    longest = len(form) - _SHORTEST
    for length in _LENGTHS[state].get(form[-1:], ()):
        if length > longest:
            break
        for ending in table.get(form[-length:], ()):
            for before in _before(form[:-length], ending.text):
                if before[-2 if before[-1] == "ь" else -1] in ending.after and _in_harmony(before, ending):
                    yield before, ending.left


#: Words that lose their last vowel before an ending with one (халық: халқы), by what is left of them.
_DROPPED = {
    full[:-2] + full[-1]: full
    for full in "ауыз әріп бөрік ерік ерін ғұрып қарын қауіп қойын көрік құлық мойын мұрын мүлік орын парық халық".split()
}


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
        yield form[:-1] + {"б": "п", "г": "к", "ғ": "қ"}[last]
    # A last п, к or қ becomes voiced before a vowel; only in borrowed words (банк) does one stay after a consonant.
    if last not in "пкқ" or form[-2] in _CLOSED:
        yield form
    if last == "у" and ending in ("ып", "іп"):
        yield form[:-1] + "п"  # тап: тауып
    if last == "л":
        yield form + "ь"  # панель: панелі
    for length in (3, 4):
        if form[-length:] in _DROPPED:
            yield form[:-length] + _DROPPED[form[-length:]]


def _in_harmony(before: str, ending: _Ending) -> bool:
    return ending.back is None or _is_back(before) in (None, ending.back)


@cache
def _is_back(form: str) -> bool | None:
    """Say whether a word takes back endings; None when it may take either."""
    last = form[-1]
    if last in "ьх":
        return None  # borrowed words go either way: модуль-дік, цех-тар, тарих-и
    end = len(form) - 1
    for place in range(end, -1, -1):
        letter = form[place].lower()
        # Before another letter, и and у as the last vowel stand only in borrowed words: журналист-ік, ресурс-тар.
        if letter in _FRONT or (letter == "и" and place < end):
            return False
        if letter in _BACK or (letter == "у" and place < end):
            # к and г after a back vowel stand only in borrowed words
            return None if last in "кг" else True
    return None


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
        yield form[:-1] + {"п": "б", "к": "г", "қ": "ғ"}[last] + "у"
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
