"""The rows below the headings of a sheet, each as what it says of one record; called by read.py."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scripts.intake.cells import CellReader, tidy
from scripts.intake.fact_cells import CellSpot
from scripts.intake.facts import FactReader, Origin
from scripts.intake.heading_words import Target, folded_heading
from scripts.intake.headings import Layout, is_other_table, key_fields
from scripts.intake.mapping import Answers
from scripts.intake.named_rows import record_named, row_of_named
from scripts.intake.reading import Path, ReadFact, ReadRow, ReadValue, SheetNote, SheetPlace, SheetProblem
from scripts.intake.record_names import RecordNames
from scripts.intake.understood import NotUnderstood, found_text, words
from scripts.intake.workbook import Content, Sheet
from scripts.languages import LANGUAGES
from scripts.messages.say import Message, say
from scripts.reading.dates import read_dates
from scripts.records.typed import means_unknown
from scripts.tables.columns import FieldPart
from scripts.tables.fields import FieldType, TableField

_NUMBERS = (FieldType.NUMBER, FieldType.INTEGER, FieldType.COORDINATES)
#: Below «Газ (+/-)» a minus says that it is not there, and elsewhere that nobody knows.
_MINUS, _NOT_THERE = frozenset("-–—−"), "нет"
_PLAIN_NUMBER = re.compile(r"-?\d{1,15}\.\d{1,12}", re.ASCII)
_AS_OF = re.compile(
    r"по состоянию на\s+(?P<ru>.+)|(?P<kk>.+?)\s+(?:күнгі\s+)?(?:жағдай|жай-күйі?)(?:ы)? бойынша", re.IGNORECASE
)


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
        #: What stood across the table above a row, where that is an institution.
        self._institution: ReadValue | None = None

    def new_ids(self) -> Iterator[str]:
        """Yield the ids that the rows give, so that other rows may name them."""
        for row in range(self._layout.last + 1, len(self._sheet.rows) + 1):
            for column, target in self._layout.targets.items():
                if target.field and target.field.path == ("id",) and not self._table.path:
                    yield tidy(str(self._sheet.at(row, column)))

    def rows(self) -> Iterator[ReadRow]:
        """Yield what each row says; what is no row of the table is noted, what cannot be understood is a problem."""
        self._tell_columns()
        origin = self._origin()
        is_empty_before, read = False, False
        for row in range(self._layout.last + 1, len(self._sheet.rows) + 1):
            cells = self._filled(row)
            if not cells:
                is_empty_before = read
                continue
            if is_empty_before and is_other_table(self._sheet, row):
                place = SheetPlace(self._sheet.name, row)
                problem = SheetProblem(place, say("intake.second-table"), say("intake.one-table"))
                self._found.problems.append(problem)
                return
            why = self._why_left_out(row, cells, is_empty_before)
            if why is not None:
                is_empty_before = is_empty_before or (read and len(cells) == 1)
                if isinstance(why, Message):
                    self._found.notes.append(SheetNote(SheetPlace(self._sheet.name, row), why))
                continue
            if row in self._sheet.hidden_rows:
                self._found.notes.append(SheetNote(SheetPlace(self._sheet.name, row), say("intake.hidden-row")))
            found = self._row(row, origin)
            if found is not None:
                is_empty_before, read = False, True
                yield found

    def _tell_columns(self) -> None:
        """Tell which columns are not read, and which are told twice."""
        sheet, layout = self._sheet.name, self._layout
        for first, second in layout.twice:
            at = SheetPlace(sheet, layout.last, second)
            other = SheetPlace(sheet, layout.last, first).cell
            text = tidy(str(self._sheet.at(layout.last, second)) or str(self._sheet.at(layout.first, second)))
            self._found.problems.append(SheetProblem(at, found_text(text), say("intake.column-once", cell=other)))
        for column, heading in {**layout.unknown, **layout.left_out}.items():
            if heading:
                text = say("intake.column-not-read", heading=heading)
                self._found.notes.append(SheetNote(SheetPlace(sheet, 0, column), text))
        for column in sorted(set(layout.targets) & self._sheet.hidden_columns):
            self._found.notes.append(SheetNote(SheetPlace(sheet, 0, column), say("intake.hidden-column")))

    def _origin(self) -> Origin:
        """Return the source and the date of the whole sheet: by the mapping, or by what stands above its headings."""
        as_of = self._answers.as_of
        for row in range(1, self._layout.first):
            for column, cell in enumerate(self._sheet.rows[row - 1], 1):
                found = _AS_OF.search(tidy(cell)) if isinstance(cell, str) and not as_of else None
                day = _date_in((found["ru"] or found["kk"]) if found else "")
                if day:
                    as_of = day
                    text = say("intake.date-of-all", day=day)
                    self._found.notes.append(SheetNote(SheetPlace(self._sheet.name, row, column), text))
        return Origin(self._answers.source, as_of)

    def _filled(self, row: int) -> dict[int, Content]:
        """Return the cells of a row that say something, of merged ones the first."""
        return {
            column: cell
            for column, cell in enumerate(self._sheet.rows[row - 1], 1)
            if not isinstance(cell, str) or tidy(cell)
        }

    def _why_left_out(self, row: int, cells: dict[int, Content], is_empty_before: bool) -> str | None:
        """Return why a row is none of the table, "" where that need not be said; None where it is one."""
        texts = [tidy(cell) for cell in cells.values() if isinstance(cell, str)]
        if self._is_numbering(row, cells):
            return ""
        if texts and _is_total(texts[0]):
            return say("intake.totals-row")
        if all(self._is_heading(column, cell) for column, cell in cells.items()):
            return ""
        known = [column for column in cells if column in self._layout.targets]
        if not known:
            return say("intake.row-without-fields")
        if len(cells) == 1:
            merged = self._sheet.merged_at(row, next(iter(cells)))
            if merged and merged.right > merged.left:
                return self._section(row, texts[0] if texts else "")
            # A remark below the table; a record of which only a name is told that is not there yet would not be one either.
            if texts and not self._names.named(self._table.kind, texts[0]):
                return say("intake.row-of-one-cell", text=texts[0])
        is_known = any(self._names.named(self._table.kind, text) for text in texts)
        if is_empty_before and len(cells) < min(3, len(self._layout.targets)) and not is_known:
            return say("intake.row-below-table", text=", ".join(texts))
        if not any(self._says_key(row, column) for column in self._layout.targets) and self._is_sum(row, cells):
            return say("intake.totals-row")
        return None

    def _section(self, row: int, text: str) -> Message:
        """Return what a row of one cell across is: the institution of the halls below it, or words that are not read."""
        fields = {one.name: one for one in self._table.fields}
        told = {target.field.name for target in self._layout.targets.values() if target.field}
        self._institution = None
        if "institution" in fields.keys() - told and len(self._names.named("institution", text)) == 1:
            (name,) = self._names.named("institution", text)
            self._institution = ReadValue(SheetPlace(self._sheet.name, row), name)
            return say("intake.rows-of-institution", name=name)
        return say("intake.row-of-one-cell", text=text)

    def _is_numbering(self, row: int, cells: dict[int, Content]) -> bool:
        """Return whether a row below the headings only numbers the columns: 1, 2, 3."""
        numbers = [tidy(str(cell)) for _, cell in sorted(cells.items())]
        first = int(numbers[0]) if numbers[0].isdecimal() else -1
        wanted = [str(number) for number in range(first, first + len(numbers))]
        return row == self._layout.last + 1 and len(numbers) > 2 and first in (0, 1) and numbers == wanted

    def _is_heading(self, column: int, cell: Content) -> bool:
        """Return whether a cell repeats its heading, as on each page of a printed table."""
        above = {
            folded_heading(str(self._sheet.at(row, column))) for row in range(self._layout.first, self._layout.last + 1)
        }
        return isinstance(cell, str) and folded_heading(cell) in above

    def _says_key(self, row: int, column: int) -> bool:
        target = self._layout.targets[column]
        cell = self._spread(row, column, target)
        return bool(target.field and target.field.name in self._keys and (not isinstance(cell, str) or tidy(cell)))

    def _is_sum(self, row: int, cells: dict[int, Content]) -> bool:
        """Return whether every number of a row is the sum of those above it."""
        for column, cell in cells.items():
            above = [self._sheet.at(one, column) for one in range(self._layout.last + 1, row)]
            numbers = [one for one in above if isinstance(one, (int, float)) and not isinstance(one, bool)]
            if not isinstance(cell, (int, float)) or len(numbers) < 2 or abs(sum(numbers) - cell) > 1e-6 * abs(cell):
                return False
        return True

    def _row(self, row: int, origin: Origin) -> ReadRow | None:
        """Return what a row says; None where it does not say of what."""
        spots: dict[str, dict[FieldPart, CellSpot]] = {}
        fields: dict[str, TableField] = {}
        for column, target in self._layout.targets.items():
            content = self._spread(row, column, target)
            if target.is_presence and isinstance(content, str) and tidy(content) in _MINUS:
                content = _NOT_THERE
            elif self._sheet.is_text and target.is_own and _PLAIN_NUMBER.fullmatch(str(content)):
                content = float(str(content)) if target.field and target.field.type in _NUMBERS else content
            spot = CellSpot(content, SheetPlace(self._sheet.name, row, column), target.heading)
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
        if isinstance(cell, str) and (not tidy(cell) or means_unknown(tidy(cell))):
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
                    SheetPlace(self._sheet.name, top, merged.left), say("intake.merged-cells", text=str(cell)), expected
                )
                self._found.problems.append(problem)
            return ""
        return cell

    def _identified(self, row: int, values: dict[Path, ReadFact | ReadValue], has_problems: bool) -> ReadRow | None:
        """Return the row with the record of which it is: by its id, or by a name that one record has."""
        place = SheetPlace(self._sheet.name, row)
        kind = self._table.kind
        if self._table.path:
            key, position = (column.field for column in self._table.columns[:2])
            parent, item = values.pop((key.name,), None), values.pop((position.name,), None)
            if parent is None:
                self._lacks_key(place, has_problems)
                return None
            number = item.value if item else None
            return ReadRow(parent.place, kind, str(parent.value), values, self._table.path, number)
        said = values.pop(("id",), None)
        if said is not None:
            return ReadRow(said.place, kind, str(said.value), values)
        if ("name",) not in values and ("number",) not in values:
            self._lacks_key(place, has_problems)
            return None
        at = values.get(("name",)) or values[("number",)]
        try:
            found = record_named(self._names, self._table.kind, values)
        except NotUnderstood as error:
            self._found.problems.append(SheetProblem(at.place, error.found, error.expected))
            return None
        return (
            row_of_named(self._names, self._table.kind, found, values)
            if found
            else ReadRow(at.place, kind, None, values)
        )

    def _lacks_key(self, place: SheetPlace, has_problems: bool) -> None:
        if not has_problems:
            columns = [
                column for column, one in self._layout.targets.items() if one.field and one.field.name in self._keys
            ]
            at = SheetPlace(place.sheet, place.row, columns[0])
            self._found.problems.append(SheetProblem(at, say("intake.empty-cell"), say("intake.id-or-name")))


def _is_total(text: str) -> bool:
    """Return whether a row begins as a row of sums does: Итого, Всего по району:."""
    small = text.casefold().strip(" :.–—-")
    return any(small == word or small.startswith(f"{word} ") for word in words()["totals"])


def _date_in(text: str) -> str | None:
    """Return the first date in a text, as records have it."""
    for language in LANGUAGES:
        for value in read_dates(text, language):
            if re.fullmatch(r"\d{4}(-\d{2}){0,2}", value.key):
                return value.key
    return None
