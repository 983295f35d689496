"""How far the two languages of a site are known to agree, for the page that shows it; filled by check/status.py."""

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
class AgreementStatus:
    """The whole site; `accepted` are the findings that an editor accepted, by the file in which each stands, and its rule."""

    pages: tuple[PageStatus, ...] = ()
    kinds: tuple[KindStatus, ...] = ()
    accepted: tuple[tuple[str, str], ...] = ()
