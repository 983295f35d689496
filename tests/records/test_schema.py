"""The JSON Schemas: they are valid, agree with the models, and every record file points at its own."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from scripts.records.kinds import KINDS
from scripts.records.schema import schema_line, schema_problems, schema_text, write_schemas
from tests.conftest import ROOT
from tests.records.small_tree import FILES

REAL_DATA = ROOT / "docs" / "data"
KIND_OF_FOLDER = {model.folder: kind for kind, model in KINDS.items()}
REAL_FILES = sorted(REAL_DATA.glob("*/*.yml"))


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text(kind)))


def as_an_editor_reads(text: str) -> Any:
    """Return the values of a YAML file as a program that checks by JSON Schema has them: dates are text."""
    return json.loads(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader), default=str))


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_valid(kind):
    Draft202012Validator.check_schema(json.loads(schema_text(kind)))


@pytest.mark.parametrize("name", FILES)
def test_the_schema_accepts_a_record(name):
    kind = KIND_OF_FOLDER[name.partition("/")[0]]
    assert [error.message for error in validator(kind).iter_errors(as_an_editor_reads(FILES[name]))] == []


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_schema_accepts_each_published_record(path):
    kind = KIND_OF_FOLDER[path.parent.name]
    record = as_an_editor_reads(path.read_text(encoding="utf-8"))
    assert [error.message for error in validator(kind).iter_errors(record)] == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda record: record.pop("id"), id="no id"),
        pytest.param(lambda record: record.update(id="Жазба"), id="id in Cyrillic"),
        pytest.param(lambda record: record.update(colour="red"), id="unknown field"),
        pytest.param(lambda record: record.update(last_changed=5), id="number for a day"),
        pytest.param(lambda record: record.get("name", record.get("term")).pop("kk"), id="no Kazakh"),
        pytest.param(lambda record: record.get("name", record.get("term")).update(ru=5), id="number for text"),
    ],
)
def test_the_schema_rejects_a_wrong_record(name, spoil):
    record = as_an_editor_reads(FILES[name])
    spoil(record)
    assert not validator(KIND_OF_FOLDER[name.partition("/")[0]]).is_valid(record)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("figures/wage.yml", "value: 85000", "value: many"),
        ("figures/wage.yml", "value: 85000", "value: -1"),
        ("figures/wage.yml", "source: code/7-2", "source: Code 7"),
        ("institutions/no-1.yml", "  source: article\n  as_of: 2025\n", "  as_of: 2025\n"),
        ("institutions/no-1.yml", "held:\n", "security: none\nheld:\n"),
        ("production-sites/hall.yml", "status: offered\nhistory", "status: ofered\nhistory"),
        ("production-sites/hall.yml", "[workshop]", "[workshops]"),
        ("production-sites/hall.yml", "1200.5", "-1200.5"),
        ("sources/code.yml", "[kk, ru]", "[]"),
    ],
)
def test_the_schema_rejects_a_wrong_value(name, old, new):
    text = FILES[name]
    assert text.count(old) == 1
    assert not validator(KIND_OF_FOLDER[name.partition("/")[0]]).is_valid(as_an_editor_reads(text.replace(old, new)))


@pytest.mark.parametrize("path", REAL_FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_first_line_of_each_published_record_names_its_schema(path):
    first = path.read_text(encoding="utf-8").split("\n")[0]
    kind = KIND_OF_FOLDER[path.parent.name]
    assert first == schema_line(kind)
    assert (path.parent / first.partition("$schema=")[2]).resolve() == REAL_DATA / "schema" / f"{kind}.json"


@pytest.mark.parametrize("kind", KINDS)
def test_the_published_schema_is_that_of_the_model(kind):
    assert (REAL_DATA / "schema" / f"{kind}.json").read_text(encoding="utf-8") == schema_text(kind)


def test_there_is_no_schema_without_a_model():
    assert {path.name for path in (REAL_DATA / "schema").iterdir()} == {f"{kind}.json" for kind in KINDS}


def test_the_names_of_fields_for_readers_are_in_the_schema():
    schema = json.loads(schema_text("institution"))
    assert schema["properties"]["held"]["title"] == "Ұсталатын адамдар / Содержится"
    assert schema["properties"]["held"]["default"] == "unknown"


def test_schemas_are_written_once(tmp_path):
    assert write_schemas(tmp_path) == len(KINDS)
    assert write_schemas(tmp_path) == 0
    assert schema_problems(tmp_path) == []


@pytest.mark.parametrize("content", [b"{}\n", b"\xff\xfe", None], ids=["old", "not UTF-8", "none"])
def test_a_schema_that_the_models_left_behind_is_told(tree, content):
    path = tree.path("schema/term.json")
    path.unlink()
    if content is not None:
        path.write_bytes(content)
    assert [str(problem) for problem in schema_problems(tree.data)] == [
        "data/schema/term.json: found a schema that differs from the models;"
        " expected the schema that `python -m scripts build` writes"
    ]
