"""Whole and partial dates: reading them from records and writing them in each language.

Called by the records room (parsing) and the pages room (writing). A partial date follows the
Extended Date/Time Format (ISO 8601-2, level 1): a year `2026`, a month `2026-03`, a season
`2026-21` (21 spring, 22 summer, 23 autumn, 24 winter) or a day `2026-03-05`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date as babel_format_date

from scripts.languages import LOCALES, Language
from scripts.languages.numbers import NO_BREAK_SPACE
from scripts.languages.tables import table
from scripts.messages.say import say

_PARTIAL_DATE = re.compile(r"(?P<year>\d{4})(?:-(?P<part>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_FIRST_SEASON = 21
_SEASON_MONTHS = ((3, 5), (6, 8), (9, 11), (12, 12))


@dataclass(frozen=True)
class PartialDate:
    """A date known to the year, the season, the month or the day; `text` is its ISO spelling."""

    text: str
    first: date
    last: date

    @property
    def precision(self) -> str:
        """Say how much is known: `year`, `season`, `month` or `day`."""
        if self.first == self.last:
            return "day"
        if len(self.text) == len("2026"):
            return "year"
        return "season" if int(self.text[5:7]) >= _FIRST_SEASON else "month"

    def __str__(self) -> str:
        return self.text


def parse_partial_date(text: str) -> PartialDate:
    """Read a partial date; raise ValueError when `text` is none or names a day that does not exist."""
    match = _PARTIAL_DATE.fullmatch(text)
    if match is None or match["year"] == "0000":
        raise ValueError(say("records.date-2026-2026-03-or-20260"))
    year, part, day = int(match["year"]), match["part"], match["day"]
    if day is not None:
        try:
            whole = date(year, int(part), int(day))
        except ValueError:
            raise ValueError(say("records.day-that-exists-as-in-2026")) from None
        return PartialDate(text, whole, whole)
    if part is None:
        return PartialDate(text, date(year, 1, 1), date(year, 12, 31))
    first_month, last_month = _months_of(int(part))
    last_day = calendar.monthrange(year, last_month)[1]
    return PartialDate(text, date(year, first_month, 1), date(year, last_month, last_day))


def format_date(value: date, language: Language) -> str:
    """Return a day in running text: `2026 ж. 5 қаңтар`, `5 января 2026 г.`."""
    day_and_month = babel_format_date(value, "d MMMM", locale=LOCALES[language])
    day_and_month = day_and_month.replace(" ", NO_BREAK_SPACE)
    year = _year(value.year, language)
    parts = (year, day_and_month) if language == "kk" else (day_and_month, year)
    return NO_BREAK_SPACE.join(parts)


def month_names(language: Language) -> list[str]:
    """Return the names of the months as they stand in a date: `қаңтар`, `января`."""
    names = Locale.parse(LOCALES[language]).months["format"]["wide"]
    return [str(names[month]) for month in range(1, 13)]


def format_partial_date(value: PartialDate, language: Language) -> str:
    """Return a partial date as precisely as it is known, never more precisely."""
    if value.precision == "day":
        return format_date(value.first, language)
    year = _year(value.first.year, language)
    if value.precision == "year":
        return year
    if value.precision == "season":
        name = table(language, "dates")["season_names"].split()[int(value.text[5:7]) - _FIRST_SEASON]
    else:
        name = babel_format_date(value.first, "LLLL", locale=LOCALES[language]).lower()
    return f"{year} {name}" if language == "kk" else f"{name} {year}"


def _year(year: int, language: Language) -> str:
    return f"{year}{NO_BREAK_SPACE}{table(language, 'dates')['year_sign']}"


def _months_of(part: int) -> tuple[int, int]:
    if 1 <= part <= 12:
        return part, part
    if _FIRST_SEASON <= part < _FIRST_SEASON + len(_SEASON_MONTHS):
        return _SEASON_MONTHS[part - _FIRST_SEASON]
    raise ValueError(say("records.month-01-to-12-or-season"))
