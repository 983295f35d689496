"""What a spreadsheet says, as it was read: rows of typed values, each with its cell, and what could not be understood.

Made by `read_file` of read.py, compared with the records by changes.py. A cell that is empty says nothing: the record keeps what it has.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.messages.say import Message, MessageLanguage, say, told

#: Where a field stands in a record, or a list in it: ("space", "area_m2"), ("history",).
Path = tuple[str, ...]


@dataclass(frozen=True, order=True)
class SheetPlace:
    """A cell of a sheet; rows and columns are counted from 1, and column 0 is the whole row, row 0 the whole sheet."""

    sheet: str
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet program names it: C12; of a row its number, "" of a sheet."""
        return f"{letters(self.column)}{self.row or ''}"


def letters(column: int) -> str:
    """Return the letters of a column, counted from 1: A, Z, AA; "" of 0."""
    before, last = divmod(column - 1, 26) if column else (0, 0)
    return f"{letters(before)}{chr(ord('A') + last)}" if column else ""


@dataclass(frozen=True)
class ReadFact:
    """What a row says of a fact.

    `value` is as YAML has it: a number, a text, a list of texts; a date is its ISO text, coordinates are `{latitude,
    longitude}`, a contact is what Contact takes, words are `{kk, ru}` with the languages that the file gives. It is None
    where the fact is not known (`is_unknown`), or where the row says only its source or date. What is None is not said.
    """

    place: SheetPlace
    value: Any = None
    is_unknown: bool = False
    #: A code of Bound; where it is said, `to` is too, and None there means that there is no upper end. None: as it was.
    bound: str | None = None
    to: int | float | None = None
    #: The id of a source, with a passage where one is named; of the whole sheet where the row says none.
    source: str | None = None
    as_of: str | None = None
    #: Words, as `value` has them.
    note: Mapping[str, str] | None = None
    #: The cells of the parts that have one of their own: source, as_of, bound, to, note, kk, ru.
    parts: Mapping[str, SheetPlace] = field(default_factory=dict)


@dataclass(frozen=True)
class ReadValue:
    """What a row says of a field that is no fact, its value and the cells of its parts as in ReadFact."""

    place: SheetPlace
    value: Any
    parts: Mapping[str, SheetPlace] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class ReadRow:
    """A row of a sheet: what it says of one record, or of an item of a list in it, as a line of its history."""

    #: The cell that names the record; of a form, its first line that was filled in.
    place: SheetPlace
    kind: str
    #: Of the record (of an item, the record in which it stands); None for one that is new, or named by its name alone.
    id: str | None
    #: By the path of the field; of an item, the path inside the item: ("status",).
    values: Mapping[Path, ReadFact | ReadValue]
    #: The list whose item it is, () of the record itself.
    list_path: Path = ()
    #: The place of the item in that list, counted from 1; None where the row does not say it.
    item: int | None = None

    @property
    def name(self) -> Mapping[str, str]:
        """The name of the record in the languages that the row gives."""
        said = self.values.get(("name",))
        return said.value if said and not self.list_path else {}


@dataclass(frozen=True, order=True)
class SheetProblem:
    """A cell that cannot be understood: where, what was found, what was expected. Nothing of the file is written."""

    place: SheetPlace
    found: str
    expected: Message

    def told(self, language: MessageLanguage) -> str:
        """Return the problem as a line in a language."""
        return told(_at(self.place, say("found-and-expected", found=self.found, expected=self.expected)), language)


@dataclass(frozen=True, order=True)
class SheetNote:
    """What is worth knowing of a sheet that is no mistake: a totals row that was left out, a column that was not read."""

    place: SheetPlace
    text: Message

    def told(self, language: MessageLanguage) -> str:
        """Return the note as a line in a language."""
        return told(_at(self.place, self.text), language)


def _at(place: SheetPlace, text: Message) -> Message:
    """Return what is said of a place, with the place before it."""
    if not place.row and not place.column:
        return say("intake.at-sheet", sheet=place.sheet, text=text)
    if not place.column:
        return say("intake.at-row", sheet=place.sheet, row=place.row, text=text)
    if not place.row:
        return say("intake.at-column", sheet=place.sheet, column=place.cell, text=text)
    return say("intake.at-cell", sheet=place.sheet, cell=place.cell, text=text)


@dataclass(frozen=True)
class SheetReading:
    """All that a file says. With a problem among it nothing may be written; the rows are those that could be read."""

    rows: tuple[ReadRow, ...] = ()
    problems: tuple[SheetProblem, ...] = ()
    notes: tuple[SheetNote, ...] = ()
