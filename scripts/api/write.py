"""Writes the API, the map data and the catalogue of open data into the site; called by site_build.py, once for both languages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.api.data_catalogue import CATALOGUE, data_catalogue
from scripts.api.documents import Api
from scripts.api.geojson import GEOJSON, features
from scripts.api.openapi import openapi
from scripts.api.telling import Root
from scripts.pages.addresses import API
from scripts.records.loader import Records


def write_api(records: Records, site: Path, site_url: str | None) -> int:
    """Write every file into the folder `site`; return how many there are. `site_url` is the public address, if it is known."""
    written = 0
    for path, content in _files(records, Root(site_url or None)):  # MkDocs has no address as an empty text
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        # Nobody reads a site before all of it is in place, and there may be thousands of files.
        (site / path).write_bytes(f"{text}\n".encode())
        written += 1
    return written


def _files(records: Records, root: Root) -> Iterator[tuple[str, Any]]:
    yield from Api(records, root).documents()
    yield f"{API}/openapi.json", openapi(root)
    yield GEOJSON, features(records, root)
    yield CATALOGUE, data_catalogue(records, root)
