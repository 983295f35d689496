"""The commented form of a record: every field with its name, what it takes and an example; used by new_record.py.

All of it comes from the models, so a new field has its line at once. The words are in form.yml.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from scripts.files import read_table
from scripts.languages import LANGUAGES, Language
from scripts.languages.units import UNITS
from scripts.records.fields import UNKNOWN, field_labels, leaf_types
from scripts.records.kinds import KINDS
from scripts.records.takes import (
    an_id,
    choices_of,
    example,
    in_one_line,
    is_date,
    is_fact,
    is_list,
    is_text,
    model_of,
    type_of,
)
from scripts.records.values import Choice, Words, listed_codes, referred_kind

_FOLDER = Path(__file__).parent


@cache
def _table(name: str) -> Any:
    return read_table(_FOLDER / name)


def said(key: str, language: Language, **values: str) -> str:
    """Return what the form says under `key`, with `{name}` places filled."""
    text: str = _table("form.yml")[key][language]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def field_name(key: str, info: FieldInfo, language: Language) -> str:
    """Return the name of a field for readers, or else for editors; its key where it has neither."""
    return str(field_labels(info).get(language) or _table("form_fields.yml").get(key, {}).get(language) or key)


@dataclass(frozen=True)
class Form:
    """The form of a record of `kind`, with comments in one or both languages; its examples name records of the folder `data`.

    `known` are the values of fields that are known already, as JSON has them.
    """

    kind: str
    name: str
    day: date
    data: Path
    languages: Sequence[Language] = LANGUAGES
    known: Mapping[str, Any] = field(default_factory=dict)

    def lines(self) -> Iterator[str]:
        """Yield the lines of the form."""
        head = ["facts", "header"] if _has_facts(KINDS[self.kind]) else ["header"]
        for language in self.languages:
            yield from (f"# {line}" for key in head for line in said(key, language).split("\n"))
        own = {"id": self.name, "first_published": self.day, "last_changed": self.day}
        for key, info in KINDS[self.kind].model_fields.items():
            if key in own:
                yield from (*self._names(key, info), f"{key}: {own[key]}")
            else:
                yield from self._lines(key, info, self.known.get(key))

    def _lines(self, key: str, info: FieldInfo, known: Any = None, is_inside: bool = False) -> Iterator[str]:
        """Yield a field with what stands above it; `is_inside` where it belongs to a part of the record."""
        yield from self._names(key, info, is_explained=True)
        model, is_whole = model_of(type_of(info)), is_fact(info) or is_text(type_of(info)) or is_inside
        if model is not None and not is_whole and _needs(model) and not isinstance(known, list):
            lines = self._part(model, known or {}, is_list(type_of(info)))
            is_open = known or info.is_required() or isinstance(info.default, BaseModel)
            yield from (line if is_open else f"# {line}" for line in (f"{key}:", *lines))
        elif known is not None:
            yield from _written(key, known)
        else:
            yield from self._empty(key, info)

    def _part(self, model: type[BaseModel], known: Mapping[str, Any], is_item: bool) -> Iterator[str]:
        """Yield the fields of a part of the record, or of the one item of a list."""
        if model is Words:
            yield from ('  - kk: ""', '    ru: ""')
            return
        is_first = is_item
        for key, info in model.model_fields.items():
            for line in self._lines(key, info, known.get(key), is_inside=True):
                is_field = is_first and not line.startswith("#")
                yield f"  - {line}" if is_field else f"    {line}" if is_item and not is_first else f"  {line}"
                is_first = is_first and not is_field

    def _empty(self, key: str, info: FieldInfo) -> Iterator[str]:
        """Yield a field of which nothing is known: to be filled in, or behind a # with an example."""
        kind = type_of(info)
        if is_fact(info):
            yield f"{key}: {UNKNOWN}"
        elif isinstance(info.default, Choice):
            yield f"{key}: {info.default}"
        elif not info.is_required():
            yield f"# {key}: {in_one_line(example(kind, self.data))}"
        elif is_text(kind):
            yield from (f"{key}:", '  kk: ""', '  ru: ""')
        elif is_date(kind):
            yield f"{key}: {UNKNOWN}"
        elif model_of(kind) is not None:
            yield f"{key}: {in_one_line(example(kind, self.data))}"
        else:
            yield f"{key}: []" if is_list(kind) else f"{key}:"

    def _names(self, key: str, info: FieldInfo, is_explained: bool = False) -> Iterator[str]:
        """Yield what stands above a field, a line for each language."""
        for language in self.languages:
            told = "; ".join(self._told(info, language)) if is_explained else ""
            yield f"# {field_name(key, info, language)}{f' — {told}' if told else ''}"

    def _told(self, info: FieldInfo, language: Language) -> Iterator[str]:
        """Yield whether a field must be filled in, what it takes, in which unit, and an example."""
        kind, fact, unit = type_of(info), is_fact(info), field_labels(info).get("unit")
        is_blank = info.is_required() and not is_date(kind) and (is_text(kind) or model_of(kind) is None)
        if is_blank:
            yield said("required", language)
        elif not info.is_required() and not fact and not isinstance(info.default, (Choice, BaseModel)):
            yield said("optional", language)
        yield from taken(kind, language)
        if unit:
            yield said("unit", language, unit=unit_word(unit, language))
        shown = example(kind, self.data)
        if fact:
            whole = {"value": shown, "source": an_id(self.data, "source"), "as_of": "2026-03"}
            yield said("when_known", language, example=in_one_line(whole))
        elif is_blank and not is_text(kind) and not choices_of(kind) and shown not in ("…", ["…"]):
            yield said("for_instance", language, example=in_one_line(shown))


def _needs(model: type[BaseModel]) -> bool:
    """Return whether a part has fields that must be filled in, or facts; others stand on one line."""
    return any(info.is_required() or is_fact(info) for info in model.model_fields.values())


def _has_facts(model: type[BaseModel]) -> bool:
    """Return whether a kind has facts, itself or in a part."""
    fields = model.model_fields.values()
    parts = (model_of(type_of(info)) for info in fields)
    return any(is_fact(info) for info in fields) or any(part and _has_facts(part) for part in parts)


def unit_word(unit: str, language: Language) -> str:
    """Return what stands with many of a unit, in Kazakh its period first: айына ₸; percent is no unit of measure."""
    if unit not in UNITS:
        return "%"
    if language == "kk":
        return f"{UNITS[unit].kk_before} {UNITS[unit].kk}".strip()
    word = UNITS[unit].ru
    return word if isinstance(word, str) else word.get("many", word["other"])


def choices_told(annotation: Any, language: Language) -> str:
    """Return the codes that a field takes with their words, `idle — простаивает | …`; "" where it takes any."""
    words = {str(member): member.in_language(language) for member in choices_of(annotation)}
    words |= {code: unit_word(code, language) for code in listed_codes(annotation)}
    return " | ".join(f"{code} — {word}" for code, word in words.items())


def taken(annotation: Any, language: Language) -> Iterator[str]:
    """Yield what type of value a field takes, in words."""
    codes, kind, leaves = choices_told(annotation, language), referred_kind(annotation), list(leaf_types(annotation))
    several = is_list(annotation)
    if codes:
        yield said("choices" if several else "choice", language, codes=codes)
    elif kind:
        yield said("references" if several else "reference", language, kind=kind)
    elif is_date(annotation) or date in leaves:
        yield said("when" if is_date(annotation) else "day", language)
    elif int in leaves or float in leaves:
        yield said("number" if float in leaves else "whole", language)
    elif several:
        yield said("list", language)
    elif is_text(annotation):
        yield said("words", language)


def _written(key: str, value: Any) -> Iterator[str]:
    """Yield the lines of a field whose value is known; text in quotes, as both JSON and YAML read it."""
    if isinstance(value, Mapping):
        yield f"{key}:"
        inner: Iterable[str] = (line for name, item in value.items() for line in _written(name, item))
        yield from (f"  {line}" for line in inner)
    else:
        yield f"{key}: {value if isinstance(value, date) else json.dumps(value, ensure_ascii=False)}"
