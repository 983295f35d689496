"""Families of faults in dates; listed in families.py."""

import re
from collections.abc import Iterator

from tests.parity.mutations.text import GAP, REPLACEMENTS, Edit, Text, replacing
from tests.parity.mutations.values import other_digit

_MONTHS, _SEASONS = REPLACEMENTS["months"], REPLACEMENTS["seasons"]
_MONTH = {
    language: re.compile(rf"(?<!\w)(?P<month>{'|'.join(months)})(?=[а-яәғқңөұүһі]*(?!\w))", re.IGNORECASE)
    for language, months in _MONTHS.items()
}
_DAY = {
    language: re.compile(rf"(?<![\d.])(?P<day>\d{{1,2}}){GAP}(?:{'|'.join(months)})")
    for language, months in _MONTHS.items()
}
_NUMERIC = re.compile(r"(?<![\d.])(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})(?!\d)")
_YEAR = re.compile(r"(?<![\d№.,-])(?<!\d\u00a0)(?:19|20)\d\d(?!\d|\u00a0\d)")
_SEASON = {
    "kk": re.compile(rf"(?<=ж\.){GAP}+(?P<season>{'|'.join(_SEASONS['kk'])})"),
    "ru": re.compile(rf"(?<!\w)(?P<season>{'|'.join(_SEASONS['ru'])}){GAP}+(?:19|20)\d\d"),
}


def day_shifted(text: Text) -> Iterator[Edit]:
    """5 января becomes 6 января, 09.12.2025 becomes 10.12.2025."""
    for pattern in (_DAY[text.language], _NUMERIC):
        for match in text.find(pattern):
            day = int(match["day"])
            new = day + 1 if day < 28 else day - 1
            yield replacing(match, "day", f"{new:0{len(match['day'])}}")


def month_changed(text: Text) -> Iterator[Edit]:
    """Another month in the same form; 09.12.2025 becomes 09.11.2025."""
    for match in text.find(_MONTH[text.language]):
        before = text.seen[max(0, match.start() - 12) : match.start()]
        if any(sign.isdigit() for sign in before) or text.only:
            yield replacing(match, "month", _MONTHS[text.language][match["month"].lower()])
    for match in text.find(_NUMERIC):
        month = int(match["month"])
        yield replacing(match, "month", f"{month + 1 if month < 12 else 11:02}")


def year_changed(text: Text) -> Iterator[Edit]:
    """2026 becomes 2027; a year next to other digits is left to the families of numbers."""
    for match in text.find(_YEAR):
        yield Edit(match.end() - 1, match.end(), other_digit(match.group()[-1]))
    for match in text.find(_NUMERIC):
        yield replacing(match, "year", str(int(match["year"]) - 1))


def season_changed(text: Text) -> Iterator[Edit]:
    """Весна 2026 года becomes лето 2026 года."""
    for match in text.find(_SEASON[text.language]):
        yield replacing(match, "season", _SEASONS[text.language][match["season"]])


_DECADE = re.compile(r"(?<!\d)(?P<ten>\d)0-(?:жыл|е\b|х\b)|(?:19|20)(?P<tens>\d)0-(?:жыл|е\b|х\b)")


def decade_changed(text: Text) -> Iterator[Edit]:
    """1980-е годы becomes 1990-е годы."""
    for match in text.find(_DECADE):
        group = "ten" if match["ten"] else "tens"
        yield replacing(match, group, other_digit(match[group]))
