"""Writes a commented record to fill in; called by `python -m scripts new KIND ID`."""

import re
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scripts.files import write_if_changed
from scripts.languages import LANGUAGES, Language
from scripts.languages.latin_letters import in_latin_letters
from scripts.messages.say import say
from scripts.records.explain import explain
from scripts.records.form import Form
from scripts.records.kinds import KINDS
from scripts.records.loader import today
from scripts.records.problems import Problem, file_error, shown
from scripts.records.schema import schema_line
from scripts.records.values import ID_PATTERN, MAX_ID
from scripts.records.yaml_files import read_yaml


def write_new_record(
    data: Path,
    kind: str,
    name: str,
    values: Mapping[str, Any] | None = None,
    languages: Sequence[Language] = LANGUAGES,
) -> Path:
    """Write the file of a new record and return its path; raise InputError for a bad id or one that is taken.

    `values` are those of its fields that are known already, as JSON has them; `languages` those of the comments.
    """
    path = free_path(data, kind, name)
    form = Form(kind, name, today(), data, languages, values or {})
    write_if_changed(path, "\n".join((schema_line(kind), *form.lines())) + "\n")
    return path


def free_path(data: Path, kind: str, name: str) -> Path:
    """Return where the record of an id is to lie; raise InputError for a bad id, with one to take instead, and for one that is taken."""
    path = data / KINDS[kind].folder / f"{name}.yml"
    if not re.fullmatch(ID_PATTERN, name) or len(name) > MAX_ID:
        expected = say("records.lowercase-latin-letters-digits-and-single", max_id=MAX_ID)
        if in_latin_letters(name, MAX_ID):
            expected = say("new.such-as", expected=expected, better=suggested_id(data, kind, name))
        raise file_error(say("records.the-id"), say("quoted", text=name), expected)
    if path.exists():
        expected = say("records.id-that-was-never-used")
        better = suggested_id(data, kind, name)
        raise file_error(path, say("records.record-of-this-id"), say("new.such-as", expected=expected, better=better))
    return path


def suggested_id(data: Path, kind: str, name: str) -> str:
    """Return an id that a record of this name may have and that none has: the name in Latin letters, with a number where that is taken."""
    base = in_latin_letters(name, MAX_ID - len("-99")) or kind
    ids = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(one for one in ids if one != "index" and not (data / KINDS[kind].folder / f"{one}.yml").exists())


def to_fill_in(path: Path, kind: str) -> list[Problem]:
    """Return what a record that was written still lacks, by itself."""
    file = read_yaml(path, shown(path))
    try:
        KINDS[kind].model_validate(file.value)
    except ValidationError as error:
        return sorted(set(explain(file, KINDS[kind], error)))
    return []
