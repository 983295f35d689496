"""What a workbook says of its cells beside their values: percent, errors, hidden rows, merged cells; used by workbook.py."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from scripts.intake.packed import Refused
from scripts.intake.reading import letters
from scripts.messages.say import say

MOST_ROWS = 50_000
MOST_COLUMNS = 2_000
MOST_CELLS = 300_000

#: Row and column, counted from 1.
At = tuple[int, int]


class CellMark(StrEnum):
    """How a cell is to be taken."""

    PERCENT = "percent"
    FLAG = "flag"
    ERROR = "error"
    #: A formula whose value was never worked out.
    NO_VALUE = "no-value"
    #: A day that is shown as its month or its year alone.
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Merged:
    """Cells that are one, from the first to the last, both counted."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass
class Marks:
    """The marks of a sheet; `words` are those that its format puts behind a number, as кв. м."""

    cells: dict[At, CellMark] = field(default_factory=dict)
    words: dict[At, str] = field(default_factory=dict)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    height: int = 0
    width: int = 0
    #: How many cells have a value, of this sheet and of those before it.
    count: int = 0

    def take(self, row: int, column: int) -> None:
        """Count a cell that has a value. Raises Refused for a sheet that is larger than any table of an office."""
        self.height, self.width, self.count = max(self.height, row), max(self.width, column), self.count + 1
        check_size(self.height, self.width, self.count)


def check_size(height: int, width: int, count: int) -> None:
    """Raise Refused for a sheet that is larger than any table of an office."""
    if width > MOST_COLUMNS:
        found = say("intake.columns-up-to", column=letters(width))
        raise Refused(found, say("intake.at-most-columns", most=MOST_COLUMNS))
    if height > MOST_ROWS:
        raise Refused(say("intake.rows-up-to", row=height), say("intake.at-most-rows", most=MOST_ROWS))
    if count > MOST_CELLS or height * width > 20 * MOST_CELLS:
        raise Refused(say("intake.too-many-cells"), say("intake.at-most-cells", most=MOST_CELLS))


_LITERAL = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_BUILT_IN = {9: "0%", 10: "0.00%", 17: "mmm yy"}


@dataclass(frozen=True)
class Format:
    """How the numbers of a format are to be taken."""

    mark: CellMark | None = None
    words: str = ""


def format_of(number: int, code: str = "") -> Format:
    """Return how numbers are meant that are shown by a format of a workbook: its number and, where it has one, its code."""
    first = (code or _BUILT_IN.get(number, "")).partition(";")[0]
    words = "".join(one or two or three or "" for one, two, three in _LITERAL.findall(first)).strip()
    signs = _LITERAL.sub("", first).lower()
    if "%" in signs or words == "%":
        return Format(CellMark.PERCENT)
    if "y" in signs or "г" in signs:
        return Format(
            None if "d" in signs or "д" in signs else CellMark.MONTH if "m" in signs or "м" in signs else CellMark.YEAR
        )
    is_number = "0" in signs or "#" in signs or "?" in signs
    return Format(words=words if is_number and any(sign.isalpha() or sign in "₸²" for sign in words) else "")
