"""Which rows of a sheet are its headings, and which column tells what; called by rows.py.

A heading is known by the name of its column in the tables, by the name of its field in either language, by what offices
usually write (words.yml), or by the mapping. It may stand in two rows: «Площадь, кв. м» above «общая» and «склада».
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from scripts.intake.cells import tidy
from scripts.intake.heading_words import (
    Target,
    bare_part,
    folded_heading,
    headings_in,
    headings_of,
    known,
    split_unit,
    target_of,
    whole_words,
)
from scripts.intake.mapping import Answers, heading_key
from scripts.intake.understood import words
from scripts.intake.workbook import Content, Sheet
from scripts.records.kinds import KINDS
from scripts.tables.columns import FieldPart, Table, tables_of
from scripts.tables.fields import TableField

#: Headings are looked for in so many rows from the first that has something.
_ROWS = 40
#: The names of the fields of a card stand in one of so many columns.
_LABEL_COLUMNS = 3


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
    def fields(self) -> int:
        """How many things its columns tell, each counted once."""
        return len(self.targets) - len(self.twice)

    @property
    def score(self) -> tuple[int, int, int]:
        """How well it fits: how many columns are understood, how few are not, and of how many the unit is told."""
        units = sum(one.heading is not None for one in self.targets.values())
        return len(self.targets) - 2 * len(self.twice), -len(self.unknown), units


def layouts(sheet: Sheet, answers: Answers, least: int = 2, is_keyed: bool = True) -> list[Layout]:
    """Return the best layout of a sheet, or several that are equally good; none where no row looks like headings.

    Headings are a row in which at least so many columns are understood, one of them the name or the id of a record where
    they must be `is_keyed`.
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
            if not _is_likely(texts, answers, least):
                continue
            layouts_here = (_layout(table, row, depth, texts, answers) for table in tables)
            found += [one for one in layouts_here if one.is_keyed is is_keyed and len(one.targets) >= least]
    best = max((layout.score for layout in found), default=None)
    # Of the same headings in one row and in two, the fewer rows; of two tables, both.
    top = [layout for layout in found if layout.score == best]
    top = [layout for layout in top if layout.first == min(one.first for one in top)]
    by_table = {layout.table.name: layout for layout in sorted(top, key=lambda one: (-one.last, -one.first))}
    return list(by_table.values())


def tables_apart(sheet: Sheet, answers: Answers) -> Iterator[Sheet]:
    """Yield a sheet once for each table or card that stands on it under another one, with it alone and what stands above all."""
    starts = _starts(sheet, _heading_rows(sheet, answers) or _card_rows(sheet))
    if len(starts) < 2:
        yield sheet
        return
    first = starts[0] - 1
    for start, following in zip(starts, [*starts[1:], len(sheet.rows) + 1], strict=True):
        blank = [list[Content]() for _ in range(start - 1 - first)]
        yield replace(sheet, rows=[*sheet.rows[:first], *blank, *sheet.rows[start - 1 : following - 1]])


def _starts(sheet: Sheet, rows: list[int]) -> list[int]:
    """Return where tables begin whose headings are in some rows: of all but the first, with the title above it."""
    starts = list[int]()
    for row in rows:
        start = row
        while starts and start - 1 > starts[-1] and len(sheet.filled(start - 1)) < 2:
            start -= 1
        starts.append(start)
    return starts


def _heading_rows(sheet: Sheet, answers: Answers) -> list[int]:
    """Return the rows in which the headings of tables begin, those that only repeat the ones before left out."""
    rows, before = list[int](), list[str]()
    for row in range(1, len(sheet.rows) + 1):
        if len(sheet.filled(row - 1)) < 2 and _is_heading(sheet, row, answers) and _headings_of(sheet, row) != before:
            rows.append(row)
            before = _headings_of(sheet, row)
    return rows


def _card_rows(sheet: Sheet) -> list[int]:
    """Return the rows in which cards begin, each with the name of its record in the same words and an empty row before it."""
    for column in range(1, _LABEL_COLUMNS + 1):
        texts = [folded_heading(str(sheet.at(row, column))) for row in range(1, len(sheet.rows) + 1)]
        name = next((text for text in texts if text in _names_of_records()), "")
        rows = [row for row, text in enumerate(texts, 1) if name and text == name]
        if len(rows) > 1 and all(len(sheet.filled(row - 1)) < 2 for row in rows[1:]):
            return rows
    return []


@cache
def _names_of_records() -> frozenset[str]:
    """Return the headings of what names a record of any kind."""
    tables = [table for model in KINDS.values() for table in tables_of(model) if not table.path]
    said = ((text, one, table) for table in tables for text, one in headings_of(table).items())
    return frozenset(text for text, one, table in said if one.field and one.field.name in key_fields(table))


def _is_likely(texts: dict[int, tuple[str, ...]], answers: Answers, least: int) -> bool:
    """Return whether so many columns may be known, before each table is asked for its own."""
    said = (
        sum(heading_key(heading_text(parts)) in answers.columns for parts in texts.values()) if answers.columns else 0
    )
    return said + len({text for parts in texts.values() for text in headings_in(parts)}) >= least


def _headings_of(sheet: Sheet, row: int) -> list[str]:
    return [folded_heading(str(cell)) for cell in sheet.filled(row).values()]


def _is_heading(sheet: Sheet, row: int, answers: Answers) -> bool:
    """Return whether the headings of a table begin in a row: most of its cells name fields, one of them the record."""
    texts = _texts(sheet, row, 1)
    if not texts or len(texts) < 2 or not all(isinstance(cell, str) for cell in sheet.filled(row).values()):
        return False
    if not _is_likely(texts, answers, 2):
        return False
    tables = (table for model in KINDS.values() for table in tables_of(model))
    found = (_layout(table, row, 1, texts, answers) for table in tables)
    return any(one.is_keyed and 1 < len(one.targets) > len(texts) / 2 for one in found)


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
        if answers.columns and heading_key(text) in answers.columns:
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
