"""Where something of the site is found, and how words are told, as programs read it; used by every module of this room.

Without a public address of the site all addresses are relative to its root; with it they are whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from scripts.exports.passport import PlainWriter
from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import Place, page_url, place_of
from scripts.pages.citations import LINK, has_citations, with_citations
from scripts.records.kinds.pictures import Image
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.records.values import Words

#: The heading under which a page of a record has the facts that are in no group.
_ALONE = "facts"


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
    """Return where readers find a record; a picture that is shown no more has no place of its own on its page."""
    place = place_of(record.kind, record.id)
    return Place(place.page) if isinstance(record, Image) and record.ended else place


@dataclass(frozen=True)
class Telling:
    """Tells of one record: its words in both languages, and the addresses of its facts on its page."""

    root: Root
    place: Place
    writers: Mapping[Language, PlainWriter]
    page: Mapping[str, str] = field(default_factory=dict)

    def inside(self, group: str) -> "Telling":
        """Return what tells of the facts of a group, which the page has under a heading of its own."""
        place = Place(self.place.page, self.place.fragment or group.replace("_", "-"))
        return replace(self, page=self.root.pages(place))

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
    return Telling(root, place, writers).inside(_ALONE)
