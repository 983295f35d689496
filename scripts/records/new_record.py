"""Writes a commented record to fill in; called by `python -m scripts new KIND ID`."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scripts.files import write_if_changed
from scripts.records.fields import UNKNOWN, field_labels
from scripts.records.kinds import KINDS
from scripts.records.loader import today
from scripts.records.problems import file_error
from scripts.records.schema import schema_line
from scripts.records.values import ID_PATTERN, MAX_ID, Choice, Statement, Words

_HEADER = """\
# Every fact is either the word unknown or three fields:
#   area_m2: {value: 1200, source: article, as_of: 2026-03-05}
# A number that is not exact says so: bound: about, at-least, at-most or more-than; from 900 to 1100 is {value: 900, to: 1100, …}.
# `source` is the id of a source, alone or with a passage (pec/119-3). `as_of` may be 2026, 2026-03 or unknown.
# Words stand in both languages. A field marked (optional) may be taken out.
"""


def write_new_record(data: Path, kind: str, name: str, values: Mapping[str, Any] | None = None) -> Path:
    """Write the file of a new record and return its path; raise InputError for a bad id or one that is taken.

    `values` are those of its fields that are known already, as JSON has them.
    """
    path = data / KINDS[kind].folder / f"{name}.yml"
    if not re.fullmatch(ID_PATTERN, name) or len(name) > MAX_ID:
        expected = f"lowercase Latin letters, digits and single hyphens, at most {MAX_ID} of them"
        raise file_error("the id", f'"{name}"', expected)
    if path.exists():
        raise file_error(path, "a record of this id", "an id that was never used")
    lines = [schema_line(kind), *_HEADER.splitlines(), *_fields(KINDS[kind], name, today(), known=values or {})]
    write_if_changed(path, "\n".join(lines) + "\n")
    return path


def _fields(
    model: type[BaseModel], name: str, day: date, indent: str = "", known: Mapping[str, Any] | None = None
) -> Iterator[str]:
    for key, field in model.model_fields.items():
        lines = _written(key, known[key]) if known and key in known else _field(key, field, name, day)
        yield from (f"{indent}{line}" for line in lines)


def _written(key: str, value: Any) -> Iterator[str]:
    """Yield the lines of a field whose value is known; text in quotes, as both JSON and YAML read it."""
    if isinstance(value, dict):
        yield f"{key}:"
        yield from (f"  {line}" for inner, item in value.items() for line in _written(inner, item))
    else:
        yield f"{key}: {value if isinstance(value, date) else json.dumps(value, ensure_ascii=False)}"


def _field(key: str, field: FieldInfo, name: str, day: date) -> Iterator[str]:
    labels = field_labels(field)
    comment = f"  # {labels['kk']} / {labels['ru']}" if labels else ""
    kind = field.annotation
    if key == "id":
        yield f"id: {name}"
    elif key in ("first_published", "last_changed"):
        yield f"{key}: {day}"
    elif labels.get("fact"):
        yield f"{key}: {UNKNOWN}{comment}{', ' + labels['unit'] if 'unit' in labels else ''}"
    elif kind is Words:
        yield from (f"{key}:", '  kk: ""', '  ru: ""')
    elif isinstance(kind, type) and issubclass(kind, Choice):
        default = "" if field.is_required() else f" {field.default}"
        yield f"{key}:{default}  # {', '.join(kind)}"
    elif kind is Statement:
        yield from (f"{key}:", "  text:", '    kk: ""', '    ru: ""', "  source:", "  as_of: unknown")
    elif isinstance(kind, type) and issubclass(kind, BaseModel) and labels:
        yield f"{key}:{comment}"
        yield from _fields(kind, name, day, "  ")
    elif field.is_required():
        yield f"{key}:{comment}"
    else:
        yield f"# {key}:{comment}{' (optional)' if comment else '  # (optional)'}"
