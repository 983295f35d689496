"""Mends of a text, and how they are told: [-gone-] {+new+}; used by its neighbours."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from scripts.messages.say import Message, say

#: How many signs beside a mend are shown, cut at words.
_BESIDE = 24


class Mend(NamedTuple):
    """What stands in a text from `start` to `end` and what is right in its place; both as they are told where they are not seen."""

    start: int
    end: int
    new: str
    gone_as: str = ""
    new_as: str = ""


class Doubt(NamedTuple):
    """A place of a text with several right answers, or none that is known: what was found, and what to write."""

    start: int
    found: str
    expected: str


def mended(text: str, mends: Iterable[Mend]) -> str:
    """Return the text with what is right in the place of what was wrong; nothing else of it is another."""
    pieces, end = [], 0
    for mend in mends:
        pieces += [text[end : mend.start], mend.new]
        end = mend.end
    return "".join([*pieces, text[end:]])


def changes(text: str, mends: Iterable[Mend]) -> Iterator[tuple[int, Message]]:
    """Yield for each mend in a text its line, and what is gone and new there, between the words beside it."""
    for mend in mends:
        gone, new = mend.gone_as or text[mend.start : mend.end], mend.new_as or mend.new
        before = text[text.rfind("\n", 0, mend.start) + 1 : mend.start]
        after = text[mend.end :].partition("\n")[0]
        before, after = _last_words(before).lstrip(), _first_words(after).rstrip()
        shown = say("fixing.gone", before=before, gone=gone, after=after)
        if new:
            shown = say("fixing.changed", before=before, gone=gone, new=new, after=after)
        yield line_of(text, mend.start), shown


def line_of(text: str, place: int) -> int:
    """Return the line, from 1, on which a place of a text stands."""
    return text.count("\n", 0, place) + 1


def _last_words(text: str) -> str:
    if len(text) <= _BESIDE:
        return text
    return "…" + re.sub(r"^\S*(?=\s)", "", text[-_BESIDE:])


def _first_words(text: str) -> str:
    if len(text) <= _BESIDE:
        return text
    return re.sub(r"(?<=\s)\S*$", "", text[:_BESIDE]) + "…"
