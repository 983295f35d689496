"""The rows below the headings of a sheet, each as what it says of one record; called by read.py."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.intake.around import date_of_all, institution_of_all, institutions_in, is_institution
from scripts.intake.cells import CellReader, tidy
from scripts.intake.fact_cells import CellSpot
from scripts.intake.facts import FactReader, Origin
from scripts.intake.heading_words import Target
from scripts.intake.headings import Layout, key_fields
from scripts.intake.mapping import Answers
from scripts.intake.named_rows import record_named, row_of_named
from scripts.intake.other_rows import is_numbering, is_sum, is_total, repeats_headings
from scripts.intake.reading import Path, ReadFact, ReadRow, ReadValue, SheetNote, SheetProblem
from scripts.intake.record_names import RecordNames
from scripts.intake.understood import NotUnderstood, found_text, is_not_known
from scripts.intake.workbook import Content, Sheet
from scripts.messages.say import Message, say
from scripts.tables.columns import FieldPart
from scripts.tables.fields import FieldType, TableField

_NAMES = (FieldPart.VALUE, FieldPart.KK, FieldPart.RU)
_NUMBERS = (FieldType.NUMBER, FieldType.INTEGER, FieldType.COORDINATES)
#: Below «Газ (+/-)» a minus says that it is not there, and elsewhere that nobody knows.
_MINUS, _NOT_THERE = frozenset("-–—−"), "нет"
_STARRED = re.compile(r"(?P<text>.*[^*\s])\s*(?P<stars>\*{1,3})\s*", re.DOTALL)
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}\.\d{1,12}", re.ASCII)


@dataclass
class SheetFindings:
    """What was found in a sheet besides its rows."""

    problems: list[SheetProblem]
    notes: list[SheetNote]


class TableRows:
    """The rows of one sheet by its headings."""

    def __init__(
        self, sheet: Sheet, layout: Layout, names: RecordNames, answers: Answers, found: SheetFindings
    ) -> None:
        self._sheet, self._layout, self._names, self._answers, self._found = sheet, layout, names, answers, found
        self._table = layout.table
        self._cells = CellReader(self._table.kind, self._table.path, names, answers.words)
        self._facts = FactReader(self._cells, found.problems)
        self._keys = key_fields(self._table)
        self._merged_told: set[tuple[int, int]] = set()
        #: The institution of the halls: of the whole sheet, or the one that stood across the table above a row.
        self._of_all: ReadValue | None = None
        self._institution: ReadValue | None = None

    def add_new_names(self) -> None:
        """Take note of the records that the rows add, so that other rows may name them."""
        targets = {} if self._table.path else self._layout.targets
        fields = [(column, one.field.name) for column, one in targets.items() if one.field and one.part in _NAMES]
        for row in range(self._layout.last + 1, len(self._sheet.rows) + 1):
            said = [(name, tidy(str(self._sheet.at(row, column)))) for column, name in fields]
            ids, names = ([text for one, text in said if one == field and text] for field in ("id", "name"))
            for name in ids:
                self._names.add(self._table.kind, name)
            if names and not ids and not any(self._names.named(self._table.kind, text) for text in names):
                self._names.add_new(self._table.kind, names)

    def rows(self) -> Iterator[ReadRow]:
        """Yield what each row says; what is no row of the table is noted, what cannot be understood is a problem."""
        self._tell_columns()
        origin = self._origin()
        self._institution = self._of_all = self._institution_of_all()
        is_empty_before, read = False, False
        for row in range(self._layout.last + 1, len(self._sheet.rows) + 1):
            cells = self._sheet.filled(row)
            if not cells:
                is_empty_before = read
                continue
            why = self._why_left_out(row, cells, is_empty_before)
            if why is not None:
                is_empty_before = is_empty_before or (read and len(cells) == 1)
                if isinstance(why, Message):
                    self._found.notes.append(SheetNote(self._sheet.place(row), why))
                continue
            if row in self._sheet.hidden_rows:
                self._found.notes.append(SheetNote(self._sheet.place(row), say("intake.hidden")))
            if self._sheet.is_text and self._is_too_long(row, cells):
                continue
            found = self._row(row, origin)
            if found is not None:
                is_empty_before, read = False, True
                yield found

    def _tell_columns(self) -> None:
        """Tell which columns are not read, and which are told twice."""
        sheet, layout = self._sheet, self._layout
        for first, second in layout.twice:
            at, other = sheet.place(layout.last, second), sheet.place(layout.last, first).cell
            text = tidy(str(self._sheet.at(layout.last, second)) or str(self._sheet.at(layout.first, second)))
            self._found.problems.append(SheetProblem(at, found_text(text), say("intake.told-once", cell=other)))
        headings = {**layout.unknown, **layout.left_out}
        below = {column for row in range(layout.last + 1, len(sheet.rows) + 1) for column in sheet.filled(row)}
        for column in sorted(below - layout.targets.keys()):
            heading = headings.get(column, None if sheet.is_text else say("intake.no-heading"))
            if heading:
                text = say("intake.column-not-read", heading=heading)
                self._found.notes.append(SheetNote(sheet.place(0, column), text))
        for column in sorted(set(layout.targets) & sheet.hidden_columns):
            self._found.notes.append(SheetNote(sheet.place(0, column), say("intake.hidden")))

    def _origin(self) -> Origin:
        """Return the source and the date of the whole sheet: by the mapping, or by what stands above its headings."""
        found = date_of_all(self._sheet, self._layout.first) if not self._answers.as_of else None
        if found:
            self._found.notes.append(found[1])
        return Origin(self._answers.source, found[0] if found else self._answers.as_of)

    def _takes_institution(self) -> bool:
        """Return whether the rows are of an institution that no column says."""
        told = {target.field.name for target in self._layout.targets.values() if target.field}
        return not self._table.path and "institution" in {one.name for one in self._table.fields} - told

    def _institution_of_all(self) -> ReadValue | None:
        """Return the institution of all halls, where no column says it."""
        if not self._takes_institution():
            return None
        found = institution_of_all(self._sheet, self._layout.first, self._names)
        if isinstance(found, SheetProblem):
            self._found.problems.append(found)
            return None
        if found:
            self._found.notes.append(SheetNote(found.place, say("intake.rows-of-institution", name=found.value)))
        return found

    def _why_left_out(self, row: int, cells: dict[int, Content], is_empty_before: bool) -> str | None:
        """Return why a row is none of the table, "" where that need not be said; None where it is one."""
        texts = [tidy(cell) for cell in cells.values() if isinstance(cell, str)]
        if is_numbering(self._layout, row, cells):
            return ""
        if texts and is_total(texts[0]):
            return say("intake.totals")
        if repeats_headings(self._sheet, self._layout, cells):
            return ""
        known = [column for column in cells if column in self._layout.targets]
        if not known:
            return say("intake.row-without-fields")
        text = tidy(str(cells[known[0]]))
        if len(known) == 1 and self._takes_institution() and is_institution(text, self._names):
            return self._section(row, text)
        if len(cells) == 1:
            merged = self._sheet.merged_at(row, known[0])
            if merged and merged.right > merged.left:
                return self._section(row, text)
            # A remark below the table; a record of which only a name is told that is not there yet would not be one either.
            if texts and not self._names.named(self._table.kind, text):
                return say("intake.row-of-one-cell", text=text)
        is_known = any(self._names.named(self._table.kind, text) for text in texts)
        if is_empty_before and len(cells) < min(3, len(self._layout.targets)) and not is_known:
            return say("intake.row-below-table", text=", ".join(texts))
        if not any(self._says_key(row, column) for column in self._layout.targets) and is_sum(
            self._sheet, self._layout, row, cells
        ):
            return say("intake.totals")
        return None

    def _section(self, row: int, text: str) -> Message:
        """Return what a row of one cell across is: the institution of the halls below it, or words that are not read."""
        if not self._takes_institution():
            return say("intake.row-of-one-cell", text=text)
        named, is_one = institutions_in(text, self._names), is_institution(text, self._names)
        self._institution = None if named or is_one else self._of_all
        if len(named) == 1:
            self._institution = ReadValue(self._sheet.place(row), next(iter(named)))
            return say("intake.rows-of-institution", name=self._institution.value)
        if is_one:
            expected = say("intake.record-institution", near="")
            self._found.problems.append(SheetProblem(self._sheet.place(row), found_text(text), expected))
        return say("intake.row-of-one-cell", text=text)

    def _says_key(self, row: int, column: int) -> bool:
        target = self._layout.targets[column]
        cell = self._spread(row, column, target)
        return bool(target.field and target.field.name in self._keys and (not isinstance(cell, str) or tidy(cell)))

    def _is_too_long(self, row: int, cells: dict[int, Content]) -> bool:
        """Tell of a row of a text file with more cells than headings: a comma in a number has parted it, perhaps."""
        last = max((*self._layout.targets, *self._layout.unknown, *self._layout.left_out))
        if max(cells) > last:
            found = found_text(str(cells[max(cells)]))
            self._found.problems.append(
                SheetProblem(self._sheet.place(row, max(cells)), found, say("intake.as-headings"))
            )
        return max(cells) > last

    def _row(self, row: int, origin: Origin) -> ReadRow | None:
        """Return what a row says; None where it does not say of what."""
        spots: dict[str, dict[FieldPart, CellSpot]] = {}
        fields: dict[str, TableField] = {}
        for column, target in self._layout.targets.items():
            content = self._without_star(row, column, self._spread(row, column, target), target)
            if target.is_presence and isinstance(content, str) and tidy(content) in _MINUS:
                content = _NOT_THERE
            elif self._sheet.is_text and target.is_own and _PLAIN_NUMBER.fullmatch(str(content)):
                content = float(str(content)) if target.field and target.field.type in _NUMBERS else content
            spot = CellSpot(content, self._sheet.place(row, column), target.heading)
            if target.field is None:
                origin = self._row_origin(origin, target, spot)
            elif not spot.is_empty:
                fields[target.field.name] = target.field
                part = FieldPart.VALUE if target.part in (FieldPart.PARENT, FieldPart.POSITION) else target.part
                spots.setdefault(target.field.name, {})[part] = spot
        before = len(self._found.problems)
        values: dict[Path, ReadFact | ReadValue] = {("institution",): self._institution} if self._institution else {}
        for name, field in fields.items():
            said = self._facts.read(field, spots[name], origin)
            if said is not None:
                values[field.path or (name,)] = said
        return self._identified(row, values, len(self._found.problems) > before)

    def _without_star(self, row: int, column: int, content: Content, target: Target) -> Content:
        """Return what a cell says without the star of a footnote; that the footnote is not read is told, with its words."""
        starred = _STARRED.fullmatch(content) if isinstance(content, str) and content.rstrip().endswith("*") else None
        if starred is None or target.is_own:
            return content
        notes = (str(cell) for one in range(1, len(self._sheet.rows) + 1) for cell in self._sheet.filled(one).values())
        stars = starred["stars"]
        text = next((tidy(one) for one in notes if re.match(rf"\s*{re.escape(stars)}(?!\*)", one)), stars)
        self._found.notes.append(SheetNote(self._sheet.place(row, column), say("intake.footnote", text=text)))
        return starred["text"]

    def _row_origin(self, origin: Origin, target: Target, spot: CellSpot) -> Origin:
        if target.part is FieldPart.SOURCE:
            return Origin(self._facts.source(spot) or origin.source, origin.as_of)
        return Origin(origin.source, self._facts.as_of(spot) or origin.as_of)

    def _spread(self, row: int, column: int, target: Target) -> Content:
        """Return what a cell says, of merged ones what all of them say; one number of several rows is a problem."""
        merged = self._sheet.merged_at(row, column)
        cell = self._sheet.at(row, column)
        if merged is None or (merged.top == merged.bottom and merged.left == merged.right):
            return cell
        cell = self._sheet.at(merged.top, merged.left)
        if isinstance(cell, str) and (not tidy(cell) or is_not_known(tidy(cell))):
            return cell
        is_wide = sum(1 for one in self._layout.targets if merged.left <= one <= merged.right) > 1
        is_number = bool(
            target.field and target.field.type in _NUMBERS and target.part not in (FieldPart.SOURCE, FieldPart.AS_OF)
        )
        top = max(merged.top, self._layout.last + 1)
        if is_wide or (merged.bottom > top and is_number):
            if (merged.top, merged.left) not in self._merged_told:
                self._merged_told.add((merged.top, merged.left))
                expected = say("intake.value-in-each-column") if is_wide else say("intake.value-in-each-row")
                problem = SheetProblem(
                    self._sheet.place(top, merged.left), say("intake.merged-cells", text=str(cell)), expected
                )
                self._found.problems.append(problem)
            return ""
        return cell

    def _identified(self, row: int, values: dict[Path, ReadFact | ReadValue], has_problems: bool) -> ReadRow | None:
        """Return the row with the record of which it is: by its id, or by a name that one record has."""
        kind = self._table.kind
        if self._table.path:
            key, position = (column.field for column in self._table.columns[:2])
            parent, item = values.pop((key.name,), None), values.pop((position.name,), None)
            if parent is None:
                self._lacks_key(row, has_problems)
                return None
            number = item.value if item else None
            return ReadRow(parent.place, kind, str(parent.value), values, self._table.path, number)
        said = values.pop(("id",), None)
        if said is not None:
            return ReadRow(said.place, kind, str(said.value), values)
        if ("name",) not in values and ("number",) not in values:
            self._lacks_key(row, has_problems)
            return None
        at = values.get(("name",)) or values[("number",)]
        try:
            found = record_named(self._names, self._table.kind, values)
        except NotUnderstood as error:
            self._found.problems.append(SheetProblem(at.place, error.found, error.expected))
            return None
        texts = [str(text) for text in at.value.values()] if isinstance(at.value, dict) else [str(at.value)]
        if found is None:
            for other in sorted({name for text in texts for name in self._names.named(kind, text)}):
                self._found.notes.append(SheetNote(at.place, say("intake.name-elsewhere", text=texts[0], name=other)))
            return ReadRow(at.place, kind, None, values)
        if text := self._names.in_other_letters(kind, found, texts):
            self._found.notes.append(SheetNote(at.place, say("intake.taken-for", text=text, name=found)))
        return row_of_named(self._names, kind, found, values)

    def _lacks_key(self, row: int, has_problems: bool) -> None:
        if not has_problems:
            columns = [
                column for column, one in self._layout.targets.items() if one.field and one.field.name in self._keys
            ]
            at = self._sheet.place(row, columns[0])
            self._found.problems.append(SheetProblem(at, say("intake.empty-cell"), say("intake.id-or-name")))
