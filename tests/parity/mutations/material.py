"""The texts into which faults are put: the pages and records of the test region; used by harness.py and the tests.

Prose cites numbers instead of carrying them, so the same pages and words stand here a second time with their citations
written out, as readers see them, and the pages that are made from records a third.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import place_of
from scripts.pages.facts import KINDS_WITH_FACTS
from scripts.pages.generate import page_of
from scripts.pages.prose import expand_line, is_generated
from scripts.pages.writer import Writer
from scripts.records.loader import Records, load_records
from scripts.records.pictures import FOLDER
from scripts.twins.record_passages import record_pairs
from tests.conftest import REGION
from tests.examples import beside
from tests.parity.mutations.harness import Benchmark, Material

PLANTED = beside(__file__, "planted.yml")

#: Hand-written pages; fields of records; both again with citations written out; pages that are made from records.
PAGE, FIELD, WRITTEN, WRITTEN_FIELD, RECORD_PAGE = "page", "field", "written page", "written field", "record page"


@cache
def benchmark_of_region() -> Benchmark:
    """Return the benchmark over the test region, read once."""
    records = load_records(REGION / "data", pictures=REGION / FOLDER)
    return Benchmark(records, all_material(REGION, records), REGION)


def all_material(docs: Path, records: Records) -> list[Material]:
    """Return the whole material of a site."""
    pages = [
        Material(PAGE, name, {language: (docs / language / name).read_text("utf-8") for language in LANGUAGES})
        for name in sorted(path.relative_to(docs / "kk").as_posix() for path in (docs / "kk").rglob("*.md"))
        if not is_generated(name)
    ]
    fields = list(_fields(records))
    return [
        *pages,
        *fields,
        *(_written(item, records, docs) for item in pages),
        *(_written(item, records, docs) for item in fields if _cites(item)),
        *_record_pages(records),
        *(_planted(item, group, index) for index, item in enumerate(pages) for group in PLANTED),
    ]


def _fields(records: Records) -> Iterator[Material]:
    for record in records:
        for pair in record_pairs(records, record):
            mine, twin = pair.kk[0], pair.ru[0]
            sources: dict[Language, str] = {"kk": mine.source, "ru": twin.source}
            yield Material(FIELD, mine.file, sources, line=mine.line, field_path=mine.field)


def _cites(item: Material) -> bool:
    return any("{{" in source or "](" in source for source in item.sources.values())


def _written(item: Material, records: Records, docs: Path) -> Material:
    """Return the material with its citations written out; blocks stay as they are."""
    page = "index.md" if item.field_path else item.name
    sources: dict[Language, str] = {}
    for language in LANGUAGES:
        writer, start = Writer(records, language, page), item.text(language).body
        head, body = item.sources[language][:start], item.sources[language][start:]
        lines = (
            line if line.startswith("{{ block.") else expand_line(line, writer, docs / language)
            for line in body.split("\n")
        )
        sources[language] = head + "\n".join(lines)
    group = WRITTEN_FIELD if item.field_path else WRITTEN
    return Material(group, item.name, sources, line=item.line, field_path=item.field_path)


def _record_pages(records: Records) -> Iterator[Material]:
    for model in KINDS_WITH_FACTS:
        for record in records.all(model):
            sources: dict[Language, str] = {language: page_of(record, records, language) for language in LANGUAGES}
            yield Material(RECORD_PAGE, place_of(record.kind, record.id).page, sources)


def _planted(item: Material, group: str, index: int) -> Material:
    """Return a copy of a page with planted words: after its first paragraph, or at its end on every other page."""
    sources: dict[Language, str] = {}
    only: dict[Language, tuple[int, int]] = {}
    for language in LANGUAGES:
        source, words = item.sources[language], PLANTED[group][language]
        first = source.find("\n\n", item.text(language).body + 2)
        place = len(source.rstrip("\n")) if index % 2 or first < 0 else first
        sources[language] = f"{source[:place]}\n\n{words}{source[place:]}"
        only[language] = place + 2, place + 2 + len(words)
    return Material(group, item.name, sources, only)
