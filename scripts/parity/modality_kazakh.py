"""Kazakh words that deny, oblige, allow or limit, alone and beside others; called by modality.py."""

import re
from functools import cache

from scripts.parity.modality_lists import Mark, counts_by_list, neighbour

_VOWELS = frozenset("аәеёиоөуұүыіэюя")
_BACK, _FRONT = frozenset("аоұыёюя"), frozenset("әөүіеэ")
_VOICELESS, _NASAL = frozenset("кқпстшщфхцчһбвгд"), frozenset("мнңзж")
#: The verbs of one consonant and one vowel; other such beginnings are no stems (а-ма in тамады: it drips).
_SHORT_STEMS = frozenset("же де жу қу бу ту қи жи ки ти ши сү".split())

_MANY = r"(?:[дтл][ае]р)"
_OWNERS = r"(?:[ыі][мң](?:[ыі]з)?|с[ыі]|[ыі]|[мң])"
_CASES = r"(?:[ғг][ае]|[қк][ае]|н?[ае]|н?д[ае]ғы|н?д[ае]гі|н?д[ае]|т[ае]|[дтн][ыі]ң?|н|[дтн][ае]н|мен|ш[ае]|д[ае]й)"
_PERSONS = r"(?:[мпб][ыі]н|с[ыі]ң(?:д[ае]р)?|[мпб][ыі]з|с[ыі]з(?:д[ае]р)?)"
_NOMINAL = rf"{_MANY}?{_OWNERS}?{_CASES}?{_PERSONS}?"
_PAST_PERSONS = r"(?:м|ң(?:[ыі]з(?:д[ае]р)?|д[ае]р)?|қ|к)?"
_MARK = re.compile("[мбп][ае]")
#: A negative form of a verb: stem, mark of negation, and one of the endings that no noun on -ма, -ме has but -масын.
_NEGATIVE = re.compile(
    r"(?P<stem>.+)(?P<mark>[мбп][ае])(?P<ending>"
    rf"й(?:{_PERSONS}|д[ыі]|[ыі]нша|[ыі]нше|т[ыі]н(?:д[ыі][қкғг])?{_NOMINAL})?"
    rf"|ғ?г?[ае]н(?:д[ыі][қкғг])?{_NOMINAL}"
    rf"|д[ыі]{_PAST_PERSONS}"
    rf"|с[ае]{_PAST_PERSONS}"
    rf"|у(?:ш[ыі](?:л[ыі][қкғг])?)?{_NOMINAL}"
    rf"|с(?:т[ае]н|т[ае]й|{_PERSONS})?"
    r"|с[ыі]н"
    r"|ң[ыі]з(?:д[ае]р)?|ңд[ае]р"
    r"|пт[ыі]"
    r")"
)
_WISH = frozenset(("сын", "сін"))
#: Stems after which -масын, -месін is a wish wherever it stands; after others it is mostly a noun: жазбасын.
_PASSIVE = re.compile(r"бол|.*(?:[ыі][лн]|[лдт][ае]н)|.{2,}[аеуй][лн]")
_ENDS = frozenset(("", "деп", "деген", "деді", "деу", "дейді"))

_WITHOUT = re.compile(r".{2,}[^аейюяэ]с[ыі]з(?:[дғг].{0,9}|б[ыі]н)?")
_UNTIL = re.compile(r".{2,}[ғгқк][ае]нш[ае]")
_BE = re.compile(r"бол(?:ады|атын.*|а|ар.*|са.*|ды|ған.*|май.*|мас.*|ма[ғдсу].*|уы|у|сын)")
_CAN = re.compile(
    r"ал(?:а|ады|асыз|амын|амыз|атын.*|са[мңқ]?|саңыз|ды[мңқ]?|ған(?:ы.*|да.*)?|май.*|мас.*|ма[ғдсу].*|уы.*|у|ар.*|сын)"
)
#: After these forms болады is can, may: оқуға болады, қоюға болады, айтса болады.
_PURPOSE = re.compile(r".*[ую]ғ?г?[ае]|.{2,}с[ае](?:[мңқк]|ң[ыі]з)?")
#: Words on а, е that stand before ал- and are no converbs: nouns, cases and adverbs (басқаруға алған: took over).
_NO_CONVERB = re.compile(
    r".*(?:[кқпстшңнрлмзй][қк][ае]|д[ае]|[тқкспш]т[ае]|[ғг][ае]|ш[ае]|м[ае])"
    r"|палата|редакция|компания|қайта|жоба"
)
_CONVERBS = frozenset("шыға жыға тыға сыға ұға соға қаға таға жолыға еге төге сөге тіге бүге біріге кешіге".split())
#: A converb (түсіне алады) or a noun with its owner (есебіне алады).
_UNSURE_CONVERB = re.compile(r".*[ыі]н[ае]")
_ALSO = frozenset(("да", "де", "та", "те"))
_PARTICLES = _ALSO | {"ғана", "қана"}
#: Words of amount before a verb that denies, and whether they make a bound the least or the most.
_AMOUNTS = dict.fromkeys("кем аз төмен қысқа ерте кіші".split(), "BG") | dict.fromkeys(
    "артық көп жоғары ұзақ кеш үлкен".split(), "BS"
)
_BEFORE_IT = frozenset(("бұрын", "тұрып"))


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
    if (lower.startswith("бол") and _BE.fullmatch(lower)) or (lower.startswith("ал") and _CAN.fullmatch(lower)):
        return ""
    if ("сыз" in lower or "сіз" in lower) and _WITHOUT.fullmatch(lower):
        return "N"
    return "n" if "нш" in lower and _UNTIL.fullmatch(lower) else None


def _negative_verb(word: str) -> str | None:
    match = _NEGATIVE.fullmatch(word) if _MARK.search(word, 1) else None
    if not match or not _suits(match["stem"], match["mark"]):
        return None
    if match["ending"].startswith("уш"):
        return "n"  # жетіспеушілік: нехватка, недостаток
    return "?" if match["ending"] in _WISH and not _PASSIVE.fullmatch(match["stem"]) else "N"


def _suits(stem: str, mark: str) -> bool:
    """Return whether a mark of negation can stand after `stem`.

    After м н ң з ж it has б, after voiceless consonants п, else м; its vowel is back or front as the last of the stem
    (Қазақ грамматикасы, Astana 2002: болымсыз етістік, үндестік заңы).
    """
    if mark[0] != ("п" if stem[-1] in _VOICELESS else "б" if stem[-1] in _NASAL else "м"):
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
        counts = "N" if after in _ENDS else ""
    elif counts == "N" and after in _BEFORE_IT:
        # шешпес бұрын: прежде чем решать; қол қоймай тұрып: до подписания, пока не подписали
        counts = "" if word.endswith("с") else "n"
    elif word == "емес" and also and not _ALSO.isdisjoint(words[max(0, place - 6) : place - 1]):
        counts = "Nn"  # бұл да, ол да емес: не это и не то, ни то ни другое
    if counts == "N" and before in _AMOUNTS:
        counts = _AMOUNTS[before]  # кем болмауға тиіс: не менее, не должно быть ниже; артық ұсталмайды: не больше
    elif word.startswith("бол") and _BE.fullmatch(word) and _PURPOSE.fullmatch(before):
        counts += "P"
    elif word.startswith("ал") and _CAN.fullmatch(word) and _is_converb(before):
        sure = "N" not in counts and not _UNSURE_CONVERB.fullmatch(before)
        counts += "P" if sure else "p"  # таба алмадық: не смогли найти, не нашли
    return Mark(place, words[place], counts)


def _is_converb(word: str) -> bool:
    return word in _CONVERBS or (word[-1:] in ("а", "е", "й", "и") and not _NO_CONVERB.fullmatch(word))
