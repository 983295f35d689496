"""The rule `modality`: what one language denies, demands or allows, the other does too; called by runner.py.

Words are counted, not understood: a negation that got lost and a duty that became a permission both change the counts.
The classes are chosen so that a natural translation has equal counts: нельзя, не может and запрещено are one negation
and one may each, as are болмайды after -уға, рұқсат етілмейді and тыйым салынған. The words are in modality.yml;
negative forms of Kazakh verbs are found by their build. What a word counts may depend on its neighbours, never on more
than its sentence.
"""

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import islice

from scripts.languages import Language
from scripts.languages.name_sounds import is_family_name
from scripts.messages.say import Message, say
from scripts.parity.modality_kazakh import kazakh_counts, kazakh_in_place
from scripts.parity.modality_lists import Mark, counts_by_list, mark_beside
from scripts.parity.modality_russian import russian_counts, russian_in_place
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage, finding_at

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*|[.!?;:…]")
#: What stands before a word inside a sentence.
_INSIDE = re.compile(r"[а-яёәғқңөұүһі,]\s$")
#: No word of either language is longer; what is longer counts nothing, so that malicious text costs no time.
_LONGEST = 60

#: Which letters of a text are one of a kind for certain, and which perhaps, by the ends of the ids of their messages.
_KINDS = {
    "negation": ("N", "nB"),
    "limit": ("L", "lB"),
    "negation-or-limit": ("NLB", "nl"),
    "must": ("M", "m"),
    "may": ("P", "p"),
    "at-least": ("G", ""),
    "at-most": ("S", ""),
}
#: Compared only with one another: one that stands for the other.
_DIRECTIONS = ("at-least", "at-most")


def modality_findings(pair: Pair) -> Iterator[Finding]:
    """Yield a warning where the negations, duties, permissions or limits of a pair differ between the languages.

    Paragraphs are compared one by one when both sides have equally many, else all together.
    """
    if len(pair.kk) == len(pair.ru):
        for kazakh, russian in zip(pair.kk, pair.ru, strict=True):
            yield from _compare((kazakh,), (russian,))
    elif pair.kk and pair.ru:
        yield from _compare(pair.kk, pair.ru)


def read_marks(text: str, language: Language) -> list[Mark]:
    """Return the words of `text` that deny, demand, allow or limit, in order."""
    if language == "kk" and "i" in text:
        text = text.replace("i", "і")  # Latin, which whole texts have in the place of the Cyrillic one
    words = _TOKEN.findall(text)
    by_itself, in_place = (kazakh_counts, kazakh_in_place) if language == "kk" else (russian_counts, russian_in_place)
    marks = []
    for place, word in enumerate(words):
        counts = by_itself(word) if len(word) <= _LONGEST else None
        if counts and word[0].isupper() and _is_name(text, place, word, language):
            counts = counts_by_list(word.lower(), language)
        if counts is not None:
            mark = mark_beside(words, place, counts, language) or in_place(words, place, counts)
            if mark.counts:
                marks.append(mark)
    return marks


def _is_name(text: str, place: int, word: str, language: Language) -> bool:
    """Return whether a word with a capital is a name, of which no part denies: Арзамас, Нефедов."""
    if word.isupper():
        return False
    start = next(islice(_TOKEN.finditer(text), place, None)).start()
    is_inside = _INSIDE.search(text, max(start - 2, 0), start) is not None
    return is_inside or (language == "ru" and is_family_name(word, "ru"))


# --- comparing ---


def _compare(kazakh: tuple[TextPassage, ...], russian: tuple[TextPassage, ...]) -> Iterator[Finding]:
    twin = [mark for passage in kazakh for mark in read_marks(passage.text, "kk")]
    mine = [(passage, mark) for passage in russian for mark in read_marks(passage.text, "ru")]
    if not twin and not mine:
        return
    marks = [mark for _, mark in mine]
    found, expected = _ranges(marks), _ranges(twin)
    differing = _differing(found, expected)
    if differing:
        message = say(
            "parity.modality",
            found=_said(found, differing),
            words=_quoted(marks, differing),
            expected=_said(expected, differing),
            kazakh=_quoted(twin, differing),
        )
        passage, mark = next((one for one in mine if _of_kind(one[1], differing)), (russian[0], None))
        offset = list(_TOKEN.finditer(passage.text))[mark.place].start() if mark else 0
        yield finding_at(passage, offset, "modality", "warning", message, kazakh[0])


_Ranges = dict[str, tuple[int, int]]


def _ranges(marks: Iterable[Mark]) -> _Ranges:
    """Return for each kind how many there are at least and at most."""
    letters = "".join(mark.counts for mark in marks)
    ranges = {}
    for kind, (certain, perhaps) in _KINDS.items():
        low = sum(map(letters.count, certain))
        ranges[kind] = (low, low + sum(map(letters.count, perhaps)))
    return ranges


def _differing(found: _Ranges, expected: _Ranges) -> list[str]:
    """Return the kinds of which one side has more than the other can have; the sum of two only when neither differs."""
    kinds = [kind for kind in _KINDS if found[kind][1] < expected[kind][0] or expected[kind][1] < found[kind][0]]
    more = [kind for kind in kinds if kind in _DIRECTIONS and found[kind][0] > expected[kind][0]]
    if len(more) != 1 or not {*_DIRECTIONS} <= {*kinds}:
        kinds = [kind for kind in kinds if kind not in _DIRECTIONS]
    if "negation" in kinds or "limit" in kinds:
        return [kind for kind in kinds if kind != "negation-or-limit"]
    return kinds


def _of_kind(mark: Mark, kinds: list[str]) -> bool:
    return any(letter in mark.counts for kind in kinds for letter in "".join(_KINDS[kind]))


def _said(ranges: _Ranges, kinds: list[str]) -> Message:
    parts = []
    for kind in kinds:
        low, high = ranges[kind]
        number = str(low) if low == high else say("parity.range", low=low, high=high)
        parts.append(say(f"modality.{kind}", number=number, high=high))
    return reduce(lambda one, other: say("both", one=one, other=other), parts)


def _quoted(marks: Iterable[Mark], kinds: list[str]) -> Message | str:
    words = [say("quoted", text=mark.word) for mark in marks if _of_kind(mark, kinds)]
    return say("in-brackets", words=words) if words else ""
