"""The small tree of records for the tests of pages."""

from datetime import date
from pathlib import Path

import pytest

from scripts.languages import Language
from scripts.pages.writer import Writer
from scripts.records.loader import Records, load_records
from tests.pages.country import Country
from tests.records.small_tree import Tree, plant


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """The small tree, where a site has its records."""
    return plant(tmp_path / "docs" / "data")


@pytest.fixture
def data(tree: Tree) -> Path:
    """The folder of the small tree."""
    return tree.data


@pytest.fixture
def loaded(tree: Tree):
    """Loads the records as they now are."""
    return lambda: load_records(tree.data, date(2026, 2, 1))


@pytest.fixture
def records(loaded) -> Records:
    """The records of the small tree."""
    return loaded()


@pytest.fixture
def writer(loaded):
    """Makes a writer for a page in a language from the records as they now are."""

    def make(language: Language = "ru", page: str = "partnership/labour.md") -> Writer:
        return Writer(loaded(), language, page)

    return make


@pytest.fixture
def country(tree: Tree, writer) -> Country:
    """A country without sites yet, to which a test adds some."""
    return Country(tree, writer)
