"""Which values of two texts have no equal in the other; called by the parity room."""

from collections.abc import Callable, Iterable

from scripts.reading import Value
from scripts.reading.quantities import COUNTED


def unmatched(left: Iterable[Value], right: Iterable[Value]) -> tuple[list[Value], list[Value]]:
    """Return the values of each side without an equal on the other, each value being equal to one other at most.

    Equal first of all are values of one kind and key. Of the rest a number equals itself with a counted noun (12, 12
    people), as a year (2017, in 2017) and as the number of a document (53, № 53): what it counts may be said elsewhere
    in the sentence. Of a decade the century may be left out (the 80s). Of a decade the century may be left out (the 80s). A value that is not sure is no difference.
    """
    lefts, rights = list(left), list(right)
    for meaning in (_exactly, _loosely):
        lefts, rights = _without_equals(lefts, rights, meaning)
    return [value for value in lefts if value.sure], [value for value in rights if value.sure]


def _exactly(value: Value) -> tuple[str, str]:
    return value.kind, value.key


def _loosely(value: Value) -> tuple[str, str]:
    if value.kind == "quantity" and value.unit in COUNTED:
        return "number", value.key.removesuffix(f" {value.unit}")
    if value.kind == "date" and value.key.isdigit():
        return "number", value.key
    if value.kind == "date" and value.key.endswith("X"):
        return "date", value.key[-len("8X") :]
    if value.kind == "date" and value.key.endswith("X"):
        return "date", value.key[-len("8X") :]
    if value.kind == "document" and value.key.removeprefix("№").isdigit():
        return "number", value.key.removeprefix("№")
    return value.kind, value.key


def _without_equals(
    lefts: list[Value], rights: list[Value], meaning: Callable[[Value], tuple[str, str]]
) -> tuple[list[Value], list[Value]]:
    if not lefts or not rights:
        return lefts, rights
    waiting: dict[tuple[str, str], list[Value]] = {}
    # Values that are sure come first, so that a doubtful one never takes the equal of a sure one.
    for value in sorted(rights, key=lambda value: not value.sure):
        waiting.setdefault(meaning(value), []).append(value)
    alone: list[Value] = []
    for value in sorted(lefts, key=lambda value: not value.sure):
        equals = waiting.get(meaning(value))
        if equals:
            equals.pop(0)
        else:
            alone.append(value)
    left_over = {id(value) for values in waiting.values() for value in values}
    return sorted(alone, key=lambda value: value.start), [value for value in rights if id(value) in left_over]
