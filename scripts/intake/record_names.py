"""Which record a cell names, by its id or its name in either language; used by cells.py and rows.py."""

import re
from collections import defaultdict
from collections.abc import Iterator

from scripts.forms.layout import reference_of
from scripts.intake.understood import NotUnderstood, found_text
from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.records.kinds.catalogue import Institution
from scripts.records.kinds.reference import Source
from scripts.records.loader import Records
from scripts.records.problems import nearest
from scripts.records.record import Record
from scripts.tables.fields import TableField

_SIGNS = re.compile(r"[«»\"“”„'’]|[\s\u00a0]+")


class RecordNames:
    """The ids and names of all records, and the ids that the file itself gives to new ones."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._new: defaultdict[str, set[str]] = defaultdict(set)
        self._by_name: dict[str, dict[str, set[str]]] = {
            kind: _by_name(found.values()) for kind, found in records.by_kind.items()
        }

    def add(self, kind: str, name: str) -> None:
        """Take note of an id that the file gives to a record."""
        self._new[kind].add(name)

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
        return self._by_name[kind].get(folded(text), set())

    def one(self, field: TableField, text: str) -> str:
        """Return the id of the one record that a text names. Raises NotUnderstood where it names none, or several."""
        kind = str(field.refers_to)
        found = sorted(self.named(kind, text))
        if len(found) == 1:
            return found[0]
        if found:
            raise NotUnderstood(found_text(text), say("intake.one-of-several", ids=found))
        near = nearest(text, [*self.ids(kind), *self._by_name[kind]], alike=0.7)
        raise NotUnderstood(found_text(text), say(f"intake.record-{kind}", near=near))


def folded(text: str) -> str:
    """Return a name as it is compared: small letters, without quotation marks and numero signs."""
    return " ".join(_SIGNS.sub(" ", text.casefold().replace("ё", "е").replace("№", " ")).split())


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
