"""The tables as they are published: rows made once, and files of them; called by write.py, and by whoever lists the files.

Nothing here depends on the clock: the same records give the same bytes.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.files import write_whole
from scripts.languages import LANGUAGES
from scripts.opendata.types import SOURCE_REFERENCE, ColumnType, type_of_column
from scripts.pages.phrases import phrase
from scripts.records.kinds import KINDS
from scripts.records.kinds.reference import Source
from scripts.records.loader import Records
from scripts.tables.columns import Table, columns_of, tables_of
from scripts.tables.fields import FieldType, Labels, TableField
from scripts.tables.rows import Cell, rows_of

#: The folder of the open data inside a site.
DATA_FOLDER = "data"
#: The licence of the records, as LICENSE-CONTENT has it.
LICENCE_NAME, LICENCE_ADDRESS = "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Dataset:
    """A table with its rows, the types of its columns in their order, and its name for readers."""

    table: Table
    rows: Sequence[tuple[Cell, ...]]
    types: tuple[ColumnType, ...]
    titles: Labels

    @property
    def names(self) -> list[str]:
        """The names of the columns in their order."""
        return [column.name for column in self.table.columns]


@dataclass(frozen=True)
class DataFile:
    """A published file: its path inside the site, type, size in bytes and hash, and of what it is, for readers."""

    path: str
    media_type: str
    size: int
    sha256: str
    titles: Labels


def datasets_of(records: Records) -> Iterator[Dataset]:
    """Yield every table of every kind, the records of a kind before the lists in them."""
    for kind, model in KINDS.items():
        for table in tables_of(model):
            yield _dataset(table, list(rows_of(table, records)), _titles(kind, table.labels))
        if model is Source:
            yield _references(records)


def written(site: Path, name: str, media_type: str, content: bytes, titles: Labels) -> DataFile:
    """Write a file of the open data into the folder `site`, and return what it is."""
    path = f"{DATA_FOLDER}/{name}"
    write_whole(site / path, content)
    return DataFile(path, media_type, len(content), hashlib.sha256(content).hexdigest(), titles)


def both(labels: Labels) -> str:
    """Return a name in both languages on one line, for what has no place for each."""
    sides = [labels[language] for language in LANGUAGES]
    return " / ".join(dict.fromkeys(sides))


def said(key: str) -> Labels:
    """Return the phrase `key` in both languages."""
    return {language: phrase(key, language) for language in LANGUAGES}


def _dataset(table: Table, rows: Sequence[tuple[Cell, ...]], titles: Labels) -> Dataset:
    return Dataset(table, rows, tuple(map(type_of_column, table.columns)), titles)


def _titles(kind: str, of_list: Labels | None) -> Labels:
    """Return the name of the records of a kind, or of a list in them."""
    names = said(f"kind_{kind.replace('-', '_')}")
    return {side: f"{names[side]}: {of_list[side]}" for side in LANGUAGES} if of_list else names


def _references(records: Records) -> Dataset:
    """Return the table of all that may stand in a column of a source: each source, and each passage of one.

    Only a column to whose values all others refer can be checked by the keys of a Data Package or of CSV on the Web.
    """
    fields = (
        TableField((), "id", FieldType.TEXT, said("data_reference"), is_required=True),
        TableField((), "source", FieldType.TEXT, said("source"), is_required=True),
        TableField((), "passage", FieldType.TEXT, said("data_passage")),
    )
    columns = tuple(column for field in fields for column in columns_of(field))
    table = Table(Source.kind, SOURCE_REFERENCE, (), fields, columns, ("id",))
    rows: list[tuple[Cell, ...]] = []
    for record in records.all(Source):
        rows.append((record.id, record.id, None))
        rows += [(f"{record.id}/{part.id}", record.id, part.id) for part in record.passages]
    types = (ColumnType(is_required=True), ColumnType(is_required=True, refers_to=Source.kind), ColumnType())
    return Dataset(table, rows, types, said("data_references"))
