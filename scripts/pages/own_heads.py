"""The title and the description that the page of a record has in its head, of which no two may be the same; called by generate.py.

Halls of two institutions may have one name, and many a summary is that of others too: search engines show such pages as one.
"""

from collections import Counter
from collections.abc import Collection

from scripts.languages import LANGUAGES
from scripts.pages.writer import Writer
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.records.values import Words


def shared_words(records: Records) -> frozenset[str]:
    """Return the names and summaries, in either language, that several records with pages of their own have."""
    texts = [
        words.in_language(language)
        for record in records
        if record.has_pages()
        for words in (record.title, summary_of(record))
        if words
        for language in LANGUAGES
    ]
    return frozenset(text for text, count in Counter(texts).items() if count > 1)


def summary_of(record: Record) -> Words | None:
    """Return what a record says of itself in a sentence; of one that has ended, why."""
    return record.reason or getattr(record, "summary", None) or getattr(record, "role", None)


def head_of(record: Record, writer: Writer, shared: Collection[str]) -> dict[str, str]:
    """Return the fields `description` and, where the name is `shared` with another record, `head_title` of the front matter.

    The id, by which readers ask for a record, tells the two apart.
    """
    name, summary = record.title, summary_of(record)
    is_shared = name.in_language(writer.language) in shared
    title = f"{writer.plain(name)} ({record.id})" if is_shared else writer.plain(name)
    fields = {"head_title": title} if is_shared else {}
    if summary is None:
        return {**fields, "description": title}
    said = writer.plain(summary)
    return {**fields, "description": f"{title}. {said}" if summary.in_language(writer.language) in shared else said}
