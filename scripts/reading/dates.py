"""Dates in running text of either language, to their ISO spelling; called by text_values.py.

Kazakh goes from the year to the day (2026 жылғы 5–9 қаңтарда), Russian from the day to the year (5–9 января 2026 года);
both may leave the year or the day out, and both join two dates by a dash, by and, or by from ... to. So a date is read
in two steps: first its parts (days with a month, a year, a season), then what joins them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from scripts.languages import LANGUAGES, Language
from scripts.languages.patterns import pattern
from scripts.languages.tables import table
from scripts.reading import Value
from scripts.reading.look_alikes import in_russian_letters
from scripts.reading.signs import read_in_turn

_pattern = partial(pattern, "dates")
_YEAR = re.compile(table("both", "parts")["year"])
_MONTHS: dict[Language, list[str]] = {language: table(language, "dates")["months"].split() for language in LANGUAGES}
#: The number of each Kazakh month by its name in Russian letters.
_KAZAKH_MONTHS = {in_russian_letters(name): number for number, name in enumerate(_MONTHS["kk"], start=1)}
_SEASONS: dict[Language, list[str]] = {language: table(language, "dates")["seasons"].split() for language in LANGUAGES}
_FIRST_SEASON = 21


@dataclass(frozen=True)
class _Part:
    """A part of a date: its days (a list, or the ends of a range), its month or season, its year."""

    start: int
    end: int
    days: tuple[int, ...] = ()
    is_range: bool = False
    month: int = 0
    year: int = 0
    ending: str = ""
    sure: bool = True


def read_dates(text: str, language: Language) -> list[Value]:
    """Return the dates of a text in their order; no two of them overlap.

    The key is 2026-01-05, 2026-01 or 2026, --01-05 or --01 without a year, 2026-21 for a season (21 spring to 24
    winter), 202X or 9X for a decade, and two of these with / between them for a time from one to the other.
    """
    if not _pattern(language, "hint").search(text):
        return []
    return read_in_turn((_numeric, _with_months, _in_seasons, _decades, _school_years, _years), text, language)


def _numeric(text: str, language: Language) -> Iterator[Value]:
    for match in _pattern("both", "numeric").finditer(text):
        if match["iso"]:
            key = match["iso"]
        elif match["year_first"]:
            key = _key(_Part(0, 0, (int(match["third"]),), False, int(match["second"]), int(match["year_first"])), 0)
        else:
            year = int(match["year"])
            key = _key(_Part(0, 0, (int(match["day"]),), False, int(match["month"]), year + 2000 * (year < 100)), 0)
        yield Value("date", key, *match.span(), match.group())


def _with_months(text: str, language: Language) -> Iterator[Value]:
    part_of = _kazakh_part if language == "kk" else _russian_part
    parts = [part for match in _pattern(language, "part").finditer(text) if (part := part_of(match, text))]
    while parts:
        taken = 1
        while taken < len(parts) and _joined(parts[taken - 1], parts[taken], text, language):
            taken += 1
        yield from _values(parts[:taken], text, language)
        del parts[:taken]


def _kazakh_part(match: re.Match[str], text: str) -> _Part | None:
    name = match["month"].lower().replace("қыркүйег", "қыркүйек")
    days = match["late"] or match["days"] or ""
    behind = match["year_behind"] if not match["ending"] else None  # 5 қаңтарда 2013 жылдың бюджеті: of something else
    year = match["year"] or behind
    if not days and not year and (name not in _MONTHS["kk"] or _is_other_word(name, text, match)):
        return None
    sure = bool(days or year) or name not in ("маусым", "қазан")
    month = _KAZAKH_MONTHS[in_russian_letters(name)]
    ending = match["late"] or match["ending"]
    start, end = match.span() if match["late"] or behind else (match.start(), match.end("ending"))
    return _Part(start, end, _days(days), _is_range(days), month, int(year or 0), ending, sure)


def _is_other_word(name: str, text: str, match: re.Match[str]) -> bool:
    """Return whether the name of a month without day and year is the holiday Наурыз or a season of the year."""
    following = text[match.end() : match.end() + 8].lower()
    return (name == "наурыз" and bool(re.match(r"\s(?:мейрам|мереке|көже)", following))) or (
        name == "маусым"
        and match["ending"] not in ("да", "дан")
        and not re.search(r"\w[-–—]$", text[: match.start()])
        and not following.startswith(" ай")
    )


def _russian_part(match: re.Match[str], text: str) -> _Part | None:
    month = _MONTHS["ru"].index(match["month"].lower()) + 1
    days = match["days"] or ""
    return _Part(*match.span(), _days(days), _is_range(days), month, int(match["year"] or 0))


def _days(text: str) -> tuple[int, ...]:
    return tuple(int(day) for day in re.findall(r"\d+", text))


def _is_range(days: str) -> bool:
    return bool(re.search(r"\d\s?[-–—−]\s?\d|\s(?:по|до)\s|[дтн][ае]н\s", days))


def _joined(first: _Part, second: _Part, text: str, language: Language) -> re.Match[str] | None:
    """Return what joins two parts to one date or a list of them, or None."""
    joint = _pattern(language, "between_parts").fullmatch(text, first.end, second.start)
    if not joint and language == "kk" and _pattern("kk", "from").search(first.ending):
        joint = _pattern("kk", "from_to").fullmatch(text, first.end, second.start)
    return joint


def _values(parts: list[_Part], text: str, language: Language) -> Iterator[Value]:
    """Yield the dates of parts that are joined, each with the year that stands with one of them only."""
    parts = _with_years(parts)
    place = 0
    while place < len(parts):
        part = parts[place]
        following = parts[place + 1] if place + 1 < len(parts) else None
        joint = _joined(part, following, text, language) if following else None
        if following and joint and joint.groupdict().get("range", "from to"):
            key = f"{_key(part, 0)}/{_key(following, -1)}"
            yield Value("date", key, part.start, following.end, text[part.start : following.end], sure=part.sure)
            place += 2
            continue
        yield from _of_one_month(part, text)
        place += 1


def _with_years(parts: list[_Part]) -> list[_Part]:
    """Return the parts, each with its own year or that of its neighbour: the next one, or else the one before."""
    for place in range(len(parts) - 2, -1, -1):
        if not parts[place].year:
            parts[place] = replace(parts[place], year=parts[place + 1].year)
    for place in range(1, len(parts)):
        if not parts[place].year:
            parts[place] = replace(parts[place], year=parts[place - 1].year)
    return parts


def _of_one_month(part: _Part, text: str) -> Iterator[Value]:
    words = text[part.start : part.end]
    if part.is_range and len(part.days) == 2:
        yield Value("date", f"{_key(part, 0)}/{_key(part, 1)}", part.start, part.end, words)
        return
    for place in range(max(1, len(part.days))):
        yield Value("date", _key(part, place), part.start, part.end, words, sure=part.sure)


def _key(part: _Part, place: int) -> str:
    year = f"{part.year:04}" if part.year else "-"
    day = f"-{part.days[place]:02}" if part.days else ""
    return f"{year}-{part.month:02}{day}"


def _in_seasons(text: str, language: Language) -> Iterator[Value]:
    for match in _pattern(language, "season").finditer(text):
        season = _FIRST_SEASON + _SEASONS[language].index(match["season"].lower())
        yield Value("date", f"{match['year']}-{season}", *match.span(), match.group())


def _decades(text: str, language: Language) -> Iterator[Value]:
    for match in _pattern(language, "decades").finditer(text):
        if len(match["years"]) == len("2000") and _pattern("both", "range_before").search(text[: match.start()]):
            continue
        yield Value("date", f"{match['years'][:-1]}X", *match.span(), match.group())


def _school_years(text: str, language: Language) -> Iterator[Value]:
    for match in _pattern(language, "school_years").finditer(text):
        first, last = _YEAR.findall(match["years"])
        yield Value("date", f"{first}/{last}", *match.span(), match.group())


def _years(text: str, language: Language) -> Iterator[Value]:
    """Yield single years, lists of them and times from year to year (2025–2026 жж., с 2025 по 2026 год)."""
    matches = list(_pattern(language, "years").finditer(text))
    while matches:
        match = matches.pop(0)
        years = _years_and_ranges(match["years"])
        following = matches[0] if matches else None
        if (
            following
            and years == [match["years"]]
            and "/" not in years[0]
            and _from_year_to_year(match, following, text, language)
        ):
            matches.pop(0)
            key = f"{years[0]}/{_YEAR.findall(following['years'])[0]}"
            yield Value("date", key, match.start(), following.end(), text[match.start() : following.end()])
        else:
            for year in years:
                yield Value("date", year, *match.span(), match.group())


_RANGE_OF_YEARS = re.compile(rf"({_YEAR.pattern})(?:(?:\s?[-–—−]\s?|/|\s(?:по|до|на)\s)({_YEAR.pattern}))?")


def _years_and_ranges(text: str) -> list[str]:
    """Return 2011/2015 and 2018 of 2011-2015 және 2018."""
    return ["/".join(filter(None, match.groups())) for match in _RANGE_OF_YEARS.finditer(text)]


def _from_year_to_year(first: re.Match[str], second: re.Match[str], text: str, language: Language) -> bool:
    if language == "kk":
        is_from = bool(_pattern("kk", "from").search(first["word"]))
        return is_from and bool(_pattern("kk", "from_to").fullmatch(text, first.end(), second.start()))
    return bool(re.fullmatch(r"\s(?:по|до)\s", text[first.end() : second.start()]))
