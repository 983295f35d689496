"""Tells how published values have changed: the note on a page, the list of corrections, the change log; called by generate.py, prose.py and blocks.py.

Here alone a text shows an old value.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.history.changes import changes_of, in_order
from scripts.history.facts import FactField
from scripts.pages.citations import CitationError
from scripts.pages.front_matter import read_page
from scripts.pages.markdown import escape
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.reference import Figure
from scripts.records.kinds.revisions import Change, ChangeKind
from scripts.records.known import Known
from scripts.records.record import Record
from scripts.records.values import Words


@dataclass(frozen=True)
class ToldChange:
    """A change as Markdown for one page: of what (a link), of which fact of it, what it was, what it became."""

    change: Change
    subject: str
    fact: str
    was: str
    became: str

    @property
    def is_correction(self) -> bool:
        """Whether we were wrong."""
        return self.change.change is ChangeKind.CORRECTED


def changes_told(writer: Writer, changes: Iterable[Change], pages: Path | None = None) -> Iterator[ToldChange]:
    """Yield changes, from the last to the first, as a page tells them; `pages` is where pages have their titles.

    The check makes none of them, since it goes through pages while a change may still be wrong.
    """
    return (_told(writer, change, pages) for change in in_order(changes))


def changes_of_record(writer: Writer, record: Record) -> list[ToldChange]:
    """Return the changes of a record as a page tells them."""
    return list(changes_told(writer, changes_of(writer.records, record)))


def corrections_of_page(writer: Writer) -> list[ToldChange]:
    """Return the corrections of the words of the writer's page."""
    changes = (change for change in writer.records.all(Change) if change.page == writer.page)
    return [told for told in changes_told(writer, changes) if told.is_correction]


def _told(writer: Writer, change: Change, pages: Path | None) -> ToldChange:
    of_words = writer.phrase("change_of_words")
    if change.page is not None:
        was, became = (_words(writer, Words.model_validate(value)) for value in (change.was, change.became))
        title = str(read_page(pages / change.page).meta["title"]) if pages else change.page
        return ToldChange(change, writer.linked(escape(title), writer.page_link(change.page)), of_words, was, became)
    field = FactField(change.fact or "", writer.records)
    was, became = (_value(writer, field, value) for value in (change.was, change.became))
    subject = writer.reference(field.record.kind, field.record.id)
    return ToldChange(change, subject, str(field.labels.get(writer.language, of_words)), was, became)


def _value(writer: Writer, field: FactField, written: Any) -> str:
    """Return a value that a field had, with its unit."""
    value = field.read(written)
    if value == UNKNOWN:
        return writer.unknown()
    if isinstance(value, Known):
        is_text = isinstance(value.value, Words)
        return _words(writer, value.value) if is_text else writer.known(value, field.labels.get("unit"))
    if isinstance(value, Words):
        return _words(writer, value)
    is_figure = isinstance(field.record, Figure) and field.path == ("value",)
    return writer.value(value, field.record.unit if is_figure else field.labels.get("unit"))  # type: ignore[attr-defined]


def _words(writer: Writer, words: Words) -> str:
    """Return words as they stood; what they cited may be there no more."""
    try:
        return writer.text(words)
    except CitationError:
        return escape(words.in_language(writer.language))
