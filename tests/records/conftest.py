"""The small tree of records, fresh for each test of the records room, and what is told about it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts.records.loader import load_records
from scripts.records.problems import InputError
from tests.records.small_tree import Tree, plant

TODAY = date(2026, 2, 1)


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tree:
    """A small complete tree in the folder `data`, seen from the folder around it, so that names are short."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")  # 1 February 2026
    return plant(Path("data"))


@pytest.fixture
def told(tree: Tree) -> Callable[[], list[str]]:
    """Loads the tree, in which something is wrong, and returns what is told about it, line by line."""

    def load_wrong() -> list[str]:
        with pytest.raises(InputError) as caught:
            load_records(tree.data, TODAY)
        return str(caught.value).split("\n")

    return load_wrong
