"""The files that the room writes of the region, and of a small tree that a test may change."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.api.write import write_api
from scripts.records.loader import Records, load_records
from tests.conftest import REGION, BuiltOnce
from tests.records.small_tree import Tree, plant

SITE_URL = "https://xn----9sbn8ap0af.xn--80ao21a/my.%D1%81%D0%B0%D0%B9%D1%82/"
#: Reads a file of a site by its path.
Reading = Callable[[str], Any]


def content(site: Path, path: str) -> Any:
    return json.loads((site / path).read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def region() -> Records:
    return load_records(REGION / "data", pictures=REGION / "assets" / "images")


@pytest.fixture(scope="session")
def files(built_once: BuiltOnce, region: Records) -> Path:
    """The files of the region, whose address is not known."""
    return built_once("region-api", lambda folder: write_api(region, folder, None))


@pytest.fixture(scope="session")
def files_at_address(built_once: BuiltOnce, region: Records) -> Path:
    """The files of the region at a Cyrillic host, below a path."""
    return built_once("region-api-at-address", lambda folder: write_api(region, folder, SITE_URL))


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return plant(tmp_path / "data")


@pytest.fixture
def told(tree: Tree, tmp_path: Path) -> Reading:
    """What a file says of the records of the tree, as they are when it is asked for."""

    def read(path: str) -> Any:
        write_api(load_records(tree.data), tmp_path / "site", None)
        return content(tmp_path / "site", path)

    return read
