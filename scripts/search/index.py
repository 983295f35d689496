"""Writes the index of a language, by which overrides/assets/javascripts/search-engine.js finds pages; called by site_build.py.

`/search/LANGUAGE/index.json` is revalidated each time. It names the version, in whose folder
`/assets/search/LANGUAGE/VERSION/` the parts lie that a query needs: `words-N.json` and `numbers-N.json` say where words
stand, `pages/GROUP-PART.json` has what the results of a group of pages show.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from scripts.cache import digest
from scripts.languages import Language
from scripts.pages.addresses import language_of_url, page_url, place_of
from scripts.pages.phrases import phrases_in
from scripts.pages.several_sites import NEED_SEVERAL, is_offered
from scripts.pages.writer import Writer
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.search import kazakh_stemmer, russian_stemmer
from scripts.search.page_words import IndexedPage, cut, group_size, indexed_page, part_length
from scripts.search.sections import SECTIONS, Rank, rank_of, section_of
from scripts.search.shown import key_facts
from scripts.search.synonyms import synonyms_of
from scripts.search.tokens import words_of
from scripts.search.values import values_of
from scripts.search.vocabulary import (
    as_json,
    distances,
    families_of,
    parts_of_families,
    parts_of_numbers,
    places_of_words,
    written_families,
)

_VERSION_LENGTH = 10
#: What finds the root of a word of each language, with the tables by which a browser finds the same.
STEMMERS: dict[Language, ModuleType] = {"kk": kazakh_stemmer, "ru": russian_stemmer}
#: The keys of the phrases that the search shows: those with a prefix, and what is said of a fact that is not known.
_SEARCH, _UNKNOWN = "search_", "unknown"


@dataclass(frozen=True)
class _Page:
    """A page of the index: its address from the root of the site, its section, and in what order it is given there."""

    url: str
    section: int
    rank: Rank
    indexed: IndexedPage
    record: Record | None


def write_index(records: Records, site: Path, language: Language, base: str = "/") -> int:
    """Write the index of a language into the folder `site`, which has its pages; return how many pages are in it.

    `base` is the path of the site on its host.
    """
    pages = sorted(_pages(records, site, language), key=_order)
    index, parts = index_of(pages, records, language, base)
    version = digest(as_json(index), *(f"{name} {part}" for name, part in parts.items()))[:_VERSION_LENGTH]
    folder = site / "assets" / "search" / language / version
    (folder / "pages").mkdir(parents=True)
    for name, part in parts.items():
        (folder / name).write_bytes(part.encode())
    place = site / "search" / language / "index.json"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(as_json({"version": version, **index}), encoding="utf-8")
    return len(pages)


def _pages(records: Records, site: Path, language: Language) -> Iterator[_Page]:
    """Yield every page of a language that is offered; without the error page."""
    not_offered = {page_url(page, language) for page in NEED_SEVERAL if not is_offered(page, records)}
    of_record = {page_url(place_of(item.kind, item.id).page, language): item for item in records if item.has_pages()}
    for path in site.rglob("index.html"):
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        own_language, own = language_of_url(url)
        if own_language == language and url not in not_offered:
            record = of_record.get(url)
            rank = rank_of(own, bool(record and record.ended))
            indexed = indexed_page(path.read_text(encoding="utf-8"))
            yield _Page(url, section_of(own), rank, indexed, record)


def _order(page: _Page) -> tuple[Any, ...]:
    """Return a key by which pages are numbered: section by section, by rank, then by address, in which 10 follows 9."""
    address = page.url.replace("/", " ")  # sorts first, so that a folder comes before its content
    parts = [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", address)]
    return page.section, page.rank, parts


def index_of(
    pages: list[_Page], records: Records, language: Language, base: str
) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the index of the pages, which are in order, without its version, and its parts by their names."""
    roots = {name: stemmer.stem for name, stemmer in STEMMERS.items()}
    writer = Writer(records, language, "index.md")
    length = part_length([page.indexed for page in pages])
    texts = [cut(page.indexed, length) for page in pages]
    places = places_of_words(words for _, words in texts)
    families = families_of(places, roots[language])
    word_parts, word_starts = parts_of_families(families, places)
    number_parts, number_starts = parts_of_numbers(places)
    values, value_parts = values_of([page.record for page in pages], writer)
    index = {
        "pages": len(pages),
        "groupSize": group_size(len(pages)),
        "sections": list(_sections(pages, language, base)),
        "ui": {key: words for key, words in phrases_in(language).items() if key.startswith(_SEARCH) or key == _UNKNOWN},
        "endings": STEMMERS[language].TABLES,
        "synonyms": synonyms_of(records, language, roots),
        "families": written_families(families),
        "foreign": _foreign(families, pages),
        "wordParts": word_starts,
        "numberParts": number_starts,
        "values": values,
    }
    parts = {
        **{f"words-{number}.json": as_json(part) for number, part in enumerate(word_parts)},
        **{f"numbers-{number}.json": as_json(part) for number, part in enumerate(number_parts)},
        **{name: as_json(part) for name, part in value_parts.items()},
        **_page_parts(pages, [parts for parts, _ in texts], writer, base),
    }
    return index, parts


def _foreign(families: Mapping[str, Sequence[str]], pages: Iterable[_Page]) -> list[int]:
    """Return the numbers of the words that stand nowhere in the language of the pages, as distances."""
    own = {word for page in pages for word in page.indexed.words.keys() - page.indexed.foreign}
    words = (word for family in families.values() for word in family)
    return distances([number for number, word in enumerate(words) if word not in own])


def _sections(pages: Iterable[_Page], language: Language, base: str) -> Iterator[dict[str, Any]]:
    """Yield each section that has pages: its first page, how many of each rank, how long titles are that have ended."""
    pages = list(pages)
    for number, section in enumerate(SECTIONS):
        own = [page for page in pages if page.section == number]
        if own:
            yield {
                "id": section.id,
                "title": phrases_in(language)[section.phrase],
                "url": f"{base}{page_url(section.page, language)}",
                "first": pages.index(own[0]),
                "ranks": [sum(page.rank is rank for page in own) for rank in Rank],
                "endedTitles": [len(words_of(page.indexed.title)) for page in own if page.rank is Rank.ENDED],
            }


def _page_parts(pages: list[_Page], texts: Iterable[list[list[str]]], writer: Writer, base: str) -> dict[str, str]:
    """Return what the results of each group of pages show, by their numbers, for each part of their texts."""
    size = group_size(len(pages))
    files: defaultdict[str, dict[int, Any]] = defaultdict(dict)
    for number, (page, text) in enumerate(zip(pages, texts, strict=True)):
        head = {
            "title": page.indexed.title,
            "url": f"{base}{page.url}",
            "section": SECTIONS[page.section].id,
            "facts": list(key_facts(page.record, writer)),
            "ended": page.rank is Rank.ENDED,
        }
        for part, blocks in enumerate(text):
            if blocks or len(text) == 1:
                files[f"pages/{number // size}-{part}.json"][number] = {**head, "text": blocks}
    return {name: as_json(shown) for name, shown in files.items()}
