"""What a file says of one field, put beside what the record has: the field as it is to be; called by changes.py."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python

from scripts.intake.reading import ReadFact, SheetPlace
from scripts.languages import LANGUAGES
from scripts.messages.say import Message, say
from scripts.records.fields import UNKNOWN, leaf_types
from scripts.records.known import Bound
from scripts.records.takes import is_date, is_text, type_of
from scripts.records.values import Addresses

_YEAR = re.compile(r"[0-9]{4}")


@dataclass(frozen=True)
class Ground:
    """On what values stand of which a file does not say it: the id of a source, and a date as records write it."""

    source: str | None = None
    as_of: str | None = None


class NotTakenError(Exception):
    """Raised where a record cannot take what a cell says: the cell, what was found, what was expected."""

    def __init__(self, place: SheetPlace, found: str, expected: Message) -> None:
        self.place, self.found, self.expected = place, found, expected
        super().__init__(say("as-error", found=found, expected=expected))


def no_source(place: SheetPlace, value: Any) -> NotTakenError:
    """Return the error of a value that is new and comes from nowhere."""
    return NotTakenError(place, in_message(value), say("intake.with-source"))


def in_message(value: Any) -> str:
    """Return what was found in a message: a text as it is, of words those that there are."""
    said = [*value.values()] if isinstance(value, Mapping) else value if isinstance(value, list) else [value]
    return say("quoted", text=", ".join(map(str, said)))


def as_yaml(annotation: Any, value: Any) -> Any:
    """Return a date, which a file has as text, as YAML has it: a whole day is a day, a year a number; any other value as it is."""
    if isinstance(value, str) and (is_date(annotation) or date in leaf_types(annotation)):
        if _YEAR.fullmatch(value):
            return int(value)
        try:
            return date.fromisoformat(value) if len(value) == len("2026-03-05") else value
        except ValueError:
            return value
    return value


def tells_same(annotation: Any, one: Any, other: Any) -> bool:
    """Return whether two values of a type say the same: whatever the spaces in texts, lists in any order."""
    adapter: TypeAdapter[Any] = TypeAdapter(annotation)
    try:
        first, second = (to_jsonable_python(adapter.validate_python(value)) for value in (one, other))
    except ValidationError:
        return False
    return bool(_folded(first) == _folded(second))


def _folded(value: Any) -> Any:
    match value:
        case str():
            return " ".join(value.split())
        case Mapping():
            return {key: _folded(item) for key, item in value.items() if item is not None}
        case list():
            items = [_folded(item) for item in value]
            return sorted(items) if all(isinstance(item, str) for item in items) else items
    return value


def words_to_be(place: SheetPlace, old: Any, said: Mapping[str, str]) -> dict[str, str]:
    """Return a text in both languages, of which a file may say one; raise NotTakenError where the other is nowhere."""
    words = {**(old if isinstance(old, Mapping) else {}), **said}
    if set(words) != {"kk", "ru"}:
        raise NotTakenError(place, in_message(said), say("intake.in-both-languages"))
    return {language: words[language] for language in ("kk", "ru")}


def value_to_be(info: FieldInfo, old: Any, said: Any, place: SheetPlace) -> Any:
    """Return what a field that is no fact is to be; `old` where the file says the same."""
    annotation = type_of(info)
    if is_text(annotation):
        new = words_to_be(place, old, said)
    elif Addresses in leaf_types(annotation) and isinstance(said, Mapping):
        both = {**(old if isinstance(old, Mapping) else dict.fromkeys(LANGUAGES, old) if old else {}), **said}
        new = both if len({*both.values()}) > 1 else next(iter(both.values()))
    else:
        new = as_yaml(annotation, said)
    return old if old is not None and tells_same(annotation, old, new) else new


def fact_to_be(info: FieldInfo, old: Any, said: ReadFact, ground: Ground) -> Any:
    """Return what a fact is to be, `unknown` or its fields; `old` where the file says the same.

    What is told of a value that stays is renewed where a cell says it: its source, its date, its note. A value that is another
    needs a source of its own. Raises NotTakenError where it has none, and where a source or a date stand beside no value.
    """
    if said.is_unknown:
        return old if old == UNKNOWN else UNKNOWN
    known = old if isinstance(old, Mapping) else {}
    if said.value is None and not known:
        if said.parts or said.note or said.bound or said.to is not None:
            place = next(iter(said.parts.values()), said.place)
            raise NotTakenError(place, say("intake.no-value"), say("intake.value-beside-it"))
        return old
    new, annotation = dict(known), type_of(info)
    if said.value is not None:
        _put_value(new, annotation, known, said)
    _put_exactness(new, known, said)
    is_new = new["value"] != known.get("value")
    has_changed = is_new or any(new.get(part) != known.get(part) for part in ("bound", "to"))
    source = said.source or ground.source
    if is_new and source is None:
        raise no_source(said.place, new["value"])
    if has_changed or "source" in said.parts:
        new["source"] = source or new["source"]
    if has_changed or "as_of" in said.parts:
        as_of = said.as_of or ground.as_of
        new["as_of"] = as_yaml(_when(info), as_of or (UNKNOWN if is_new else new["as_of"]))
    if said.note:
        note = words_to_be(said.parts.get("note", said.place), new.get("note"), said.note)
        new["note"] = new["note"] if _folded(new.get("note")) == _folded(note) else note
    new["as_of"] = known["as_of"] if str(new["as_of"]) == str(known.get("as_of")) else new["as_of"]
    return {part: new[part] for part in ("value", "bound", "to", "source", "as_of", "note") if part in new}


def _put_value(new: dict[str, Any], annotation: Any, known: Mapping[str, Any], said: ReadFact) -> None:
    value = said.value
    if is_text(annotation):
        value = words_to_be(said.place, known.get("value"), value)
    value = as_yaml(annotation, value)
    if not known or not tells_same(annotation, known["value"], value):
        new["value"] = value


def _put_exactness(new: dict[str, Any], known: Mapping[str, Any], said: ReadFact) -> None:
    """Put how exact a number is: a bound or the end of a range, of which one leaves no place for the other."""
    if said.to is not None:
        new.pop("bound", None)
        new["to"] = known["to"] if known.get("to") == said.to else said.to
    elif said.bound is not None:
        new.pop("to", None)
        new.pop("bound", None)
        if said.bound != Bound.EXACT or known.get("bound") == Bound.EXACT:
            new["bound"] = said.bound


def _when(info: FieldInfo) -> Any:
    """Return the type of the date of a fact."""
    known = next(leaf for leaf in leaf_types(info.annotation) if hasattr(leaf, "model_fields"))
    return type_of(known.model_fields["as_of"])
