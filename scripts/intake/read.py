"""Reads a spreadsheet that an office filled in; called by importing.py."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.intake.cards import turned
from scripts.intake.cell_dates import read_date
from scripts.intake.cells import tidy
from scripts.intake.form_sheets import FormSheets, is_form
from scripts.intake.heading_words import Target, column_name, heading_of, target_of
from scripts.intake.headings import Layout, heading_rows, key_fields, layout_at, layouts, tables_apart
from scripts.intake.mapping import Answers, read_mapping
from scripts.intake.reading import ReadRow, SheetNote, SheetPlace, SheetProblem, SheetReading
from scripts.intake.record_names import RecordNames, folded
from scripts.intake.rows import SheetFindings, TableRows
from scripts.intake.understood import NotUnderstood
from scripts.intake.workbook import Sheet
from scripts.messages.say import Message, say
from scripts.records.kinds import KINDS
from scripts.records.loader import Records
from scripts.records.problems import file_error, nearest
from scripts.tables.columns import FieldPart, Table, tables_of

#: Puts a question to who sits at a terminal; returns what was answered, "" for Enter, or None where nobody can answer.
Ask = Callable[[Message], str | None]


def read_sheets(
    sheets: list[Sheet], records: Records, mapping: Path, ask: Ask | None = None, asks_origin: bool = True
) -> SheetReading:
    """Return what the sheets of a workbook say, every problem of it at once. What is answered is kept in the file `mapping`.

    `asks_origin` is whether it is asked for a source and a date too, where the file has none.

    Raises InputError where the mapping is wrong.
    """
    answers = read_mapping(mapping)
    reader = _FileReader(sheets, records, answers, ask, asks_origin)
    reader.check_source(mapping)
    rows = reader.rows()
    answers.write(mapping)
    return SheetReading(tuple(rows), tuple(sorted(set(reader.found.problems))), tuple(sorted(set(reader.found.notes))))


class _FileReader:
    """Reads the sheets of one file."""

    def __init__(
        self, sheets: list[Sheet], records: Records, answers: Answers, ask: Ask | None, asks_origin: bool
    ) -> None:
        self._sheets, self._answers, self._ask, self._asks_origin = sheets, answers, ask, asks_origin
        self._names = RecordNames(records)
        self.found = SheetFindings([], [])

    def check_source(self, mapping: Path) -> None:
        """Raise InputError where the mapping names a source that there is not."""
        source = self._answers.source
        if source and not self._names.named("source", source):
            near = nearest(source, self._names.ids("source"))
            raise file_error(mapping, say("records.text-2", text=source), say("intake.record-source", near=near))

    def rows(self) -> list[ReadRow]:
        """Return the rows of all sheets; of a form those that were filled in."""
        if is_form(self._sheets):
            rows = list(FormSheets(self._sheets, self._names, self.found.problems, self.found.notes).rows())
        else:
            rows = [row for table in self._tables() for row in table.rows()]
            rows = [self._names.with_id(row) for row in rows]
        self._each_once(rows)
        return rows

    def _tables(self) -> list[TableRows]:
        """Return the sheets that are tables, once it is known what each column is, and which ids they give."""
        tables: list[TableRows] = []
        for sheet in self._sheets:
            if not any(cell != "" for cells in sheet.rows for cell in cells):
                continue
            if sheet.is_hidden or self._answers.sheets.get(sheet.name, "") is None:
                self.found.notes.append(SheetNote(SheetPlace(sheet.name), say("intake.sheet-not-read")))
                continue
            tables += self._tables_on(sheet)
        if not tables and not self.found.problems:
            self.found.problems.append(
                SheetProblem(
                    SheetPlace(self._sheets[0].name if self._sheets else ""), say("nothing"), say("intake.headings")
                )
            )
        for table in tables:
            table.add_new_names()
        return tables

    def _tables_on(self, sheet: Sheet) -> Iterator[TableRows]:
        """Yield the tables that stand on a sheet under one another, in whichever direction their fields go."""
        for part in tables_apart(sheet, self._answers):
            one, found = self._best_layouts(part)
            layout = self._layout(one, found)
            if layout is not None:
                yield TableRows(one, layout, self._names, self._answers, self.found)

    def _best_layouts(self, sheet: Sheet) -> tuple[Sheet, list[Layout]]:
        """Return the headings of a sheet, and the sheet with its fields in columns; none where nobody understands any."""
        found, other = layouts(sheet, self._answers), turned(sheet)
        in_rows = layouts(other, self._answers) if other else []
        if other and in_rows and (not found or in_rows[0].fields > found[0].fields):
            return other, in_rows
        if not found:
            return next(
                ((one, by_names) for one in (sheet, other) if one and (by_names := self._by_names(one))), (sheet, [])
            )
        return sheet, found

    def _by_names(self, sheet: Sheet) -> list[Layout]:
        """Return the headings of a sheet of which none names the records, with the one column whose cells do."""
        found = []
        for layout in layouts(sheet, self._answers, is_keyed=False):
            columns = [column for column in self._columns_of_names(sheet, layout) if column not in layout.targets]
            name = next((one for one in layout.table.fields if one.path == ("name",)), None)
            if len(columns) == 1 and name and not layout.table.path:
                layout.targets[columns[0]] = Target(name, FieldPart.VALUE)
                layout.unknown.pop(columns[0], None)
                found.append(layout)
        if len(found) == 1:
            (column,) = (
                column for column, one in found[0].targets.items() if one.field and one.field.path == ("name",)
            )
            self.found.notes.append(SheetNote(sheet.place(0, column), say("intake.read-as-names")))
        return found

    def _columns_of_names(self, sheet: Sheet, layout: Layout) -> Iterator[int]:
        """Yield the columns of which most cells below the headings are names of records."""
        cells: defaultdict[int, list[bool]] = defaultdict(list)
        for row in range(layout.last + 1, len(sheet.rows) + 1):
            for column, cell in sheet.filled(row).items():
                is_name = isinstance(cell, str) and len(self._names.named(layout.table.kind, tidy(cell))) == 1
                cells[column].append(is_name)
        yield from (column for column, said in cells.items() if sum(said) * 2 > len(said))

    def _layout(self, sheet: Sheet, found: list[Layout]) -> Layout | None:
        """Return the headings of a sheet of those that were found, with what was answered about them; None where there are none."""
        if not found and self._ask:
            found = layouts(sheet, self._answers, least=1) or self._pointed_at(sheet)
        if not found:
            self._without_headings(sheet)
            return None
        if len(found) > 1:
            found = self._with_known_records(sheet, found)
        if len(found) > 1:
            found = self._one_table(sheet, found)
        if not found:
            return None
        layout = found[0]
        if self._ask and self._ask_columns(sheet, layout):
            layout = (layouts(sheet, self._answers, least=1) or [layout])[0]
        if self._ask and self._asks_origin:
            self._ask_origin(layout)
        return layout

    def _with_known_records(self, sheet: Sheet, found: list[Layout]) -> list[Layout]:
        """Return the layouts, of several that are equally good, whose rows name the most records that there are."""
        counts = {
            layout.table.name: sum(
                len(self._names.named(layout.table.kind, tidy(str(sheet.at(row, column))))) == 1
                for column, target in layout.targets.items()
                if target.field and target.field.name in key_fields(layout.table)
                for row in range(layout.last + 1, len(sheet.rows) + 1)
            )
            for layout in found
        }
        return [layout for layout in found if counts[layout.table.name] == max(counts.values())]

    def _one_table(self, sheet: Sheet, found: list[Layout]) -> list[Layout]:
        """Return the layout of the table that a sheet is, of several that have its headings; none where nobody says it."""
        tables = {layout.table.name: layout for layout in found}
        answer = self._asked(say("intake.which-table", sheet=sheet.name, tables=sorted(tables)))
        if answer not in tables:
            place = sheet.place(found[0].first)
            told = say("intake.headings-of-several-tables", tables=sorted(tables))
            self.found.problems.append(SheetProblem(place, told, say("intake.table-in-mapping")))
            return []
        self._answers.answer(("sheets", sheet.name), answer)
        return [tables[answer]]

    def _pointed_at(self, sheet: Sheet) -> list[Layout]:
        """Ask in which row the headings are of which nobody understands one, and which table they are of."""
        first = next(heading_rows(sheet), None)
        if first is None:
            return []
        headings = ", ".join(str(cell) for cell in sheet.rows[first - 1] if cell != "")
        answer = self._asked(say("intake.which-row", sheet=sheet.name, row=first, headings=headings))
        row = first if answer == "" else int(answer) if answer and answer.isdecimal() else 0
        if not 1 <= row <= len(sheet.rows):
            return []
        tables = {table.name: table for model in KINDS.values() for table in tables_of(model)}
        kinds = [*KINDS]
        name = self._asked(say("intake.which-table", sheet=sheet.name, tables=kinds))
        if name not in tables:
            return []
        self._answers.answer(("sheets", sheet.name), name)
        return [layout_at(sheet, tables[name], row, self._answers)]

    def _without_headings(self, sheet: Sheet) -> None:
        """Tell that a sheet has no headings: a problem where it may be a table, since nothing may be lost unseen."""
        texts = sum(1 for cells in sheet.rows for cell in cells if cell != "")
        is_table = texts > 3 and sum(1 for cells in sheet.rows if sum(cell != "" for cell in cells) > 1) > 1
        if is_table:
            self.found.problems.append(
                SheetProblem(SheetPlace(sheet.name), say("intake.no-headings"), say("intake.headings"))
            )
        else:
            self.found.notes.append(SheetNote(SheetPlace(sheet.name), say("intake.sheet-not-read")))

    def _asked(self, question: Message) -> str | None:
        return self._ask(question) if self._ask else None

    def _ask_columns(self, sheet: Sheet, layout: Layout) -> bool:
        """Ask what the columns are that nobody understood; return whether anything was answered."""
        is_answered = False
        for column, heading in layout.unknown.items():
            examples = [sheet.at(row, column) for row in range(layout.last + 1, len(sheet.rows) + 1)]
            example = next((str(cell) for cell in examples if cell != ""), "")
            if not example:
                continue
            question = say("intake.which-field", column=sheet.place(0, column).cell, heading=heading, example=example)
            while (answer := self._asked(question)) is not None:
                if not answer or _named(layout.table, answer):
                    self._answers.answer(("columns", heading), _named(layout.table, answer))
                    is_answered = True
                    break
                question = say("intake.no-such-field", near=nearest(answer, _choices(layout.table), alike=0.4))
        return is_answered

    def _ask_origin(self, layout: Layout) -> None:
        """Ask for the source and the date of what no column has one for."""
        fields = [target.field for target in layout.targets.values() if target.field]
        if not any(one.is_fact for one in fields):
            return
        parts = {str(target.part) for target in layout.targets.values()}
        if "source" not in parts and not self._answers.source:
            question = say("intake.which-source")
            while answer := self._asked(question):
                if len(found := self._names.named("source", answer)) == 1:
                    self._answers.answer(("source",), next(iter(found)))
                    break
                question = say("intake.record-source", near=nearest(answer, self._names.ids("source")))
        if "as_of" not in parts and not self._answers.as_of:
            self._ask_date()

    def _ask_date(self) -> None:
        question = say("intake.which-date")
        while answer := self._asked(question):
            try:
                self._answers.answer(("as_of",), read_date(answer, is_day=False))
                break
            except NotUnderstood as error:
                question = error.expected

    def _each_once(self, rows: list[ReadRow]) -> None:
        """Tell of a record, or of an item of a list, that stands in two rows."""
        first: dict[tuple[object, ...], SheetPlace] = {}
        for row in rows:
            key = _identity(row)
            if key in first:
                before = first[key]
                name = row.id or next(iter(row.name.values()), "")
                found = say("intake.second-row", name=name, sheet=before.sheet, cell=before.cell)
                self.found.problems.append(SheetProblem(row.place, found, say("intake.one-row")))
            elif key:
                first[key] = row.place


def _identity(row: ReadRow) -> tuple[object, ...]:
    """Return what no two rows may share; nothing for an item of a list whose place in it is not told."""
    if row.list_path and row.item is None:
        return ()
    if row.id:
        return row.kind, row.id, row.list_path, row.item
    institution = row.values.get(("institution",))
    return row.kind, *sorted(map(folded, row.name.values())), institution.value if institution else None


def _named(table: Table, answer: str) -> str | None:
    """Return the name of a column as a mapping has it, by the name or by the words that somebody typed; None for none."""
    if target_of(table, answer) is not None:
        return answer
    target = heading_of(table, answer)
    return column_name(table, target) if target else None


def _choices(table: Table) -> list[str]:
    """Return what may be answered: the names of the columns and the words of the fields."""
    labels = [label for one in table.fields for label in one.labels.values()]
    return [column.name for column in table.columns] + labels
