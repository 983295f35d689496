"""Puts pydantic's findings into words that an editor can act on; called by loader.py."""

from collections.abc import Iterator
from datetime import date
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from scripts.records.problems import Problem, nearest
from scripts.records.values import ID_PATTERN, Record
from scripts.records.yaml_reader import KeyPath, YamlFile

_PATTERNS = {
    ID_PATTERN: "an id of small Latin letters, digits and single hyphens",
    r"^\d{12}$": "twelve digits",
    r"^\+7 \d{3} \d{3} \d{2} \d{2}$": "a phone as +7 700 000 00 00",
    r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[a-z]{2,}$": "an e-mail address",
    r"^[a-z0-9_]+$": "the code of a unit: small Latin letters, digits and underscores",
    r"^\S+$": "a code without spaces",
    r"^[a-z0-9-]+\.(jpg|png|svg|webp)$": "a file name of small Latin letters that ends in .jpg, .png, .svg or .webp",
}
_TYPES = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "date_type": "a day without quotes, as in 2026-03-05",
    "list_type": "a list",
    "model_type": "fields with values",
    "dict_type": "fields with values",
}
_BOUNDS = {
    "greater_than": ("gt", "more than"),
    "greater_than_equal": ("ge", "at least"),
    "less_than": ("lt", "less than"),
    "less_than_equal": ("le", "at most"),
}


def explain(file: YamlFile, model: type[Record], error: ValidationError) -> Iterator[Problem]:
    """Turn each finding about the record in `file` into a problem with its line."""
    for detail in error.errors():
        path = _path_in_file(detail["loc"], file)
        if detail["type"] == "contradiction":
            path = (*path, detail["ctx"]["field"])
        line, column = file.place(path)
        found, expected = _found_and_expected(detail, path, model)
        yield Problem(file.name, line, column, ".".join(map(str, path)), found, expected)


def _path_in_file(location: tuple[int | str, ...], file: YamlFile) -> KeyPath:
    """Leave out of pydantic's location the names of types, which do not stand in the file."""
    path: KeyPath = ()
    for index, part in enumerate(location):
        last = index == len(location) - 1
        if (*path, part) in file.places or (
            last and part not in ("known", "unknown", "one", "two") and _is_field_name(part)
        ):
            path = (*path, part)
    return path


def _is_field_name(part: int | str) -> bool:
    return isinstance(part, int) or (part.replace("_", "").isalnum() and part == part.lower())


def _found_and_expected(detail: ErrorDetails, path: KeyPath, model: type[Record]) -> tuple[str, str]:
    kind, value, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    found = describe(value)
    if kind == "missing":
        return "nothing", f'the field "{path[-1]}"'
    if kind == "extra_forbidden":
        known = _fields_at(model, path[:-1])
        return f'the unknown field "{path[-1]}"', f"one of {', '.join(known)}{nearest(str(path[-1]), known)}"
    if kind == "string_type" and isinstance(value, (int, float, date)):
        return found, "text in quotes"
    if kind == "literal_error" or (kind == "model_type" and detail["loc"][-1] == "known"):
        return found, "a fact with value, source and as_of, or the word unknown"
    if kind == "enum":
        choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return found, f"one of {', '.join(choices)}{nearest(str(value), choices)}"
    if kind == "string_pattern_mismatch":
        return found, _PATTERNS.get(context["pattern"], "an id of small Latin letters, digits and single hyphens")
    if kind == "string_too_long":
        return f"{len(str(value))} characters", f"at most {context['max_length']} characters"
    if kind == "too_short":
        return "an empty list", "at least one item"
    if kind in _BOUNDS:
        key, words = _BOUNDS[kind]
        return found, f"a number that is {words} {context[key]:,.16g}".replace(",", " ")
    if kind == "contradiction":
        return describe(value.get(context["field"])), context["expected"]
    if kind == "value_error":
        return _together(value) if isinstance(value, dict) else found, str(context["error"])
    return found, _TYPES.get(kind, detail["msg"])


def _together(fields: dict[str, Any]) -> str:
    """Return what was found where each field is right alone: the numbers, when there is nothing else."""
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
    models = [model]
    for part in path:
        if isinstance(part, int):
            continue
        annotations = [m.model_fields[part].annotation for m in models if part in m.model_fields]
        models = [found for annotation in annotations for found in _models_in(annotation)]
    return sorted({name for found in models for name in found.model_fields})


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Union, UnionType, Annotated, list):
        for argument in get_args(annotation):
            yield from _models_in(argument)
    elif get_origin(annotation) is Literal:
        return
