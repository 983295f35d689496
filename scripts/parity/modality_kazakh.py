"""Kazakh words that deny, oblige, allow or limit, alone and beside others; called by modality.py."""

from functools import cache, partial

from scripts.languages.kazakh_suffixes import LETTERS, SEAMS
from scripts.languages.patterns import pattern
from scripts.languages.tables import table, words_in
from scripts.parity.modality_lists import Mark, counts_by_list, neighbour

_VOWELS = frozenset(LETTERS["vowels"])
_BACK, _FRONT = frozenset("аоұыёюя"), frozenset("әөүіеэ")
_SHORT_STEMS, _CONVERBS, _ALSO, _PARTICLES, _BEFORE_IT, _WISH_ENDS = (
    words_in("kk", "modality", key)
    for key in ("short_stems", "converbs", "also", "particles", "before_it", "wish_ends")
)
_AMOUNTS = {word: counts for counts, words in table("kk", "modality")["amounts"].items() for word in words.split()}
_pattern = partial(pattern, "modality", "kk")
_OPEN = frozenset(";:…")
_WISH = frozenset(("сын", "сін"))


@cache
def kazakh_counts(word: str) -> str | None:
    """Return what a Kazakh word counts by itself, or None when it is of no interest; "?" for a wish or a noun."""
    lower = word.lower()
    first, hyphen, last = lower.rpartition("-")
    if hyphen:
        if first[:3] == last[:3] or first == "бар" or first.startswith("екен"):
            # келетін-келмейтіні, екен-емесі: whether it comes, whether it is, which denies nothing
            return counts_by_list(last, "kk") if first == last else None
        lower = last
    listed = counts_by_list(lower, "kk")
    if listed is not None:
        return listed
    if word[0].isupper() and lower.endswith(("бай", "пай")):
        return None  # a name: Жанбай
    negative = _negative_verb(lower)
    if negative:
        return negative
    if (lower.startswith("бол") and _pattern("be").fullmatch(lower)) or (
        lower.startswith("ал") and _pattern("can").fullmatch(lower)
    ):
        return ""
    if ("сыз" in lower or "сіз" in lower) and _pattern("without").fullmatch(lower):
        return "N"
    return "n" if "нш" in lower and _pattern("until").fullmatch(lower) else None


def _negative_verb(word: str) -> str | None:
    match = _pattern("negative").fullmatch(word) if _pattern("mark").search(word, 1) else None
    if not match or not _suits(match["stem"], match["mark"]):
        return None
    if match["ending"].startswith("уш"):
        return "n"  # жетіспеушілік: нехватка, недостаток
    return "?" if match["ending"] in _WISH and not _pattern("passive").fullmatch(match["stem"]) else "N"


def _suits(stem: str, mark: str) -> bool:
    """Return whether a mark of negation can stand after `stem`.

    Its consonant is that of the seam, its vowel back or front as the last of the stem (Қазақ грамматикасы, Astana 2002:
    болымсыз етістік, үндестік заңы).
    """
    seam = SEAMS["П"]
    if mark[0] != next((first for first in "пб" if stem[-1] in seam[first]), "м"):
        return False
    vowel = next((letter for letter in reversed(stem) if letter in _BACK or letter in _FRONT), None)
    if vowel and (vowel in _BACK) != (mark[1] == "а"):
        return False
    if len(stem) == 2 and stem[1] in _VOWELS and stem[0] not in _VOWELS:
        return stem in _SHORT_STEMS
    return len(stem) > 1 and not _VOWELS.isdisjoint(stem)


def kazakh_in_place(words: list[str], place: int, counts: str) -> Mark:
    """Return the mark of the Kazakh word at a place, of which the words around may change what it counts."""
    word = words[place].lower()
    before, after = neighbour(words, place - 1), neighbour(words, place + 1)
    also = before in _ALSO
    if before in _PARTICLES:
        before = neighbour(words, place - 2)
    if counts == "?":
        counts = "" if after and after not in _WISH_ENDS else "n" if _is_left_open(words, place) else "N"
    elif counts == "N" and after in _BEFORE_IT:
        # шешпес бұрын: прежде чем решать; қол қоймай тұрып: до подписания, пока не подписали
        counts = "" if word.endswith("с") else "n"
    elif word == "емес" and also and not _ALSO.isdisjoint(words[max(0, place - 6) : place - 1]):
        counts = "Nn"  # бұл да, ол да емес: не это и не то, ни то ни другое
    if counts == "N" and before in _AMOUNTS:
        counts = _AMOUNTS[before]  # кем болмауға тиіс: не менее, не должно быть ниже; артық ұсталмайды: не больше
    elif word.startswith("бол") and _pattern("be").fullmatch(word) and _pattern("purpose").fullmatch(before):
        counts += "P"
    elif word.startswith("ал") and _pattern("can").fullmatch(word) and _is_converb(before):
        sure = "N" not in counts and not _pattern("unsure_converb").fullmatch(before)
        counts += "P" if sure else "p"  # таба алмадық: не смогли найти, не нашли
    return Mark(place, words[place], counts)


def _is_left_open(words: list[str], place: int) -> bool:
    """Return whether no sentence ends after a word: a list may go on with what its verb says (анықтамасын; шотын)."""
    return place + 1 == len(words) or words[place + 1] in _OPEN


def _is_converb(word: str) -> bool:
    return word in _CONVERBS or (word[-1:] in ("а", "е", "й", "и") and not _pattern("no_converb").fullmatch(word))
