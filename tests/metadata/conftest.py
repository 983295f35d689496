"""The small tree of records and those of the region, of which machines are told."""

from datetime import date
from pathlib import Path

import pytest

from scripts.records.loader import Records, load_records
from tests.conftest import REGION
from tests.records.small_tree import Tree, plant


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return plant(tmp_path / "docs" / "data")


@pytest.fixture
def loaded(tree: Tree):
    """Loads the records as they now are."""
    return lambda: load_records(tree.data, date(2026, 2, 1))


@pytest.fixture(scope="session")
def region() -> Records:
    return load_records(REGION / "data", pictures=REGION / "assets" / "images")
