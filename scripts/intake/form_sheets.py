"""The sheets of a workbook that `python -m scripts form` made, of this or an older model; called by read.py.

A line is taken where a cell of it is another one than when the form was made (forms/layout.py tells how it is laid out).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scripts.forms.layout import (
    DEFAULTS,
    FILLED,
    FORM_SHEET,
    FORMAT,
    FORMAT_NAME,
    INSPECTION_END,
    LIST_SHEET,
    RANGE,
    FormColumn,
    LineKey,
    guide_sheet,
    precision_of,
    read_key,
)
from scripts.intake.cell_numbers import own_unit
from scripts.intake.cells import CellReader, tidy
from scripts.intake.fact_cells import CellSpot
from scripts.intake.facts import FactReader, Origin
from scripts.intake.form_keys import (
    cells_when_made,
    field_of,
    form_headings,
    is_same,
    key_column,
    record_of_sheet,
    with_keys,
)
from scripts.intake.reading import Path, ReadFact, ReadRow, ReadValue, SheetNote, SheetPlace, SheetProblem
from scripts.intake.record_names import RecordNames
from scripts.intake.understood import found_text, is_not_known
from scripts.intake.workbook import Sheet
from scripts.messages.say import say
from scripts.records.explain import expected_instead
from scripts.records.hints import models_at
from scripts.records.kinds import KINDS
from scripts.records.takes import type_of
from scripts.tables.columns import FieldPart, tables_of
from scripts.tables.fields import FieldType, TableField

_ABOUT = {
    FormColumn.SOURCE: FieldPart.SOURCE,
    FormColumn.AS_OF: FieldPart.AS_OF,
    FormColumn.NOTE_KK: FieldPart.NOTE_KK,
    FormColumn.NOTE_RU: FieldPart.NOTE_RU,
}
_NUMBER = {FormColumn.VALUE: FieldPart.VALUE, FormColumn.PRECISION: FieldPart.PRECISION, FormColumn.TO: FieldPart.TO}


@dataclass
class _Line:
    """A line as it is filled in, and the columns of it that are others than when the form was made."""

    key: LineKey
    cells: dict[FormColumn, CellSpot]
    changed: set[FormColumn]


@dataclass
class _Group:
    """The lines of one field."""

    field: TableField
    lines: list[_Line]


def is_form(sheets: list[Sheet]) -> bool:
    """Return whether a workbook is a form: it has the hidden sheet of one, or sheets with the keys of lines."""
    return any(sheet.name == FORM_SHEET or key_column(sheet) or record_of_sheet(sheet) for sheet in sheets)


class FormSheets:
    """The lines of a form."""

    def __init__(
        self, sheets: list[Sheet], names: RecordNames, problems: list[SheetProblem], notes: list[SheetNote]
    ) -> None:
        self._sheets = [sheet for sheet in sheets if sheet.name not in (FORM_SHEET, LIST_SHEET)]
        self._made = cells_when_made(sheets)
        self._names, self._problems, self._notes = names, problems, notes
        version = next(
            (sheet.at(1, 2) for sheet in sheets if sheet.name == FORM_SHEET and sheet.at(1, 1) == FORMAT_NAME), 0
        )
        if isinstance(version, (int, float)) and version > FORMAT:
            self._sheets = []
            problems.append(
                SheetProblem(
                    SheetPlace(FORM_SHEET, 1, 2),
                    say("intake.form-of-version", version=int(version)),
                    say("intake.form-of-now"),
                )
            )

    def rows(self) -> Iterator[ReadRow]:
        """Yield what each sheet says of its record, and of the items of its lists."""
        for sheet in self._sheets:
            if not key_column(sheet):
                sheet = with_keys(sheet, self._names.records, self._made.keys())
            column = key_column(sheet)
            if not column:
                self._tell_not_read(sheet)
                continue
            by_record: dict[tuple[str, str | None], list[_Line]] = {}
            for line in self._lines(sheet, column):
                if line.key.kind in KINDS:
                    by_record.setdefault((line.key.kind, line.key.id), []).append(line)
            for (kind, name), lines in by_record.items():
                yield from self._record(sheet, kind, name, lines)

    def _lines(self, sheet: Sheet, key_column: int) -> Iterator[_Line]:
        first, headings = form_headings(sheet)
        known: dict[str, SheetPlace] = {}
        for row in range(1, len(sheet.rows) + 1):
            key = read_key(sheet.at(row, key_column))
            if key is None:
                if first and row > first:
                    self._tell_no_line(sheet, row, headings)
                continue
            cells: dict[FormColumn, CellSpot] = {
                column: CellSpot(sheet.at(row, number), SheetPlace(sheet.name, row, number))
                for column, number in headings.items()
                if column not in (FormColumn.LABEL, FormColumn.UNIT, FormColumn.KEY)
            }
            before = self._made.get(str(key), {})
            changed: set[FormColumn] = {
                column for column, spot in cells.items() if not is_same(spot.content, before.get(column, ""))
            }
            for column in sorted(changed):
                if cells[column].is_empty:
                    self._notes.append(SheetNote(cells[column].place, say("intake.emptied-cell")))
                    changed.discard(column)
            if str(key) in known and changed:
                spot, other = cells[min(changed)], known[str(key)].cell
                expected = say("intake.told-once", cell=other)
                self._problems.append(SheetProblem(spot.place, found_text(str(spot.content)), expected))
            elif str(key) not in known:
                known[str(key)] = SheetPlace(sheet.name, row, headings.get(FormColumn.VALUE, 0))
                yield _Line(key, cells, changed)

    def _tell_no_line(self, sheet: Sheet, row: int, headings: Mapping[FormColumn, int]) -> None:
        """Tell of a row that somebody put between the lines, with what is filled in there."""
        filled = sheet.filled(row)
        columns = [headings[column] for column in FILLED if headings.get(column) in filled]
        if columns:
            found = found_text(str(filled[columns[0]]))
            place = SheetPlace(sheet.name, row, columns[0])
            self._problems.append(SheetProblem(place, found, say("intake.line-of-form")))

    def _tell_not_read(self, sheet: Sheet) -> None:
        """Tell of a sheet that the form did not have."""
        if sheet.is_hidden or sheet.name == guide_sheet() or sheet.name.endswith(INSPECTION_END) or not any(sheet.rows):
            return
        self._notes.append(SheetNote(SheetPlace(sheet.name), say("intake.sheet-not-read")))

    def _record(self, sheet: Sheet, kind: str, name: str | None, lines: list[_Line]) -> Iterator[ReadRow]:
        cells = {table.path: CellReader(kind, table.path, self._names) for table in tables_of(KINDS[kind])}
        facts = {path: FactReader(reader, self._problems) for path, reader in cells.items()}
        defaults = next((line for line in lines if line.key.part == DEFAULTS), None)
        origin = Origin()
        if defaults:
            no = CellSpot("", SheetPlace(sheet.name))
            origin = Origin(
                facts[()].source(defaults.cells.get(FormColumn.SOURCE, no)),
                facts[()].as_of(defaults.cells.get(FormColumn.AS_OF, no)),
            )
        values: dict[tuple[Path, int | None], dict[Path, ReadFact | ReadValue]] = {}
        first: dict[tuple[Path, int | None], SheetPlace] = {}
        for (list_path, item, _), group in self._groups(kind, lines).items():
            said = self._field(facts[list_path], group, origin)
            if said is not None:
                values.setdefault((list_path, item), {})[group.field.path] = said
                first.setdefault((list_path, item), SheetPlace(said.place.sheet, said.place.row))
        for (list_path, item), found in sorted(values.items(), key=lambda pair: (pair[0][0], pair[0][1] or 0)):
            yield ReadRow(first[list_path, item], kind, name, found, list_path, item)

    def _groups(self, kind: str, lines: list[_Line]) -> dict[tuple[Path, int | None, str], _Group]:
        """Return the lines of each field: by the list in which it stands, the place in it and the name of the field."""
        groups: dict[tuple[Path, int | None, str], _Group] = {}
        for line in lines:
            if line.key.part == DEFAULTS:
                continue
            found = field_of(tables_of(KINDS[kind]), line.key)
            if found is None:
                if line.changed:
                    spot = line.cells[min(line.changed)]
                    self._problems.append(
                        SheetProblem(spot.place, found_text(str(spot.content)), say("intake.line-of-now"))
                    )
                continue
            table, one, item = found
            groups.setdefault((table.path, item, one.name), _Group(one, [])).lines.append(line)
        return groups

    def _field(self, facts: FactReader, group: _Group, origin: Origin) -> ReadFact | ReadValue | None:
        """Return what the lines of a field say, None where nothing was filled in."""
        one, lines = group.field, group.lines
        if not any(line.changed for line in lines):
            return None
        about: dict[FieldPart, CellSpot] = {}
        for line in lines:
            about |= {part: line.cells[column] for column, part in _ABOUT.items() if column in line.changed}
            # What stands beside a value is said of it, though it was there before.
            if FormColumn.SOURCE in line.cells and not line.cells[FormColumn.SOURCE].is_empty:
                origin = replace(origin, source=facts.source(line.cells[FormColumn.SOURCE]))
            if FormColumn.AS_OF in line.cells and not line.cells[FormColumn.AS_OF].is_empty:
                origin = replace(origin, as_of=facts.as_of(line.cells[FormColumn.AS_OF]))
        is_told = any(line.changed & _NUMBER.keys() for line in lines)
        if one.type is FieldType.CONTACT or (one.is_list and one.type is not FieldType.WRITTEN):
            return self._several(facts, group, about, origin, is_told)
        if is_told:
            for line in lines:
                about |= self._told(one, line)
        return facts.read(one, about, origin, is_new=False)

    def _told(self, one: TableField, line: _Line) -> dict[FieldPart, CellSpot]:
        """Return the cells of a line that tell the value; of words only those that were changed."""
        part = FieldPart(line.key.part)
        if part in (FieldPart.KK, FieldPart.RU):
            return {part: line.cells[FormColumn.VALUE]} if FormColumn.VALUE in line.changed else self._precision(line)
        value = replace(line.cells[FormColumn.VALUE], heading=own_unit(one))
        return {part: value} | self._precision(line)

    def _precision(self, line: _Line) -> dict[FieldPart, CellSpot]:
        """Return the cells that tell how exact a number is, where they were changed; of a new range both ends."""
        columns = line.changed & {FormColumn.PRECISION, FormColumn.TO}
        if FormColumn.PRECISION in columns and precision_of(line.cells[FormColumn.PRECISION].content) == RANGE:
            columns |= line.cells.keys() & {FormColumn.TO}
        return {_NUMBER[column]: line.cells[column] for column in columns}

    def _several(
        self, facts: FactReader, group: _Group, about: dict[FieldPart, CellSpot], origin: Origin, is_told: bool
    ) -> ReadFact | ReadValue | None:
        """Return a list of values or of contacts, of which each has lines of its own."""
        items: list[Any] = []
        contacts: dict[int, dict[str, Any]] = {}
        place, before, is_unknown = None, len(self._problems), False
        for line in group.lines if is_told else ():
            spot = line.cells[FormColumn.VALUE]
            about |= {
                _NUMBER[column]: line.cells[column] for column in (FormColumn.PRECISION,) if column in line.changed
            }
            if spot.is_empty:
                continue
            place = place or spot.place
            if group.field.type is FieldType.CONTACT:
                if _says_unknown(spot):
                    is_unknown = True
                    continue
                index = next((step for step in line.key.path if isinstance(step, int)), 0)
                self._contact(contacts.setdefault(index, {}), line.key.part, spot)
                continue
            said = facts.read(group.field, {FieldPart.VALUE: spot}, Origin())
            is_unknown = is_unknown or bool(isinstance(said, ReadFact) and said.is_unknown)
            items += [one for one in (said.value if said and said.value else []) if one not in items]
        if len(self._problems) > before:
            return None
        is_unknown = is_unknown and not contacts  # a way to reach somebody that is not known leaves the others
        value = items or [contacts[index] for index in sorted(contacts)]
        if group.field.type is FieldType.CONTACT and len(value) == 1:
            value = value[0]
        if place is None or is_unknown:
            unknown = {FieldPart.VALUE: CellSpot("unknown", place)} if place and is_unknown else {}
            return facts.read(group.field, about | unknown, origin)
        told = facts.read(
            group.field, {part: spot for part, spot in about.items() if part is not FieldPart.PRECISION}, origin
        )
        if not group.field.is_fact:
            return ReadValue(place, value)
        base = told if isinstance(told, ReadFact) else ReadFact(place)
        return replace(
            base, place=place, value=value, source=base.source or origin.source, as_of=base.as_of or origin.as_of
        )

    def _contact(self, contact: dict[str, Any], part: str, spot: CellSpot) -> None:
        """Take one part of a way to reach somebody."""
        name, _, side = part.partition("_")
        text = tidy(str(spot.content))
        model, path = KINDS["institution"], ("contact", "value", name)
        infos = [one.model_fields[name] for one in models_at(model, path[:-1]) if name in one.model_fields]
        if not side and expected_instead(type_of(infos[0]), text, path, model):
            self._problems.append(SheetProblem(spot.place, found_text(text), say("intake.contact")))
        if side:
            contact.setdefault(name, {})[side] = text
        else:
            contact[name] = text


def _says_unknown(spot: CellSpot) -> bool:
    return is_not_known(tidy(str(spot.content)))
