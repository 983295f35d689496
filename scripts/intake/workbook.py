"""Opens a spreadsheet of any format that offices send, as sheets of cells; called by importing.py.

What may do harm or cannot be read is refused as a whole, in a sentence, before anything is worked out of it.
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

from scripts.intake.apart import RawSheet, read_apart
from scripts.intake.csv_text import read_csv
from scripts.intake.marks import At, CellMark, Marks, Merged
from scripts.intake.ods_marks import ods_marks
from scripts.intake.packed import Refused, packed, unpacked
from scripts.intake.reading import SheetPlace
from scripts.intake.xls_marks import COMPOUND, xls_marks
from scripts.intake.xlsx_marks import xlsx_marks
from scripts.languages.dates import PartialDate, parse_partial_date
from scripts.messages.say import Message, say
from scripts.records.problems import InputError, disk_problem, file_error

#: No table of an office is larger as a file.
MOST_BYTES = 20 * 2**20
#: Ends of names of workbooks that hold programs, and of formats that nobody asked for.
_MACROS = (".xlsm", ".xltm", ".xlam", ".xla")


@dataclass(frozen=True)
class Unreadable:
    """A cell that has no value that can be taken: an error, or a formula that was never worked out."""

    why: Message


@dataclass(frozen=True)
class Percent:
    """A number that is shown with a percent sign, in percent: 15 of 0.15."""

    number: float


#: What a cell says; "" of an empty one.
Content = str | int | float | bool | date | PartialDate | Percent | Unreadable


@dataclass
class Sheet:
    """The cells of a sheet, row by row from the first, and what belongs together or is not shown; counted from 1."""

    name: str
    rows: list[list[Content]]
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False
    #: All of it is text, as in .csv, also the numbers.
    is_text: bool = False
    #: Where cells stand in the file, of a sheet that was turned: by their row and column, 0 for a whole row or column.
    places: Mapping[At, At] = field(default_factory=dict)

    def place(self, row: int, column: int = 0) -> SheetPlace:
        """Return where a cell, a whole row or a whole column stands in the file."""
        return SheetPlace(self.name, *self.places.get((row, column), (row, column)))

    def at(self, row: int, column: int) -> Content:
        """Return what a cell says; "" outside of the cells."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else []
        return cells[column - 1] if 0 < column <= len(cells) else ""

    def filled(self, row: int) -> dict[int, Content]:
        """Return the cells of a row that say something, by their columns."""
        cells = self.rows[row - 1] if 0 < row <= len(self.rows) else []
        return {column: cell for column, cell in enumerate(cells, 1) if _says_something(cell)}

    def merged_at(self, row: int, column: int) -> Merged | None:
        """Return the cells that are one with a cell; None where it stands alone."""
        for merged in self.merged:
            if merged.top <= row <= merged.bottom and merged.left <= column <= merged.right:
                return merged
        return None


def _says_something(cell: Content) -> bool:
    """Return whether anything in a cell can be seen."""
    return not isinstance(cell, str) or any(
        not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc") for sign in cell
    )


def open_workbook(path: Path) -> list[Sheet]:
    """Return the sheets of a file. Raises InputError where there is none, or it is refused."""
    try:
        if path.is_file() and path.stat().st_size > MOST_BYTES:
            found = say("intake.file-of-size", megabytes=path.stat().st_size // 2**20)
            raise file_error(path, found, say("intake.at-most-size", megabytes=MOST_BYTES // 2**20))
        if path.exists() and not path.is_file():
            raise file_error(path, say("intake.no-file"), say("intake.plain-workbook"))
        data = path.read_bytes()
    except OSError as error:
        raise InputError([disk_problem(path, error)]) from None
    try:
        return _opened(path, data)
    except Refused as refused:
        raise file_error(path, refused.found, refused.expected) from None


def _opened(path: Path, data: bytes) -> list[Sheet]:
    if not data.strip(b"\0 \r\n\t"):
        raise Refused(say("intake.empty-file"))
    if path.suffix.lower() in _MACROS:
        raise Refused(say("intake.macros"), say("intake.without-macros"))
    if data.startswith(COMPOUND):
        marks = xls_marks(data)
        return _read(data, marks)
    if data.startswith(b"PK"):
        parts = unpacked(data)
        if "xl/workbook.bin" in parts:
            raise Refused(say("intake.other-format"))
        by_name = xlsx_marks(parts) if "xl/workbook.xml" in parts else ods_marks(parts)
        return _read(packed(parts), by_name)
    if data.lstrip()[:1] == b"<" or data.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8")):
        raise Refused(say("intake.other-format"))
    if path.suffix.lower() in (".xlsx", ".xls", ".ods"):
        raise Refused(say("intake.damaged"))
    return [Sheet(path.stem, [[*row] for row in read_csv(data)], is_text=True)]


def _read(data: bytes, marks: list[Marks] | dict[str, Marks]) -> list[Sheet]:
    """Return the sheets of a workbook whose marks are known, of .xls in the order of the sheets, else by their names."""
    sheets = read_apart(data)
    if sheets is None:
        raise Refused(say("intake.damaged"))
    named = marks if isinstance(marks, dict) else dict(zip([sheet[0] for sheet in sheets], marks, strict=False))
    return [_sheet(sheet, named.get(sheet[0], Marks())) for sheet in sheets]


def _sheet(sheet: RawSheet, marks: Marks) -> Sheet:
    name, is_hidden, raw, ranges = sheet
    rows = [
        [_content(value, marks, (row, column)) for column, value in enumerate(cells, 1)]
        for row, cells in enumerate(raw, 1)
    ]
    merged = marks.merged or [
        Merged(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in ranges
    ]
    for row, column in marks.cells:  # a cell without a value that stands after all others
        if marks.cells[row, column] in (CellMark.ERROR, CellMark.NO_VALUE):
            rows += [[] for _ in range(row - len(rows))]
            rows[row - 1] += [""] * (column - len(rows[row - 1]))
            rows[row - 1][column - 1] = _content("", marks, (row, column))
    return Sheet(name, rows, merged, marks.hidden_rows, marks.hidden_columns, is_hidden)


def _content(value: object, marks: Marks, at: tuple[int, int]) -> Content:
    mark = marks.cells.get(at)
    if mark is CellMark.ERROR:
        return Unreadable(say("intake.error-of-formula"))
    if mark is CellMark.NO_VALUE:
        return Unreadable(say("intake.formula-without-value"))
    if isinstance(value, datetime):
        value = value.date() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return _as_shown(value, mark)
    if isinstance(value, bool) or (mark is CellMark.FLAG and isinstance(value, (int, float))):
        return bool(value)
    if isinstance(value, (time, timedelta)):
        return str(value)
    if isinstance(value, (int, float)):
        number = exact(value)
        if mark is CellMark.PERCENT:
            return Percent(exact(number * 100))
        return _with_words(number, marks.words[at]) if at in marks.words else number
    return str(value)


def _with_words(number: int | float, words: str) -> str:
    """Return a number with the words of its format as text: never with three decimals, which may be thousands in a text."""
    text = f"{number}"
    return f"{text}0 {words}" if len(text.partition(".")[2]) == 3 else f"{text} {words}"


def exact(number: float) -> int | float:
    """Return a number as a spreadsheet program shows it, without what binary fractions add: 0.3, and 1200 of 1200.0."""
    shown = float(f"{number:.15g}")
    return int(shown) if shown.is_integer() else shown


def _as_shown(day: date, mark: CellMark | None) -> date | PartialDate:
    """Return a day, or the month or the year as which it is shown."""
    if mark is CellMark.MONTH:
        return parse_partial_date(f"{day:%Y-%m}")
    return parse_partial_date(f"{day:%Y}") if mark is CellMark.YEAR else day
