"""Russian words that deny, oblige, allow or limit, alone and beside others; called by modality.py."""

import re
from functools import cache

from scripts.languages.tables import words_in
from scripts.parity.modality_lists import STOPS, Mark, counts_by_list, neighbour

_NO_ONE, _QUESTIONS, _IN_BETWEEN = (words_in("ru", "modality", key) for key in ("no_one", "questions", "in_between"))
_WHICH = re.compile(r"как(?:ой|ого|ому|им|ом|ая|ую|ое|ие|их|ими)")
_INFINITIVE = re.compile(r".*(?:[аеиоуыюя]ть|[ёеау]сть|[аез]ти|зть|йти|сти|чь)(?:ся|сь)?")
#: Endings of finite verbs and short participles; a sentence with none of them can deny with ни alone: Никаких гарантий.
_VERBAL = re.compile(r"есть|извест.*|.+(?:[аеёиуюя]т|[аеёиоуыяш]л[аои]?|[аеё]н[аоы]?|[еи]м)(?:ся|сь)?")


@cache
def russian_counts(word: str) -> str | None:
    """Return what a Russian word counts by itself, or None when it is of no interest.

    A long word on не- is a negation unless the lists know better; an adjective on без-, бес- may be one, since Kazakh
    has -сыз, -сіз for it as well as other words.
    """
    word = word.lower()
    listed = counts_by_list(word, "ru")
    if listed is not None:
        return listed
    if word.startswith("не") and len(word) > 4:
        return "N"
    if word.startswith(("без", "бес")) and len(word) > 5:
        return "n"
    return "" if word in _NO_ONE or word in _QUESTIONS or _WHICH.fullmatch(word) else None


def russian_in_place(words: list[str], place: int, counts: str) -> Mark:
    """Return the mark of the Russian word at a place, of which the words around may change what it counts."""
    word = words[place].lower()
    if word in _NO_ONE:
        counts = "N" if _denies_alone(words, place) else ""
    elif counts == "" and _asks_what_to_do(words, place, word):
        counts = "mp"  # что прислать is не жіберу керек, как найти is қалай табуға болады
    return Mark(place, words[place], counts)


def _denies_alone(words: list[str], place: int) -> bool:
    """Return whether the first ни of a sentence without a verb stands at `place`; beside a verb не or нет denies."""
    start = place
    while start and words[start - 1] not in STOPS:
        start -= 1
        if words[start].lower() in _NO_ONE:
            return False
    for word in words[start:]:
        if word in STOPS:
            break
        if word.lower() not in _NO_ONE and (russian_counts(word) or _VERBAL.fullmatch(word.lower())):
            return False
    return True


def _asks_what_to_do(words: list[str], place: int, word: str) -> bool:
    first, second = neighbour(words, place + 1), neighbour(words, place + 2)
    if word in _QUESTIONS:
        if neighbour(words, place - 1) == "прежде":
            return False
        return bool(_INFINITIVE.fullmatch(first) or (first in _IN_BETWEEN and _INFINITIVE.fullmatch(second)))
    return bool(_WHICH.fullmatch(word) and _INFINITIVE.fullmatch(second))
