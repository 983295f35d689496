"""Turns pydantic's errors into messages that an editor can act on; called by loader.py, and by whoever asks for values."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from scripts.files import read_table
from scripts.messages.say import say
from scripts.records.hints import hint, models_at
from scripts.records.problems import Problem, nearest, one_of
from scripts.records.yaml_files import KeyPath, YamlFile

_EXPECTED: dict[str, dict[str, Any]] = read_table(Path(__file__).with_name("expected.yml"))
_SHOWN = 60
#: The errors of a value that is not of the type of its field.
_TYPED = frozenset(_EXPECTED["types"]) | {"literal_error", "enum", "string_pattern_mismatch", "value_error"}


def explain(file: YamlFile, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    """Turn each error about the fields in `file` into a problem with its line; a field that is misspelt is not missed too."""
    details = error.errors()
    unknown = [detail["loc"] for detail in details if detail["type"] == "extra_forbidden"]
    for detail in details:
        if detail["type"] == "missing" and any(_is_meant(detail["loc"], other) for other in unknown):
            continue
        path = _path_in_file(detail["loc"], file)
        if detail["type"] == "contradiction":
            path = (*path, detail["ctx"]["field"])
        yield file.problem(path, *_found_and_expected(detail, path, model))


def expected_instead(annotation: Any, value: Any, path: KeyPath, model: type[BaseModel]) -> str:
    """Return what is expected in place of a value of the type `annotation` at `path` of a record; "" where it is right."""
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError as error:
        detail = error.errors()[0]
        return _found_and_expected({**detail, "loc": (*path, *detail["loc"])}, path, model)[1]
    return ""


def _is_meant(missing: tuple[int | str, ...], unknown: tuple[int | str, ...]) -> bool:
    """Return whether an unknown field stands where one is missing, and is written nearly as that."""
    return missing[:-1] == unknown[:-1] and bool(nearest(str(unknown[-1]), [str(missing[-1])]))


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
        return say("nothing"), say("records.field", path=path[-1])
    if kind == "extra_forbidden" and str(path[-1]).isdigit():
        return say("records.unknown-field", path=path[-1]), say("records.point-in-number-before-it-since")
    if kind == "extra_forbidden" and path[-1] == "to" and "bound" in _fields_at(model, path[:-1]):
        return say("records.unknown-field", path=path[-1]), say("records.two-figures-or-bound")
    if kind == "extra_forbidden":
        return say("records.unknown-field", path=path[-1]), one_of(str(path[-1]), _fields_at(model, path[:-1]))
    if kind == "string_type" and isinstance(value, (int, float, date)):
        return found, say("records.an-id" if _is_id(path, model) else "records.text-in-quotes")
    if kind == "literal_error" and detail["loc"][-1] != "unknown":
        return found, context["expected"]
    if kind == "literal_error" or (kind == "model_type" and detail["loc"][-1] == "known"):
        return found, say("records.fact-with-value-source-and-as")
    if kind == "enum":
        choices = context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
        return found, one_of(str(value), choices)
    if kind == "string_pattern_mismatch":
        return found, say(_EXPECTED["patterns"].get(context["pattern"], "records.an-id"))
    if kind == "string_too_long":
        count = len(str(value))
        return say("records.characters", count=count), say(
            "records.at-most-characters", max_length=context["max_length"]
        )
    if kind == "too_short":
        return say("records.empty-list"), say("records.at-least-one-item")
    if kind in _EXPECTED["bounds"]:
        key, message = _EXPECTED["bounds"][kind]
        return found, say(message, number=f"{context[key]:,.16g}".replace(",", " "))
    if kind == "contradiction":
        return describe(value.get(context["field"])), context["expected"]
    if kind == "value_error":
        return _together(value) if isinstance(value, dict) else found, context["error"].args[0]
    if kind == "list_type" and isinstance(value, str):
        return found, say("quoted", text=f"[{value[:_SHOWN]}]")
    if kind == "list_type" and isinstance(value, dict):
        return found, say("quoted", text="[{ … }]")
    expected = (
        say(_EXPECTED["types"][kind]) if kind in _EXPECTED["types"] else say("records.refused", reason=detail["msg"])
    )
    fields = _fields_at(model, path) if kind == "model_type" else []
    return found, say("of-field", field=expected, message=", ".join(fields)) if fields else expected


def _is_id(path: KeyPath, model: type[BaseModel]) -> bool:
    """Return whether the id of a record stands at `path`."""
    fields = [
        found.model_fields[str(path[-1])] for found in models_at(model, path[:-1]) if path[-1] in found.model_fields
    ]
    patterns = {getattr(mark, "pattern", None) for field in fields for mark in field.metadata}
    return any(pattern and pattern not in _EXPECTED["patterns"] for pattern in patterns)


def _together(fields: dict[str, Any]) -> str:
    """Return what was found where only the combination is wrong: the numbers, when all fields are numbers."""
    if all(isinstance(value, (int, float)) for value in fields.values()):
        return ", ".join(f"{name} {value}" for name, value in fields.items())
    return say("records.values-that-do-not-fit-together")


def describe(value: Any) -> str:
    """Return what was found, short enough for one line, with its kind where that is the point."""
    if value is None:
        return say("nothing")
    if isinstance(value, bool):
        word = str(value).lower()
        return say("records.word", word=word)
    if isinstance(value, (int, float)):
        return say("records.number-2", value=value)
    if isinstance(value, date):
        return say("records.day", value=value)
    if isinstance(value, list):
        return say("records.a-list")
    if isinstance(value, (dict, BaseModel)):
        return say("records.fields")
    text = str(value).replace("\n", " ")
    text = text[:60] + ("…" if len(text) > 60 else "")
    return say("records.text-2", text=text) if text.strip() else say("records.empty-text")


def _fields_at(model: type[BaseModel], path: KeyPath) -> list[str]:
    """Return the names of the fields that may stand at `path` of a record."""
    return sorted({name for found in models_at(model, path) for name in found.model_fields})
