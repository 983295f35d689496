"""Which values of two texts have no equal in the other; called by the parity room."""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from scripts.reading import Value
from scripts.reading.quantities import COUNTED_NOUNS, UNTOLD

_Meaning = Callable[[Value], tuple[str, ...]]


def unmatched(left: Iterable[Value], right: Iterable[Value]) -> tuple[list[Value], list[Value]]:
    """Return the values of each side without an equal on the other, each value being equal to one other at most.

    Equal first of all are values of one kind, key and bound. Of the rest a bare number equals a counted noun (12, 12
    people), a year (2017, in 2017) and a document (53, № 53): what it counts may be said elsewhere in the sentence. Of
    a decade the century may be left out (the 80s). A value that is not sure is no difference, unless both sides have
    one left that can only stand for the other: the first here and the second there, how much tenge and how much dollars.
    """
    lefts, rights = list(left), list(right)
    for mine, twin in _PASSES:
        if not lefts or not rights:
            break
        lefts, rights = _without_equals(lefts, rights, mine, twin)
    told = {_doubt(value) for value in lefts} & {_doubt(value) for value in rights} - {None}
    sides = [[value for value in side if value.sure or _doubt(value) in told] for side in (lefts, rights)]
    return sides[0], sides[1]


def _exact(value: Value) -> tuple[str, ...]:
    """Keep what may be an article (бір, один) from what says how many or which one."""
    return "some" if value.key == "1" and not value.sure and not value.ordinal else "", *_whole(
        replace(value, sure=True)
    )


def _whole(value: Value) -> tuple[str, ...]:
    if value.kind == "date" and value.key.endswith("X"):
        return "date", value.key[-len("8X") :]
    unit = value.unit or "" if value.kind == "document" else ""  # № 53 мекеме; of a quantity it is in the key
    # A doubtful ordinal (бірінші) is none of the words that may be an article (бір).
    return value.kind, value.key, value.bound, unit, "which" if value.ordinal and not value.sure else ""


def _bare(value: Value) -> tuple[str, ...]:
    if value.kind == "quantity" and value.unit in COUNTED_NOUNS:
        return _whole(replace(value, kind="number", key=value.key.removesuffix(f" {value.unit}")))
    if value.kind == "date" and re.fullmatch(r"\d{4}(?:/\d{4})?", value.key):
        return _whole(replace(value, kind="number", key=value.key.replace("/", "..")))
    if value.kind == "document" and value.key.removeprefix("№").isdigit():
        return _whole(replace(value, kind="number", key=value.key.removeprefix("№"), unit=None))
    return _whole(value)


def _unnamed(value: Value) -> tuple[str, ...]:
    """Leave out what the number of a document is the name of."""
    return _whole(replace(value, unit=None) if value.kind == "document" else value)


def _tens(value: Value) -> tuple[str, ...]:
    """Take 2020 жылдары, which may be the decade, for the year: 2010 және 2020 жылдары."""
    return _whole(replace(value, key=re.sub(r"(?<=^\d{3})X$", "0", value.key)) if value.kind == "date" else value)


_HOUR_AND_MINUTE = re.compile(r"(?:1?\d|2[0-3])\.[0-5]\d")


def _clock(value: Value) -> tuple[str, ...]:
    """Take a time of day with the word of hours for one without it, and 15:00 for 15 hours; 18.30 may be one."""
    if value.unit == "hours" or (value.kind == "number" and ":" in value.key):
        return "clock", value.key.removesuffix(" hours").replace(":00", ""), value.bound
    if value.kind == "number" and _HOUR_AND_MINUTE.fullmatch(value.text):
        return "clock", value.text.replace(".", ":").replace(":00", ""), value.bound
    return "", str(id(value))


def _unsigned(value: Value) -> tuple[str, ...]:
    """Take a hyphen before a number for a dash: в городе -2."""
    is_hyphen = value.kind in ("number", "quantity") and value.text.startswith("-")
    return _whole(replace(value, key=value.key.removeprefix("-")) if is_hyphen else value)


_OF_A_PLANT = re.compile(r"[А-ЯӘҒҚҢӨҰҮҺІ]{2,6}-?(\d{1,2})")


def _numbered(value: Value) -> tuple[str, ...]:
    """Compare of a numbered abbreviation, which each language has of its own (ЖЭО-2, ТЭЦ-2), the number alone."""
    match = _OF_A_PLANT.fullmatch(value.key) if value.kind == "identifier" else None
    return ("plant", match[1]) if match else ("", str(id(value)))


def _number_of_plant(value: Value) -> tuple[str, ...]:
    """Take № 2 ЖЭО for ЖЭО-2."""
    return ("plant", value.key.removeprefix("№")) if value.kind == "document" else _numbered(value)


def _unhyphened(value: Value) -> tuple[str, ...]:
    """Take G-20 for G20."""
    return _whole(replace(value, key=value.key.replace("-", "")) if value.kind == "identifier" else value)


def _doubtful(value: Value) -> tuple[str, ...]:
    """Say of a value that may be none only what it is worth: бір айдан аспайды, не больше месяца."""
    return (value.kind, value.key, str(value.ordinal)) if not value.sure else ("", str(id(value)))


#: How both sides are read, from the strictest to the loosest.
_PASSES: tuple[tuple[_Meaning, _Meaning], ...] = (
    (_exact, _exact),
    (_unnamed, _whole),
    (_whole, _unnamed),
    (_bare, _whole),
    (_whole, _bare),
    (_tens, _tens),
    (_clock, _clock),
    (_unsigned, _unsigned),
    (_unhyphened, _unhyphened),
    (_number_of_plant, _numbered),
    (_numbered, _number_of_plant),
    (_doubtful, _doubtful),
)


def _doubt(value: Value) -> str | None:
    """Return of which sort a value is that is not sure, where two of a sort on both sides are a difference."""
    if value.sure:
        return None
    return "which" if value.ordinal else "how much" if value.key.startswith(UNTOLD) else None


def _without_equals(
    lefts: list[Value], rights: list[Value], mine: _Meaning, twin: _Meaning
) -> tuple[list[Value], list[Value]]:
    waiting: dict[tuple[str, ...], list[Value]] = {}
    # Values that are sure come first, so that a doubtful one never takes the equal of a sure one.
    for value in sorted(rights, key=lambda value: not value.sure):
        waiting.setdefault(twin(value), []).append(value)
    alone: list[Value] = []
    for value in sorted(lefts, key=lambda value: not value.sure):
        equals = waiting.get(mine(value))
        if equals:
            equals.pop(0)
        else:
            alone.append(value)
    left_over = {id(value) for values in waiting.values() for value in values}
    return sorted(alone, key=lambda value: value.start), [value for value in rights if id(value) in left_over]
