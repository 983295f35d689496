"""The open data inside a built site."""

import json
import re
from pathlib import Path

from scripts.opendata.write import write_open_data
from scripts.records.loader import Records


def test_a_build_writes_the_files_and_compresses_them(region_site: Path, region_records: Records, tmp_path: Path):
    files = write_open_data(region_records, tmp_path, None)
    # The description names the address of the site, which a build may have been told.
    same = [file for file in files if file.path != "data/datapackage.json"]
    assert [
        file.path for file in same if (region_site / file.path).read_bytes() != (tmp_path / file.path).read_bytes()
    ] == []
    large = [region_site / file.path for file in files if file.size > 1_400 and not file.path.endswith(".xlsx")]
    assert [path.name for path in large if not path.with_name(f"{path.name}.br").is_file()] == []


def test_what_was_at_these_addresses_before_is_still_there(region_site: Path):
    assert (region_site / "data" / "changes.csv").is_file()
    assert (region_site / "data" / "institutions" / "no-901.yml").is_file()
    assert (region_site / "data" / "schema" / "institution.json").is_file()
    json.loads((region_site / "data" / "datapackage.json").read_text(encoding="utf-8"))


def test_no_page_loads_any_of_it_unasked(region_site: Path):
    loaded = re.compile(r'\ssrc="[^"]*\bdata/[^"]*"')
    pages = [path for path in region_site.rglob("*.html") if loaded.search(path.read_text(encoding="utf-8"))]
    assert [path.relative_to(region_site).as_posix() for path in pages] == []
