"""Fields of records and the states they are in: known, unknown, or a value; used by truth.py."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel

from scripts.claims.conditions import AskedState, ConditionError
from scripts.languages import Language
from scripts.languages.dates import PartialDate
from scripts.messages.say import Message, say
from scripts.records.fields import UNKNOWN, leaf_types
from scripts.records.known import Known, KnownNumber
from scripts.records.loader import Records, what_is_missing
from scripts.records.problems import one_of
from scripts.records.record import Record
from scripts.records.values import Choice, Words, read_partial_date, referred_kind
from scripts.records.yaml_files import KeyPath

#: The longest value that is told in full.
_LONGEST = 80


@dataclass(frozen=True)
class FieldState:
    """What a field of a record holds: None while it is not known, else its value."""

    path: KeyPath
    value: Any

    def meets(self, state: AskedState) -> bool:
        """Return whether this is the state that is asked for; of a list, whether the value is in it."""
        if state.word == "unknown" or self.value is None:
            return state.word == "unknown" and self.value is None
        values = self.value if isinstance(self.value, list) else [self.value]
        return state.word == "known" or any(_is(value, state.value) for value in values)

    def said(self, name: str, language: Language) -> Message:
        """Return what is true of the field, which is called `name`, with the words of its value in a language of the site."""
        if self.value is None:
            return say("claims.is-unknown", name=name)
        return say("claims.is", name=name, value=_shown(self.value, language))


def field_state(record: Record, fields: tuple[str, ...]) -> FieldState:
    """Return what a field of a record holds, by its path, which `check_state` has looked at."""
    value: Any = record
    for name in fields:
        value = getattr(value, name, None)  # what is unknown has no fields
    if isinstance(value, Known):
        value = _told(value)
    return FieldState(fields, None if value in (UNKNOWN, None, []) else value)


def _told(known: Known[Any]) -> Any:
    """Return the value of a fact, of a number that is not exact in words: words that rest on 1200 do not rest on about 1200."""
    if not isinstance(known, KnownNumber) or known.is_exact:
        return known.value
    value = _written(known.value)
    return f"{value}–{_written(known.to)}" if known.to is not None else f"{known.bound.value} {value}"


def check_state(model: type[Record], state: AskedState, records: Records) -> None:
    """Raise ConditionError where no record of a kind has the field of `state`, or has it with such a value."""
    annotation = _annotation(model, state.fields)
    problem = _wrong_value(annotation, state.value, records) if state.word == "is" else ""
    if problem:
        raise ConditionError(say("claims.value-of", value=state.value, fields=".".join(state.fields)), problem)


def _annotation(model: type[Record], fields: tuple[str, ...]) -> Any:
    """Return the type of the field at a path, of a fact that of its value; raise ConditionError where there is none."""
    annotation: Any = model
    for name in fields:
        if _is_list(annotation):
            raise ConditionError(
                say("claims.field-inside-list", name=name), say("claims.list-itself-known-unknown-or-with")
            )
        known = {field: info for found in _models(annotation) for field, info in found.model_fields.items()}
        if name not in known:
            expected = one_of(name, known) if known else say("history.end-since-this-field-has-no")
            raise ConditionError(say("claims.field-of", name=name, cited_as=model.cited_as or model.kind), expected)
        info = known[name]
        annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    facts = [found for found in _models(annotation) if issubclass(found, Known)]
    if facts:
        info = facts[0].model_fields["value"]
        return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return annotation


def _is_list(annotation: Any) -> bool:
    inside = get_args(annotation)[:1] if get_origin(annotation) is Annotated else ()
    return get_origin(annotation) is list or any(map(_is_list, inside))


def _models(annotation: Any) -> list[type[BaseModel]]:
    return [leaf for leaf in leaf_types(annotation) if isinstance(leaf, type) and issubclass(leaf, BaseModel)]


def _wrong_value(annotation: Any, value: str, records: Records) -> str:
    """Return what was expected where a field of this type never has such a value, else ""."""
    kind, leaves = referred_kind(annotation), list(leaf_types(annotation))
    if kind:
        missing = what_is_missing(records, kind, value)
        return missing[1] if missing else ""
    if _models(annotation):
        return say("claims.known-or-unknown-since-no-single")
    if PartialDate in leaves or date in leaves:
        return "" if _is_date(value) else say("records.date-2026-2026-03-or-20260")
    choices = [leaf for leaf in leaves if issubclass(leaf, Choice)]
    if choices:
        codes = [choice.value for choice in choices[0]]
        return "" if value in codes else one_of(value, codes)
    is_number = any(issubclass(leaf, (int, float)) for leaf in leaves)
    return say("claims.number-as-in-1200-or-0") if is_number and _number(value) is None else ""


def _number(value: str) -> float | None:
    try:
        return float(value)
    except ValueError:
        return None


def _is_date(value: str) -> bool:
    try:
        return isinstance(read_partial_date(value), PartialDate)
    except ValueError:
        return False


def _is(value: Any, written: str) -> bool:
    if isinstance(value, (int, float)):
        return value == _number(written)
    return str(value.value if isinstance(value, Choice) else value) == written


def _shown(value: Any, language: Language) -> str:
    """Return a value as an editor may recognise it."""
    if isinstance(value, list):
        return ", ".join(_shown(item, language) for item in value[:3]) + ("…" if len(value) > 3 else "")
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, Words):
        text = " ".join(value.in_language(language).split())
        return f'"{text[:_LONGEST]}…"' if len(text) > _LONGEST else f'"{text}"'
    if isinstance(value, BaseModel):
        parts = [getattr(value, name) for name in type(value).model_fields]
        return ", ".join(_shown(part, language) for part in parts if part is not None)
    return _written(value)


def _written(value: Any) -> str:
    """Return a value as a record has it: 1200, not 1200.0."""
    return str(int(value) if isinstance(value, float) and value.is_integer() else value)
