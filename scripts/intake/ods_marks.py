"""The marks of the cells of an .ods file, and what makes one dangerous; called by workbook.py."""

import re

from scripts.intake.marks import CellMark, Format, Marks, Merged, check_size
from scripts.intake.packed import Refused, parse
from scripts.messages.say import say

#: Where a formula or a table takes its values from another file: ['file:///C:/other.ods'#$Sheet1.A1].
_OTHER_FILE = re.compile(r"'(?:file|https?|ftp|smb):|\bDDE\(|\bWEBSERVICE\(", re.IGNORECASE)
_LINKS = frozenset(("table-source", "cell-range-source", "dde-link", "database-range-source"))


def ods_marks(parts: dict[str, bytes]) -> dict[str, Marks]:
    """Return the marks of every sheet of the parts of an .ods file by its name.

    Raises Refused for a password, macros, links to other files, and sheets that are too large.
    """
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Refused(say("intake.encrypted"), say("intake.without-password"))
    if any(re.match(r"Basic/.*/.*\.xml|Scripts/.", name) and "script-lb" not in name for name in parts):
        raise Refused(say("intake.macros"), say("intake.without-macros"))
    if "content.xml" not in parts:
        raise Refused(say("intake.damaged"))
    book = _Book()
    try:
        if "styles.xml" in parts:
            styles = book.styles
            parse(parts["styles.xml"], lambda name, said: styles.start(name, _said(said)), styles.end, styles.text)
        parse(parts["content.xml"], book.start, book.end, book.text)
    except ValueError as error:  # numbers that are none
        raise Refused(say("intake.damaged")) from error
    return book.sheets


def _said(attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes by their names without the prefix of the namespace."""
    return {key.rpartition(":")[2]: value for key, value in attributes.items()} if attributes else {}


class _Styles:
    """How the styles of cells show days and numbers; they stand before the sheets."""

    def __init__(self) -> None:
        self.by_style: dict[str, Format] = {}
        self._formats: dict[str, Format] = {}
        self._name, self._parts, self._words = "", set[str](), ""
        self._is_text = False

    def start(self, name: str, said: dict[str, str]) -> None:
        if name in ("date-style", "number-style", "currency-style"):
            self._name, self._parts, self._words = said.get("name", ""), {name}, ""
        elif name == "style" and said.get("data-style-name") in self._formats:
            self.by_style[said.get("name", "")] = self._formats[said["data-style-name"]]
        elif self._name:
            self._parts.add(name)
            self._is_text = name in ("text", "currency-symbol")

    def text(self, text: str) -> None:
        self._words += text if self._name and self._is_text else ""

    def end(self, name: str) -> None:
        self._is_text = False
        if name == "date-style" and "year" in self._parts and "day" not in self._parts:
            self._formats[self._name] = Format(CellMark.MONTH if "month" in self._parts else CellMark.YEAR)
        elif name in ("number-style", "currency-style") and any(sign.isalpha() or sign in "₸²" for sign in self._words):
            self._formats[self._name] = Format(words=self._words.strip())
        if name in ("date-style", "number-style", "currency-style"):
            self._name = ""


class _Book:
    """The sheets, as their elements come; rows and cells that are repeated stand once in the file."""

    def __init__(self) -> None:
        self.sheets: dict[str, Marks] = {}
        self._marks = Marks()
        self._row = self._column = 0
        self._rows, self._columns_said = 1, 0
        self._cells: list[tuple[int, int, Format, int, int]] = []
        self._open: tuple[int, Format, int, int] | None = None
        self._has_text = False
        self._note = 0
        self.styles = _Styles()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _LINKS:
            raise Refused(say("intake.external-links"), say("intake.values-instead-of-links"))
        said = _said(attributes)
        self.styles.start(name, said)
        if name == "table":
            self._marks = self.sheets.setdefault(said.get("name", ""), Marks(count=self._marks.count))
            self._row = self._columns_said = 0
        elif name == "table-column":
            count = int(said.get("number-columns-repeated", 1))
            if said.get("visibility", "visible") != "visible":
                hidden = range(self._columns_said + 1, min(self._columns_said + count, 20_000) + 1)
                self._marks.hidden_columns.update(hidden)
            self._columns_said += count
        elif name == "table-row":
            self._rows, self._column, self._cells = int(said.get("number-rows-repeated", 1)), 0, []
            if said.get("visibility", "visible") != "visible":
                last = min(self._row + self._rows, self._row + 100_000)
                self._marks.hidden_rows.update(range(self._row + 1, last + 1))
        elif name in ("table-cell", "covered-table-cell"):
            self._start_cell(said)
        elif name == "annotation":
            self._note += 1

    def _start_cell(self, said: dict[str, str]) -> None:
        if _OTHER_FILE.search(said.get("formula", "")):
            raise Refused(say("intake.external-links"), say("intake.values-instead-of-links"))
        kind = said.get("value-type", "")
        form = self.styles.by_style.get(said.get("style-name", ""), Format())
        form = (
            Format(CellMark.PERCENT if kind == "percentage" else CellMark.FLAG)
            if kind in ("percentage", "boolean")
            else form
        )
        if "formula" in said and (kind == "error" or "of:=#" in said["formula"]):
            form = Format(CellMark.ERROR)
        elif "formula" in said and not kind:
            form = Format(CellMark.NO_VALUE)
        self._has_text = bool(kind) or "formula" in said
        spanned = int(said.get("number-rows-spanned", 1)), int(said.get("number-columns-spanned", 1))
        self._open = (int(said.get("number-columns-repeated", 1)), form, *spanned)

    def text(self, text: str) -> None:
        self.styles.text(text)
        if self._open and not self._note and text.strip():
            self._has_text = True

    def end(self, name: str) -> None:
        self.styles.end(name)
        if name == "annotation":
            self._note -= 1
        elif name in ("table-cell", "covered-table-cell") and self._open:
            count, form, rows, columns = self._open
            if self._has_text:
                check_size(self._row + 1, self._column + count, self._marks.count + count * self._rows)
                self._cells += [(self._column + number, count, form, rows, columns) for number in range(1, count + 1)]
            elif rows * columns > 1:
                self._cells.append((self._column + 1, 0, Format(), rows, columns))
            self._column += count
            self._open = None
        elif name == "table-row":
            self._end_row()

    def _end_row(self) -> None:
        if self._cells:
            check_size(self._row + self._rows, self._cells[-1][0], self._marks.count + len(self._cells) * self._rows)
            for row in range(self._row + 1, self._row + self._rows + 1):
                for column, count, form, rows, columns in self._cells:
                    if count:
                        self._marks.take(row, column)
                    if form.mark:
                        self._marks.cells[row, column] = form.mark
                    if form.words:
                        self._marks.words[row, column] = form.words
                    if rows * columns > 1:
                        self._marks.merged.append(Merged(row, column, row + rows - 1, column + columns - 1))
        self._row += self._rows
