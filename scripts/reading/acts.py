"""Places in acts of law in running text: articles, parts, clauses; called by text_values.py.

Articles of acts are cited in Kazakhstan by level (Rules of drawing up normative acts, Ministry of Justice): 104-баптың
2-бөлігінің 1) тармақшасы is подпункт 1) части 2 статьи 104. Every level is a value of its own, so their order does not
count.
"""

import re
from collections.abc import Iterator
from functools import partial

from scripts.languages import Language
from scripts.languages.patterns import pattern
from scripts.languages.tables import table
from scripts.reading import Value
from scripts.reading.signs import AMOUNT_AFTER, DASHES, arabic, value_at

_pattern = partial(pattern, "acts")
_ROMAN = re.compile(table("both", "parts")["roman"])
_LEVELS: list[str] = [*table("kk", "acts")["levels"]]


def read_places_in_acts(text: str, language: Language) -> Iterator[Value]:
    """Yield each place in an act: its level and its number (article 104)."""
    if language == "kk":
        for match in _pattern("kk", "annex").finditer(text):
            yield value_at("article", f"annex {match[match.lastindex or 1]}", text, *match.span())
        for match in _pattern("kk", "place").finditer(text):
            yield from _kazakh_places(text, match)
        return
    for match in _pattern("ru", "ordinal").finditer(text):
        yield value_at("article", f"{_level(match)} {match['list']}", text, *match.span())
    for match in _pattern("ru", "place").finditer(text):
        yield from _russian_places(text, match)


def _kazakh_places(text: str, match: re.Match[str]) -> Iterator[Value]:
    """Yield a value for each number before the name of a level; the last one has the name."""
    items = list(_pattern("both", "item").finditer(text, *match.span("list")))
    level = _level(match)
    if re.search(r"\d,\d", match["list"]) and not _pattern("kk", "plural").search(match[level]):
        items = items[-1:] if ", " in match["list"] else []  # 12,5 is a decimal number
    for item in items:
        end = match.end() if item is items[-1] else item.end()
        yield value_at("article", f"{level} {_place_key(item.group())}", text, item.start(), end)


def _russian_places(text: str, match: re.Match[str]) -> Iterator[Value]:
    """Yield a value for each number after the name of a level; the first one has the name."""
    level, name = _level(match), match[_level(match)].lower()
    items = list(_pattern("both", "item").finditer(text, *match.span("list")))
    if name == "ч." and (
        re.match(r"\s?мин", text[items[0].end() :][:5]) or text[: match.start()].rstrip()[-1:].isdigit()
    ):
        return  # 5 ч. 30 мин.; в 9.00 ч. 28 сентября
    if name == "пп." and (")" in match["list"] or len(items) == 1):
        level = "subclause"
    if _pattern("ru", "singular").fullmatch(name):
        items = items[:1]
    for item in items:
        first = item is items[0]
        if not first and AMOUNT_AFTER.match(text, item.end()):
            return
        start = match.start() if first else item.start()
        yield value_at("article", f"{level} {_place_key(item.group())}", text, start, item.end())


def _level(match: re.Match[str]) -> str:
    return next(level for level in _LEVELS if match[level])


def _place_key(item: str) -> str:
    """Return 119-1 for 119–1), 4 for IV, c for «c»."""
    item = item.strip("«»)").translate(DASHES)
    return str(arabic(item)) if _ROMAN.fullmatch(item) else item
