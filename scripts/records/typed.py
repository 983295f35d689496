"""What people type where a fact or a number is expected, and what they are to write; called by explain.py, known.py and yaml_files.py.

`~1 200`, `1,2 тыс. кв.м` and `н/д` are understood well enough to say it, and not taken as they are: a record has one spelling.
"""

import re
from dataclasses import dataclass
from functools import cache

from scripts.languages import LANGUAGES
from scripts.languages.tables import table
from scripts.messages.say import Message, say
from scripts.reading.quantities import read_quantities

#: A longer text is no number that anybody meant.
_LONGEST = 40
_DOUBTFUL_COMMA = re.compile(r"\d{1,3},\d{3}(?!\d)")


@dataclass(frozen=True)
class TypedNumber:
    """A number as somebody typed it: in plain decimals, with the upper end of a range, its bound and the unit beside it."""

    value: str
    to: str = ""
    bound: str = ""
    unit: str = ""

    def fields(self) -> str:
        """Return what to write as a fact: `1200`, or `value: 1200 and bound: about`."""
        more = f"to: {self.to}" if self.to else f"bound: {self.bound}" if self.bound else ""
        return say("both", one=f"value: {self.value}", other=more) if more else self.value


def unknown_instead() -> Message:
    """Return what to write in the place of a whole fact that is not known."""
    return say("records.unknown-instead")


def means_unknown(text: str) -> bool:
    """Return whether a text only says that something is not known."""
    return _folded(text) in table("both", "typed")["unknown"]


def means_none(text: str) -> bool:
    """Return whether a text says that there is none, or perhaps that it is not known: нет, жоқ."""
    return _folded(text) in table("both", "typed")["none"]


def read_typed(text: str) -> TypedNumber | None:
    """Return the one number that a text is; None where it is something else, or where it may be one of two numbers."""
    bound, rest = _without_bound(_folded(text))
    if len(rest) > _LONGEST or _DOUBTFUL_COMMA.search(rest):  # 1,200 is 1.2 to some and 1200 to others
        return None
    for language in LANGUAGES:
        values = read_quantities(rest, language)
        if len(values) == 1 and (values[0].start, values[0].end) == (0, len(rest)) and not values[0].bound:
            amount, _, unit = values[0].key.partition(" ")
            low, _, high = amount.partition("..")
            if re.fullmatch(r"[\d.-]+", low) and not (high and bound):
                return TypedNumber(low, high, bound, unit)
    return None


def either_number(text: str) -> str:
    """Return the two numbers that 1,200 may be, to choose from; "" for any other text."""
    _, rest = _without_bound(_folded(text))
    if not _DOUBTFUL_COMMA.fullmatch(rest):
        return ""
    return say("records.either-number", one=rest.replace(",", ""), other=f"{float(rest.replace(',', '.')):g}")


def unit_of(code: str | None) -> str:
    """Return the unit of a field as `TypedNumber` names it: m3_day is m3/day."""
    return (code or "").replace("_per_", "/").replace("_", "/")


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _without_bound(text: str) -> tuple[str, str]:
    """Return the bound that words or signs around a number give it, and the text without them."""
    for side, bounds in _bounds().items():
        for words, bound in bounds:
            is_there = text.startswith(words) if side == "before" else text.endswith(words)
            if is_there:
                rest = text.removeprefix(words) if side == "before" else text.removesuffix(words)
                if not words[-1].isalpha() or rest[:1].isspace() or rest[-1:].isspace():
                    return bound, rest.strip()
    return "", text


@cache
def _bounds() -> dict[str, list[tuple[str, str]]]:
    """Return the words that make a number a bound, by the side on which they stand, the longest first."""
    return {
        side: sorted(
            ((words, bound) for bound, all_words in table("both", "typed")[side].items() for words in all_words),
            key=lambda pair: -len(pair[0]),
        )
        for side in ("before", "after")
    }
