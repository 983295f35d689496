"""The API on the built site: every address in it leads to a page, a place or a file that is there, and every record's page leads to it."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.pages.addresses import page_url, place_of
from scripts.publish.policy import RULES, TYPES
from scripts.records.kinds import KINDS
from scripts.records.loader import load_records
from tests.conftest import REGION

API = "api/v1"
#: The keys under which addresses of this site stand, besides `page`, which has one for each language.
ADDRESSES = {"json", "self", "yaml", "csv", "fields", "openapi", "changes", "page_kk", "page_ru"}


def addresses(data: Any, key: str = "") -> Iterator[str]:
    """Yield every address of the site in what a file says."""
    if isinstance(data, dict):
        if key == "page" and set(data) == set(LANGUAGES):
            yield from data.values()
        for name, value in data.items():
            yield from addresses(value, name)
    elif isinstance(data, list):
        for item in data:
            yield from addresses(item)
    elif isinstance(data, str) and key in ADDRESSES:
        yield data


def written(site: Path) -> dict[str, Any]:
    files = [*sorted((site / API).rglob("*.json")), site / "data" / "sites.geojson"]
    return {path.relative_to(site).as_posix(): json.loads(path.read_text("utf-8")) for path in files}


def leads_somewhere(address: str, site: Path, places: dict[Path, set[str]]) -> bool:
    path, fragment = urldefrag(address)
    file = site / unquote(path)
    file = file / "index.html" if path.endswith("/") else file
    if not file.is_file():
        return False
    if fragment and file not in places:
        page = LexborHTMLParser(file.read_text("utf-8"))
        places[file] = {node.attributes["id"] or "" for node in page.css("[id]")}
    return not fragment or fragment in places[file]


@pytest.mark.parametrize("built", ["site", "site_below_a_path"])
def test_every_address_leads_to_what_is_there(built: str, request: pytest.FixtureRequest):
    folder: Path = request.getfixturevalue(built)
    files = written(folder)
    root = files[f"{API}/index.json"]["site"] or ""
    assert bool(root) == (built == "site_below_a_path")
    described = {name: data for name, data in files.items() if not name.endswith("openapi.json")}
    found = {address for data in described.values() for address in addresses(data)}
    own = {address.removeprefix(root) for address in found if address.startswith(root)}
    # Sources lie on other sites; what is of this one is relative where the site has no address, and whole where it has one.
    own -= {address for address in own if address.startswith("http")}
    assert len(own) > len(files)
    assert {address for address in found if not address.startswith("http")} == (set() if root else own)
    places: dict[Path, set[str]] = {}
    assert [address for address in sorted(own) if not leads_somewhere(address, folder, places)] == []


def test_the_page_of_a_record_leads_to_its_json_and_its_row(site: Path):
    tables = {}
    for record in load_records(REGION / "data"):
        if not record.has_pages():
            continue
        for language in LANGUAGES:
            address = page_url(place_of(record.kind, record.id).page, language)
            page = LexborHTMLParser((site / address / "index.html").read_text("utf-8"))
            links = {urljoin(f"https://x/{address}", a.attributes["href"] or "") for a in page.css(".page-end a")}
            assert f"https://x/{API}/{record.kind}/{record.id}.json" in links
            (row,) = (urlsplit(link) for link in links if "#row=" in link)
            if row.path not in tables:
                with (site / row.path.lstrip("/")).open(encoding="utf-8-sig", newline="") as file:
                    tables[row.path] = list(csv.reader(file))
            table = tables[row.path]
            line = table[int(row.fragment.removeprefix("row=")) - 1]
            assert line[table[0].index("id")] == record.id


def test_the_list_of_fields_names_each_file_and_column(site: Path):
    for kind in json.loads((site / API / "fields.json").read_text("utf-8"))["data"]["kinds"]:
        for table in kind["tables"]:
            with (site / table["csv"]).open(encoding="utf-8-sig", newline="") as file:
                names = next(csv.reader(file))
            told = [column["name"] for field in table["fields"] for column in field["columns"]]
            assert [name for name in names if name not in table["keys"]] == [n for n in told if n not in table["keys"]]


def test_every_kind_of_file_has_its_type_and_may_be_read_by_pages_of_others(site: Path):
    for name in ("api/v1/index.json", "data/sites.geojson", "data/catalog.jsonld", "data/production-site.csv"):
        assert (site / name).is_file()
        assert name.rpartition(".")[2] in TYPES
        rule = next(rule for rule in RULES if re.search(rule.pattern, f"/{name}"))
        assert rule.headers["Access-Control-Allow-Origin"] == "*"


def test_a_reader_finds_every_file_on_the_page_of_the_data(site: Path):
    page = LexborHTMLParser((site / "ru/data/index.html").read_text("utf-8"))
    links = {
        urljoin("https://x/ru/data/", node.attributes["href"] or "").removeprefix("https://x/")
        for node in page.css("article a[href]")
    }
    whole = {
        f"data/{path.name}"
        for path in (site / "data").iterdir()
        if path.suffix in (".csv", ".xlsx", ".geojson", ".jsonld")
    }
    assert whole <= links
    assert {f"{API}/{kind}/index.json" for kind in KINDS} <= links
