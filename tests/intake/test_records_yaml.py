"""A record is changed where it says something else; every other line stays byte for byte."""

import random
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from scripts.intake.records_yaml import rewritten
from scripts.intake.yaml_words import same
from scripts.records.kinds import KINDS
from scripts.records.problems import InputError
from scripts.records.yaml_files import KeyPath
from tests.conftest import REGION, sampled
from tests.examples import examples
from tests.intake.kept_lines import are_kept, spans, values_of

FOLDERS = {model.folder: kind for kind, model in KINDS.items()}
FILES = sorted((REGION / "data").glob("*/*.yml"))
FACT = {"value": 7, "source": "letter", "as_of": 2026}


def other(value: Any) -> Any:
    """Return a value of the same type that says something else."""
    match value:
        case bool():
            return not value
        case int() | float():
            return value + 1
        case date():
            return value.replace(year=value.year - 1)
        case "unknown":
            return FACT
        case _:
            return f"{value}: «басқа» # {'сөз ' * 40}соңы"


def leaves(value: Any, path: KeyPath = ()) -> list[KeyPath]:
    """Return the paths of all words and numbers of a record."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    return [path] if inner is None else [leaf for key, item in inner for leaf in leaves(item, (*path, key))]


def changed(data: Any, paths: list[KeyPath]) -> Any:
    """Return a record with other values at these paths."""
    new = deepcopy(data)
    for *way, last in paths:
        part = new
        for key in way:
            part = part[key]
        part[last] = other(part[last])
    return new


def assert_only_these_lines_change(path: Path, paths: list[KeyPath]) -> None:
    text = path.read_text(encoding="utf-8")
    data = changed(values_of(text), paths)
    new = rewritten(text, FOLDERS[path.parent.name], data, path.name)
    where = spans(text)
    assert same(values_of(new), data)
    assert are_kept(text, new, {line for place in paths for line in where[place]})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_new_changes_no_byte(path: Path):
    text = path.read_text(encoding="utf-8")
    assert rewritten(text, FOLDERS[path.parent.name], values_of(text), path.name) == text


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_some_values_of_a_record_change_and_only_their_lines(path: Path):
    chosen = random.Random(path.stem)
    paths = leaves(values_of(path.read_text(encoding="utf-8")))
    assert_only_these_lines_change(path, chosen.sample(paths, min(4, len(paths))))


@pytest.mark.parametrize("path", sampled(FILES, len(FILES)), ids=lambda path: path.stem)
def test_each_value_of_a_record_changes_and_only_its_lines(path: Path):
    for leaf in leaves(values_of(path.read_text(encoding="utf-8"))):
        assert_only_these_lines_change(path, [leaf])


@examples
def test_a_change_stands_as_an_editor_would_write_it(name: str, kind: str, before: str, put: dict, after: str):
    data = deepcopy(values_of(before))
    for path, value in put.items():
        *way, last = (int(part) if part.isdecimal() else part for part in path.split("."))
        part = data
        for key in way:
            part = part[key]
        if value == "gone":
            del part[last]
        elif isinstance(part, list):
            part[last : last + 1] = [value]
        else:
            part[last] = value
    assert rewritten(before, kind, data, "record.yml") == after, name


@pytest.mark.parametrize("sign", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_line_ends_and_the_mark_of_the_first_byte_stay(sign: str, mark: str):
    text = mark + "id: hall\nspace:\n  area_m2: unknown # өлшенбеген\n  units: 2\n".replace("\n", sign)
    data = values_of(text)
    data["space"]["area_m2"] = FACT
    fact = sign.join(("  area_m2: # өлшенбеген", "    value: 7", "    source: letter", "    as_of: 2026"))
    assert rewritten(text, "production-site", data, "hall.yml") == text.replace("  area_m2: unknown # өлшенбеген", fact)


def test_a_file_that_does_not_end_in_a_line_end_gets_no_second_value_on_its_last_line():
    data = {"id": "hall", "ended": date(2026, 1, 5)}
    assert rewritten("id: hall", "production-site", data, "hall.yml") == "id: hall\nended: 2026-01-05"


def test_a_text_that_is_no_yaml_is_refused():
    with pytest.raises(InputError):
        rewritten("id: [", "production-site", {"id": "hall"}, "hall.yml")
