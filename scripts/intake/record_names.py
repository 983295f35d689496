"""Which record a cell names, by its id or its name in either language; used by cells.py and rows.py."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from scripts.forms.layout import reference_of
from scripts.intake.reading import ReadRow
from scripts.intake.understood import NotUnderstood, found_text, in_plain_letters
from scripts.languages import LANGUAGES
from scripts.languages.latin_letters import in_latin_letters
from scripts.messages.say import say
from scripts.records.kinds.catalogue import Institution
from scripts.records.kinds.reference import Source
from scripts.records.loader import Records
from scripts.records.problems import nearest
from scripts.records.record import Record
from scripts.records.values import MAX_ID
from scripts.tables.fields import TableField

_SIGNS = re.compile(r"[«»\"“”„'’]|[\s\u00a0]+")


class RecordNames:
    """The ids and names of all records, and the ids that the file itself gives to new ones."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._new: defaultdict[str, set[str]] = defaultdict(set)
        #: The names of records that the file adds without an id, all those of a record together; the ids of those that are named.
        self._added: defaultdict[str, dict[str, set[tuple[str, ...]]]] = defaultdict(dict)
        self._given: dict[tuple[str, tuple[str, ...]], str] = {}
        self._by_name: dict[str, dict[str, set[str]]] = {
            kind: _by_name(found.values()) for kind, found in records.by_kind.items()
        }
        #: Names as they are typed on a keyboard without Kazakh letters, or with Latin letters that look the same.
        self._by_letters: dict[str, dict[str, set[str]]] = {
            kind: _in_plain_letters(found) for kind, found in self._by_name.items()
        }

    def add(self, kind: str, name: str) -> None:
        """Take note of an id that the file gives to a record."""
        self._new[kind].add(name)

    def add_new(self, kind: str, texts: list[str]) -> None:
        """Take note of the names of a record that the file adds without an id: it has one where another row names it."""
        key = tuple(map(folded, texts))
        for text in key:
            self._added[kind].setdefault(text, set()).add(key)

    def with_id(self, row: ReadRow) -> ReadRow:
        """Return the row of a new record with an id where another row names it by its name."""
        name = self._given.get((row.kind, tuple(map(folded, row.name.values())))) if row.id is None else None
        return replace(row, id=name) if name else row

    def ids(self, kind: str) -> set[str]:
        """Return the ids of a kind, with those of the file."""
        return {*self.records.by_kind[kind], *self._new[kind]}

    def named(self, kind: str, text: str) -> set[str]:
        """Return the ids of the records of a kind that a text names: one by its id, perhaps several by a name."""
        name = reference_of(text)
        if name in self.ids(kind):
            return {name}
        source, sign, passage = name.partition("/")
        if sign and kind == Source.kind and source in self.ids(kind):
            record = self.records.by_kind[kind].get(source)
            is_there = isinstance(record, Source) and passage in {one.id for one in record.passages}
            return {name} if is_there or record is None else set()
        exact = self._by_name[kind].get(folded(text), set())
        return exact or self._by_letters[kind].get(folded(in_plain_letters(text)), set())

    def in_other_letters(self, kind: str, name: str, texts: list[str]) -> str:
        """Return the text that names a record in letters that only look like those of its name; "" where one names it exactly."""
        exact = (self._by_name[kind].get(folded(text), set()) | {reference_of(text)} for text in texts)
        return (
            ""
            if any(name in ids for ids in exact)
            else next((one for one in texts if name in self.named(kind, one)), "")
        )

    def one(self, field: TableField, text: str) -> str:
        """Return the id of the one record that a text names. Raises NotUnderstood where it names none, or several."""
        kind = str(field.refers_to)
        found = sorted(self.named(kind, text))
        if len(found) == 1:
            return found[0]
        if found:
            raise NotUnderstood(found_text(text), say("intake.one-of-several", ids=found))
        added = self._added[kind].get(folded(text), set())
        if len(added) == 1:
            return self._id_of(kind, next(iter(added)), text)
        near = nearest(text, [*self.ids(kind), *self._by_name[kind]], alike=0.7)
        raise NotUnderstood(found_text(text), say(f"intake.record-{kind}", near=near))

    def _id_of(self, kind: str, key: tuple[str, ...], text: str) -> str:
        """Return the id of a record that the file adds, made of its name the first time it is asked for."""
        if (kind, key) not in self._given:
            base = in_latin_letters(text, MAX_ID - len("-99")) or kind
            taken = self.ids(kind)
            ids = (base if number == 1 else f"{base}-{number}" for number in count(1))
            self._given[kind, key] = next(one for one in ids if one not in taken)
            self.add(kind, self._given[kind, key])
        return self._given[kind, key]


def folded(text: str) -> str:
    """Return a name as it is compared: small letters, without quotation marks and numero signs."""
    return " ".join(_SIGNS.sub(" ", text.casefold().replace("ё", "е").replace("№", " ")).split())


def _in_plain_letters(names: dict[str, set[str]]) -> dict[str, set[str]]:
    found = defaultdict[str, set[str]](set)
    for name, ids in names.items():
        found[in_plain_letters(name)] |= ids
    return found


def _by_name(records: object) -> dict[str, set[str]]:
    names = defaultdict[str, set[str]](set)
    for record in records:  # type: ignore[attr-defined]
        for name in _names(record):
            names[folded(name)].add(record.id)
    return names


def _names(record: Record) -> Iterator[str]:
    try:
        titles = (record.title, record.short_title)
    except AttributeError:  # a kind whose records have no name
        return
    if isinstance(record, Institution):
        yield record.number
    for title in titles:
        yield from (title.in_language(language) for language in LANGUAGES)
