"""How the workbook is laid out, so that it can be read back without guessing; used by who writes it, shows it or reads it.

A sheet is a record, a line is a fact: its name, unit, value, how exact it is, the end of a range, source, date, note. Three
things name a line, and each alone is enough to know it:

- its last column, hidden, whose cells are the keys of the lines: `production-site/sewing-hall/space.area_m2#value`, with `+`
  in the place of the id on the sheet of a new record (two sheets are two records, since a sheet may be copied);
- the hidden sheet `_form`: its first rows are `form` with FORMAT, `model` with the hash of what the models were; under the
  heading row (`key`, `sheet`, `row`, then the columns that are filled in, by their codes) it has a row for each line, with what
  stood in its cells when the form was made. Who reads it takes a cell that is still the same as not filled in, so that an old
  form does not bring old values back (of a new record, where any cell of its sheet is another one, all of them are filled in);
- what people see: the words of the line, under headings by which a column is known wherever it stands.

Sheets that only people read have no keys: the first one, and those for an inspection, whose names end in `(A4)`. The line with the
key `…/#defaults` gives the source and the date of all lines of its sheet that have a value and none themselves.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from scripts.files import read_table
from scripts.languages import LANGUAGES, Language
from scripts.languages.dates import PartialDate
from scripts.records.form import unit_word
from scripts.records.values import Choice, Words

WORDS = Path(__file__).with_name("words.yml")
#: The version of this layout; it grows when a reader of the former one would read it wrong.
FORMAT = 1
FORM_SHEET = "_form"
LIST_SHEET = "_lists"
#: What the name of a sheet for an inspection ends in.
INSPECTION_END = " (A4)"
#: The first cells of the first rows of FORM_SHEET.
FORMAT_NAME, MODEL_NAME = "form", "model"
#: In the place of the id in the keys of a record that is new.
NEW = "+"
#: The part of the line whose source and date stand for all lines of the sheet that have none.
DEFAULTS = "defaults"
#: The code of how exact a number is that gives a range: the value and `to`. The others are codes of Bound.
RANGE = "range"
UNKNOWN = "unknown"
#: What stands between the id of a record and its title, and between the words of both languages.
TITLE_SIGN, LANGUAGE_SIGN = " — ", " / "


class FormColumn(StrEnum):
    """A column of a sheet, in the order in which they stand."""

    LABEL = "label"
    UNIT = "unit"
    VALUE = "value"
    PRECISION = "precision"
    TO = "to"
    SOURCE = "source"
    AS_OF = "as_of"
    NOTE_KK = "note_kk"
    NOTE_RU = "note_ru"
    KEY = "key"


#: The columns that are filled in, which FORM_SHEET repeats behind `key`, `sheet` and `row`.
FILLED = (
    FormColumn.VALUE,
    FormColumn.PRECISION,
    FormColumn.TO,
    FormColumn.SOURCE,
    FormColumn.AS_OF,
    FormColumn.NOTE_KK,
    FormColumn.NOTE_RU,
)

_KEY = re.compile(r"(?P<kind>[a-z-]+)/(?P<id>[a-z0-9-]+|\+)/(?P<path>[a-z0-9_.\[\]]*)#(?P<part>[a-z_]+)")
_STEP = re.compile(r"\.?(?P<name>[a-z0-9_]+)|\[(?P<index>\d+)\]")


@dataclass(frozen=True)
class LineKey:
    """Which part of which field of which record a line is.

    `path` has the index of an item behind the name of its list: ("space", "kinds", 0), ("history", 0, "status"). `part` is
    `value`, or of a field with several lines one of the parts in words.yml: kk, ru, latitude, phone.
    """

    kind: str
    id: str | None
    path: tuple[str | int, ...]
    part: str = "value"

    def __str__(self) -> str:
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path)
        return f"{self.kind}/{self.id or NEW}/{path.lstrip('.')}#{self.part}"

    @property
    def field_path(self) -> tuple[str, ...]:
        """The path without the indexes of items, as the models have it."""
        return tuple(step for step in self.path if isinstance(step, str))


def read_key(text: object) -> LineKey | None:
    """Return the line that a cell of the column of keys names; None of any other text."""
    found = _KEY.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    steps = (step["name"] or int(step["index"]) for step in _STEP.finditer(found["path"]))
    return LineKey(found["kind"], None if found["id"] == NEW else found["id"], tuple(steps), found["part"])


@cache
def form_words() -> Mapping[str, Any]:
    """Return the words of the workbook from words.yml: texts in both languages, or groups of them by their keys."""
    words: dict[str, Any] = {}
    for key, sides in read_table(WORDS).items():
        group, _, name = key.rpartition(".")
        (words.setdefault(group, {}) if group else words)[name] = sides
    return words


def guide_sheet() -> str:
    """Return the name of the first sheet, which explains the form."""
    return " – ".join(form_words()["guide"]["sheet"][side] for side in LANGUAGES)


def both(words: Mapping[Language, str] | Words | Choice) -> str:
    """Return a text in both languages on one line, once where they are alike: `жоқ / нет`, `цех`."""
    said = [words[side] if isinstance(words, Mapping) else words.in_language(side) for side in LANGUAGES]
    return LANGUAGE_SIGN.join(dict.fromkeys(said))


def heading(column: FormColumn) -> str:
    """Return what stands above a column; above that of the keys, its code."""
    return both(form_words()["columns"][column]) if column is not FormColumn.KEY else column


def column_of(text: object) -> FormColumn | None:
    """Return the column that a cell of the heading row is of, by the words of both languages or of one of them."""
    given = _folded(text)
    for column in FormColumn:
        words = form_words()["columns"].get(column, {})
        if given and given in map(_folded, (heading(column), *words.values())):
            return column
    return None


def unknown_text() -> str:
    """Return the choice that says that something is not known."""
    return both(form_words()["unknown"])


def says_unknown(text: object) -> bool:
    """Return whether a cell has the choice that says that something is not known, in both languages or in one."""
    words = form_words()["unknown"]
    return bool(text) and _folded(text) in map(_folded, (unknown_text(), *words.values()))


def precision_text(code: str) -> str:
    """Return the choice for how exact a number is: a code of Bound, or RANGE."""
    return both(form_words()["precision"][code])


def precision_of(text: object) -> str | None:
    """Return the code that a cell of the column says: one of Bound, RANGE or UNKNOWN; None where it says something else."""
    if says_unknown(text):
        return UNKNOWN
    words = form_words()["precision"]
    given = _folded(text)
    return next((code for code in words if given in map(_folded, (both(words[code]), *words[code].values()))), None)


def choice_of(text: object, choices: Iterable[Choice]) -> str | None:
    """Return the code of the one choice that a cell names, by its words or its code; None where there is none."""
    given = _folded(text)
    said = (
        one.value
        for one in choices
        if given in map(_folded, (both(one), one.value, *(one.in_language(side) for side in LANGUAGES)))
    )
    return next(said, None) if given else None


def code_text(code: str) -> str:
    """Return the choice for a unit: its code, and its words in both languages: `m2 — м²`."""
    return f"{code}{TITLE_SIGN}{both({side: unit_word(code, side) for side in LANGUAGES})}"


def reference_text(name: str, title: Words | None) -> str:
    """Return the choice for another record: its id, and its title in both languages where it has one."""
    return f"{name}{TITLE_SIGN}{both(title)}" if title else name


def reference_of(text: str) -> str:
    """Return the id in a choice for another record, or the code of a unit; of any other text the text itself."""
    return text.partition(TITLE_SIGN)[0].strip()


def day_text(when: PartialDate | date | str) -> str:
    """Return a date as officials write it and as precisely as it is known: 05.03.2026, 03.2026, 2026; a season as records have it."""
    text = str(when)
    if text == UNKNOWN:
        return unknown_text()
    is_season = len(text) == len("2026-21") and text[5:] > "12"
    return text if is_season else ".".join(reversed(text.split("-")))


def day_of(text: str) -> str | None:
    """Return a date that `day_text` wrote as records have it, or None where it did not write it so."""
    if says_unknown(text):
        return UNKNOWN
    if re.fullmatch(r"(?:(?:\d{2}\.)?\d{2}\.)?\d{4}|\d{4}-2[1-4]", text, re.ASCII) is None:
        return None
    return text if "-" in text else "-".join(reversed(text.split(".")))


def _folded(text: object) -> str:
    return " ".join(str(text or "").casefold().split())
