"""The commented record that `python -m scripts new` writes: valid YAML, every field, and a check that says what to fill in."""

import re
from datetime import date

import pytest
import yaml

from scripts.records.fields import field_labels
from scripts.records.kinds import KINDS
from scripts.records.kinds.reference import Figure
from scripts.records.loader import load_records
from scripts.records.new_record import write_new_record
from scripts.records.problems import InputError
from scripts.records.schema import schema_line
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


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_is_unknown_until_it_is_told_and_has_its_name_beside_it(tree, kind):
    text = write_new_record(tree.data, kind, "first-one").read_text(encoding="utf-8")
    values = yaml.safe_load(text)
    for name, field in KINDS[kind].model_fields.items():
        labels = field_labels(field)
        if labels.get("fact"):
            assert values[name] == "unknown"
            assert f"{name}: unknown  # {labels['kk']} / {labels['ru']}" in text


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
        assert problem.found in ("nothing", "empty text")


def test_once_it_is_filled_in_it_is_a_record(tree):
    path = write_new_record(tree.data, "figure", "days-off")
    text = path.read_text(encoding="utf-8")
    for empty, filled in (
        ('  kk: ""', "  kk: Демалыс"),
        ('  ru: ""', "  ru: Отпуск"),
        ("value:  # Мәні / Значение", "value: 24"),
        ("# unit:  # Өлшем бірлігі / Единица (optional)", "unit: days"),
        ("source:", "source: code/7-2"),
        ("as_of:", "as_of: 2026-01"),
    ):
        text = re.sub(f"^{re.escape(empty)}$", filled, text, count=1, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")
    figure = load_records(tree.data, TODAY).get(Figure, "days-off")
    assert (figure.value, figure.unit, figure.bound, figure.name.ru) == (24, "days", "exact", "Отпуск")


def test_a_record_is_never_written_over(tree):
    before = tree.path("figures/wage.yml").read_bytes()
    with pytest.raises(InputError) as caught:
        write_new_record(tree.data, "figure", "wage")
    assert str(caught.value) == "data/figures/wage.yml: found a record of this id; expected an id that was never used"
    assert tree.path("figures/wage.yml").read_bytes() == before


@pytest.mark.parametrize("name", ["Жалақы", "Wage", "a_b", "a--b", "-a", "", "../../etc/passwd", "a/b", "a" * 61])
def test_a_bad_id_is_refused_and_nothing_is_written(tree, tmp_path, name):
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(InputError) as caught:
        write_new_record(tree.data, "figure", name)
    assert str(caught.value) == (
        f'the id: found "{name}"; expected lowercase Latin letters, digits and single hyphens, at most 60 of them'
    )
    assert sorted(tmp_path.rglob("*")) == before
