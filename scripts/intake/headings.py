"""Which rows of a sheet are its headings, and which column tells what; called by rows.py.

A heading is known by the name of its column in the tables, by the name of its field in either language, by what offices
usually write (words.yml), or by the mapping. It may stand in two rows: «Площадь, кв. м» above «общая» and «склада».
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from scripts.intake.cell_numbers import HeadingUnit, heading_unit
from scripts.intake.cells import tidy
from scripts.intake.facts import ABOUT, takes_part
from scripts.intake.mapping import Answers, heading_key
from scripts.intake.understood import words
from scripts.intake.workbook import Sheet
from scripts.languages import LANGUAGES
from scripts.records.kinds import KINDS
from scripts.tables.columns import FieldPart, Table, own_parts, part_labels, tables_of
from scripts.tables.fields import FieldType, TableField

#: Headings are looked for in so many rows from the first that has something.
_ROWS = 40
_PUNCTUATION = re.compile(r"[^\w%№#+²³]+")
_BROKEN_WORD = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[^\W\d_])|\u00ad")
_TAIL = re.compile(r"^(?P<base>.+?)\s*[,(]\s*(?:в |in )?(?P<unit>[^,()]+(?:\([^()]*\))?)\)?\s*$")
_IN = re.compile(r"^(?P<base>.+?)\s+(?:в\s+)?(?P<unit>(?:тыс\.?\s*|млн\.?\s*|мың\s*)?[^\s]+(?:\s[^\s]{1,4})?)$")


@dataclass(frozen=True)
class Target:
    """What a column tells: a part of a field of the table; without a field, a part of every fact of the row."""

    field: TableField | None
    part: FieldPart
    heading: HeadingUnit | None = None


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
    def score(self) -> tuple[int, int]:
        """How well it fits: how many columns are understood, and how few are not."""
        return len(self.targets) - 2 * len(self.twice), -len(self.unknown)


def layouts(sheet: Sheet, answers: Answers) -> list[Layout]:
    """Return the best layout of a sheet, or several that are equally good; none where no row looks like headings."""
    kind = answers.sheets.get(sheet.name) or answers.kind
    tables = [table for model in KINDS.values() for table in tables_of(model) if kind in (None, table.kind)]
    named = [table for table in tables if folded_heading(sheet.name) in _names_of(table)]
    found: list[Layout] = []
    for row in _heading_rows(sheet):
        for depth in (1, 2, 3):
            texts = _texts(sheet, row, depth)
            if texts is None or (depth > 1 and not any(len(parts) > 1 for parts in texts.values())):
                continue
            for table in named or tables:
                layout = _layout(table, row, depth, texts, answers)
                if layout is not None:
                    found.append(layout)
    best = max((layout.score for layout in found), default=None)
    # Of the same headings in one row and in two, the fewer rows; of two tables, both.
    top = [layout for layout in found if layout.score == best]
    by_table = {layout.table.name: layout for layout in sorted(top, key=lambda one: (-one.last, -one.first))}
    return list(by_table.values())


def folded_heading(text: str) -> str:
    """Return a heading as it is compared: small letters and words alone."""
    whole = _BROKEN_WORD.sub("", text).casefold().replace("ё", "е")
    return " ".join(_PUNCTUATION.sub(" ", whole.replace("_", " ")).split())


def target_of(table: Table, name: str) -> Target | None:
    """Return what a name in a mapping means: that of a column, or the dotted path of a field; `source` and `as_of` of rows."""
    for column in table.columns:
        if name == column.name:
            return Target(column.field, column.part)
    for one in table.fields:
        if name in (".".join(one.path), one.name):
            return Target(one, _main_part(one, "ru"))
    for part in ABOUT:
        for one in table.fields:
            if name in (f"{'.'.join(one.path)}.{part}", f"{'.'.join(one.path)}_{part}") and takes_part(one, part):
                return Target(one, part)
        if name == part and part in (FieldPart.SOURCE, FieldPart.AS_OF):
            return Target(None, part)
    sides = [(f"{'.'.join(one.path)}.{part}", one, part) for one in table.fields for part in own_parts(one)]
    return next((Target(one, part) for path, one, part in sides if name == path), None)


def heading_of(table: Table, text: str) -> Target | None:
    """Return what a heading means that is known without a mapping."""
    return _known(table, (text,), None, Counter())


def column_name(table: Table, target: Target) -> str | None:
    """Return the name of the column that is a target: `space_area_m2`, `source` for all facts of a row."""
    if target.field is None:
        return str(target.part)
    names = [one.name for one in table.columns if one.field == target.field and one.part == target.part]
    return names[0] if names else target.field.name


def heading_text(parts: tuple[str, ...]) -> str:
    """Return the words above a column on one line, as a mapping has them."""
    return " ".join(tidy(_BROKEN_WORD.sub("", part)) for part in parts)


def _heading_rows(sheet: Sheet) -> Iterator[int]:
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
            text = tidy(str(cell))
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


def _layout(table: Table, row: int, depth: int, texts: dict[int, tuple[str, ...]], answers: Answers) -> Layout | None:
    layout = Layout(table, row, row + depth - 1, {})
    bare = Counter(part for parts in texts.values() if (part := _bare_part(parts[-1])) is not None)
    before: TableField | None = None
    seen: dict[tuple[str | None, FieldPart], int] = {}
    for column, parts in sorted(texts.items()):
        text = heading_text(parts)
        if heading_key(text) in answers.columns:
            name = answers.columns[heading_key(text)]
            found = target_of(table, name) if name else None
            if name and found:
                found = Target(found.field, found.part, _split(parts[-1])[1] or _split(parts[0])[1])
            elif not name:
                layout.left_out[column] = text
                continue
        else:
            found = _known(table, parts, before, bare)
        if found is None:
            if folded_heading(text) in map(folded_heading, words()["numbering"]) or text == "№":
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
    fields = {target.field.name for target in layout.targets.values() if target.field}
    is_keyed = bool(fields & key_fields(table))
    return layout if is_keyed and len(layout.targets) >= 2 else None


def key_fields(table: Table) -> set[str]:
    """Return the names of the fields by which a row says of which record it is."""
    return (
        {table.columns[0].field.name} if table.path else {"id", "name", "number"} & {one.name for one in table.fields}
    )


def _known(table: Table, parts: tuple[str, ...], before: TableField | None, bare: Counter[FieldPart]) -> Target | None:
    """Return what a heading of one or more rows means, None where nobody knows."""
    part = _bare_part(parts[-1])
    if part is not None:
        group = _known(table, parts[:-1], None, Counter()) if len(parts) > 1 else None
        if group is not None and group.field and takes_part(group.field, part):
            return Target(group.field, part)
        if (
            part in (FieldPart.SOURCE, FieldPart.AS_OF)
            and bare[part] == 1
            and not any(one.name == part for one in table.fields)
        ):
            return Target(None, part)
        if before is not None and takes_part(before, part) and len(parts) == 1:
            return Target(before, part)
    pieces = [_split(piece) for piece in parts]
    unit = next((found for _, found in reversed(pieces) if found), None)
    bases = [base for base, _ in pieces]
    tried = [" ".join(bases), " ".join(reversed(bases)), bases[-1]]
    if len(bases) > 2:
        tried += [" ".join(bases[1:]), " ".join(reversed(bases[1:]))]
    if len(bases) > 1 and folded_heading(parts[-1]) in map(folded_heading, words()["presence"]):
        tried.append(bases[0])
    # A name may have what looks like a unit in it.
    whole = [" ".join(parts), " ".join(reversed(parts)), parts[-1]]
    for text in (*whole, *tried):
        found = _headings(table).get(folded_heading(text))
        if found is not None:
            return Target(found.field, found.part, unit)
    return None


def _bare_part(text: str) -> FieldPart | None:
    """Return the part that a heading names without a field: Источник."""
    small = folded_heading(text)
    return next(
        (FieldPart(part) for part, said in words()["parts"].items() if small in map(folded_heading, said)), None
    )


@cache
def _split(text: str) -> tuple[str, HeadingUnit | None]:
    """Return a heading without the unit behind it, and that unit: «Площадь, тыс. кв. м»."""
    text = tidy(_BROKEN_WORD.sub("", text))
    for pattern in (_TAIL, _IN):
        found = pattern.match(text)
        unit = heading_unit(found["unit"].strip()) if found else None
        if found and unit:
            return found["base"], unit
    return text, heading_unit(text) if not text[:1].isdigit() else None


@cache
def _headings(table: Table) -> dict[str, Target]:
    """Return what each heading means that is known for a table; one that may mean two things is none."""
    found: defaultdict[str, set[Target]] = defaultdict(set)
    for text, target in _said(table):
        found[folded_heading(text)].add(target)
    exact = {folded_heading(column.name): Target(column.field, column.part) for column in table.columns}
    return {text: next(iter(targets)) for text, targets in found.items() if len(targets) == 1} | exact


def _said(table: Table) -> Iterator[tuple[str, Target]]:
    """Yield what may stand above the columns of a table."""
    usual: dict[str, dict[str, list[str]]] = words()["headings"]
    for one in table.fields:
        labels = [(one.labels[side], side) for side in LANGUAGES]
        labels += [(word, side) for side in LANGUAGES for word in usual.get(".".join(one.path), {}).get(side, ())]
        if one.group_labels:
            labels += [(f"{one.group_labels[side]} {one.labels[side]}", side) for side in LANGUAGES]
        for label, side in labels:
            yield label, Target(one, _main_part(one, side))
            yield ".".join(one.path), Target(one, _main_part(one, "ru"))
            if FieldPart.KK in own_parts(one):
                for part in (FieldPart.KK, FieldPart.RU):
                    for word in words()["languages"][part]:
                        yield f"{label} {word}", Target(one, part)
            if one.type is FieldType.COORDINATES:
                for part in (FieldPart.LATITUDE, FieldPart.LONGITUDE):
                    for language in LANGUAGES:
                        yield f"{label} {part_labels(part)[language]}", Target(one, part)
                        yield part_labels(part)[language], Target(one, part)
            for part in ABOUT:
                if takes_part(one, part):
                    for word in (*words()["parts"][part], *part_labels(part).values()):
                        yield f"{label} {word}", Target(one, part)
        if len(set(one.labels.values())) > 1 and FieldPart.KK not in own_parts(one):
            yield " ".join(one.labels[side] for side in LANGUAGES), Target(one, FieldPart.VALUE)
    for column in table.columns[:2] if table.path else ():
        for label in column.field.labels.values():
            yield label, Target(column.field, column.part)


def _main_part(one: TableField, side: str) -> FieldPart:
    """Return the part that a heading without more words tells; of words, those of its own language."""
    return FieldPart(side) if one.type is FieldType.WORDS else FieldPart.VALUE


def _names_of(table: Table) -> set[str]:
    """Return the names of a sheet that is a table."""
    return {folded_heading(table.name)}
