"""What a field of a record takes: its type, its choices, an example that it accepts; used by form.py and asking.py."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from scripts.languages.dates import PartialDate
from scripts.records.fields import field_labels, leaf_types
from scripts.records.kinds import KINDS
from scripts.records.values import Choice, Coordinates, Words, listed_codes, referred_kind

#: What an example may be: the first of these that a field takes. Any text is told by its sign.
_EXAMPLES = (
    *("…", "some-id", "2026-03", "+7 7252 53 00 00", "name@example.kz", "https://example.kz/page"),
    *(
        1200,
        100,
        12,
        3,
        True,
        date(2026, 3, 5),
        "hall.jpg",
        "123456789012",
        "19-301-045-123",
        "figure.example.value",
        "about/page.md",
        "53",
    ),
)


def is_fact(info: FieldInfo) -> bool:
    """Return whether a field is a fact, which is unknown or has value, source and as_of."""
    return bool(field_labels(info).get("fact"))


def type_of(info: FieldInfo) -> Any:
    """Return the type of a field with its limits, of a fact that of its value."""
    if is_fact(info):
        return type_of(next(leaf_types(info.annotation)).model_fields["value"])
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def plain(annotation: Any) -> Any:
    """Return a type without its limits; of several the first that is not None."""
    while get_origin(annotation) in (Annotated, Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return annotation


def is_list(annotation: Any) -> bool:
    """Return whether several values stand in the field."""
    return get_origin(plain(annotation)) is list


def model_of(annotation: Any) -> type[BaseModel] | None:
    """Return the model of a value that has fields, or of the items of a list; None for any other."""
    one = plain(annotation)
    if get_origin(one) is list:
        one = plain(get_args(one)[0])
    return one if isinstance(one, type) and issubclass(one, BaseModel) else None


def is_date(annotation: Any) -> bool:
    """Return whether a value is a date as precisely as it is known."""
    return PartialDate in leaf_types(annotation)


def choices_of(annotation: Any) -> list[Choice]:
    """Return the members of a closed list; none where the field takes other values."""
    kinds = [leaf for leaf in leaf_types(annotation) if isinstance(leaf, type) and issubclass(leaf, Choice)]
    return [member for kind in kinds for member in kind]


def takes(annotation: Any, value: Any) -> bool:
    """Return whether a field of this type takes a value, as YAML has it."""
    try:
        TypeAdapter(annotation).validate_python(value)
    except ValidationError:
        return False
    return True


def example(annotation: Any, data: Path) -> Any:
    """Return a value that a field takes, as YAML has it; of a reference, a record that lies in `data`."""
    choices, kind, codes, model = (
        choices_of(annotation),
        referred_kind(annotation),
        listed_codes(annotation),
        model_of(annotation),
    )
    if is_list(annotation):
        return [example(get_args(plain(annotation))[0], data)]
    if choices or codes:
        return str((choices or codes)[0])
    if kind:
        return an_id(data, kind)
    if model is Coordinates:
        return {"latitude": 43.25, "longitude": 76.95}
    if model is not None:
        return _example_of(model, data)
    return next((value for value in _EXAMPLES if takes(annotation, value)), "…")


def _example_of(model: type[BaseModel], data: Path) -> dict[str, Any]:
    """Return the required fields of a model; of a way to reach somebody the phone, of one that needs none all of them."""
    fields = model.model_fields
    needed = [key for key in fields if fields[key].is_required()] or [key for key in fields if key == "phone"]
    return {key: example(type_of(fields[key]), data) for key in needed or fields}


def an_id(data: Path, kind: str) -> str:
    """Return the id of a record of a kind, the first there is; a made-up one where there is none."""
    found = sorted(path.stem for path in (data / KINDS[kind].folder).glob("*.yml"))
    return found[0] if found else f"some-{kind}"


def in_one_line(value: Any) -> str:
    """Return a value on one line as YAML has it, text in quotes where it would be read as something else."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {in_one_line(item)}' for key, item in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(in_one_line, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    return json.dumps(value) if isinstance(value, str) and value.isdigit() else str(value)


def is_text(annotation: Any) -> bool:
    """Return whether a value is text in both languages."""
    return plain(annotation) is Words
