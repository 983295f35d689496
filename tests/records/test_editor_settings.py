"""The settings that an editor's program finds in the project: each folder of records is completed and checked by its own schema."""

import json
from fnmatch import fnmatchcase

import jsonschema
import pytest
import yaml

from scripts.records.kinds import KINDS
from tests.conftest import REGION, ROOT

SETTINGS = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
#: The pattern of the files of each schema.
SCHEMAS: dict[str, str] = SETTINGS["yaml.schemas"]
#: What lies in the project beside records, which no schema of a record may be laid upon.
OTHERS = (
    *("mkdocs.yml", "docs/check/searched.yml", "scripts/pages/phrases.yml", ".github/workflows/site.yml"),
    *("docs/data/figures/deeper/wage.yml", "docs/data/figures/wage.yaml", "other/docs/data/figures/wage.yml"),
)


def schema_of(kind: str) -> str:
    return f"./docs/data/schema/{kind}.json"


def matched(file: str) -> list[str]:
    """Return the schemas that are laid upon a file; a * stands for any name, and not for a folder."""
    return [
        schema
        for schema, pattern in SCHEMAS.items()
        if file.count("/") == pattern.count("/") and fnmatchcase(file, pattern)
    ]


def test_every_kind_of_record_has_its_schema_and_there_is_no_other():
    assert set(SCHEMAS) == {schema_of(kind) for kind in KINDS}


def test_every_schema_is_there():
    assert [schema for schema in SCHEMAS if not (ROOT / schema).is_file()] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_record_has_the_schema_of_its_kind_and_no_other(kind: str):
    for path in (REGION / "data" / KINDS[kind].folder).glob("*.yml"):
        assert matched(f"docs/{path.relative_to(REGION).as_posix()}") == [schema_of(kind)]


@pytest.mark.parametrize("file", OTHERS)
def test_what_is_no_record_has_no_schema(file: str):
    assert matched(file) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_takes_the_records_that_the_project_takes_and_tells_of_a_wrong_field(kind: str):
    (schema,) = (name for name, pattern in SCHEMAS.items() if pattern == f"docs/data/{KINDS[kind].folder}/*.yml")
    check = jsonschema.Draft202012Validator(json.loads((ROOT / schema).read_text(encoding="utf-8")))
    for path in sorted((REGION / "data" / KINDS[kind].folder).glob("*.yml"))[:3]:
        # As an editor's program reads it: days are text.
        record = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
        names = {error.message for error in check.iter_errors({**record, "nmae": "x"})}
        assert any("nmae" in message for message in names)


def test_the_first_line_of_a_record_names_the_same_schema():
    for kind, model in KINDS.items():
        for path in (REGION / "data" / model.folder).glob("*.yml"):
            first = path.read_text(encoding="utf-8").partition("\n")[0]
            assert first == f"# yaml-language-server: $schema=../schema/{kind}.json"


def test_the_extension_that_reads_the_settings_is_recommended():
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert recommended == ["redhat.vscode-yaml"]


def test_the_units_of_a_figure_are_offered_while_it_is_typed():
    schema = json.loads((ROOT / "docs" / "data" / "schema" / "figure.json").read_text(encoding="utf-8"))
    offered = next(way["enum"] for way in schema["properties"]["unit"]["anyOf"] if "enum" in way)
    assert {"days", "tenge", "percent"} < set(offered)
