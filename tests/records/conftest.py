"""The small tree of records, fresh for each test of the records room."""

from pathlib import Path

import pytest

from tests.records.small_tree import Tree, plant


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """A small complete tree in the folder `data`, seen from the folder around it, so that names are short."""
    monkeypatch.chdir(tmp_path)
    return plant(tmp_path / "data")
