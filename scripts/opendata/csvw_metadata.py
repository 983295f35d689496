"""Describes the tables as CSV on the Web, `data/csvw.json`; called by write.py.

https://www.w3.org/TR/tabular-metadata/
"""

from collections.abc import Sequence
from typing import Any

from scripts.languages import LANGUAGES
from scripts.opendata.dataset import LICENCE_ADDRESS, DataFile, Dataset, said
from scripts.opendata.types import ColumnType
from scripts.records.fields import UNKNOWN
from scripts.records.loader import Records
from scripts.tables.columns import Column, column_labels
from scripts.tables.fields import Labels
from scripts.tables.rows import SEPARATOR

#: What is described, as JSON has it.
Described = dict[str, Any]


def csvw_metadata(records: Records, tables: Sequence[tuple[Dataset, DataFile]]) -> Described:
    """Return the description of the tables, each with its file."""
    paths = {dataset.table.name: _file_name(file) for dataset, file in tables}
    about = ("data_about", "data_cells", "data_safe")
    keys = ("demonstration", *about) if records.is_demonstration else about
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": _in_languages(said("data_title")),
        "dc:description": _in_languages(
            {language: " ".join(said(key)[language] for key in keys) for language in LANGUAGES}
        ),
        "dc:license": {"@id": LICENCE_ADDRESS},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\r\n"], "quoteChar": '"', "doubleQuote": True},
        "tables": [_table(dataset, file, paths) for dataset, file in tables],
    }


def _table(dataset: Dataset, file: DataFile, paths: dict[str, str]) -> Described:
    table = dataset.table
    keys = [
        {"columnReference": column.name, "reference": {"resource": paths[kind.refers_to], "columnReference": "id"}}
        for column, kind in zip(table.columns, dataset.types, strict=True)
        if kind.refers_to and kind.is_required  # strict readers take an empty cell for a reference that leads nowhere
    ]
    schema: Described = {
        "columns": [
            _column(column, kind, column.name in table.keys)
            for column, kind in zip(table.columns, dataset.types, strict=True)
        ],
        "primaryKey": [*table.keys],
    }
    return {
        "url": _file_name(file),
        "dc:title": _in_languages(dataset.titles),
        "tableSchema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _column(column: Column, kind: ColumnType, is_key: bool) -> Described:
    return {
        "name": column.name,
        "titles": column.name,
        "rdfs:label": _in_languages(column_labels(column)),
        "datatype": _datatype(kind),
        **({"required": True} if kind.is_required or is_key else {}),
        **({"separator": SEPARATOR} if kind.name == "list" else {}),
        **({"null": ["", UNKNOWN]} if kind.may_be_unknown else {}),
    }


def _datatype(kind: ColumnType) -> Described | str:
    """Return the type of one value, with its limits."""
    if kind.name in ("list", "string"):
        is_one_of_codes = kind.codes and kind.name == "string"
        pattern = f"^({'|'.join(kind.codes)})$" if is_one_of_codes and kind.codes else kind.pattern
        return {"base": "string", "format": pattern} if pattern else "string"
    limits = {"minimum": kind.minimum, "minExclusive": kind.exclusive_minimum, "maximum": kind.maximum}
    given = {name: limit for name, limit in limits.items() if limit is not None}
    return {"base": kind.name, **given} if given else kind.name


def _file_name(file: DataFile) -> str:
    return file.path.rpartition("/")[2]


def _in_languages(labels: Labels) -> list[Described]:
    return [{"@value": labels[language], "@language": language} for language in LANGUAGES]
