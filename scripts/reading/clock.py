"""Times of day in running text; called by numerals.py.

9:00 is a time wherever it stands. 9.00 may be a decimal number and 9-00 a range, which the words beside it tell.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from scripts.languages.patterns import pattern

_pattern = partial(pattern, "clock", "both")
_LONGEST_BEFORE = 8


class Time(NamedTuple):
    """A time of day as it stands in a text; `sure` when it can be no decimal number with a unit."""

    start: int
    end: int
    hour: str
    minute: str
    sure: bool


def read_times(text: str) -> Iterator[Time]:
    """Yield the times of day of a text in their order."""
    before: re.Match[str] | None = None
    for match in _pattern("time").finditer(text):
        if _is_time(text, match, before):
            minute = match["minute"] or match["said"]
            yield Time(*match.span(), match["hour"], minute, match["sign"] in (":", None))
            before = match


def _is_time(text: str, match: re.Match[str], before: re.Match[str] | None) -> bool:
    if match["sign"] in (":", None):
        return True
    word_before = _pattern("before").search(text, max(0, match.start() - _LONGEST_BEFORE), match.start())
    if match["sign"] == "-":
        half = match["minute"] in ("00", "30")
        return bool(half and word_before and _pattern("after_hyphen").match(text, match.end()))
    goes_on = before and _pattern("joint").fullmatch(text, before.end(), match.start())
    return bool(match["minute"] == "00" or word_before or goes_on or _pattern("after").match(text, match.end()))
