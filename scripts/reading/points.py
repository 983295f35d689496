"""Points on the map in running text: latitude and longitude; called by text_values.py."""

import re
from collections.abc import Iterator

from scripts.languages import Language
from scripts.languages.tables import table
from scripts.reading import Value
from scripts.reading.signs import value_at

_PLAIN_POINT = re.compile(
    r"(?<![\w.,])(?P<north>[-−+]?\d{1,2}[.,]\d{4,12})\s?[,;/]?\s{1,2}(?P<east>[-−+]?\d{1,3}[.,]\d{4,12})(?![\d°]|\s?°)"
)
_SIDES: dict[str, str] = table("both", "sides")
_SIDE_NAMES = "|".join(_SIDES.values())
_DEGREES = re.compile(
    rf"(?<![\w.,])(?P<before>(?:{_SIDE_NAMES})[:\s—–-]{{1,3}})?(?<![\d.,])(?P<degrees>[-−+]?\d{{1,3}}(?:[.,]\d{{1,12}})?)\s?°"
    r"(?:\s?(?P<minutes>\d{1,2}(?:[.,]\d{1,9})?)\s?['’′]"
    r"(?:\s?(?P<seconds>\d{1,2}(?:[.,]\d{1,9})?)\s?(?:[\"”″]|''|′′))?)?"
    rf"(?:\s?(?P<after>(?:{_SIDE_NAMES}))(?!\w))?"
)
_BETWEEN_DEGREES = re.compile(r"\s?[,;/]?\s?(?:(?:и|және|мен)\s)?")


def read_points(text: str, language: Language) -> Iterator[Value]:
    """Yield each point, as its latitude and longitude in degrees."""
    for match in _PLAIN_POINT.finditer(text):
        key = f"{_decimal(match['north']):.5f},{_decimal(match['east']):.5f}"
        yield value_at("coordinates", key, text, *match.span())
    if "°" not in text:
        return
    parts = [match for match in _DEGREES.finditer(text) if _is_coordinate(match)]
    while parts:
        first = parts.pop(0)
        if parts and _BETWEEN_DEGREES.fullmatch(text, first.end(), parts[0].start()):
            second = parts.pop(0)
            north, east = sorted((first, second), key=lambda part: _side(part) in ("E", "W"))
            key = f"{_degrees(north):.5f},{_degrees(east):.5f}"
            yield value_at("coordinates", key, text, first.start(), second.end())
        elif _side(first):
            yield value_at("coordinates", f"{_side(first)} {_degrees(first):.5f}", text, *first.span())


def _is_coordinate(match: re.Match[str]) -> bool:
    """Return whether degrees are a place and not an angle or a temperature."""
    return bool(match["before"] or match["after"] or match["minutes"]) or len(match["degrees"]) > len("25,5")


def _side(match: re.Match[str]) -> str | None:
    name = (match["after"] or match["before"] or "").strip(" :—–-\u00a0")
    return next((side for side, names in _SIDES.items() if name and re.fullmatch(names, name)), None)


def _degrees(match: re.Match[str]) -> float:
    value = (
        _decimal(match["degrees"]) + _decimal(match["minutes"] or "0") / 60 + _decimal(match["seconds"] or "0") / 3600
    )
    return -value if _side(match) in ("S", "W") else value


def _decimal(text: str) -> float:
    return float(text.replace(",", ".").replace("−", "-"))
