"""Numerals in running text: digits, Roman numbers and numbers in words, as amounts; called by quantities.py.

A numeral is read with its multiplier (2,5 млн, 300 мың, двадцать тысяч) and its half (екі жарым); what it counts is read
by quantities.py.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from scripts.languages import Language
from scripts.languages.patterns import pattern
from scripts.reading.clock import read_times
from scripts.reading.number_words import NUMBER_WORDS, NumberWord
from scripts.reading.signs import READ, arabic

_pattern = partial(pattern, "numbers", "both")


class Numeral(NamedTuple):
    """An amount as it stands in a text; `key` is its spelling when it is no plain decimal (1/3, 9:00)."""

    start: int
    end: int
    amount: Decimal
    sure: bool = True
    key: str = ""
    #: The number is written with digits.
    digits: bool = False
    #: It says which one, not how many: III, үшінші.
    ordinal: bool = False
    #: The time of day that it is unless it has a unit: 9:00 of 9.00.
    clock: str = ""
    #: Of its multiplier: 6 of 5 млн.
    power: int = 0


def plain(amount: Decimal) -> str:
    """Return an amount in plain decimals: 1234567.89, never 1E+6."""
    whole = amount.normalize()
    return f"{whole:f}" if whole else "0"


def read_numerals(text: str, language: Language) -> list[Numeral]:
    """Return the numerals of a text in their order, each with its multiplier; no two of them overlap."""
    found = [*_digits(text), *_roman(text), *_in_words(text, language)]
    found.sort(key=lambda numeral: numeral.start)
    return _multiplied(text, found)


# --- digits ---

_FRACTION_SIGNS = {"½": "0.5", "¼": "0.25", "¾": "0.75"}
_FRACTION_SIGN = re.compile("[½¼¾]")


def _digits(text: str) -> Iterator[Numeral]:
    for time in read_times(text):
        key = f"{int(time.hour)}:{time.minute}"
        worth = Decimal(f"{time.hour}.{time.minute}")
        yield Numeral(*time[:2], worth, key=key if time.sure else "", clock=key, digits=True)
        text = text[: time.start] + READ * (time.end - time.start) + text[time.end :]
    for match in _pattern("digits").finditer(text):
        if match["over"]:
            key = f"{int(match['over'])}/{int(match['under'])}"
            yield Numeral(*match.span(), Decimal(int(match["over"])), key=key, digits=True)
        else:
            digits = re.sub(r"\s", "", match.group()).replace(",", ".").replace("−", "-")
            yield Numeral(*match.span(), Decimal(digits), digits=True)
    if any(sign in text for sign in _FRACTION_SIGNS):
        for match in _FRACTION_SIGN.finditer(text):
            yield Numeral(*match.span(), Decimal(_FRACTION_SIGNS[match.group()]), digits=True)


# --- Roman numbers ---


def _roman(text: str) -> Iterator[Numeral]:
    for match in _pattern("roman").finditer(text):
        letters = match.group()
        if len(letters) > 1 or _pattern("numbered").match(text, match.end()):
            yield Numeral(*match.span(), Decimal(arabic(letters)), ordinal=True)


# --- numbers in words ---

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[ \t\u00a0\u202f\u2009]+|\s{0,3}\n\s{0,3}")


#: Ninety only beside another number (тоқсан бес); alone it is a quarter of a year.
_QUARTER = "тоқсан"


#: A name that begins with a number: Төрт-Құдық.
_NAME = re.compile(r"(?=[А-ЯӘҒҚҢӨҰҮҺІ])\w+[-–—](?=[А-ЯӘҒҚҢӨҰҮҺІ])")


class _Token(NamedTuple):
    start: int
    end: int
    word: NumberWord


def _in_words(text: str, language: Language) -> Iterator[Numeral]:
    known = NUMBER_WORDS[language]
    small = text.lower()
    if known.keys().isdisjoint(_WORD.findall(small)) or len(small) != len(text):
        return
    tokens = [
        _Token(*match.span(), known[match.group()])
        for match in _WORD.finditer(small)
        if match.group() in known and not _NAME.match(text, match.start())
    ]
    while tokens:
        taken = _take(small, tokens)
        if taken > 1 or small[tokens[0].start : tokens[0].end] != _QUARTER:
            yield _numeral(tokens[:taken])
        del tokens[:taken]


def _take(text: str, tokens: list[_Token]) -> int:
    """Return how many of the first tokens make one number: they stand side by side and each is worth less."""
    taken = 1
    while taken < len(tokens):
        before, token = tokens[taken - 1], tokens[taken]
        if not _BETWEEN.fullmatch(text, before.end, token.start):
            break
        if not (_fits(before.word, token.word) or _makes_fraction(tokens[:taken], token)):
            break
        taken += 1
    return taken


_LOWER: dict[str, tuple[str, ...]] = {
    "thousand": ("hundred", "ten", "teen", "one"),
    "hundred": ("ten", "teen", "one"),
    "ten": ("one",),
}


def _fits(before: NumberWord, word: NumberWord) -> bool:
    if before.last:
        return False
    if word.role == "thousand":
        return before.role != "thousand" or word.worth < before.worth
    if word.worth == 100 and before.role == "one":
        return True  # екі жүз
    return word.role == "half" or word.role in _LOWER.get(before.role, ())


def _makes_fraction(tokens: list[_Token], word: _Token) -> bool:
    """Return whether the next word makes a fraction of the one before: бестен екі, две трети, одна пятая."""
    before = tokens[-1].word
    if len(tokens) > 1:
        return False
    if before.denominator and before.last and before.role != "part":
        return word.word.worth < before.worth and word.word.role in ("one", "ten")  # бестен екі
    return word.word.denominator and before.worth < word.word.worth and not before.last and word.word.role != "thousand"


def _numeral(tokens: list[_Token]) -> Numeral:
    start, end = tokens[0].start, tokens[-1].end
    first, last = tokens[0].word, tokens[-1].word
    sure = any(token.word.sure for token in tokens) or len(tokens) > 1
    if last.role == "part" and len(tokens) == 1:
        return Numeral(start, end, Decimal(1), sure, f"1/{last.worth}")
    if len(tokens) == 2 and (first.denominator and first.worth > last.worth):
        return Numeral(start, end, last.worth, sure, f"{last.worth}/{first.worth}")
    if len(tokens) == 2 and last.denominator and not _fits(first, last):
        return Numeral(start, end, first.worth, sure, f"{first.worth}/{last.worth}")
    total = group = Decimal(0)
    for token in tokens:
        if token.word.role == "thousand":
            total, group = total + (group or Decimal(1)) * token.word.worth, Decimal(0)
        elif token.word.worth == 100:
            group = (group or Decimal(1)) * 100
        else:
            group += token.word.worth
    return Numeral(start, end, total + group, sure, ordinal=last.ordinal)


# --- multipliers after digits ---


def _multiplied(text: str, numerals: list[Numeral]) -> list[Numeral]:
    """Return the numerals, those in digits with the multipliers after them: 2 млн 300 мың is one number."""
    result: list[Numeral] = []
    taken, power = -1, 0
    for numeral in numerals:
        if numeral.start < taken:
            continue  # the word мың or тысяч of the multiplier before
        # With digits, or a half: екі жарым миллион, полтора миллиона.
        is_multiplied = not numeral.key and (numeral.digits or numeral.amount % 1 != 0)
        match = _pattern("multiplier").match(text, numeral.end) if is_multiplied else None
        if match:
            own = int((match.lastgroup or "m0")[1:])
            numeral = numeral._replace(end=match.end(), amount=numeral.amount * 10**own, clock="", power=own)
            taken = match.end()
        else:
            own = 0
        goes_on = result and power > own and result[-1].amount % 10**power == 0 and numeral.amount < 10**power
        if goes_on and (match or numeral.digits) and _BETWEEN.fullmatch(text, result[-1].end, numeral.start):
            result[-1] = result[-1]._replace(end=numeral.end, amount=result[-1].amount + numeral.amount)
        else:
            result.append(numeral)
        power = own
    return result
