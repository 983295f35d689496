"""What a record tells, field by field, made from the models; called by columns.py, and by whoever asks about a field."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from scripts.languages import LANGUAGES, Language
from scripts.languages.dates import PartialDate
from scripts.records.contacts import read_web_address
from scripts.records.fields import field_labels, leaf_types
from scripts.records.form import field_name
from scripts.records.takes import choices_of, is_fact, is_list, model_of, type_of
from scripts.records.values import Addresses, Choice, Contact, Coordinates, Words, listed_codes, referred_kind

Labels = Mapping[Language, str]


class FieldType(StrEnum):
    """What type of thing a field tells."""

    TEXT = "text"
    WORDS = "words"  # a text in both languages
    INTEGER = "integer"
    NUMBER = "number"
    CHOICE = "choice"  # a code of a closed list whose codes have words
    CODE = "code"  # a code of a list that another room has, as of units
    WHEN = "when"  # a date as precisely as it is known, or `unknown`
    DAY = "day"
    REFERENCE = "reference"
    COORDINATES = "coordinates"
    ADDRESS = "address"  # a web address
    ADDRESSES = "addresses"  # a web address for all readers, or one in each language
    FLAG = "flag"
    CONTACT = "contact"  # one or several; what they are stands in a table of its own
    WRITTEN = "written"  # any value as a record writes it, in JSON


@dataclass(frozen=True)
class TableField:
    """One thing that a record, or an item of a list in it, tells.

    `path` is where it stands there, `name` the same joined by `_`; `refers_to` is a kind of record. The limits are those
    of one value: numbers from `minimum` (or above `exclusive_minimum`) to `maximum`, in `unit`; texts of `pattern`.
    """

    path: tuple[str, ...]
    name: str
    type: FieldType
    labels: Labels = field(compare=False)
    group_labels: Labels | None = field(default=None, compare=False)
    is_list: bool = False
    is_fact: bool = False
    is_required: bool = False
    unit: str | None = None
    choices: tuple[Choice, ...] = ()
    codes: tuple[str, ...] = ()
    refers_to: str | None = None
    minimum: float | None = None
    exclusive_minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    max_length: int | None = None


def field_of(path: tuple[str, ...], info: FieldInfo, groups: tuple[Labels, ...], is_required: bool) -> TableField:
    """Return the field that a model has at `path`, inside the groups of those names."""
    annotation = type_of(info)
    kind = _field_type(annotation)
    limits = _limits(annotation, kind)
    return TableField(
        path=path,
        name="_".join(path),
        type=kind,
        labels=labels_of(path[-1], info),
        group_labels={side: ", ".join(group[side] for group in groups) for side in LANGUAGES} if groups else None,
        is_list=is_list(annotation),
        is_fact=is_fact(info),
        is_required=is_required,
        unit=field_labels(info).get("unit"),
        choices=tuple(choices_of(annotation)) if kind is FieldType.CHOICE else (),
        codes=listed_codes(annotation) if kind is FieldType.CODE else (),
        refers_to=referred_kind(annotation) if kind is FieldType.REFERENCE else None,
        minimum=limits.get("minimum"),
        exclusive_minimum=limits.get("exclusiveMinimum"),
        maximum=limits.get("maximum"),
        pattern=limits.get("pattern"),
        max_length=limits.get("maxLength"),
    )


def labels_of(key: str, info: FieldInfo) -> Labels:
    """Return the name of a field in both languages."""
    return {language: field_name(key, info, language) for language in LANGUAGES}


def _field_type(annotation: Any) -> FieldType:
    model, leaves = model_of(annotation), set(leaf_types(annotation))
    types = (
        (FieldType.WORDS, model is Words and not is_list(annotation)),
        (FieldType.COORDINATES, model is Coordinates and not is_list(annotation)),
        (FieldType.CONTACT, model is Contact),
        (FieldType.ADDRESSES, Addresses in leaves),
        (FieldType.ADDRESS, _is_web_address(annotation)),
        (FieldType.WRITTEN, model is not None or Any in leaves),
        (FieldType.CHOICE, bool(choices_of(annotation))),
        (FieldType.CODE, bool(listed_codes(annotation))),
        (FieldType.REFERENCE, referred_kind(annotation) is not None),
        (FieldType.WHEN, PartialDate in leaves),
        (FieldType.DAY, date in leaves),
        (FieldType.FLAG, bool in leaves),
        (FieldType.NUMBER, float in leaves),
        (FieldType.INTEGER, int in leaves),
        (FieldType.TEXT, str in leaves),
    )
    return next((name for name, is_it in types if is_it), FieldType.WRITTEN)


def _is_web_address(annotation: Any) -> bool:
    marks = getattr(annotation, "__metadata__", ())
    is_own = any(getattr(mark, "func", None) is read_web_address for mark in marks)
    return is_own or any(map(_is_web_address, get_args(annotation)))


def _limits(annotation: Any, kind: FieldType) -> dict[str, Any]:
    """Return the limits of one value, as JSON Schema calls them; of a text in both languages, those of one side."""
    if kind is FieldType.WORDS:
        annotation = type_of(Words.model_fields["kk"])
    elif kind not in (FieldType.TEXT, FieldType.INTEGER, FieldType.NUMBER, FieldType.REFERENCE):
        return {}
    schema: dict[str, Any] = TypeAdapter(annotation).json_schema()
    one: dict[str, Any] = schema.get("items") or schema.get("anyOf", [schema])[0]
    return one
