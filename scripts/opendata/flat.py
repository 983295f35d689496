"""The flat table of production sites, each with its institution in one row, as the state portal of open data takes it; called by write.py.

The portal wants Latin names, a type for each field, which field is the key, names in both languages, and it knows each set by a
version (https://data.egov.kz/pages/format). It has no word for what is unknown, so such a cell is empty.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts.files import read_table
from scripts.opendata.dataset import Dataset
from scripts.opendata.types import ColumnType
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.loader import Records
from scripts.tables.columns import Column, column_labels
from scripts.tables.rows import Cell

_PREFIX = "institution_"
_KEY = "id"
#: The types of the portal, which are those of the index in which it keeps its sets.
_TYPES = {"number": "double", "list": "string"}
_DATE_FORMAT = "yyyy-MM-dd"
#: What is told of each field, a line each.
FIELD_NAMES = ("version", "name", "type", "pk", "label_kk", "label_ru", "unit", "format")
FIELD_TYPES = tuple(ColumnType("boolean") if name == "pk" else ColumnType(is_text=True) for name in FIELD_NAMES)


@dataclass(frozen=True)
class FlatColumn:
    """A column of the flat table: its name there, and the column of a table of records from which it comes, with its place."""

    name: str
    column: Column
    type: ColumnType
    place: int


@dataclass(frozen=True)
class FlatTable:
    """The columns and the rows of the flat table, and its version, `v1`."""

    version: str
    site: tuple[FlatColumn, ...]
    institution: tuple[FlatColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @property
    def columns(self) -> tuple[FlatColumn, ...]:
        """All columns in their order."""
        return self.site + self.institution

    @property
    def names(self) -> list[str]:
        """The names of the columns in their order."""
        return [column.name for column in self.columns]

    def fields(self) -> Iterator[tuple[Cell, ...]]:
        """Yield of each field what FIELD_NAMES says."""
        for flat in self.columns:
            kind, labels = flat.type.name, column_labels(flat.column)
            yield (
                self.version,
                flat.name,
                _TYPES.get(kind, kind),
                flat.name == _KEY,
                labels["kk"],
                labels["ru"],
                flat.column.field.unit,
                _DATE_FORMAT if kind == "date" else None,
            )


def flat_table(records: Records, tables: Mapping[str, Dataset]) -> FlatTable:
    """Return the flat table of the sites that have not ended, made of the tables of records by their names."""
    sites, institutions = tables[ProductionSite.kind], tables[Institution.kind]
    own = tuple(_columns(sites, "production_site"))
    others = tuple(_columns(institutions, "institution", _PREFIX))
    by_id = {str(row[0]): row for row in institutions.rows}
    current = {record.id: str(record.institution) for record in records.current(ProductionSite)}
    rows = tuple(
        (*_cells(row, own), *_cells(by_id[current[str(row[0])]], others)) for row in sites.rows if row[0] in current
    )
    return FlatTable(f"v{_names()['version']}", own, others, rows)


def _columns(dataset: Dataset, key: str, prefix: str = "") -> Iterator[FlatColumn]:
    """Yield the columns that flat.yml names under `key`; raise KeyError for one that no field has."""
    columns = dataset.table.columns
    places = {column.name: place for place, column in enumerate(columns)}
    for name in (name for group in _names()[key] for name in group):
        place = places[name]
        yield FlatColumn(f"{prefix}{name}", columns[place], dataset.types[place], place)


def _cells(row: tuple[Cell, ...], columns: Iterable[FlatColumn]) -> Iterator[Cell]:
    for flat in columns:
        cell = row[flat.place]
        yield None if flat.type.may_be_unknown and cell == UNKNOWN else cell


@cache
def _names() -> Any:
    return read_table(Path(__file__).with_name("flat.yml"))
