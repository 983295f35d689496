"""Tells what a file would change, field by field: their names, and the values as the site shows them; called by run.py."""

from collections.abc import Collection, Iterator
from typing import Any

from pydantic import BaseModel

from scripts.exports.passport import PlainWriter
from scripts.history.facts import name_of
from scripts.messages.say import Message, MessageLanguage, say
from scripts.pages.citations import CitationError
from scripts.records.asking import spoken
from scripts.records.fields import UNKNOWN, field_labels
from scripts.records.form import field_name
from scripts.records.kinds.reference import Figure
from scripts.records.known import Known
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.records.values import SHOWABLE

#: What no file says of a record.
_OWN = frozenset(("id", "first_published", "last_changed"))


class Teller:
    """Puts changes into the words of an editor's language; for English, whose words the site lacks, into both of the site's."""

    def __init__(
        self, before: Records, after: Records, language: MessageLanguage, published: Collection[str] = ()
    ) -> None:
        """`published` are the names of the facts that were published with another value."""
        self._languages = spoken(language)
        self._before = [PlainWriter(before, side, "index.md") for side in self._languages]
        self._after = [PlainWriter(after, side, "index.md") for side in self._languages]
        self._published = published

    def record(self, old: Record | None, new: Record, file: str) -> Iterator[Message]:
        """Yield the lines about a record that is new or another one now: its name, then each field that differs."""
        name = " / ".join(dict.fromkeys(writer.text(new.short_title) for writer in self._after))
        kind = "added" if old is None else "ended" if new.ended and not old.ended else "changed"
        yield say(f"intake.{kind}", name=name, file=file)
        yield from self._fields(old, new, name_of(new))

    def _fields(self, old: BaseModel | None, new: BaseModel, path: str) -> Iterator[Message]:
        for key, info in type(new).model_fields.items():
            was, becomes = getattr(old, key, None), getattr(new, key)
            if key in _OWN or was == becomes or (old is None and _is_nothing(becomes)):
                continue
            if isinstance(becomes, BaseModel) and not isinstance(becomes, (Known, *SHOWABLE)):
                yield from self._fields(was, becomes, f"{path}.{key}")
                continue
            name = " / ".join(field_name(key, info, side) for side in self._languages)
            yield self._line(name, old, new, key, f"{path}.{key}")

    def _line(self, name: str, old: BaseModel | None, new: BaseModel, key: str, path: str) -> Message:
        """Return the line about a field; of a list whose items have fields, only those that are new or others."""
        was, becomes = getattr(old, key, None), getattr(new, key)
        if isinstance(was, list) and _has_fields(becomes):
            was, becomes = [one for one in was if one not in becomes], [one for one in becomes if one not in was]
        said = self._in_words(self._after, new, key, becomes)
        if old is None or was == []:
            return say("intake.field-is", field=name, value=said)
        line = "intake.published-was" if path in self._published else "intake.field-was"
        return say(line, field=name, was=self._in_words(self._before, old, key, was), value=said)

    def _in_words(self, writers: list[PlainWriter], model: BaseModel, key: str, value: Any) -> str:
        return " / ".join(dict.fromkeys(_shown(writer, model, key, value) for writer in writers))


def _is_nothing(value: Any) -> bool:
    return value is None or value == [] or value == UNKNOWN


def _has_fields(value: Any) -> bool:
    """Return whether a value is a list whose items have fields of their own."""
    return isinstance(value, list) and value != [] and not isinstance(value[0], SHOWABLE)


def _shown(writer: PlainWriter, model: BaseModel, key: str, value: Any) -> str:
    """Return a value of the field `key` as the site shows it, of a fact with its source and date."""
    info = type(model).model_fields[key]
    if _is_nothing(value):
        return writer.phrase("unknown" if field_labels(info).get("fact") else "not_stated")
    try:
        if isinstance(value, Known):
            note = f" ({writer.text(value.note)})" if value.note else ""
            known = writer.known(value, field_labels(info).get("unit"))
            return f"{known} [{writer.ground(value.source, value.as_of)}]{note}"
        if isinstance(model, Figure) and key == "value":
            return writer.quantity(model)
        if _has_fields(value):
            return "; ".join(_item(writer, item) for item in value)
        return writer.value(value, field_labels(info).get("unit"))
    except CitationError:  # a text cites what is not there; the check tells it
        return str(value)


def _item(writer: PlainWriter, item: BaseModel) -> str:
    """Return the fields of an item of a list in one row."""
    fields = ((key, getattr(item, key)) for key in type(item).model_fields)
    return ", ".join(_shown(writer, item, key, value) for key, value in fields if not _is_nothing(value))
