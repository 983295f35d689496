"""Lists the files of open data that a site has, for readers; called by blocks.py for `{{ block.downloads }}`.

The rooms `opendata` and `api` write them; the last look at the built site sees that each is there.
"""

from typing import Any

from scripts.pages.addresses import API, json_path, table_path
from scripts.records.kinds import KINDS
from scripts.records.loader import Records
from scripts.tables.columns import tables_of

#: What is told of each file that is not of one kind, by the keys of its phrase.
_WHOLE = {
    "download_flat": ("data/flat.csv", "data/flat.xlsx", "data/flat-fields.csv"),
    "download_references": ("data/source-reference.csv",),
    "download_map": ("data/sites.geojson",),
    "download_package": ("data/datapackage.json",),
    "download_csvw": ("data/csvw.json",),
    "download_catalogue": ("data/catalog.jsonld",),
    "download_start": (f"{API}/index.json",),
    "download_api": (f"{API}/openapi.json",),
}


def download_values(records: Records) -> dict[str, Any]:
    """Return what the template of the block is given: the files of each kind that has records, and those of all."""
    return {
        "kinds": [
            {
                "kind": kind,
                "count": len(records.by_kind[kind]),
                "tables": [table_path(table.name) for table in tables_of(model)],
                "workbook": f"data/{kind}.xlsx",
                "json": json_path(kind, "index"),
            }
            for kind, model in KINDS.items()
        ],
        "whole": _WHOLE,
    }
