"""The made-up country: the same for the same seed, believable in both languages, and known by its sources."""

from collections import deque
from pathlib import Path

import pytest

from scripts.check.rules import RULES
from scripts.check.runner import run_rules
from scripts.demo.country import country
from scripts.demo.write import write_demonstration
from scripts.pages.facts import fact_lines
from scripts.records.kinds.catalogue import ProductionSite, SiteStatus
from scripts.records.kinds.site_facts import SpaceKind
from scripts.records.loader import Records, load_records
from scripts.records.problems import InputError
from tests.conftest import REGION

COUNT = 120
#: What only a person can settle: reading together, words that the dictionaries lack, age and review.
_BY_PEOPLE = {"agreement", "spelling", "stale", "review"}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data"
    write_demonstration(folder, COUNT, 1, REGION / "data")
    return folder


@pytest.fixture(scope="module")
def records(data: Path) -> Records:
    return load_records(data)


def sites(records: Records) -> list[ProductionSite]:
    return [site for site in records.all(ProductionSite) if site.id.startswith("demo-")]


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(data: Path, tmp_path: Path):
    for name, seed in (("same", 1), ("other", 2)):
        write_demonstration(tmp_path / name, COUNT, seed, REGION / "data")
    name = "production-sites/demo-site-7.yml"
    assert all(
        (tmp_path / "same" / path.relative_to(data)).read_bytes() == path.read_bytes()
        for path in data.rglob("*")
        if path.is_file()
    )
    assert (tmp_path / "other" / name).read_bytes() != (data / name).read_bytes()


def test_a_site_is_the_same_however_many_there_are(data: Path, tmp_path: Path):
    write_demonstration(tmp_path / "small", 10, 1, REGION / "data")
    for path in (tmp_path / "small").rglob("demo-site-*.yml"):
        assert path.read_bytes() == (data / "production-sites" / path.name).read_bytes()


def test_records_beyond_the_first_thousand_are_whole():
    _, data = deque(country(1_100, 1, ["furniture"]), maxlen=1).pop()
    assert data["id"] == "demo-site-1100"
    ProductionSite.model_validate(data)


def test_it_has_all_kinds_of_sites_and_every_fact_is_known_of_some_and_unknown_of_others(records: Records):
    made_up = sites(records)
    assert len(made_up) == COUNT
    assert {site.status for site in made_up} == set(SiteStatus)
    kinds = [site.space.kinds.value for site in made_up if site.space.kinds != "unknown"]
    assert {kind for some in kinds for kind in some} == set(SpaceKind)
    seen: dict[str, set[bool]] = {}
    for site in made_up:
        for line in fact_lines(site):
            seen.setdefault(line.name, set()).add(line.is_known)
    assert all(states == {True, False} for states in seen.values()), seen


def test_everything_made_up_stands_on_a_source_that_says_so(records: Records):
    assert records.is_demonstration
    assert not load_records(REGION / "data").is_demonstration
    for site in sites(records):
        for line in fact_lines(site):
            assert not line.is_known or line.fact.source.startswith("demo-")


def test_the_two_languages_say_the_same_and_the_rules_of_writing_hold(data: Path):
    checked = run_rules(REGION, data, [name for name in RULES if name not in _BY_PEOPLE])
    assert [finding for finding in checked.findings if "demo-" in str(finding.file)] == []


def test_a_folder_with_other_things_in_it_is_left_alone(tmp_path: Path):
    (tmp_path / "letter.txt").write_text("keep", encoding="utf-8")
    with pytest.raises(InputError, match="found something else; expected a new folder, or an earlier demonstration"):
        write_demonstration(tmp_path, 1, 1, REGION / "data")
    assert (tmp_path / "letter.txt").is_file()
