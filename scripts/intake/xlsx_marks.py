"""The marks of the cells of an .xlsx file, and what makes one dangerous; called by workbook.py."""

import posixpath
import re

from scripts.intake.marks import CellMark, Format, Marks, Merged, format_of
from scripts.intake.packed import Refused, parse
from scripts.messages.say import say

#: A formula that takes its value from another file, a program or the net: '[other.xlsx]Sheet1'!A1, cmd|'/c x'!A1.
_OTHER_FILE = re.compile(r"\[[^\[\]]+\][\w .-]*'?!|\w\|'[^']*'!|\bWEBSERVICE\(", re.IGNORECASE)
_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


def xlsx_marks(parts: dict[str, bytes]) -> dict[str, Marks]:
    """Return the marks of every sheet of the parts of an .xlsx file by its name.

    Raises Refused for macros, links to other files, and sheets that are too large.
    """
    if any(name.lower().endswith("vbaproject.bin") or "/macrosheets/" in name.lower() for name in parts):
        raise Refused(say("intake.macros"), say("intake.without-macros"))
    if any("/externallinks/" in name.lower() or name.lower().endswith("/connections.xml") for name in parts):
        raise Refused(say("intake.external-links"), say("intake.values-instead-of-links"))
    formats = _formats(parts.get("xl/styles.xml", b""))
    marks, count = dict[str, Marks](), 0
    for name, part in _sheets(parts).items():
        if part in parts:
            marks[name] = _sheet_marks(parts[part], formats, count)
            count = marks[name].count
    return marks


def _sheets(parts: dict[str, bytes]) -> dict[str, str]:
    """Return the part of every sheet by its name."""
    targets: dict[str, str] = {}
    names: dict[str, str] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            targets[attributes.get("Id", "")] = posixpath.normpath(
                posixpath.join("/xl", attributes.get("Target", ""))
            ).lstrip("/")

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            names[attributes.get("name", "")] = next(
                (value for key, value in attributes.items() if key.endswith(":id")), ""
            )

    if "xl/workbook.xml" not in parts or "xl/_rels/workbook.xml.rels" not in parts:
        raise Refused(say("intake.damaged"))
    parse(parts["xl/_rels/workbook.xml.rels"], relation)
    parse(parts["xl/workbook.xml"], sheet)
    return {name: targets.get(relation_id, "") for name, relation_id in names.items()}


def _formats(styles: bytes) -> list[Format]:
    """Return how numbers of each style of cells are meant, by its place in the list of styles."""
    codes: dict[int, str] = {}
    found: list[Format] = []
    inside = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        inside.append(name)
        if name == "numFmt":
            codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "xf" and inside[-2] == "cellXfs":
            number = int(attributes.get("numFmtId", 0))
            found.append(format_of(number, codes.get(number, "")))

    if styles:
        parse(styles, start, lambda _: inside.pop())
    return found


class _Sheet:
    """One sheet, as its elements come."""

    def __init__(self, formats: list[Format], count: int) -> None:
        self.marks, self._formats = Marks(count=count), formats
        self._row = self._column = self._style = 0
        self._formula = ""
        self._type, self._is_in_value, self._has_value, self._has_formula = "", False, False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            place = _CELL.fullmatch(attributes.get("r", ""))
            self._column = _number(place[1]) if place else self._column + 1
            self._row = int(place[2]) if place else self._row
            self._type, self._style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self._has_value = self._has_formula = False
        elif name in ("v", "t"):
            self._is_in_value = True
        elif name == "f":
            self._has_formula, self._formula = True, ""
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
            if attributes.get("hidden") in ("1", "true"):
                self.marks.hidden_rows.add(self._row)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            first, last = int(attributes["min"]), int(attributes["max"])
            self.marks.hidden_columns.update(range(first, min(last, 20_000) + 1))
        elif name == "mergeCell":
            ends = attributes.get("ref", "").split(":")
            one, two = _CELL.fullmatch(ends[0]), _CELL.fullmatch(ends[-1])
            if one and two:
                self.marks.merged.append(Merged(int(one[2]), _number(one[1]), int(two[2]), _number(two[1])))

    def text(self, text: str) -> None:
        if self._is_in_value and text:
            self._has_value = True
        elif self._has_formula and not self._has_value:
            self._formula += text

    def end(self, name: str) -> None:
        if name in ("v", "t"):
            self._is_in_value = False
        elif name == "f" and _OTHER_FILE.search(self._formula):
            raise Refused(say("intake.external-links"), say("intake.values-instead-of-links"))
        if name != "c" or not (self._has_value or self._has_formula):
            return
        at = self._row, self._column
        self.marks.take(*at)
        form = self._formats[self._style] if self._style < len(self._formats) else Format()
        if self._type == "e":
            self.marks.cells[at] = CellMark.ERROR
        elif self._has_formula and not self._has_value and self._type != "str":
            self.marks.cells[at] = CellMark.NO_VALUE
        elif self._type in ("n", "d"):
            if form.mark:
                self.marks.cells[at] = form.mark
            if form.words:
                self.marks.words[at] = form.words


def _sheet_marks(content: bytes, formats: list[Format], count: int) -> Marks:
    sheet = _Sheet(formats, count)
    try:
        parse(content, sheet.start, sheet.end, sheet.text)
    except (ValueError, KeyError) as error:  # numbers that are none
        raise Refused(say("intake.damaged")) from error
    return sheet.marks


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
