"""A date as offices type it, as precisely as it is known; called by cells.py."""

import re
from datetime import date, timedelta

from scripts.intake.understood import NotUnderstood, found_text
from scripts.languages import LANGUAGES
from scripts.languages.dates import PartialDate, parse_partial_date
from scripts.messages.say import say
from scripts.reading.dates import read_dates

#: Day 0 of the numbers by which spreadsheet programs keep days; it is right from March 1900 on.
_FIRST_DAY = date(1899, 12, 30)
_SERIALS = range(20_000, 80_001)  # 1954 to 2119
_YEARS = range(1800, 2101)
#: 12-11-2026, 12/11/2026, 2026/11/12, and 11.2026.
_DAY_FIRST = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})([./-])(\d{1,2})\2(\d{1,2})")
_ISO = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_MONTH = re.compile(r"(\d{1,2})[./](\d{4})")
_TWO_DIGITS = re.compile(r"\d{1,2}[./-]\d{1,2}[./-]\d{2}(?!\d)")
_OF_YEAR = re.compile(r"\s*(?:г|год|года|году|ж|жыл|жылы|жылғы)\.?$", re.IGNORECASE)
_TIME = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?$")


def read_date(content: object, is_day: bool) -> str:
    """Return a date as records have it; where `is_day`, a whole day. Raises NotUnderstood for what is none, or may be two."""
    found = content if isinstance(content, (date, PartialDate)) else _read(content)
    text = found.text if isinstance(found, PartialDate) else f"{found:%Y-%m-%d}" if isinstance(found, date) else found
    expected = say("intake.day") if is_day else say("intake.date")
    try:
        when = parse_partial_date(text or "")
    except ValueError:
        raise NotUnderstood(found_text(str(content)), expected) from None
    if is_day and when.precision != "day":
        raise NotUnderstood(found_text(str(content)), expected)
    return text or ""


def _read(content: object) -> str | None:
    if isinstance(content, bool) or not isinstance(content, (int, float, str)):
        return None
    text = _TIME.sub("", str(content))
    bare = _OF_YEAR.sub("", text)
    if bare.isdecimal():
        number = int(bare)
        if number in _YEARS:
            return bare
        return f"{_FIRST_DAY + timedelta(number):%Y-%m-%d}" if number in _SERIALS and bare == text else None
    if _TWO_DIGITS.fullmatch(bare):
        raise NotUnderstood(found_text(text), say("intake.year-of-four-digits"))
    return text if _ISO.fullmatch(text) else _in_digits(bare.replace(" ", ""), text) or _in_words(text, bare)


def _in_digits(text: str, whole: str) -> str | None:
    if found := _DAY_FIRST.fullmatch(text):
        day, sign, month, year = found.groups()
        if sign == "/" and int(day) <= 12 and int(month) <= 12 and day != month:
            # In Kazakhstan the day comes first, but programs in English write the month first with this sign.
            raise NotUnderstood(found_text(whole), say("intake.day-with-points"))
        return f"{year}-{int(month):02}-{int(day):02}"
    if found := _YEAR_FIRST.fullmatch(text):
        return f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}"
    if (found := _MONTH.fullmatch(text)) and 1 <= int(found[1]) <= 12:
        return f"{found[2]}-{int(found[1]):02}"
    return None


def _in_words(text: str, bare: str) -> str | None:
    """Return the one date that a text is in either language; `bare` is the text without the word for a year."""
    month_first = re.fullmatch(r"([^\W\d]+),? (\d{4})", bare)
    texts = (text, f"{month_first[2]} ж. {month_first[1]}") if month_first else (text,)
    for one in texts:
        for language in LANGUAGES:
            values = read_dates(one, language)
            if len(values) == 1 and (values[0].start, values[0].end) == (0, len(one)):
                key = values[0].key
                if re.fullmatch(r"\d{4}(-\d{2}){0,2}", key):
                    return key
    return None
