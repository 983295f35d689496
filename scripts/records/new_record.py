"""Writes a commented record to fill in; called by `python -m scripts new KIND ID`."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scripts.files import write_if_changed
from scripts.records.kinds import KINDS
from scripts.records.loader import today
from scripts.records.problems import InputError, file_problem
from scripts.records.schema import schema_line
from scripts.records.values import ID_PATTERN, MAX_ID, UNKNOWN, Choice, Statement, Words, field_labels

_HEADER = """\
# Every fact is either the word unknown or three fields:
#   area_m2: {value: 1200, source: article, as_of: 2026-03-05}
# `source` is the id of a source, alone or with a passage (pec/119-3). `as_of` may be 2026, 2026-03 or unknown.
# Words stand in both languages. A field marked (optional) may be taken out.
"""


def write_new_record(data: Path, kind: str, name: str) -> Path:
    """Write the file of a new record and return its path; raise InputError for a bad id or one that is taken."""
    path = data / KINDS[kind].folder / f"{name}.yml"
    if not re.fullmatch(ID_PATTERN, name) or len(name) > MAX_ID:
        expected = f"small Latin letters, digits and single hyphens, at most {MAX_ID} of them"
        raise InputError([file_problem("the id", f'"{name}"', expected)])
    if path.exists():
        raise InputError([file_problem(path, "a record of this id", "an id that was never used")])
    lines = [schema_line(kind), *_HEADER.splitlines(), *_fields(KINDS[kind], name, today())]
    write_if_changed(path, "\n".join(lines) + "\n")
    return path


def _fields(model: type[BaseModel], name: str, day: date, indent: str = "") -> Iterator[str]:
    for key, field in model.model_fields.items():
        yield from (f"{indent}{line}" for line in _field(key, field, name, day))


def _field(key: str, field: FieldInfo, name: str, day: date) -> Iterator[str]:
    labels = field_labels(field)
    comment = f"  # {labels['kk']} / {labels['ru']}" if labels else ""
    kind = field.annotation
    if key == "id":
        yield f"id: {name}"
    elif key in ("first_published", "last_changed"):
        yield f"{key}: {day}"
    elif labels.get("fact"):
        yield f"{key}: {UNKNOWN}{comment}{_unit(labels)}"
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


def _unit(labels: dict[str, str]) -> str:
    return f", {labels['unit']}" if "unit" in labels else ""
