"""Which rows of a sheet are its headings, and which column tells what; called by rows.py.

A heading is known by the name of its column in the tables, by the name of its field in either language, by what offices
usually write (words.yml), or by the mapping. It may stand in two rows: «Площадь, кв. м» above «общая» and «склада».
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from scripts.intake.cells import tidy
from scripts.intake.heading_words import Target, bare_part, folded_heading, known, split_unit, target_of, whole_words
from scripts.intake.mapping import Answers, heading_key
from scripts.intake.understood import words
from scripts.intake.workbook import Sheet
from scripts.records.kinds import KINDS
from scripts.tables.columns import FieldPart, Table, tables_of
from scripts.tables.fields import TableField

#: Headings are looked for in so many rows from the first that has something.
_ROWS = 40


@dataclass
class Layout:
    """The headings of a sheet: their rows, the table whose fields they name, and what each column tells."""

    table: Table
    first: int
    last: int
    targets: dict[int, Target]
    #: The headings that nobody understood, by their columns, and those that are left out on purpose.
    unknown: dict[int, str] = field(default_factory=dict)
    left_out: dict[int, str] = field(default_factory=dict)
    #: Pairs of columns that tell the same.
    twice: list[tuple[int, int]] = field(default_factory=list)

    @property
    def is_keyed(self) -> bool:
        """Whether a column says of which record a row is."""
        return any(one.field and one.field.name in key_fields(self.table) for one in self.targets.values())

    @property
    def score(self) -> tuple[int, int]:
        """How well it fits: how many columns are understood, and how few are not."""
        return len(self.targets) - 2 * len(self.twice), -len(self.unknown)


def layouts(sheet: Sheet, answers: Answers, least: int = 2) -> list[Layout]:
    """Return the best layout of a sheet, or several that are equally good; none where no row looks like headings.

    Headings are a row in which at least so many columns are understood, one of them the name or the id of a record.
    """
    said = answers.sheets.get(sheet.name)
    tables = [table for model in KINDS.values() for table in tables_of(model)]
    if said:
        tables = [table for table in tables if table.name == said]
    elif named := [table for table in tables if folded_heading(sheet.name) == folded_heading(table.name)]:
        tables = named
    elif answers.kind:
        tables = [table for table in tables if table.kind == answers.kind]
    found: list[Layout] = []
    for row in heading_rows(sheet):
        for depth in (1, 2, 3):
            texts = _texts(sheet, row, depth)
            if texts is None or (depth > 1 and not any(len(parts) > 1 for parts in texts.values())):
                continue
            layouts_here = (_layout(table, row, depth, texts, answers) for table in tables)
            found += [layout for layout in layouts_here if layout.is_keyed and len(layout.targets) >= least]
    best = max((layout.score for layout in found), default=None)
    # Of the same headings in one row and in two, the fewer rows; of two tables, both.
    top = [layout for layout in found if layout.score == best]
    top = [layout for layout in top if layout.first == min(one.first for one in top)]
    by_table = {layout.table.name: layout for layout in sorted(top, key=lambda one: (-one.last, -one.first))}
    return list(by_table.values())


def is_other_table(sheet: Sheet, row: int) -> bool:
    """Return whether the headings of another table begin in a row."""
    texts = _texts(sheet, row, 1)
    said = [cell for cell in sheet.rows[row - 1] if cell != ""]
    if not texts or len(texts) < 2 or not all(isinstance(cell, str) for cell in said):
        return False
    tables = (table for model in KINDS.values() for table in tables_of(model))
    found = (_layout(table, row, 1, texts, Answers()) for table in tables)
    return any(one.is_keyed and len(one.targets) == len(texts) for one in found)


def layout_at(sheet: Sheet, table: Table, row: int, answers: Answers) -> Layout:
    """Return the layout of a sheet whose headings somebody has pointed at."""
    return _layout(table, row, 1, _texts(sheet, row, 1) or {}, answers)


def heading_text(parts: tuple[str, ...]) -> str:
    """Return the words above a column on one line, as a mapping has them."""
    return " ".join(parts)


def heading_rows(sheet: Sheet) -> Iterator[int]:
    """Yield the rows that may be headings: of two texts or more."""
    count = 0
    for row, cells in enumerate(sheet.rows, 1):
        texts = [cell for cell in cells if isinstance(cell, str) and tidy(cell)]
        if len(texts) >= 2:
            yield row
            count += 1
        if count > _ROWS:
            return


def _texts(sheet: Sheet, first: int, depth: int) -> dict[int, tuple[str, ...]] | None:
    """Return what stands above each column in so many rows, from the top; None where the rows are no headings."""
    if first + depth - 1 > len(sheet.rows):
        return None
    width = max(len(sheet.rows[row - 1]) for row in range(first, first + depth))
    texts: dict[int, tuple[str, ...]] = {}
    for column in range(1, width + 1):
        parts: list[str] = []
        for row in range(first, first + depth):
            merged = sheet.merged_at(row, column)
            if merged and merged.top < row and merged.top >= first:
                continue  # the same cell as above
            if merged and merged.left < column and merged.bottom >= first + depth - 1:
                continue  # one heading across several columns is that of the first
            cell = sheet.at(merged.top, merged.left) if merged else sheet.at(row, column)
            if row > first and cell != "" and not isinstance(cell, str):
                return None  # headings are words
            text = tidy(whole_words(str(cell)))
            if not text and depth > 1 and row == first and not merged:
                text = _left_of(sheet, row, column)
            if text:
                parts.append(text)
        if parts:
            texts[column] = tuple(parts)
    return texts


def _left_of(sheet: Sheet, row: int, column: int) -> str:
    """Return the text before an empty cell of the upper row, which programs without merged cells leave once: .csv."""
    if sheet.merged or tidy(str(sheet.at(row + 1, column))) == "":
        return ""
    for left in range(column - 1, 0, -1):
        text = tidy(str(sheet.at(row, left)))
        if text:
            return text if tidy(str(sheet.at(row + 1, left))) else ""
    return ""


def _layout(table: Table, row: int, depth: int, texts: dict[int, tuple[str, ...]], answers: Answers) -> Layout:
    layout = Layout(table, row, row + depth - 1, {})
    bare = Counter(part for parts in texts.values() if (part := bare_part(parts[-1])) is not None)
    before: TableField | None = None
    seen: dict[tuple[str | None, FieldPart], int] = {}
    for column, parts in sorted(texts.items()):
        text = heading_text(parts)
        if heading_key(text) in answers.columns:
            name = answers.columns[heading_key(text)]
            found = target_of(table, name) if name else None
            if name and found:
                found = Target(found.field, found.part, split_unit(parts[-1])[1] or split_unit(parts[0])[1])
            elif not name:
                layout.left_out[column] = text
                continue
        else:
            found = known(table, parts, before, bare)
        if found is None:
            if folded_heading(text) in _numbering() or text == "№":
                layout.left_out[column] = ""
            else:
                layout.unknown[column] = text
            continue
        key = (found.field.name if found.field else None, found.part)
        if key in seen:
            layout.twice.append((seen[key], column))
        seen.setdefault(key, column)
        layout.targets[column] = found
        before = found.field or before
    return layout


def key_fields(table: Table) -> set[str]:
    """Return the names of the fields by which a row says of which record it is."""
    return (
        {table.columns[0].field.name} if table.path else {"id", "name", "number"} & {one.name for one in table.fields}
    )


@cache
def _numbering() -> frozenset[str]:
    return frozenset(map(folded_heading, words()["numbering"]))
