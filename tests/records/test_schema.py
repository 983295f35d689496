"""The JSON Schemas: they are valid and agree with the models."""

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from scripts.records.kinds import KINDS
from scripts.records.schema import schema_problems, schema_text, write_schemas
from tests.examples import examples
from tests.records.small_tree import FILES

KIND_OF_FOLDER = {model.folder: kind for kind, model in KINDS.items()}


def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text(kind)))


def as_an_editor_reads(text: str) -> Any:
    """Return the values of a YAML file as a program that checks by JSON Schema has them: dates are text."""
    return json.loads(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader), default=str))


def words_of(record: dict[str, Any]) -> dict[str, Any]:
    """Return the words that a record of every kind has under one of these names."""
    return next(record[name] for name in ("name", "term", "why", "caption") if name in record)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_is_valid(kind):
    Draft202012Validator.check_schema(json.loads(schema_text(kind)))


@pytest.mark.parametrize("name", FILES)
def test_the_schema_accepts_a_record(name):
    kind = KIND_OF_FOLDER[name.partition("/")[0]]
    assert [error.message for error in validator(kind).iter_errors(as_an_editor_reads(FILES[name]))] == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda record: record.pop("id"), id="no id"),
        pytest.param(lambda record: record.update(id="Жазба"), id="id in Cyrillic"),
        pytest.param(lambda record: record.update(colour="red"), id="unknown field"),
        pytest.param(lambda record: record.update(last_changed=5), id="number for a day"),
        pytest.param(lambda record: words_of(record).pop("kk"), id="no Kazakh"),
        pytest.param(lambda record: words_of(record).update(ru=5), id="number for text"),
    ],
)
def test_the_schema_rejects_a_wrong_record(name, spoil):
    record = as_an_editor_reads(FILES[name])
    spoil(record)
    assert not validator(KIND_OF_FOLDER[name.partition("/")[0]]).is_valid(record)


@examples
def test_the_schema_rejects_a_wrong_value(name, old, new):
    text = FILES[name]
    assert text.count(old) == 1
    assert not validator(KIND_OF_FOLDER[name.partition("/")[0]]).is_valid(as_an_editor_reads(text.replace(old, new)))


def test_the_names_of_fields_for_readers_are_in_the_schema():
    schema = json.loads(schema_text("institution"))
    assert schema["properties"]["held"]["title"] == "Ұсталатын адамдар / Сколько человек содержится"
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
        " expected the schema that `.venv/bin/python -m scripts build` writes"
    ]
