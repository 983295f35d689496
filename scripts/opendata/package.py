"""Describes the tables as a Data Package, `data/datapackage.json` (version 2 of the standard); called by write.py.

https://datapackage.org/standard/data-package/
"""

from collections.abc import Iterator, Sequence
from typing import Any

from scripts.languages import LANGUAGES
from scripts.opendata.csv_files import MEDIA_TYPE
from scripts.opendata.dataset import LICENCE_ADDRESS, LICENCE_NAME, DataFile, Dataset, both, said
from scripts.opendata.types import ColumnType
from scripts.pages.addresses import page_url
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.reference import Source
from scripts.records.loader import Records
from scripts.tables.columns import Column, FieldPart, column_labels
from scripts.tables.rows import SEPARATOR

_PROFILES = "https://datapackage.org/profiles/2.0"
#: How the CSV files are written (csv_files.py).
_DIALECT = {
    "$schema": f"{_PROFILES}/tabledialect.json",
    "header": True,
    "delimiter": ",",
    "lineTerminator": "\r\n",
    "quoteChar": '"',
    "doubleQuote": True,
}
#: What is described, as JSON has it.
Described = dict[str, Any]


def data_package(records: Records, tables: Sequence[tuple[Dataset, DataFile]], site_url: str | None) -> Described:
    """Return the description of the tables, each with its file."""
    package: Described = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "open-data",
        "title": both(said("data_title")),
        "description": "\n\n".join(_about(records)),
    }
    if site_url:
        package["homepage"] = f"{site_url.rstrip('/')}/{page_url('data.md', LANGUAGES[0])}"
    if records.last_changed:
        package["version"] = records.last_changed.isoformat()
        package["created"] = f"{records.last_changed}T00:00:00+05:00"
    package["licenses"] = [{"name": LICENCE_NAME, "path": LICENCE_ADDRESS, "title": both(said("data_licence"))}]
    if records.publisher:
        name = records.publisher.name
        package["contributors"] = [{"title": both({"kk": name.kk, "ru": name.ru}), "roles": ["publisher"]}]
    if sources := list(_sources(records)):
        package["sources"] = sources
    package["resources"] = [_resource(dataset, file) for dataset, file in tables]
    return package


def _about(records: Records) -> Iterator[str]:
    """Yield what a reader of the tables must know, in both languages."""
    for language in LANGUAGES:
        keys = (*(["demonstration"] if records.is_demonstration else []), "data_about", "data_cells", "data_safe")
        yield " ".join(said(key)[language] for key in keys)


def _sources(records: Records) -> Iterator[Described]:
    """Yield every source on which the records rest, and its address where it has one."""
    for source in records.all(Source):
        name = both({"kk": source.name.kk, "ru": source.name.ru})
        address = source.address
        for found in [None] if address is None else [address] if isinstance(address, str) else [address.kk, address.ru]:
            yield {"title": name, **({"path": found} if found else {})}


def _resource(dataset: Dataset, file: DataFile) -> Described:
    table = dataset.table
    keys = [
        {"fields": [column.name], "reference": {"resource": kind.refers_to, "fields": ["id"]}}
        for column, kind in zip(table.columns, dataset.types, strict=True)
        if kind.refers_to
    ]
    schema: Described = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [
            _field(column, kind, column.name in table.keys)
            for column, kind in zip(table.columns, dataset.types, strict=True)
        ],
        "missingValues": [_missing("")],
        "primaryKey": [*table.keys],
    }
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "path": file.path.rpartition("/")[2],
        "type": "table",
        "title": both(dataset.titles),
        "format": "csv",
        "mediatype": MEDIA_TYPE,
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "dialect": _DIALECT,
        "schema": schema | ({"foreignKeys": keys} if keys else {}),
    }


def _field(column: Column, kind: ColumnType, is_key: bool) -> Described:
    is_list = kind.name == "list"
    field: Described = {
        "name": column.name,
        # The standard has a type for lists, but its own published profile refuses it.
        "type": "string" if is_list else kind.name,
        "title": both(column_labels(column)),
    }
    limits = {
        "required": kind.is_required or is_key or None,
        "minimum": kind.minimum,
        "exclusiveMinimum": kind.exclusive_minimum,
        "maximum": kind.maximum,
        "pattern": _pattern_of_list(kind) if is_list else kind.pattern,
        "enum": [*kind.codes] if kind.codes and not is_list else None,
    }
    if constraints := {name: limit for name, limit in limits.items() if limit is not None}:
        field["constraints"] = constraints
    if kind.codes:
        # Of the items of a list the standard has no categories.
        field["itemCategories" if is_list else "categories"] = [
            {"value": code, "label": both(words)} for code, words in kind.codes.items()
        ]
    if is_list:
        field["delimiter"] = SEPARATOR
    if kind.may_be_unknown:
        field["missingValues"] = [_missing(""), _missing(UNKNOWN)]
    if column.field.unit and column.part in (FieldPart.VALUE, FieldPart.TO):
        field["unit"] = column.field.unit
    return field


def _pattern_of_list(kind: ColumnType) -> str | None:
    """Return the pattern of a cell with several values; None where nothing is said of one of them."""
    one = "|".join(kind.codes) if kind.codes else (kind.pattern or "").removeprefix("^").removesuffix("$")
    return f"^({one})({SEPARATOR}({one}))*$" if one else None


def _missing(value: str) -> Described:
    return {"value": value, "label": both(said("data_unknown" if value else "data_empty"))}
