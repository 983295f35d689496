"""Families of faults in values: numbers, dates, quantities, identifiers; listed in families.py."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from scripts.languages import Language
from scripts.languages.units import UNITS, Unit
from tests.parity.mutations.text import GAP, REPLACEMENTS, UNSEEN, Edit, Text, replacing, words_replaced

_RUN = re.compile(r"\d+")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?:[\u00a0\u202f ]\d{3})+(?!\d)")
_PLAIN = re.compile(r"(?<![\d.,:\u00a0/-])\d{2,}(?![\d.,:\u00a0/-])")
_LONE = re.compile(r"(?<![\w.,:№\u00a0/-])\d+(?![\w.,:/-]|\u00a0\d)")
_DECIMAL = re.compile(r"(?<![\d,])(?P<whole>\d+),(?P<part>\d+)(?![\d,])")
_SMALL = re.compile(rf"(?<![\w.,№:/-])(?<!№\u00a0)\d{{1,2}}(?![\w.,:–/-])(?!\u00a0\d){GAP}?")


def digit_changed(text: Text) -> Iterator[Edit]:
    """The first and the last digit of every number."""
    for match in text.find(_RUN):
        digits = match.group()
        yield Edit(match.end() - 1, match.end(), other_digit(digits[-1]))
        if len(digits) > 1:
            yield Edit(match.start(), match.start() + 1, other_digit(digits[0]))


def other_digit(digit: str) -> str:
    """Return the digit that a fault puts in the place of one."""
    return "8" if digit == "9" else str(int(digit) + 1)


def digits_swapped(text: Text) -> Iterator[Edit]:
    """Two neighbours that differ."""
    for match in text.find(_RUN):
        digits = match.group()
        for index in range(len(digits) - 1):
            one, other = digits[index], digits[index + 1]
            if one != other and not (index == 0 and other == "0"):
                yield Edit(match.start() + index, match.start() + index + 2, other + one)


def decimal_moved(text: Text) -> Iterator[Edit]:
    """6,5 becomes 65 and 0,65."""
    for match in text.find(_DECIMAL):
        whole, part = match["whole"], match["part"]
        yield Edit(match.start(), match.end(), (whole + part).lstrip("0"))
        yield Edit(match.start(), match.end(), f"{whole[:-1] or '0'},{whole[-1]}{part}")


def zero_lost(text: Text) -> Iterator[Edit]:
    """85 000 becomes 8 500, and 50 becomes 5."""
    for match in text.find(_GROUPED):
        digits = re.sub(r"\D", "", match.group())
        if digits.endswith("0"):
            yield Edit(match.start(), match.end(), f"{int(digits[:-1]):,}".replace(",", "\u00a0"))
    for match in text.find(_PLAIN):
        if match.group().endswith("0"):
            yield Edit(match.start(), match.end(), match.group()[:-1])


def group_lost(text: Text) -> Iterator[Edit]:
    """85 000 becomes 85."""
    for match in text.find(_GROUPED):
        yield Edit(match.end() - 4, match.end(), "")


def numbers_swapped(text: Text) -> Iterator[Edit]:
    """Two neighbours on a line change places: the rules compare which values are there, not in which order."""
    for offset, line in text.lines if text.is_page else [(0, text.source)]:
        seen = text.seen[offset : offset + len(line)]
        numbers = [*_GROUPED.finditer(seen), *_LONE.finditer(seen)]
        for one, other in pairwise(sorted(numbers, key=re.Match.start)):
            if one.end() <= other.start() and one.group() != other.group():
                between = text.source[offset + one.end() : offset + other.start()]
                yield Edit(offset + one.start(), offset + other.end(), other.group() + between + one.group())


def small_number_dropped(text: Text) -> Iterator[Edit]:
    """A number of one or two digits is left out."""
    for match in text.find(_SMALL):
        end = match.end() - (match.group()[-1:] == UNSEEN)
        yield Edit(match.start(), end, "")


# --- units ---

_AFTER_NUMBER = re.compile(rf"(?<!\d)(?P<number>\d[\d\u00a0,]*){GAP}+(?P<unit>[^\W\d_]+[²³]?)")


def unit_changed(text: Text) -> Iterator[Edit]:
    """The measure after a number: м² becomes га, тәулік becomes ай, сутки becomes месяц, кВт becomes кВА."""
    others = REPLACEMENTS["units"][text.language]
    for match in text.find(_AFTER_NUMBER):
        a_year = match["unit"].startswith(("жыл", "год", "лет")) and len(match["number"]) == 4
        if match["unit"] in others and not a_year:
            yield replacing(match, "unit", others[match["unit"]])


#: Each counted noun is taken for the next one.
_COUNTED = ("people", "jobs", "institutions", "enterprises", "workshops", "people")


def _counted_nouns(language: Language) -> dict[str, str]:
    found: dict[str, str] = {}
    for one, other in pairwise(_COUNTED):
        found |= zip(_forms(UNITS[one], language), _forms(UNITS[other], language), strict=True)
    return found


def _forms(unit: Unit, language: Language) -> list[str]:
    if language == "kk":
        return [unit.kk]
    assert not isinstance(unit.ru, str)
    return [unit.ru[key] for key in ("one", "few", "many", "other")]


_NOUNS: dict[Language, dict[str, str]] = {"kk": _counted_nouns("kk"), "ru": _counted_nouns("ru")}
_NOUN: dict[Language, re.Pattern[str]] = {
    language: re.compile(rf"\d{GAP}+(?P<noun>{'|'.join(sorted(nouns, key=len, reverse=True))})")
    for language, nouns in _NOUNS.items()
}


def counted_noun_changed(text: Text) -> Iterator[Edit]:
    """What is counted: people become jobs, jobs become institutions, enterprises become workshops."""
    for match in text.find(_NOUN[text.language]):
        yield replacing(match, "noun", _NOUNS[text.language][match["noun"]])


_CURRENCY = re.compile(r"₸|теңге|тенге")


def currency_changed(text: Text) -> Iterator[Edit]:
    """₸ becomes $, тенге becomes доллар."""
    for match in text.find(_CURRENCY):
        words = "доллар" if text.language == "kk" else "долларов"
        yield Edit(match.start(), match.end(), "$" if match.group() == "₸" else words)


_PERCENT = re.compile(r"(?<=\d)[\u00a0 ]?(?:%|процент(?:ов|а)?|пайыз)")


def percent_lost(text: Text) -> Iterator[Edit]:
    """37,5 % becomes 37,5."""
    for match in text.find(_PERCENT):
        yield Edit(match.start(), match.end(), "")


million_to_thousand = words_replaced(REPLACEMENTS["millions"])

_BOUNDS: Mapping[Language, list[tuple[str, str]]] = {
    "kk": [
        (r"кемінде(?=[\0\s]+\d)", "ең көбі"),
        (r"ең көбі(?=[\0\s]+\d)", "кемінде"),
        (r"(?<!сондықтан )(?<=[нт][ае]н )(?:астам|артық|көп)(?!\w)", "кем"),
        (r"(?<=[нт][ае]н )(?:кем)(?!\w)", "артық"),
    ],
    "ru": [
        (r"(?<!\w)не менее(?!\w)", "не более"),
        (r"(?<!\w)не более(?!\w)", "не менее"),
        (r"(?<!\w)не ниже(?!\w)", "не выше"),
        (r"(?<!\w)не позднее(?!\w)", "не раньше"),
        (r"(?<!не )более(?=[\0\s]+\d)", "менее"),
    ],
}
_BOUND: dict[Language, list[tuple[re.Pattern[str], str]]] = {
    language: [(re.compile(pattern, re.IGNORECASE), new) for pattern, new in rows] for language, rows in _BOUNDS.items()
}


def bound_reversed(text: Text) -> Iterator[Edit]:
    """At least becomes at most, more becomes less."""
    for pattern, new in _BOUND[text.language]:
        for match in text.find(pattern):
            yield Edit(match.start(), match.end(), new)


# --- numerals in words ---

numeral_changed = words_replaced(REPLACEMENTS["numerals"])
_ordinal_words_changed = words_replaced(REPLACEMENTS["ordinals"])
_ORDINAL_SIGN = re.compile(r"(?<![\d.,-])(?P<number>\d+)-(?:ші|шы|й|я|е|го|м|му|ю|х)(?!\w)")


def ordinal_changed(text: Text) -> Iterator[Edit]:
    """3-ші becomes 4-ші, үшінші becomes төртінші, третий becomes четвёртый."""
    yield from _ordinal_words_changed(text)
    for match in text.find(_ORDINAL_SIGN):
        yield replacing(match, "number", str(int(match["number"]) + 1))


# --- ranges ---

_RANGE = re.compile(r"(?<![\d,])(?P<first>\d+)(?P<rest>(?:[–—]|[\0]+[–—][\0]+)(?P<last>\d+))(?![\d,])")
_RANGE_IN_WORDS: Mapping[Language, re.Pattern[str]] = {
    "kk": re.compile(r"(?P<first>\d+)(?P<rest>-[дтн][ае]н[ \u00a0](?P<last>\d+)-[қкғ][ае] дейін)"),
    "ru": re.compile(r"(?:от[ \u00a0])(?P<first>\d+)(?P<rest>[ \u00a0]до[ \u00a0](?P<last>\d+))"),
}


def range_cut(text: Text) -> Iterator[Edit]:
    """5–9 becomes 5."""
    for pattern in (_RANGE, _RANGE_IN_WORDS[text.language]):
        for match in text.find(pattern):
            if UNSEEN not in match.group():
                yield replacing(match, "rest", "")


def range_end_changed(text: Text) -> Iterator[Edit]:
    """5–9 becomes 5–10 and 4–9."""
    for pattern in (_RANGE, _RANGE_IN_WORDS[text.language]):
        for match in text.find(pattern):
            yield replacing(match, "last", str(int(match["last"]) + 1))
            yield replacing(match, "first", str(max(int(match["first"]) - 1, 0)))


# --- identifiers ---

_OFFICIAL = re.compile(r"№[\u00a0 ]?[\w-]*?(?P<digit>\d)(?=[\w-]*)")
_OFFICIAL_LETTERS = re.compile(r"№[\u00a0 ]?\d+-(?P<letters>[А-ЯӘҒҚҢӨҰҮҺІA-Z]+)")
_ARTICLE = {
    "kk": re.compile(r"(?<![\d.])(?P<number>\d+)(?=(?:-\d+)?-(?:ба[пб]|бөлі[кг]|тарма[қғ]))"),
    "ru": re.compile(
        r"(?<!\w)(?:ст|ч|п|подп)\.[\u00a0 ](?P<number>\d+)|(?<!\w)(?:стать|част|пункт|подпункт)\w*[\u00a0 ](?P<next>\d+)"
    ),
}
_PART = {
    "kk": {"бөлік": "тармақ", "тармақ": "бөлік", "тармақша": "тармақ", "бап": "бөлік", "бөлігінде": "тармағында",
           "бабының": "бөлігінің"},
    "ru": {"ч.": "п.", "п.": "ч.", "подп.": "п.", "ст.": "п.", "части": "пункте", "статьи": "пункта"},
}  # fmt: skip
_PART_OF_ACT = {
    "kk": re.compile(rf"(?<=\d-)(?P<part>{'|'.join(sorted(_PART['kk'], key=len, reverse=True))})(?!\w)"),
    "ru": re.compile(r"(?<!\w)(?P<part>ст\.|ч\.|п\.|подп\.|части|статьи)(?=[\u00a0 ]\d)"),
}


def document_number_changed(text: Text) -> Iterator[Edit]:
    """№ 124-НҚ becomes № 134-НҚ and № 124-НҚА."""
    for match in text.find(_OFFICIAL):
        yield replacing(match, "digit", other_digit(match["digit"]))
    for match in text.find(_OFFICIAL_LETTERS):
        yield replacing(match, "letters", match["letters"] + "А")


def article_number_changed(text: Text) -> Iterator[Edit]:
    """119-бап becomes 120-бап, ч. 3 becomes ч. 4."""
    for match in text.find(_ARTICLE[text.language]):
        group = "number" if match["number"] else "next"
        yield replacing(match, group, str(int(match[group]) + 1))


def part_of_act_changed(text: Text) -> Iterator[Edit]:
    """A part is taken for a clause: 3-бөлік becomes 3-тармақ, ч. 3 becomes п. 3."""
    for match in text.find(_PART_OF_ACT[text.language]):
        yield replacing(match, "part", _PART[text.language][match["part"]])


def any_sign_changed(text: Text) -> Iterator[Edit]:
    """Each digit, or in a word each Latin letter, of a planted telephone, address, number or point on the map."""
    for match in text.find(re.compile(r"[a-z0-9]")):
        sign = match.group()
        new = other_digit(sign) if sign.isdigit() else "x" if sign != "x" else "y"
        yield Edit(match.start(), match.end(), new)
