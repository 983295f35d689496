"""Writes the open data of a site into its folder `data`: the tables, the flat table, what describes them; called by site_build.py.

The columns are the same in every language, so that it is done once for all of them. The rows of a table are made once, for
all its files.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from scripts.opendata import csv_files, workbooks
from scripts.opendata.csvw_metadata import csvw_metadata
from scripts.opendata.dataset import DATA_FOLDER, DataFile, Dataset, datasets_of, said, written
from scripts.opendata.flat import FIELD_NAMES, FIELD_TYPES, FlatTable, flat_table
from scripts.opendata.package import data_package
from scripts.opendata.workbooks import OpenSheet, workbook_bytes
from scripts.records.loader import Records
from scripts.tables.columns import column_labels
from scripts.tables.rows import Cell

_JSON = "application/json"
#: The sheet that names the columns of the others; no table has this name.
_COLUMNS = "columns"
_COLUMN_NAMES = ("sheet", "name", "label_kk", "label_ru", "type", "unit")


def write_open_data(records: Records, site: Path, site_url: str | None) -> list[DataFile]:
    """Write the open data into the folder `site`; return its files in their order. `site_url` is the address of the site."""
    datasets = list(datasets_of(records))
    tables = [(dataset, _write_table(dataset, site)) for dataset in datasets]
    files = [file for _, file in tables]
    for kind, group in groupby(datasets, lambda dataset: dataset.table.kind):
        own = list(group)
        content = workbook_bytes(_sheets(own), site / DATA_FOLDER)
        files.append(written(site, f"{kind}.xlsx", workbooks.MEDIA_TYPE, content, own[0].titles))
    files += _write_flat(flat_table(records, {dataset.table.name: dataset for dataset in datasets}), site)
    package = _json(data_package(records, tables, site_url))
    files.append(written(site, "datapackage.json", _JSON, package, said("data_package")))
    metadata = _json(csvw_metadata(records, tables))
    files.append(written(site, "csvw.json", _JSON, metadata, said("data_csvw")))
    return files


def _write_table(dataset: Dataset, site: Path) -> DataFile:
    content = csv_files.csv_bytes(dataset.names, dataset.rows, dataset.types)
    return written(site, f"{dataset.table.name}.csv", csv_files.MEDIA_TYPE, content, dataset.titles)


def _sheets(datasets: Sequence[Dataset]) -> Iterator[OpenSheet]:
    for dataset in datasets:
        yield OpenSheet(dataset.table.name, dataset.names, dataset.rows)
    yield OpenSheet(_COLUMNS, _COLUMN_NAMES, [row for dataset in datasets for row in _described(dataset)])


def _described(dataset: Dataset) -> Iterator[tuple[Cell, ...]]:
    for column, kind in zip(dataset.table.columns, dataset.types, strict=True):
        labels = column_labels(column)
        yield dataset.table.name, column.name, labels["kk"], labels["ru"], kind.name, column.field.unit


def _write_flat(flat: FlatTable, site: Path) -> Iterator[DataFile]:
    """Write the flat table and its fields, as CSV and as the workbook that the portal takes; yield the files."""
    fields = list(flat.fields())
    titles, titles_of_fields = said("data_flat"), said("data_flat_fields")
    table = csv_files.csv_bytes(flat.names, flat.rows, [column.type for column in flat.columns])
    yield written(site, "flat.csv", csv_files.MEDIA_TYPE, table, titles)
    told = csv_files.csv_bytes(FIELD_NAMES, fields, FIELD_TYPES)
    yield written(site, "flat-fields.csv", csv_files.MEDIA_TYPE, told, titles_of_fields)
    sheets = (OpenSheet(flat.version, flat.names, flat.rows), OpenSheet("fields", FIELD_NAMES, fields))
    yield written(site, "flat.xlsx", workbooks.MEDIA_TYPE, workbook_bytes(sheets, site / DATA_FOLDER), titles)


def _json(described: Any) -> bytes:
    return (json.dumps(described, ensure_ascii=False, indent=1) + "\n").encode()
