"""Reads all pages and records once, as passages and pairs, for every rule of the check; called by runner.py."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.languages import LANGUAGES, Language
from scripts.pages.front_matter import read_body
from scripts.pages.prose import is_generated
from scripts.records.loader import Records
from scripts.records.problems import InputError, Problem
from scripts.records.record import Record
from scripts.twins.alignment import page_pairs
from scripts.twins.documents import Document, read_document
from scripts.twins.passages import Pair, TextPassage
from scripts.twins.record_passages import lone_passages, record_pairs


@dataclass
class Site:
    """Every hand-written page and every record of a site, cut for the rules.

    `pages` has the documents by their path inside the trees (`about/index.md`), in the languages that have them.
    """

    docs: Path
    records: Records
    pages: dict[str, dict[Language, Document]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    #: The records whose words are read, where these are not all of them.
    chosen: Sequence[Record] | None = None
    #: The pages that may be named, where `pages` are not all of them.
    around: Mapping[str, Mapping[Language, Document]] | None = None

    @property
    def named(self) -> Mapping[str, Mapping[Language, Document]]:
        """Every page to which a page can lead, as `pages`."""
        return self.pages if self.around is None else self.around

    @property
    def _read_records(self) -> Iterable[Record]:
        return self.records if self.chosen is None else self.chosen

    def read(self, path: Path, language: Language, name: str) -> None:
        """Read a hand-written page, called `name` inside its tree; what cannot be read is among the problems."""
        try:
            page = read_body(path)
            self.pages.setdefault(name, {})[language] = read_document(page, language)
            self.problems += page.problems
        except InputError as error:
            self.problems += error.problems

    @property
    def documents(self) -> list[Document]:
        """The pages of both languages."""
        return [document for sides in self.pages.values() for document in sides.values()]

    @property
    def twins(self) -> Iterator[tuple[Document, Document]]:
        """The pages that both languages have."""
        for sides in self.pages.values():
            if len(sides) == len(LANGUAGES):
                yield sides["kk"], sides["ru"]

    @property
    def texts(self) -> dict[str, str]:
        """The text of every page and every record that could be read, by the name of its file."""
        pages = [document.page for document in self.documents]
        return {page.name: page.text for page in pages} | {f.name: f.text for f in self.records.files.values()}

    @cached_property
    def record_pairs(self) -> list[Pair]:
        """Every text of the records, as a pair."""
        return [pair for record in self._read_records for pair in record_pairs(self.records, record)]

    @cached_property
    def pairs(self) -> list[Pair]:
        """Every pair of passages, of pages and then of records."""
        pages = [pair for kazakh, russian in self.twins for pair in page_pairs(kazakh, russian)]
        return pages + self.record_pairs

    @cached_property
    def passages(self) -> list[TextPassage]:
        """Every passage of both languages, of pages and then of records."""
        pages = [passage for document in self.documents for passage in document.passages()]
        paired = [passage for pair in self.record_pairs for passage in pair.kk + pair.ru]
        alone = [passage for record in self._read_records for passage in lone_passages(self.records, record)]
        return pages + paired + alone


def read_site(docs: Path, records: Records) -> Site:
    """Read the hand-written pages under `docs`; what cannot be read is among the problems of the site."""
    site = Site(docs, records)
    for language in LANGUAGES:
        tree = docs / language
        for path in sorted(tree.rglob("*.md")):
            name = path.relative_to(tree).as_posix()
            if not is_generated(name):
                site.read(path, language, name)
    return site
