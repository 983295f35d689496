"""The changes of what was published as the entries of a feed: every correction and every update; called by write.py."""

from collections.abc import Iterator
from html import escape
from itertools import islice
from pathlib import Path

from scripts.exports.passport import PlainWriter
from scripts.feeds.feed import FeedEntry
from scripts.history.facts import FactField
from scripts.languages import Language
from scripts.pages.addresses import Place, page_url, place_of
from scripts.pages.changes import ToldChange, changes_told
from scripts.pages.markdown import with_full_stop
from scripts.records.kinds.revisions import Change
from scripts.records.loader import Records

#: How many of the last changes a feed has; the change log has all.
_MOST = 200


def change_entries(records: Records, docs: Path, site_url: str, language: Language) -> Iterator[FeedEntry]:
    """Yield the changes, the last first. `docs` has the pages of both languages, `site_url` is where the site is published."""
    writer = PlainWriter(records, language, Change.read_at)
    for told in islice(changes_told(writer, records.all(Change), docs / language), _MOST):
        yield _entry(told, writer, site_url)


def _entry(told: ToldChange, writer: PlainWriter, site_url: str) -> FeedEntry:
    change = told.change
    what = writer.text(change.change)
    values = with_full_stop(writer.phrase("change_values", was=told.was, became=told.became))
    why = with_full_stop(writer.text(change.why))
    link = escape(_address(_place(change, writer.records), writer.language, site_url))
    address = _address(place_of(change.kind, change.id), writer.language, site_url)
    return FeedEntry(
        id=address,
        address=address,
        title=f"{what[:1].upper()}{what[1:]}: {told.subject} — {told.fact}",
        summary=why,
        html=f'<p><a href="{link}">{escape(told.subject)}</a>. {escape(f"{told.fact}: {values}")}</p><p>{escape(why)}</p>',
        published=change.day,
        updated=max(change.day, change.last_changed),
        kind=(change.change.value, what),
    )


def _place(change: Change, records: Records) -> Place:
    """Return where readers find what changed."""
    if change.page is not None:
        return Place(change.page)
    record = FactField(change.fact or "", records).record
    return place_of(record.kind, record.id)


def _address(place: Place, language: Language, site_url: str) -> str:
    fragment = f"#{place.fragment}" if place.fragment else ""
    return f"{site_url}{page_url(place.page, language)}{fragment}"
