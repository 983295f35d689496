"""Texts that are made of one record: kept until it or a record of another kind changes, unless it looks at its like."""

from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.cache import Cache
from scripts.records.kept_texts import KeptTexts
from scripts.records.kinds import Institution, Source
from scripts.records.loader import Records, load_records
from scripts.records.production_site import ProductionSite
from tests.records.small_tree import Tree


def made(tree: Tree, cache: Path, make: Callable[[Records], str]) -> tuple[str, bool]:
    """Return the text of the production site, and whether it was made just now."""
    records, calls = load_records(tree.data), []

    def counted(given: Records) -> str:
        calls.append(given)
        return make(given)

    text = KeptTexts(Cache(cache), records).text(records.get(ProductionSite, "hall"), counted)
    return text, bool(calls)


def of_itself(records: Records) -> str:
    site = records.get(ProductionSite, "hall")
    return site.name.ru + records.get(Institution, site.institution).name.ru


def test_a_text_is_made_once(tree: Tree, tmp_path: Path):
    first, _ = made(tree, tmp_path / "cache", of_itself)
    assert made(tree, tmp_path / "cache", of_itself) == (first, False)


def test_it_is_made_again_when_a_record_of_another_kind_changes(tree: Tree, tmp_path: Path):
    made(tree, tmp_path / "cache", of_itself)
    path = next((tree.data / "institutions").glob("*.yml"))
    path.write_text(path.read_text(encoding="utf-8") + "# read again\n", encoding="utf-8")
    assert made(tree, tmp_path / "cache", of_itself)[1]


@pytest.mark.parametrize(
    "look",
    [
        lambda records: str(len(records.all(ProductionSite))),
        lambda records: str("another" in records.by_kind["production-site"]),
        lambda records: str(records.by_kind["production-site"].get("another")),
        lambda records: str([record.id for record in records]),
        lambda records: str(records.last_changed),
    ],
)
def test_what_looks_at_others_of_its_kind_gets_all_and_is_not_kept(
    tree: Tree, tmp_path: Path, look: Callable[[Records], str]
):
    for _ in range(2):
        assert made(tree, tmp_path / "cache", look) == (look(load_records(tree.data)), True)


def test_records_of_other_kinds_may_be_listed(tree: Tree, tmp_path: Path):
    cache = tmp_path / "cache"
    made(tree, cache, lambda records: str(len(records.all(Source))))
    assert not made(tree, cache, lambda records: str(len(records.all(Source))))[1]


def test_a_text_of_a_few_records_is_made_again_when_one_of_them_changes(tree: Tree, tmp_path: Path):
    def text(calls: list[Records]) -> str:
        records = load_records(tree.data)
        few = records.all(Source)

        def names(given: Records) -> str:
            calls.append(given)
            return ", ".join(given.get(Source, source.id).name.ru for source in few)

        return KeptTexts(Cache(tmp_path / "cache"), records).text_of(few, names)

    calls: list[Records] = []
    assert text(calls) == text(calls) == "Статья о рабочей поездке, Трудовой кодекс"
    assert len(calls) == 1
    tree.replace("sources/code.yml", "Трудовой кодекс", "Кодекс о труде")
    assert text(calls) == "Статья о рабочей поездке, Кодекс о труде"
