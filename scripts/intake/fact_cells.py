"""The cells beside the value of a fact: how exact it is, its date, a latitude or a longitude; called by facts.py."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from scripts.forms.layout import LANGUAGE_SIGN, precision_of
from scripts.intake.cell_dates import read_date
from scripts.intake.cell_numbers import HeadingUnit
from scripts.intake.cells import tidy
from scripts.intake.reading import SheetPlace
from scripts.intake.understood import NotUnderstood, Understood, found_text, is_not_known, words
from scripts.intake.workbook import Content
from scripts.languages import LANGUAGES
from scripts.languages.dates import parse_partial_date
from scripts.messages.say import say
from scripts.reading.points import read_points
from scripts.records.fields import UNKNOWN
from scripts.tables.columns import RANGE, FieldPart, precisions
from scripts.tables.fields import TableField

_DEGREES = re.compile(r"[-+]?\d{1,3}(?:[.,]\d{1,12})?\s?°?")
_COARSE = {"year": 4, "month": 7}


@dataclass(frozen=True)
class CellSpot:
    """A cell of a field: what it says, where it is, and the unit that stands in its heading."""

    content: Content
    place: SheetPlace
    heading: HeadingUnit | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody wrote anything there."""
        return isinstance(self.content, str) and not tidy(self.content)


#: The cells of a field by what they say of it.
Spots = Mapping[FieldPart, CellSpot]


def read_as_of(spot: CellSpot) -> str | None:
    """Return a date as records have it, or that it is not known."""
    text = tidy(spot.content) if isinstance(spot.content, str) else spot.content
    if isinstance(text, str) and (is_not_known(text)):
        return UNKNOWN
    return read_date(text, is_day=False)


def read_precision(field: TableField, spot: CellSpot) -> str:
    """Return the code of how exact a number is: one of Bound, or RANGE."""
    text = tidy(str(spot.content))
    code = precision_of(text)
    said = precisions(field)
    if code not in said:
        code = next((one for one, words in said.items() if text.casefold() in (one, *words.values())), None)
    if code is None and any(word in words()["range"] for word in text.casefold().split(LANGUAGE_SIGN)):
        return RANGE
    if code is None:
        choices = [say("by-language", kk=one["kk"], ru=one["ru"]) for one in said.values()]
        raise NotUnderstood(found_text(text), say("intake.one-of-choices", words=choices))
    return code


def read_as_precise(field: TableField, said: Understood, spot: CellSpot) -> Understood:
    """Return a date cut to what the cell beside it says is known of it."""
    text = tidy(str(spot.content)).casefold()
    code = next((one for one, words in precisions(field).items() if text in (one, *words.values())), None)
    if code is None:
        words = [say("by-language", kk=one["kk"], ru=one["ru"]) for one in precisions(field).values()]
        raise NotUnderstood(found_text(text), say("intake.one-of-choices", words=words))
    if said.value in (None, UNKNOWN) or parse_partial_date(said.value).precision == code:
        return said
    if code in _COARSE and len(said.value) >= _COARSE[code] and parse_partial_date(said.value).precision != "season":
        return Understood(said.value[: _COARSE[code]])
    raise NotUnderstood(found_text(text), say("intake.same-as-beside"))


def read_degrees(spot: CellSpot) -> float | str:
    """Return a latitude or a longitude in degrees, or that it is not known."""
    content = tidy(spot.content) if isinstance(spot.content, str) else spot.content
    if isinstance(content, str):
        if is_not_known(content):
            return UNKNOWN
        if _DEGREES.fullmatch(content):
            return float(content.rstrip("° ").replace(",", "."))
        for language in LANGUAGES:
            points = list(read_points(content, language))
            if len(points) == 1 and len(points[0].text) == len(content) and " " in points[0].key:
                return float(points[0].key.partition(" ")[2])
    elif isinstance(content, (int, float)) and not isinstance(content, bool):
        return float(content)
    raise NotUnderstood(found_text(str(content)), say("intake.degrees"))
