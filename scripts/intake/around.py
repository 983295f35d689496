"""What stands around a table and is said of all its rows: the date and the institution in a title, or in the name of the sheet; called by rows.py."""

import re
from collections.abc import Iterator

from scripts.intake.cells import tidy
from scripts.intake.reading import ReadValue, SheetNote, SheetPlace, SheetProblem
from scripts.intake.record_names import RecordNames
from scripts.intake.understood import found_text
from scripts.intake.workbook import Sheet
from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.reading.dates import read_dates
from scripts.records.kinds.catalogue import Institution

_AS_OF = re.compile(
    r"по состоянию на\s+(?P<ru>.+)|(?P<kk>.+?)\s+(?:күнгі\s+)?(?:жағдай|жай-күйі?)(?:ы)? бойынша", re.IGNORECASE
)
#: The number of an institution beside its word, in any case: учреждения № 901, № 901 мекеменің.
_NUMBER = re.compile(
    r"(?:учреждени\w*|учр\.?|мекеме\w*)\s*№?\s*(?P<before>[\w/-]*\d[\w/-]*)|№\s*(?P<after>[\w/-]*\d)\s*-?(?:ші|шы)?\s*мекеме",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d]{2,}")


def date_of_all(sheet: Sheet, first: int) -> tuple[str, SheetNote] | None:
    """Return the date above the headings, which begin in the row `first`, and the note of it; the nearest to them."""
    for place, text in _titles(sheet, first):
        found = _AS_OF.search(text)
        day = _date_in((found["ru"] or found["kk"]) if found else "")
        if day:
            return day, SheetNote(place, say("intake.date-of-all", day=day))
    return None


def institution_of_all(sheet: Sheet, first: int, names: RecordNames) -> ReadValue | SheetProblem | None:
    """Return the institution that the nearest title above the headings names, or else the name of the sheet.

    A problem where these two are not the same, as on a sheet that was copied; None where several are named.
    """
    titles = ((place, text, institutions_in(text, names)) for place, text in _titles(sheet, first))
    place, text, titled = next((title for title in titles if title[2]), (SheetPlace(sheet.name), "", set[str]()))
    # The name of a text file is no one's choice of a name for its only sheet: a bare number there may count files.
    of_sheet = set[str]() if sheet.is_text and sheet.name.isdecimal() else institutions_in(sheet.name, names)
    if titled and of_sheet and titled != of_sheet:
        return SheetProblem(place, found_text(text), say("intake.institution-of-sheet", sheet=sheet.name))
    named = titled or of_sheet
    return ReadValue(place, next(iter(named))) if len(named) == 1 else None


def institutions_in(text: str, names: RecordNames) -> set[str]:
    """Return the institutions that a text is, or that it names by their numbers."""
    is_one = names.named(Institution.kind, text)
    if is_one:
        return is_one if len(is_one) == 1 else set()
    numbers = (found["before"] or found["after"] for found in _NUMBER.finditer(text))
    return {name for number in numbers for name in names.named(Institution.kind, number)}


def is_institution(text: str, names: RecordNames) -> bool:
    """Return whether a text is an institution and nothing else: № 901 мекеме, Учреждение № 901:."""
    bare = text.strip(" :.")
    return bool(_NUMBER.fullmatch(bare) or (_WORD.search(bare) and names.named(Institution.kind, bare)))


def _titles(sheet: Sheet, first: int) -> Iterator[tuple[SheetPlace, str]]:
    """Yield the texts above the headings with their places, the nearest first."""
    for row in range(first - 1, 0, -1):
        for column, cell in sheet.filled(row).items():
            if isinstance(cell, str):
                yield sheet.place(row, column), tidy(cell)


def _date_in(text: str) -> str | None:
    """Return the first date in a text, as records have it."""
    for language in LANGUAGES:
        for value in read_dates(text, language):
            if re.fullmatch(r"\d{4}(-\d{2}){0,2}", value.key):
                return value.key
    return None
