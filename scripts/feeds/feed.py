"""A feed and its entries, whatever the format; made by news.py and data_changes.py, written by atom.py and json_feed.py."""

from dataclasses import dataclass, field
from datetime import date

from scripts.languages import Language


@dataclass(frozen=True)
class FeedEntry:
    """One thing that a feed tells: its lasting identifier, the address of its page, its words in HTML with whole addresses.

    `kind` is what it is, as a code and in words; `picture` the address of a picture for it.
    """

    id: str
    address: str
    title: str
    summary: str
    html: str
    published: date
    updated: date
    kind: tuple[str, str]
    picture: str | None = None


@dataclass(frozen=True)
class Feed:
    """A feed in one language: its own address, that of the page whose news it tells, who publishes it, its entries, newest first."""

    address: str
    page: str
    language: Language
    title: str
    about: str
    author: str
    updated: date
    entries: list[FeedEntry] = field(default_factory=list)


def moment(day: date) -> str:
    """Return the beginning of a day in Kazakhstan, in the form of RFC 3339: a feed knows no days."""
    return f"{day}T00:00:00+05:00"
