"""Whatever stands in records and pages, the loader and the check end in findings that an editor can read, and in nothing else."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.check.rules import RULES
from scripts.check.runner import run_rules
from scripts.records.loader import load_records
from scripts.records.problems import InputError
from scripts.records.text_files import hidden_sign
from tests.check.small_site import KAZAKH, RUSSIAN
from tests.conftest import REGION, sampled
from tests.mutations import NASTY, mutated
from tests.records.small_tree import FILES, plant

TODAY = date(2026, 12, 1)
RECORDS = sorted((REGION / "data").glob("*/*.yml"))
PAGES = sorted(path.relative_to(REGION / "kk") for path in (REGION / "kk").rglob("*.md"))
#: Rules that ask programs of their own, or look at the program itself.
APART = ("spelling", "yo", "schema")
#: How many files are changed in one test.
AT_ONCE = 25


def problems_of(data: Path) -> list[str]:
    """Return what is told of a folder of records; any exception but InputError goes through."""
    try:
        load_records(data, TODAY, REGION / "assets" / "images")
    except InputError as error:
        return [str(problem) for problem in error.problems]
    return []


def unreadable(told: list[str]) -> list[str]:
    """Return the findings that an editor could not read: of several lines, with signs that are not seen, without what was found."""
    return [line for line in told if "found " not in line or "\n" in line or hidden_sign(line)]


@pytest.mark.parametrize("seed", sampled(range(200), 50))
def test_a_record_that_was_changed_at_random_is_read_or_refused(tmp_path, seed):
    for number in range(AT_ONCE):
        random = Random(seed * AT_ONCE + number)
        path = random.choice(RECORDS)
        file = tmp_path / str(number) / path.parent.name / path.name
        file.parent.mkdir(parents=True)
        file.write_bytes(mutated(path.read_bytes(), random))
        assert unreadable(problems_of(tmp_path / str(number))) == []


def sides(random: Random) -> Iterator[tuple[str, str, bytes]]:
    """Yield the name and the content of a page in each language, of which one is changed at random, or both are."""
    name, texts = "pay.md", {"kk": KAZAKH.encode(), "ru": RUSSIAN.encode()}
    if random.random() < 0.7:
        page = random.choice(PAGES)
        name, texts = page.as_posix(), {language: (REGION / language / page).read_bytes() for language in texts}
    changed = random.choice((("kk",), ("ru",), ("kk", "ru")))
    for language, text in texts.items():
        yield language, name, mutated(text, random) if language in changed else text


@pytest.mark.parametrize("seed", sampled(range(100), 100))
def test_pages_that_were_changed_at_random_are_checked_or_refused(tmp_path, monkeypatch, seed):
    for number in range(AT_ONCE):
        random = Random(seed * AT_ONCE + number)
        docs = tmp_path / str(number) / "docs"
        plant(docs / "data")
        for language, name, text in sides(random):
            (docs / language / name).parent.mkdir(parents=True)
            (docs / language / name).write_bytes(text)
        if random.random() < 0.3:
            record = docs / "data" / random.choice(list(FILES))
            record.write_bytes(mutated(record.read_bytes(), random))
        checked = run_rules(docs, docs / "data", set(RULES).difference(APART), with_interface=False)
        assert unreadable([str(finding) for finding in checked.findings]) == []


#: What YAML can hold at the place of a value.
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.dates()
    | st.text(max_size=30)
    | st.sampled_from(NASTY),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["kk", "ru", "value"]) | st.text(), inside)
    ),
    max_leaves=6,
)


def check_any_value(tmp_path: Path, name: str, place: int, value: object, is_text: bool) -> None:
    """Put a value at a place of a record and load it: every value of words, or the fields of the record one after another."""
    record = yaml.safe_load(FILES[name])
    fields = list(record)
    field = fields[place % len(fields)]
    if is_text and isinstance(record[field], dict) and "ru" in record[field]:
        record[field]["ru"] = value
    else:
        record[field] = value
    file = tmp_path / "data" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(yaml.dump(record, allow_unicode=place % 2 == 0).encode("utf-8", "surrogatepass"))
    assert unreadable(problems_of(tmp_path / "data")) == []
    file.unlink()


CASES = given(st.sampled_from(list(FILES)), st.integers(0, 40), VALUES, st.booleans())


@settings(derandomize=True, max_examples=40)
@CASES
def test_any_value_at_any_place_of_a_record_is_read_or_refused(tmp_path_factory, name, place, value, is_text):
    check_any_value(tmp_path_factory.mktemp("any"), name, place, value, is_text)


@pytest.mark.exhaustive
@settings(derandomize=True, max_examples=1500)
@CASES
def test_many_more_values_too(tmp_path_factory, name, place, value, is_text):
    check_any_value(tmp_path_factory.getbasetemp() / "many", name, place, value, is_text)
