"""JSON Schema of each kind, made from the models, so that editors complete and check fields while typing.

Written by every build into docs/data/schema and kept in git beside the records, whose
first line points at them; the check reports a schema that is out of date.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from scripts.files import write_if_changed
from scripts.messages.say import say
from scripts.records.kinds import KINDS
from scripts.records.problems import Problem, file_problem

SCHEMA_FOLDER = "schema"


def schema_line(kind: str) -> str:
    """Return the first line of a record file, which tells an editor where the schema is."""
    return f"# yaml-language-server: $schema=../{SCHEMA_FOLDER}/{kind}.json"


@cache
def schema_text(kind: str) -> str:
    """Return the JSON Schema of a kind as the text of a file."""
    schema: dict[str, Any] = KINDS[kind].model_json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def write_schemas(data: Path) -> int:
    """Write the schema of every kind under the data folder; return how many files changed."""
    folder = data / SCHEMA_FOLDER
    return sum(write_if_changed(folder / f"{kind}.json", schema_text(kind)) for kind in KINDS)


def schema_problems(data: Path) -> list[Problem]:
    """Return a problem for every schema file that is out of date."""
    found, expected = say("records.schema-that-differs-from-models"), say("records.schema-that-python-m-scripts-build")
    files = {data / SCHEMA_FOLDER / f"{kind}.json": schema_text(kind).encode() for kind in KINDS}
    return [
        file_problem(path, found, expected)
        for path, content in files.items()
        if not path.is_file() or path.read_bytes() != content
    ]
