"""What was read of records and kept from an earlier build: the same values and places, until a file changes."""

from datetime import date
from pathlib import Path

import pytest

from scripts.cache import Cache
from scripts.records import kept_yaml
from scripts.records.loader import Records, load_records
from scripts.records.problems import InputError
from tests.records.small_tree import Tree

TODAY = date(2026, 2, 1)


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def content(records: Records) -> list[object]:
    """Every value of the records, and every place in their files."""
    return [(record, records.files[record.kind, record.id]) for record in records]


def test_kept_records_are_those_of_the_files(tree: Tree, cache: Cache, monkeypatch: pytest.MonkeyPatch):
    read = load_records(tree.data, TODAY, cache=cache)
    monkeypatch.setattr(kept_yaml, "parse_yaml", lambda text, name: pytest.fail(f"{name} was read again"))
    assert content(load_records(tree.data, TODAY, cache=cache)) == content(read)


def test_a_changed_file_is_read_again(tree: Tree, cache: Cache):
    load_records(tree.data, TODAY, cache=cache)
    tree.replace("figures/wage.yml", "85000", "90000")
    assert load_records(tree.data, TODAY, cache=cache).by_kind["figure"]["wage"].value == 90000


def test_a_problem_of_a_kept_file_has_its_place(tree: Tree, cache: Cache):
    load_records(tree.data, TODAY, cache=cache)
    (tree.data / "sources" / "article.yml").unlink()
    with pytest.raises(InputError) as without_cache:
        load_records(tree.data, TODAY)
    with pytest.raises(InputError) as kept:
        load_records(tree.data, TODAY, cache=cache)
    assert str(kept.value) == str(without_cache.value)


def test_a_file_that_is_wrong_is_not_kept(tree: Tree, cache: Cache):
    tree.replace("figures/wage.yml", "85000", "many")
    for _ in range(2):
        with pytest.raises(InputError, match="many"):
            load_records(tree.data, TODAY, cache=cache)
