"""The values that readers are told, by name: what is remembered of them when they are published; used by memory.py and changes.py.

A name is that of a citation, `site.hall.space.area_m2`; an item of a list goes by its id, or else by its number.
"""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import to_jsonable_python

from scripts.languages.dates import PartialDate
from scripts.messages.say import say
from scripts.records.fields import UNKNOWN, field_labels, leaf_types
from scripts.records.kinds import KINDS
from scripts.records.kinds.pictures import Image
from scripts.records.kinds.reference import Counted, WordList
from scripts.records.kinds.revisions import Change
from scripts.records.known import Known
from scripts.records.loader import Records
from scripts.records.problems import nearest, one_of
from scripts.records.record import Record
from scripts.records.values import SHOWABLE, Reference, Words

#: Where a fact comes from and when it was looked at, which may be renewed while the fact stays as it is.
_GROUND = frozenset(("source", "as_of", "note"))
#: Fields that tell nothing of the world: the keeping of the record, on what a word stands, how a source was read, pictures.
_NOT_TOLD = frozenset((*Record.model_fields, "as_of", "basis", "proper", "reading", "read", "conflicts_with", "images"))
_WORD = re.compile(r"\w+")

#: The names of kinds in citations.
CITED = {model.cited_as or kind: model for kind, model in KINDS.items()}


class NoSuchFact(Exception):
    """A name that leads to no field of a record: what was found and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        self.found, self.expected = found, expected
        super().__init__(say("as-error", found=found, expected=expected))


def name_of(record: Record) -> str:
    """Return the name of a record as prose cites it: `site.hall`."""
    return f"{record.cited_as or record.kind}.{record.id}"


def facts_of(record: Record) -> Iterator[tuple[str, Any]]:
    """Yield the name and the plain value of each fact of a record that is known.

    These are its facts and its other values, such as a status or a number; not the words in which we retell something. The day
    of its publication is one of them, so that no published record can go unnoticed.
    """
    yield f"{name_of(record)}.first_published", record.first_published.isoformat()
    if not isinstance(record, Change | Image):
        yield from _told(record, name_of(record))


def all_facts(records: Records) -> dict[str, Any]:
    """Return every known value of a site by its name, in the order of names."""
    return dict(sorted(fact for record in records for fact in facts_of(record)))


def _told(model: BaseModel, name: str) -> Iterator[tuple[str, Any]]:
    for field in type(model).model_fields:
        value = getattr(model, field)
        if field in _NOT_TOLD or _is_nothing(value):
            continue
        items = value if isinstance(value, list) else [value]
        if isinstance(items[0], (Words, WordList, Counted)) or getattr(items[0], "kind", "") == "source":
            continue
        if isinstance(items[0], (Known, *SHOWABLE)):
            yield f"{name}.{field}", plain(value)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                yield from _told(item, f"{name}.{field}.{getattr(item, 'id', number)}")
        else:
            yield from _told(value, f"{name}.{field}")


def _is_nothing(value: Any) -> bool:
    return value is None or value == [] or value == UNKNOWN


def plain(value: Any) -> Any:
    """Return a value as JSON has it; of a fact only what it says, without its source and date."""
    if _is_nothing(value):
        return UNKNOWN
    if isinstance(value, Known):
        told = value.model_dump(mode="json", exclude=set(_GROUND), exclude_none=True, exclude_defaults=True)
        return _tidy(told["value"] if set(told) == {"value"} else told)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, Reference | PartialDate):
        return str(value)
    return _tidy(to_jsonable_python(value, exclude_none=True))


def _tidy(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _tidy(value) for name, value in data.items()}
    if isinstance(data, list):
        return [_tidy(item) for item in data]
    return int(data) if isinstance(data, float) and data.is_integer() else data


def same(one: Any, other: Any) -> bool:
    """Return whether two plain values say the same: lists in any order, words whatever their signs and capitals."""
    return bool(_compared(one) == _compared(other))


def _compared(data: Any) -> Any:
    if isinstance(data, dict):
        is_words = set(data) == {"kk", "ru"}
        return {
            name: _WORD.findall(str(value).casefold()) if is_words else _compared(value) for name, value in data.items()
        }
    if isinstance(data, list):
        return sorted((_compared(item) for item in data), key=lambda item: json.dumps(item, sort_keys=True))
    return data


class FactField:
    """A field of a record by the name of its fact: the record, how the field is described, and its value now."""

    def __init__(self, name: str, records: Records) -> None:
        """Find the field; raise NoSuchFact, with the nearest name, where there is none."""
        cited, identifier, *path = name.split(".")
        if cited not in CITED:
            raise NoSuchFact(say("history.unknown-kind", cited=cited), one_of(cited, CITED))
        known = records.by_kind[CITED[cited].kind]
        if identifier not in known:
            raise NoSuchFact(
                say("history.unknown", cited=cited, identifier=identifier),
                say("history.id-of-record", near=nearest(identifier, known)),
            )
        self.record = known[identifier]
        self.path = tuple(path)
        self.labels: dict[str, Any] = {}
        self._annotation: Any = type(self.record)
        self.value: Any = self.record
        for part in path:
            self._step(part)

    @property
    def plain(self) -> Any:
        """The plain value now; `unknown` where there is none."""
        return plain(self.value)

    def read(self, data: Any) -> Any:
        """Return a plain value as the field has it, typed; raise ValueError for what the field cannot hold."""
        if data == UNKNOWN:
            return UNKNOWN
        known = next((leaf for leaf in _models(self._annotation) if issubclass(leaf, Known)), None)
        try:
            if known is None:
                return TypeAdapter(self._annotation).validate_json(json.dumps(data))
            told = data if isinstance(data, dict) and "value" in data else {"value": data}
            ground = {"source": "unknown", "as_of": UNKNOWN}
            return known.model_validate_json(json.dumps(told | ground))
        except ValidationError as error:
            raise ValueError(str(error)) from None

    def as_plain(self, data: Any) -> Any:
        """Return a value that somebody wrote as the plain value that it would be; raise ValueError as `read` does."""
        return plain(self.read(data))

    def _step(self, part: str) -> None:
        item = _item_type(self._annotation)
        if item is not None:
            self._annotation = item
            self.value = _item(self.value, part)
            return
        fields = {name: info for model in _models(self._annotation) for name, info in model.model_fields.items()}
        if part not in fields:
            expected = one_of(part, fields) if fields else say("history.end-since-this-field-has-no")
            raise NoSuchFact(say("history.unknown-field-of", part=part, name_of=name_of(self.record)), expected)
        info = fields[part]
        self._annotation = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
        self.labels = field_labels(info)
        self.value = getattr(self.value, part, None)


def _models(annotation: Any) -> list[type[BaseModel]]:
    return [leaf for leaf in leaf_types(annotation) if isinstance(leaf, type) and issubclass(leaf, BaseModel)]


def _item_type(annotation: Any) -> Any:
    """Return the type of the items of a list of parts that have fields; None for any other type."""
    if get_origin(annotation) is Annotated:
        return _item_type(get_args(annotation)[0])
    return get_args(annotation)[0] if get_origin(annotation) is list and _models(annotation) else None


def _item(items: Any, name: str) -> Any:
    """Return the item of a list by its id or its number; None where it is not there any more."""
    listed = items if isinstance(items, list) else []
    return next((item for number, item in enumerate(listed) if str(getattr(item, "id", number)) == name), None)
