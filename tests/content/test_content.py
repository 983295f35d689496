"""The records and pages in the folder of docs, this site's and the test region's: the check, the twins, the schemas."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from scripts.check.rules import RULES
from scripts.records.kinds import KINDS
from scripts.records.schema import schema_line, schema_text
from tests.conftest import REGION, ROOT, run_command

FOLDERS = [pytest.param(ROOT / "docs", id="this site"), pytest.param(REGION, id="the test region")]


@pytest.mark.parametrize("docs", FOLDERS)
def test_the_check_finds_no_error(docs: Path):
    result = run_command("-m", "scripts", "check", "--docs", docs)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("docs", FOLDERS)
def test_every_rule_of_the_check_is_explained_in_both_languages(docs: Path):
    for language in ("kk", "ru"):
        text = (docs / language / "about" / "rules.md").read_text(encoding="utf-8")
        assert set(RULES) <= set(re.findall(r"^### .* \{ #([a-z-]+) \}$", text, re.MULTILINE))


@pytest.mark.parametrize("docs", FOLDERS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_accepts_each_record_whose_first_line_names_it(docs: Path, kind: str):
    validator = Draft202012Validator(json.loads(schema_text(kind)))
    files = sorted((docs / "data" / KINDS[kind].folder).glob("*.yml"))
    assert files or kind == "change"  # nothing may have changed yet
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"{schema_line(kind)}\n"), path
        # As a program reads it that checks by JSON Schema: dates are text.
        record = json.loads(json.dumps(yaml.load(text, Loader=yaml.CSafeLoader), default=str))
        assert [error.message for error in validator.iter_errors(record)] == [], path


@pytest.mark.parametrize("docs", FOLDERS)
def test_there_is_a_schema_for_each_kind_and_no_other(docs: Path):
    assert {path.stem for path in (docs / "data" / "schema").iterdir()} == set(KINDS)
