"""What people type where a fact, a number or a word of a list is expected: the message says exactly what to write instead."""

import datetime
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from scripts.records.explain import explain
from scripts.records.fields import fact_type, field_labels
from scripts.records.kinds import KINDS
from scripts.records.known import is_number
from scripts.records.problems import InputError
from scripts.records.typed import unknown_instead
from scripts.records.values import Words
from scripts.records.yaml_files import parse_yaml
from tests.examples import examples
from tests.records.small_tree import FILES

SOURCE = {"source": "article", "as_of": 2026}
NOT_KNOWN = ["н/д", "белгісіз", "неизвестно", "—", "нет данных", "N/A"]
#: A record of each kind, as YAML has it.
PLAIN = {
    kind: yaml.load(next(text for name, text in FILES.items() if name.startswith(model.folder)), yaml.CSafeLoader)
    for kind, model in KINDS.items()
}


def facts(model: type[BaseModel], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Yield the path of every fact of a kind with the type of its value."""
    for name, field in model.model_fields.items():
        if field_labels(field).get("fact"):
            yield (*path, name), fact_type(field)
        elif isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from facts(field.annotation, (*path, name))


FACTS = [(kind, path, value) for kind, model in KINDS.items() for path, value in facts(model)]
every_fact = pytest.mark.parametrize(("kind", "path"), [(kind, path) for kind, path, _ in FACTS])


def expected(kind: str, path: tuple[str, ...], typed: Any) -> list[str]:
    """Return what an editor is told to write who typed something into a field."""
    inside = record = deepcopy(PLAIN[kind])
    for name in path[:-1]:
        inside = inside.setdefault(name, {})
    inside[path[-1]] = typed
    file = parse_yaml(yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True), "record.yml")
    with pytest.raises(ValidationError) as error:
        KINDS[kind].model_validate(file.value)
    problems = list(explain(file, KINDS[kind], error.value))
    assert {problem.field.partition(".value")[0] for problem in problems} == {".".join(path)}
    return [problem.expected for problem in problems]


@every_fact
def test_a_word_for_not_known_is_answered_in_every_fact(kind, path):
    for typed in NOT_KNOWN:
        assert expected(kind, path, typed) == ["the word unknown"]
        assert expected(kind, path, {"value": typed, **SOURCE}) == [unknown_instead()]
    assert expected(kind, path, {"value": "unknown", **SOURCE}) == [unknown_instead()]
    assert expected(kind, path, None) == ["a fact with value, source and as_of, or the word unknown"]
    assert expected(kind, path, {"value": None, **SOURCE}) == [f"a value, or where it is not known {unknown_instead()}"]


@pytest.mark.parametrize(("kind", "path"), [(kind, path) for kind, path, value in FACTS if value is Words])
def test_words_that_say_in_both_languages_that_it_is_not_known_are_no_fact(kind, path):
    assert expected(kind, path, {"value": {"kk": "Белгісіз", "ru": "неизвестно"}, **SOURCE}) == [unknown_instead()]


@pytest.mark.parametrize(("kind", "path"), [(kind, path) for kind, path, value in FACTS if is_number(value)])
def test_a_number_is_answered_with_how_to_write_it_in_every_number(kind, path):
    for typed, written in (("12,0", "12"), ("~ 12", "value: 12 and bound: about"), ("10-12", "value: 10 and to: 12")):
        assert expected(kind, path, {"value": typed, **SOURCE}) == [written]
        fact = written if written.startswith("value") else f"value: {written}"
        assert expected(kind, path, typed) == [f"{fact}, with source and as_of"]
    assert expected(kind, path, 12) == ["value: 12, with source and as_of"]
    (none,) = expected(kind, path, {"value": "нет", **SOURCE})
    assert none.endswith(f"or where it is not known {unknown_instead()}")


@examples
def test_what_is_typed_is_answered_with_what_to_write(field, typed, written):
    kind, *path = field.split(".")
    assert expected(kind, tuple(path), {"value": typed, **SOURCE}) == [written]


def test_a_figure_is_answered_as_far_as_it_can_be_written():
    assert expected("figure", ("value",), "~85 000") == ["value: 85000 and bound: about"]
    assert expected("figure", ("value",), "85 000") == ["85000"]
    assert expected("figure", ("value",), "80-90") == ["two records, of 80 and of 90"]
    assert expected("figure", ("value",), "1/3") == ["value: 1 and denominator: 3"]


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("area_m2: >500", "value: 500 and bound: more-than"),
        ("value: >=500 # м2", "value: 500 and bound: at-least"),
        ("area_m2: -", "the word unknown"),
    ],
)
def test_signs_that_yaml_takes_for_its_own_are_answered_too(line, written):
    with pytest.raises(InputError) as error:
        parse_yaml(f"id: hall\nspace:\n  {line}\n  gate_width_m: unknown\n", "record.yml")
    (problem,) = error.value.problems
    assert (problem.line, problem.expected) == (3, written)


def test_a_comma_in_a_fact_on_one_line_is_told():
    text = "id: hall\nspace:\n  area_m2: {value: 860,5, source: article, as_of: 2026}\n"
    file = parse_yaml(text, "record.yml")
    with pytest.raises(ValidationError) as error:
        KINDS["production-site"].model_validate(file.value)
    told = [problem.expected for problem in explain(file, KINDS["production-site"], error.value)]
    assert "a point in the number before it, since a comma ends the number" in told


def test_a_day_is_no_number():
    assert expected("production-site", ("space", "area_m2"), datetime.date(2026, 1, 5)) != []
