"""What the readers of identifiers share: letters, words after an amount, making a value; used by its neighbours."""

import re
from collections.abc import Callable, Iterable

from scripts.languages import LANGUAGES, Language
from scripts.languages.tables import table
from scripts.reading import Kind, Value

_ROMAN_WORTH = {"I": 1, "І": 1, "V": 5, "X": 10, "Х": 10, "L": 50}
DASHES = str.maketrans("‐‑–—−", "-----")
#: Stands for what is read already; it is no letter, digit or space.
READ = "\0"
#: Finds the values of one kind in a text.
Reader = Callable[[str, Language], Iterable[Value]]

_MONTHS = "|".join(
    table("ru", "dates")["months"].replace("ма ", r"ма[йя]\b ").split() + table("kk", "dates")["months"].split()
)
_AMOUNTS = "|".join(table(language, "quantities")["amounts"] for language in LANGUAGES)
#: What follows a number that is an amount and not another article or a telephone.
AMOUNT_AFTER = re.compile(rf"\s*(?:[%₸°€$]|{_MONTHS}|{_AMOUNTS})", re.IGNORECASE)


def without(text: str, values: list[Value]) -> str:
    """Return the text with the places of `values`, which may overlap, made unreadable, at its old length."""
    for value in values:
        text = text[: value.start] + READ * (value.end - value.start) + text[value.end :]
    return text


def read_in_turn(readers: Iterable[Reader], text: str, language: Language) -> list[Value]:
    """Return the values that the readers find, in the order of the text; what one has read the next does not see."""
    values: list[Value] = []
    for reader in readers:
        found = list(reader(text, language))
        text = without(text, found)
        values += found
    return sorted(values, key=lambda value: value.start)


def value_at(kind: Kind, key: str, text: str, start: int, end: int) -> Value:
    """Return the value that stands in a text between two places, surely and without a unit."""
    return Value(kind, key, start, end, text[start:end])


def arabic(roman: str) -> int:
    """Return the number of Roman digits, Latin or Cyrillic: 4 for IV."""
    digits = [_ROMAN_WORTH[letter] for letter in roman]
    return sum(-digit if digit < after else digit for digit, after in zip(digits, [*digits[1:], 0], strict=True))
