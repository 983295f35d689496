"""Where something of the site is found, and how words are told, as programs read it; used by every module of this room.

Without a public address of the site all addresses are relative to its root; with it they are whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from scripts.exports.passport import PlainWriter
from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import Place, fact_anchor, page_url, place_of
from scripts.pages.citations import LINK, has_citations, with_citations
from scripts.pages.facts import fact_lines
from scripts.records.kinds.pictures import Image
from scripts.records.kinds.quotations import Quotation
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.records.values import Words


@dataclass(frozen=True)
class Root:
    """The root of the site, from which addresses lead; `site_url` is its public address where that is known."""

    site_url: str | None = None

    def file(self, path: str) -> str:
        """Return the address of a file by its path in the site."""
        return f"{self.site_url or ''}{path}"

    def pages(self, place: Place) -> dict[str, str]:
        """Return the address of a place on a page in each language."""
        fragment = f"#{place.fragment}" if place.fragment else ""
        return {language: self.file(f"{page_url(place.page, language)}{fragment}") for language in LANGUAGES}


def read_at(record: Record) -> Place:
    """Return where readers find a record; a picture or quotation that is shown no more has no place of its own on its page."""
    place = place_of(record.kind, record.id)
    return Place(place.page) if isinstance(record, Image | Quotation) and record.ended else place


@dataclass(frozen=True)
class Telling:
    """Tells of one record: its words in both languages, and the addresses of its facts on its page."""

    #: The address of its page in each language; of a listed record, that of its place there.
    pages: Mapping[str, str]
    #: The facts that its page shows, by their paths; a listed record is one fact.
    shown: frozenset[tuple[str, ...]]
    writers: Mapping[Language, PlainWriter]
    path: tuple[str, ...] = ()

    def inside(self, name: str) -> "Telling":
        """Return what tells of a field: of a group of facts, or of a fact."""
        return replace(self, path=(*self.path, name))

    @property
    def page(self) -> dict[str, str]:
        """The permanent address of the fact of which it tells, in each language."""
        place = f"#{fact_anchor(*self.path)}" if self.path in self.shown else ""
        return {language: f"{page}{place}" for language, page in self.pages.items()}

    def words(self, words: Words) -> dict[str, str]:
        """Return words as the record has them, what they cite in the place of each citation."""
        return {language: self._plain(words.in_language(language), language) for language in LANGUAGES}

    def _plain(self, text: str, language: Language) -> str:
        if not has_citations(text):
            return text
        return with_citations(LINK.sub(lambda match: match["text"], text), self.writers[language].cite)


def telling_of(record: Record, records: Records, root: Root) -> Telling:
    """Return what tells of a record."""
    place = read_at(record)
    writers = {language: PlainWriter(records, language, place.page) for language in LANGUAGES}
    shown = frozenset(() if place.fragment else (line.path for line in fact_lines(record)))
    return Telling(root.pages(place), shown, writers)
