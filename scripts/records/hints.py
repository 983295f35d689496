"""What to write instead of what somebody typed for a fact, a number or a word of a list; called by explain.py."""

import re
from datetime import date
from typing import Any, get_origin

from annotated_types import Gt
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scripts.languages import LANGUAGES
from scripts.languages.dates import PartialDate
from scripts.languages.units import UNITS
from scripts.messages.say import say
from scripts.records.fields import fact_type, field_labels, leaf_types
from scripts.records.known import is_number
from scripts.records.typed import either_number, means_none, means_unknown, read_typed, unit_of, unknown_instead
from scripts.records.values import Choice
from scripts.records.yaml_files import MOST_DIGITS, KeyPath

#: The codes of units that are no plain plurals of English, by what is said of one.
_OF_ONE = {"people": "person", "categories": "category", "tenge": "kzt", "percent": "%"}

#: A share as it is written in letters: 1/3.
_SHARE = re.compile(r"(?P<part>\d+) */ *(?P<whole>\d+)")
#: A day as it is written in letters: 20.11.2026.
_DAY_FIRST = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})")

Way = list[tuple[type[BaseModel], FieldInfo]]


def hint(value: Any, path: KeyPath, model: type[BaseModel]) -> str:
    """Return what is to stand at `path` of a record instead of `value`; "" where nothing is sure."""
    way = _way(model, path)
    if not way:
        return ""
    parent, field = way[-1]
    if field_labels(field).get("fact"):
        return _instead_of_fact(value, field)
    fact = next((info for _, info in way if field_labels(info).get("fact")), None)
    if fact and value is None and path[-1] == "value":
        return say("records.value-or-unknown", unknown=unknown_instead())
    if not isinstance(value, str):
        return ""
    if path[-1] == "unit":
        return _unit_named(value)
    day = _DAY_FIRST.fullmatch(value.strip())
    if day and _takes_day(field):
        return "-".join((day["year"], f"{int(day['month']):02}", f"{int(day['day']):02}"))
    if fact and means_unknown(value):
        return unknown_instead()
    if is_number(_plain(field)):
        return _instead_of_number(value, parent, field, fact, path[-1] == "to")
    return _instead_of_choice(value, field, isinstance(path[-1], int))


def models_at(model: type[BaseModel], path: KeyPath) -> list[type[BaseModel]]:
    """Return the models of what may stand at `path` of a record."""
    models = [model]
    for part in path:
        if isinstance(part, str):
            fields = [found.model_fields[part] for found in models if part in found.model_fields]
            leaves = [leaf for field in fields for leaf in leaf_types(field.annotation)]
            models = [leaf for leaf in leaves if isinstance(leaf, type) and issubclass(leaf, BaseModel)]
    return models


def _way(model: type[BaseModel], path: KeyPath) -> Way:
    """Return the fields from a record to `path`, each with its model; nothing where one of them is not there."""
    way: Way = []
    for end, part in enumerate(path):
        if isinstance(part, str):
            found = [(one, one.model_fields[part]) for one in models_at(model, path[:end]) if part in one.model_fields]
            if not found:
                return []
            way.append(found[0])
    return way


def _plain(field: FieldInfo) -> Any:
    """Return the type of a field that may be left out without that it may."""
    return next((leaf for leaf in leaf_types(field.annotation) if leaf is not type(None)), None)


def _instead_of_fact(value: Any, field: FieldInfo) -> str:
    if isinstance(value, str) and means_unknown(value):
        return say("records.word-unknown")
    if not is_number(fact_type(field)):
        return ""
    typed = read_typed(value) if isinstance(value, str) else None
    if typed and typed.unit in ("", unit_of(field_labels(field).get("unit"))):
        fields = typed.fields() if typed.to or typed.bound else f"value: {typed.value}"
        return say("records.with-source-and-as-of", fields=fields)
    is_bare = isinstance(value, (int, float)) and not isinstance(value, bool)
    return say("records.value-with-source-and-as-of", value=value) if is_bare else ""


def _instead_of_number(
    text: str, parent: type[BaseModel], field: FieldInfo, fact: FieldInfo | None, is_end: bool
) -> str:
    share = _SHARE.fullmatch(text.strip())
    if share and "denominator" in parent.model_fields:
        return say("both", one=f"value: {share['part']}", other=f"denominator: {share['whole']}")
    if not fact and means_unknown(text):
        return say("records.known-numbers-only")
    typed = read_typed(text)
    if typed is None:
        return _instead_of_words(text, field, fact)
    if typed.to and "to" not in parent.model_fields and "bound" in parent.model_fields:
        return say("records.two-figures", one=typed.value, other=typed.to)
    unit = unit_of(field_labels(fact).get("unit")) if fact else ""
    if typed.unit not in ("", unit):
        return say("records.number-in-without-unit", unit=unit) if unit else say("records.number-without-unit")
    if int in leaf_types(field.annotation) and "." in typed.value + typed.to:
        return ""
    if len(max(typed.value, typed.to, key=len)) >= MOST_DIGITS:
        return say("records.shorter-number-of-at-most-signs", most_digits=MOST_DIGITS - 1)
    if is_end or not (typed.to or typed.bound):
        return say("records.without-quotes", value=typed.value) if typed.value == text else typed.value
    return typed.fields() if ("to" if typed.to else "bound") in parent.model_fields else ""


def _takes_day(field: FieldInfo) -> bool:
    """Return whether a field is a day, a month or a year."""
    return not {date, PartialDate}.isdisjoint(leaf_types(field.annotation))


def _unit_named(text: str) -> str:
    """Return the code of the unit that a text names: by its word in either language, or by one of a thing in English."""
    word = text.lower().strip()
    for code, unit in UNITS.items():
        forms = [unit.ru] if isinstance(unit.ru, str) else [*unit.ru.values()]
        if word in (unit.kk.lower(), *(form.lower() for form in forms), _OF_ONE.get(code, code.removesuffix("s"))):
            return code
    return ""


def _instead_of_words(text: str, field: FieldInfo, fact: FieldInfo | None) -> str:
    """Return what to write where a text is no number: 0 for `нет` where the field takes it, a point for a doubtful comma."""
    if means_none(text) and fact:
        is_more = any(isinstance(mark, Gt) for mark in field.metadata)
        message = "records.number-or-unknown" if is_more else "records.zero-or-unknown"
        return say(message, unknown=unknown_instead())
    return either_number(text)


def _instead_of_choice(text: str, field: FieldInfo, is_item: bool) -> str:
    choices = [leaf for leaf in leaf_types(field.annotation) if isinstance(leaf, type) and issubclass(leaf, Choice)]
    said = [
        member.value
        for choice in choices
        for member in choice
        if text.lower().strip() in (member.value, *(member.in_language(language) for language in LANGUAGES))
    ]
    if not said:
        return ""
    return f"[{said[0]}]" if get_origin(field.annotation) is list and not is_item else said[0]
