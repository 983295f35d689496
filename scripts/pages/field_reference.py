"""Lists every field of every kind, by the tables that are made from the models; called by blocks.py for `{{ block.fields }}`.

It says what a field is called, what may stand in it, and where it stands: in the API, in the tables. The room `api` has the
same list as data.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.pages.addresses import API, table_path
from scripts.pages.writer import Writer
from scripts.records.form import unit_word
from scripts.records.kinds import KINDS
from scripts.records.values import Words
from scripts.tables.columns import FieldPart, Table, tables_of
from scripts.tables.fields import FieldType, TableField

#: The columns that every fact has besides its value; the page says so once.
_OF_EVERY_FACT = (FieldPart.SOURCE, FieldPart.AS_OF, FieldPart.NOTE_KK, FieldPart.NOTE_RU)


@dataclass(frozen=True)
class FieldRow:
    """A field as a row of the list."""

    field: TableField
    table: Table

    @property
    def anchor(self) -> str:
        """The id of the row."""
        return field_anchor(self.field, self.table)

    @property
    def place(self) -> str:
        """Where the field stands in a record of the API."""
        return place_in_json(self.field, self.table)

    @property
    def columns(self) -> list[str]:
        """The names of its columns, but those that every fact has."""
        own = (column for column in self.table.columns if column.field is self.field)
        return [column.name for column in own if column.part not in _OF_EVERY_FACT]

    @property
    def codes(self) -> list[tuple[str, Words]]:
        """The codes that it takes, with the words of each."""
        codes = [(str(one), Words(kk=one.kk, ru=one.ru)) for one in self.field.choices]
        return codes + [(code, Words(kk=unit_word(code, "kk"), ru=unit_word(code, "ru"))) for code in self.field.codes]

    def type(self, writer: Writer) -> str:
        """Return of which type the values are."""
        refers_to = self.field.refers_to
        kind = writer.phrase(f"kind_{refers_to.replace('-', '_')}") if refers_to else ""
        return writer.phrase(f"field_{self.field.type}", kind=kind)

    def more(self, writer: Writer) -> Iterator[str]:
        """Yield what else is told of the values: their unit, how many there may be, whether each has a source."""
        if self.field.unit:
            yield writer.phrase("field_unit", unit=unit_word(self.field.unit, writer.language))
        if self.field.is_list and self.field.type not in (FieldType.CONTACT, FieldType.WRITTEN):
            yield writer.phrase("field_several")
        if self.field.is_fact:
            yield writer.phrase("field_fact")


def field_values() -> dict[str, Any]:
    """Return what the template of the list is given: of each kind its tables, each with its rows and where it lies."""
    tables = {kind: tables_of(model) for kind, model in KINDS.items()}
    return {
        "kinds": {
            kind: [(table, [FieldRow(field, table) for field in table.fields]) for table in found]
            for kind, found in tables.items()
        },
        "table_path": table_path,
        "fields_path": f"{API}/fields.json",
    }


def place_in_json(field: TableField, table: Table) -> str:
    """Return where a field stands in a record of the API: `space.area_m2`, `history[].since`."""
    above = [f"{'.'.join(table.path)}[]"] if table.path else []
    return ".".join([*above, *field.path])


def field_anchor(field: TableField, table: Table) -> str:
    """Return the id of the row of a field on the page of the fields: `production-site-space-area-m2`."""
    return f"{table.name}-{field.name}".replace("_", "-")
