"""What a field of a model says of itself: its name for readers, its unit, the types of its values; used by values.py."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import Field
from pydantic.fields import FieldInfo

UNKNOWN: Literal["unknown"] = "unknown"


def described(kk: str, ru: str, **options: Any) -> Any:
    """Return a field with its name for readers in both languages; `options` go to pydantic's Field."""
    return Field(title=f"{kk} / {ru}", json_schema_extra={"kk": kk, "ru": ru}, **options)


def fact(kk: str, ru: str, unit: str | None = None, only: str | None = None) -> Any:
    """Return a field for a fact, unknown until it is told.

    `unit` is a key of languages.units.UNITS, `only` the id of the one record that has the fact.
    """
    labels: dict[str, Any] = {"kk": kk, "ru": ru, "fact": True}
    labels |= {key: value for key, value in (("unit", unit), ("only", only)) if value}
    return Field(default=UNKNOWN, title=f"{kk} / {ru}", json_schema_extra=labels)


def field_labels(field: FieldInfo) -> dict[str, Any]:
    """Return what `described` or `fact` said of a field; empty for other fields."""
    return field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}


def fact_type(field: FieldInfo) -> Any:
    """Return the type of what a fact tells: `float`, `list[Tenure]`; None for a field that is no fact."""
    value = getattr(next(leaf_types(field.annotation)), "model_fields", {}).get("value")
    return value.annotation if value else None


def leaf_types(annotation: Any) -> Iterator[Any]:
    """Yield the types that a value of the type `annotation` can be made of, inside unions and lists."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        yield from map(type, arguments)
    elif origin is Annotated:
        yield from leaf_types(arguments[0])
    elif origin in (Union, UnionType, list):
        for argument in arguments:
            yield from leaf_types(argument)
    else:
        yield annotation
