"""How far the two languages of a site are known to agree, for the page that shows it; filled by parity/status.py."""

from dataclasses import dataclass
from datetime import date

from scripts.languages import Language


@dataclass(frozen=True)
class PageStatus:
    """A page in both languages: when it was read together (None: never), whether it changed since, what is open.

    `passed` of `ran` rules found nothing; `open` are the names of those that found something.
    """

    page: str
    titles: dict[Language, str]
    agreed: date | None
    unchanged: bool
    passed: int
    ran: int
    open: tuple[str, ...]


@dataclass(frozen=True)
class KindStatus:
    """The records of one kind that have words: how many, how many of them stand as they were read together, what is open."""

    kind: str
    total: int
    agreed: int
    last: date | None
    open: tuple[str, ...]


@dataclass(frozen=True)
class AcceptedStatus:
    """A finding that an editor accepted: the file in which it stands, and its rule."""

    file: str
    rule: str


@dataclass(frozen=True)
class SiteStatus:
    """The whole site."""

    pages: tuple[PageStatus, ...] = ()
    kinds: tuple[KindStatus, ...] = ()
    accepted: tuple[AcceptedStatus, ...] = ()
