"""The commented record that `python -m scripts new` writes: valid YAML, every field, and a check that says what to fill in."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
import yaml
from pydantic.fields import FieldInfo

from scripts.records.fields import field_labels
from scripts.records.form import field_name, unit_word
from scripts.records.kinds import KINDS
from scripts.records.kinds.reference import Figure
from scripts.records.loader import load_records
from scripts.records.new_record import suggested_id, to_fill_in, write_new_record
from scripts.records.problems import InputError
from scripts.records.schema import schema_line
from scripts.records.takes import choices_of, is_fact, model_of, takes, type_of
from tests.examples import examples

TODAY = date(2026, 2, 1)


@pytest.fixture(autouse=True)
def first_of_february(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769904000")  # 1 February 2026


@pytest.mark.parametrize("kind", KINDS)
def test_the_new_file_is_valid_yaml_with_its_id_dates_and_schema(tree, kind):
    path = write_new_record(tree.data, kind, "first-one")
    text = path.read_text(encoding="utf-8")
    values = yaml.safe_load(text)
    assert path == tree.data / KINDS[kind].folder / "first-one.yml"
    assert text.split("\n")[0] == schema_line(kind)
    assert values["id"] == "first-one"
    assert values["first_published"] == values["last_changed"] == TODAY


@pytest.mark.parametrize("kind", KINDS)
def test_the_new_file_has_every_field_in_the_order_of_the_model(tree, kind):
    text = write_new_record(tree.data, kind, "first-one").read_text(encoding="utf-8")
    body = text[text.index("\nid: ") + 1 :]
    assert re.findall(r"^(?:# )?([a-z0-9_]+):", body, re.MULTILINE) == list(KINDS[kind].model_fields)


@pytest.mark.parametrize(("kind", "has_facts"), [("production-site", True), ("event", True), ("figure", False)])
def test_how_a_fact_is_written_stands_above_records_that_have_facts_alone(tree, kind, has_facts):
    text = write_new_record(tree.data, kind, "first-one").read_text(encoding="utf-8")
    assert ("{value: 900, to: 1100, …}" in text) == has_facts


def parts(model, path=()) -> Iterator[tuple[tuple[str, ...], FieldInfo]]:
    """Yield every field of a kind of record and of the parts that its form opens, with the names on the way to it."""
    for name, info in model.model_fields.items():
        yield (*path, name), info
        group = model_of(type_of(info))
        if group is not None and not is_fact(info) and all(map(is_fact, group.model_fields.values())):
            yield from parts(group, (*path, name))


@pytest.mark.parametrize("language", ("kk", "ru"))
@pytest.mark.parametrize("kind", KINDS)
def test_above_every_field_stand_its_name_its_values_and_its_unit_in_the_language_of_the_editor(tree, kind, language):
    lines = write_new_record(tree.data, kind, "first-one", languages=[language]).read_text(encoding="utf-8").split("\n")
    for path, info in parts(KINDS[kind]):
        indent = "  " * (len(path) - 1)
        (number,) = (
            number
            for number, line in enumerate(lines)
            if re.match(rf"{indent}(# )?{path[-1]}:", line) and is_below(lines, number, path[:-1])
        )
        above = lines[number - 1]
        assert above.startswith(f"{indent}# {field_name(path[-1], info, language)}")
        assert re.search("[а-яәғқңөұүһі]", above)
        for choice in choices_of(type_of(info)):
            assert f"{choice} — {choice.in_language(language)}" in above
        unit = field_labels(info).get("unit")
        assert unit is None or unit_word(unit, language) in above


def is_below(lines: list[str], number: int, path: tuple[str, ...]) -> bool:
    """Return whether a line belongs to the part of a record to which `path` leads."""
    around = [line for line in lines[:number] if re.match(r"[a-z]", line)]
    return not path or around[-1] == f"{path[0]}:"


@pytest.mark.parametrize("kind", KINDS)
def test_what_stands_behind_a_hash_is_right_once_the_hash_is_taken_away(tree, kind):
    path = write_new_record(tree.data, kind, "first-one")
    lacking = {problem.field for problem in to_fill_in(path, kind)}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if re.match("# [a-z_]+: .", line):
            name = line[2:].partition(":")[0]
            values = yaml.safe_load(line[2:])
            assert takes(type_of(KINDS[kind].model_fields[name]), values[name]), line
    assert lacking


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_of_a_fact_is_taken_as_the_fact(tree, kind):
    lines = write_new_record(tree.data, kind, "first-one", languages=["ru"]).read_text(encoding="utf-8").split("\n")
    facts = {path[-1]: info for path, info in parts(KINDS[kind]) if is_fact(info)}
    shown = 0
    for above, line in pairwise(lines):
        name = line.strip().removesuffix(": unknown")
        if name in facts and line.endswith(": unknown"):
            example = yaml.safe_load(above.partition("если известно: ")[2])
            assert takes(facts[name].annotation, example), above
            shown += 1
    assert shown == len(facts)


def test_the_form_speaks_both_languages_where_none_is_chosen(tree):
    text = write_new_record(tree.data, "institution", "no-2").read_text(encoding="utf-8")
    assert "# Нөмірі — толтырыңыз\n# Номер — заполните\nnumber:\n" in text


def test_the_facts_in_groups_are_there_too(tree):
    values = yaml.safe_load(write_new_record(tree.data, "production-site", "store").read_text(encoding="utf-8"))
    assert values["space"]["area_m2"] == "unknown"
    assert values["rights"]["available_from"] == "unknown"


@examples
def test_the_check_names_exactly_what_is_to_be_filled_in(tree, kind, fields):
    path = write_new_record(tree.data, kind, "first-one")
    lines = path.read_text(encoding="utf-8").split("\n")
    with pytest.raises(InputError) as caught:
        load_records(tree.data, TODAY)
    problems = caught.value.problems
    assert {problem.field for problem in problems} == set(fields)
    for problem in problems:
        assert f"{problem.field.split('.')[-1]}:" in lines[problem.line - 1]
        assert problem.found in ("nothing", "empty text", "an empty list")
    assert to_fill_in(path, kind) == problems


def test_once_it_is_filled_in_it_is_a_record(tree):
    path = write_new_record(tree.data, "figure", "days-off")
    text = path.read_text(encoding="utf-8")
    for empty, filled in (
        ('  kk: ""', "  kk: Демалыс"),
        ('  ru: ""', "  ru: Отпуск"),
        ("value:", "value: 24"),
        ("# unit: tenge", "unit: days"),
        ("source:", "source: code/7-2"),
        ("as_of: unknown", "as_of: 2026-01"),
    ):
        text = re.sub(f"^{re.escape(empty)}$", filled, text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    figure = load_records(tree.data, TODAY).get(Figure, "days-off")
    assert (figure.value, figure.unit, figure.bound, figure.name.ru) == (24, "days", "exact", "Отпуск")


def test_a_record_is_never_written_over(tree):
    before = tree.path("figures/wage.yml").read_bytes()
    with pytest.raises(InputError) as caught:
        write_new_record(tree.data, "figure", "wage")
    told = "data/figures/wage.yml: found a record of this id; expected an id that was never used"
    assert str(caught.value) == f'{told}, such as "wage-2"'
    assert tree.path("figures/wage.yml").read_bytes() == before


@examples
def test_a_bad_id_is_refused_with_a_good_one_beside_it_and_nothing_is_written(tree, tmp_path, name, better):
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputError) as caught:
        write_new_record(tree.data, "figure", name)
    told = f'the id: found "{name}"; expected lowercase Latin letters, digits and single hyphens, at most 60 of them'
    assert str(caught.value) == (f'{told}, such as "{better}"' if better else told)
    assert sorted(tmp_path.rglob("*")) == before


@examples
def test_an_id_is_suggested_by_the_name(tree, name, suggested):
    assert suggested_id(tree.data, "figure", name) == suggested


@pytest.mark.parametrize("kind", KINDS)
def test_a_suggested_id_is_taken_for_every_kind_however_long_or_strange_the_name(tree, kind):
    for name in ("Ұзақ " * 40, "№ 5/А", "ъь", "", "Index", "日本"):
        write_new_record(tree.data, kind, suggested_id(tree.data, kind, name))
