"""How the values of the models stand in the API: what JSON is written of each, and the JSON Schema of it; used by documents.py and openapi.py.

Both come from one place, so that what is written is what is described. Every key is always there, and null where nothing
is known; a value has one type, so a list stays a list and a code never stands without its words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter
from pydantic.fields import FieldInfo

from scripts.api.telling import Telling
from scripts.languages import LANGUAGES, Language
from scripts.languages.dates import PartialDate
from scripts.records.fields import UNKNOWN, field_labels, leaf_types
from scripts.records.form import field_name, unit_word
from scripts.records.kinds.reference import WordList
from scripts.records.known import Bound, KnownNumber
from scripts.records.takes import is_date, is_fact, is_list, plain, type_of
from scripts.records.values import Addresses, Choice, Contact, Words, listed_codes, referred_kind
from scripts.tables.columns import RANGE

Schema = dict[str, Any]
#: How much is known of a number, or of a date (ISO 8601-2).
_PRECISIONS = (*(str(bound) for bound in Bound), RANGE, "year", "season", "month", "day")
_TEXT: Schema = {"type": "string"}
#: The types of plain values, and what they are called.
_PLAIN = {bool: "Flag", int: "Integer", float: "Number", str: "Text"}
_WHEN: Schema = {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


@dataclass(frozen=True)
class Shape:
    """The values of one type: a name for what is made of them, their schema, what is written of one, and the schemas that it names."""

    name: str
    schema: Schema
    write: Callable[[Any, Telling], Any]
    named: Mapping[str, Schema] = field(default_factory=dict)


def ref(name: str) -> Schema:
    """Return the schema that stands under a name in the description of the API."""
    return {"$ref": f"#/components/schemas/{name}"}


def or_null(schema: Schema) -> Schema:
    """Return the schema of a value that may be unknown."""
    if isinstance(schema.get("type"), str):
        return schema | {"type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]} if schema else {}


def whole(properties: Mapping[str, Schema], **more: Any) -> Schema:
    """Return the schema of an object that always has all of its keys; others may come."""
    return {"type": "object", "required": [*properties], "properties": dict(properties), **more}


@cache
def shape_of_model(model: type[BaseModel]) -> Shape:
    """Return the shape of a model: an object with the shape of each of its fields."""
    shapes = {key: shape_of_field(info) for key, info in model.model_fields.items()}
    properties = {key: shapes[key].schema | _titles(key, info) for key, info in model.model_fields.items()}
    named = {name: schema for shape in shapes.values() for name, schema in shape.named.items()}
    groups = {key for key, info in model.model_fields.items() if _is_group(info)}
    writes = [(key, shape.write, key in groups) for key, shape in shapes.items()]

    def write(value: Any, telling: Telling) -> Any:
        return {
            key: write_one(getattr(value, key), telling.inside(key) if is_group else telling)
            for key, write_one, is_group in writes
        }

    return Shape(model.__name__, ref(model.__name__), write, {**named, model.__name__: whole(properties)})


def _is_group(info: FieldInfo) -> bool:
    """Return whether a field is a group of facts, which stand under a heading of their own."""
    model = info.annotation
    return isinstance(model, type) and issubclass(model, BaseModel) and any(map(is_fact, model.model_fields.values()))


def shape_of_field(info: FieldInfo) -> Shape:
    """Return the shape of a field: of a fact, of what may be left out, or of a plain value."""
    value = shape_of(type_of(info))
    if is_fact(info):
        return _fact(value)
    if type(None) in get_args(info.annotation) or (is_date(info.annotation) and not is_list(info.annotation)):
        return _or_nothing(value)
    return value


def shape_of(annotation: Any) -> Shape:
    """Return the shape of a value of a type; raises TypeError for a type that no field has had before."""
    one = plain(annotation)
    if one is Any:  # what a field was or became, as that field has it
        return Shape("Any", {}, lambda value, _: None if value == UNKNOWN else value)
    if Contact in leaf_types(annotation):
        return _list(shape_of_model(Contact), lambda value: value if isinstance(value, list) else [value])
    if Addresses in leaf_types(annotation):
        return _addresses()
    if is_list(annotation):
        return _list(shape_of(get_args(one)[0]))
    if is_date(annotation):
        return Shape("When", _WHEN, _when)
    if listed_codes(annotation):
        return _codes(annotation)
    if referred_kind(annotation):
        return Shape("Reference", _own_schema(annotation), lambda value, _: str(value))
    return _of_class(one, annotation)


def _of_class(one: Any, annotation: Any) -> Shape:
    if one is Words:
        return Shape("Words", ref("Words"), lambda value, telling: telling.words(value), {"Words": _words(_TEXT)})
    if one is WordList:
        listed = {"WordList": _words({"type": "array", "items": _TEXT})}
        return Shape(
            "WordList", ref("WordList"), lambda value, _: {n: list(getattr(value, n)) for n in LANGUAGES}, listed
        )
    if issubclass(one, Choice):
        return _choice(one)
    if issubclass(one, BaseModel):
        return shape_of_model(one)
    if issubclass(one, date):
        return Shape("Day", {"type": "string", "format": "date"}, lambda value, _: value.isoformat())
    if one in _PLAIN:
        return Shape(_PLAIN[one], _own_schema(annotation), lambda value, _: whole_number(value))
    raise TypeError(f"the API has no shape for {annotation}")


def _words(schema: Schema) -> Schema:
    return whole({language: schema for language in LANGUAGES})


def whole_number(value: Any) -> Any:
    """Return a number without a fraction that says nothing: 1200, not 1200.0; any other value as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _own_schema(annotation: Any) -> Schema:
    """Return the schema of a plain value with its limits, as pydantic makes it."""
    while get_origin(annotation) in (Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    return TypeAdapter(annotation).json_schema(mode="serialization")


def _when(value: Any, _: Telling) -> str | None:
    return None if value == UNKNOWN else str(value)


def _choice(kind: type[Choice]) -> Shape:
    words = {str(member): {language: member.in_language(language) for language in LANGUAGES} for member in kind}
    return _coded(kind.__name__, words)


def _codes(annotation: Any) -> Shape:
    codes = listed_codes(annotation)
    words = {code: {language: unit_word(code, language) for language in LANGUAGES} for code in codes}
    coded = _coded("Code", words)
    return Shape("Code", coded.named["Code"], coded.write)  # each field has codes of its own


def _coded(name: str, words: Mapping[str, Mapping[Language, str]]) -> Shape:
    """Return the shape of a code from a closed list, which stands with its words in both languages."""
    told = " ".join(f"`{code}`: {each['kk']} / {each['ru']}." for code, each in words.items())
    schema = whole({"code": {"type": "string", "enum": [*words]}, **dict.fromkeys(LANGUAGES, _TEXT)}, description=told)
    made = {code: {"code": code, **each} for code, each in words.items()}
    return Shape(name, ref(name), lambda value, _: made[str(value)], {name: schema})


def _addresses() -> Shape:
    """Return the shape of the address of a document: one for each language, the same twice where there is one for all."""

    def write(value: Any, _: Telling) -> Any:
        return {language: getattr(value, language, str(value)) for language in LANGUAGES}

    return Shape("Addresses", ref("Addresses"), write, {"Addresses": _words(_TEXT)})


def _list(item: Shape, listed: Callable[[Any], Any] = list) -> Shape:
    def write(value: Any, telling: Telling) -> Any:
        return [item.write(one, telling) for one in listed(value)]

    return Shape(f"{item.name}List", {"type": "array", "items": item.schema}, write, item.named)


def _or_nothing(value: Shape) -> Shape:
    def write(found: Any, telling: Telling) -> Any:
        return None if found is None else value.write(found, telling)

    return Shape(value.name, or_null(value.schema), write, value.named)


def _fact(value: Shape) -> Shape:
    """Return the shape of a fact: its value, how exactly it is known, on what it stands, and where readers find it."""
    name = f"{value.name}Fact"
    general = {key: limit for key, limit in value.schema.items() if key in ("type", "items", "$ref", "format")}
    limits = {key: limit for key, limit in value.schema.items() if key not in general}
    schema = whole(
        {
            "value": or_null(general),
            "precision": {"type": ["string", "null"], "enum": [*_PRECISIONS, None]},
            "to": {"type": ["number", "null"]},
            "note": or_null(ref("Words")),
            "source": {"type": ["string", "null"]},
            "as_of": or_null(_WHEN),
            "page": ref("PageAddresses"),
        }
    )
    named = {**value.named, "Words": _words(_TEXT), "PageAddresses": _words(_TEXT), name: schema}
    own = {"properties": {"value": limits}} if limits else {}
    return Shape(name, ref(name) | own, lambda found, telling: _told(found, value, telling), named)


def _told(found: Any, value: Shape, telling: Telling) -> dict[str, Any]:
    if found == UNKNOWN:
        return {**dict.fromkeys(("value", "precision", "to", "note", "source", "as_of")), "page": telling.page}
    to = found.to if isinstance(found, KnownNumber) else None
    return {
        "value": value.write(found.value, telling),
        "precision": _precision(found),
        "to": whole_number(to),
        "note": telling.words(found.note) if found.note else None,
        "source": str(found.source),
        "as_of": _when(found.as_of, telling),
        "page": telling.page,
    }


def _precision(found: Any) -> str | None:
    if isinstance(found, KnownNumber):
        return str(found.bound) if found.to is None else RANGE
    return found.value.precision if isinstance(found.value, PartialDate) else None


def _titles(key: str, info: FieldInfo) -> Schema:
    """Return what a field is called in both languages, its unit, and of which kind is the record that it names."""
    unit, kind = field_labels(info).get("unit"), referred_kind(type_of(info))
    return {
        "title": " / ".join(field_name(key, info, language) for language in LANGUAGES),
        **({"x-unit": unit} if unit else {}),
        **({"x-refers-to": kind} if kind else {}),
    }
