"""Turns pydantic's errors into messages that an editor can act on; called by loader.py."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scripts.files import read_table
from scripts.records.hints import hint, models_at
from scripts.records.problems import Problem, one_of
from scripts.records.yaml_files import KeyPath, YamlFile

_EXPECTED: dict[str, dict[str, Any]] = read_table(Path(__file__).with_name("expected.yml"))
#: The errors of a value that is not of the type of its field.
_TYPED = frozenset(_EXPECTED["types"]) | {"literal_error", "enum", "string_pattern_mismatch", "value_error"}


def explain(file: YamlFile, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Turn each error about the fields in `file` into a problem with its line."""
    for detail in error.errors():
        path = _path_in_file(detail["loc"], file)
        if detail["type"] == "contradiction":
            path = (*path, detail["ctx"]["field"])
        yield file.problem(path, *_found_and_expected(detail, path, model))


def _path_in_file(location: tuple[int | str, ...], file: YamlFile) -> KeyPath:
    """Drop from pydantic's location the names of union members, which are not in the file."""
    path: KeyPath = ()
    for index, part in enumerate(location):
        last = index == len(location) - 1
        if (*path, part) in file.places or (
            last and part not in ("known", "unknown", "one", "two", "several") and _is_field_name(part)
        ):
            path = (*path, part)
    return path


def _is_field_name(part: int | str) -> bool:
    return isinstance(part, int) or (part.replace("_", "").isalnum() and part == part.lower())


def _found_and_expected(detail: ErrorDetails, path: KeyPath, model: type[BaseModel]) -> tuple[str, str]:
    kind, value, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    found = describe(value)
    instead = hint(value, path, model) if kind in _TYPED else ""
    if instead:
        return found, instead
    if kind == "missing":
        return "nothing", f'the field "{path[-1]}"'
    if kind == "extra_forbidden" and str(path[-1]).isdigit():
        return f'the unknown field "{path[-1]}"', "a point in the number before it, since a comma ends the number"
    if kind == "extra_forbidden":
        return f'the unknown field "{path[-1]}"', one_of(str(path[-1]), _fields_at(model, path[:-1]))
    if kind == "string_type" and isinstance(value, (int, float, date)):
        return found, "text in quotes"
    if kind == "literal_error" and detail["loc"][-1] != "unknown":
        return found, context["expected"]
    if kind == "literal_error" or (kind == "model_type" and detail["loc"][-1] == "known"):
        return found, "a fact with value, source and as_of, or the word unknown"
    if kind == "enum":
        choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return found, one_of(str(value), choices)
    if kind == "string_pattern_mismatch":
        return found, _EXPECTED["patterns"].get(
            context["pattern"], "an id of lowercase Latin letters, digits and single hyphens"
        )
    if kind == "string_too_long":
        return f"{len(str(value))} characters", f"at most {context['max_length']} characters"
    if kind == "too_short":
        return "an empty list", "at least one item"
    if kind in _EXPECTED["bounds"]:
        key, words = _EXPECTED["bounds"][kind]
        return found, f"a number that is {words} {context[key]:,.16g}".replace(",", " ")
    if kind == "contradiction":
        return describe(value.get(context["field"])), context["expected"]
    if kind == "value_error":
        return _together(value) if isinstance(value, dict) else found, str(context["error"])
    expected = _EXPECTED["types"].get(kind, detail["msg"])
    fields = _fields_at(model, path) if kind == "model_type" else []
    return found, f"{expected}: {', '.join(fields)}" if fields else expected


def _together(fields: dict[str, Any]) -> str:
    """Return what was found where only the combination is wrong: the numbers, when all fields are numbers."""
    if all(isinstance(value, (int, float)) for value in fields.values()):
        return ", ".join(f"{name} {value}" for name, value in fields.items())
    return "values that do not fit together"


def describe(value: Any) -> str:
    """Return what was found, short enough for one line, with its kind where that is the point."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"the word {str(value).lower()}"
    if isinstance(value, (int, float)):
        return f"the number {value}"
    if isinstance(value, date):
        return f"the day {value}"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, (dict, BaseModel)):
        return "fields with values"
    text = str(value).replace("\n", " ")
    return f'the text "{text[:60]}{"…" if len(text) > 60 else ""}"' if text.strip() else "empty text"


def _fields_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the names of the fields that may stand at `path` of a record."""
    return sorted({name for found in models_at(model, path) for name in found.model_fields})
