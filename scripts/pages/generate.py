"""Writes the pages of records into the generated folders of both languages; called by prepare.py."""

from functools import partial
from pathlib import Path

from scripts.cache import Cache, look
from scripts.files import write_if_changed
from scripts.languages import LANGUAGES, Language
from scripts.languages.numbers import format_number
from scripts.pages.addresses import GENERATED_FOLDERS, place_of
from scripts.pages.blocks import KINDS_WITH_FACTS
from scripts.pages.catalogue_list import ListPage, list_pages, list_values
from scripts.pages.front_matter import write_front_matter
from scripts.pages.templates import render_template
from scripts.pages.writer import Writer, cited_in
from scripts.paths import CACHE
from scripts.records.kept_texts import KeptTexts
from scripts.records.kinds import Event, Figure, Institution, Opportunity, Party, Term
from scripts.records.loader import Records
from scripts.records.production_site import ProductionSite
from scripts.records.values import Record, SourceId, Words
from scripts.second_process import in_second_process


def generate_pages(records: Records, docs: Path, cache: Path = CACHE / "texts") -> tuple[int, int]:
    """Write a page for every record that has one, in both languages, and sweep what no record asks for.

    `cache` keeps the pages from one build to the next by what they are made of. Returns (pages, how many of them were written because they changed).
    """
    texts = KeptTexts(Cache(cache), records, look())
    beside = [in_second_process(partial(_generate, records, docs, language, texts)) for language in LANGUAGES[1:]]
    counts = [_generate(records, docs, LANGUAGES[0], texts), *(wait() for wait in beside)]
    Cache(cache).sweep()
    return sum(pages for pages, _ in counts), sum(changed for _, changed in counts)


def _generate(records: Records, docs: Path, language: Language, kept: KeptTexts) -> tuple[int, int]:
    texts = {
        docs / language / place_of(record.kind, record.id).page: kept.text(
            record, partial(page_of, record, language=language), "page", language
        )
        for model in KINDS_WITH_FACTS
        for record in records.all(model)
    }
    pages = list_pages(records)
    # What a page of the list says of the others.
    others = str([(page.last, [group[:2] for group in page.groups]) for page in pages])
    texts |= {
        docs / language / page.page: kept.text_of(
            [item.site for item in page.sites],
            partial(list_page_of, page, pages, language=language),
            others,
            str(page.number),
            language,
        )
        for page in pages[1:]
    }
    changed = sum(write_if_changed(path, text) for path, text in texts.items())
    for folder in GENERATED_FOLDERS:
        _sweep(docs / language / folder, set(texts))
    return len(texts), changed


def page_of(record: Record, records: Records, language: Language) -> str:
    """Return the whole Markdown page of a record in one language."""
    writer = Writer(records, language, place_of(record.kind, record.id).page)
    name = writer.plain(record.name)  # type: ignore[attr-defined]
    summary = getattr(record, "summary", None) or getattr(record, "role", None)
    meta = {
        "title": name,
        "description": writer.plain(summary) if summary else name,
        "reviewed": record.last_changed,
        "sources": sources_of(record, records),
        "record": f"{record.folder}/{record.id}.yml",
    }
    body = render_template(f"{record.kind}.md.j2", writer, record=record, related=_related(record, records))
    return write_front_matter(meta) + "\n" + body


def list_page_of(page: ListPage, pages: list[ListPage], records: Records, language: Language) -> str:
    """Return the whole Markdown of a further page, one of `pages`, of the list of production sites in one language."""
    writer = Writer(records, language, page.page)
    places = {"first": format_number(page.first, language), "last": format_number(page.last, language)}
    meta = {
        "title": writer.phrase("list_title", **places),
        "description": writer.phrase("list_description", **places),
        "reviewed": max(max(item.site.last_changed, item.institution.last_changed) for item in page.sites),
        "sources": [],
    }
    return (
        write_front_matter(meta) + "\n" + render_template("list-page.md.j2", writer, **list_values(writer, page, pages))
    )


def sources_of(record: Record, records: Records) -> list[str]:
    """Return the ids of all sources that a record rests on or cites in its words, each once, in its own order."""
    found: list[str] = []
    for _, value in records.parts(record):
        if isinstance(value, SourceId):
            found.append(value)
        elif isinstance(value, Words):
            for kind, name in cited_in(value.kk):
                found.append(name if kind == "source" else records.get(Figure, name).source if kind == "figure" else "")
    return [name for name in dict.fromkeys(reference.partition("/")[0] for reference in found) if name]


def _related(record: Record, records: Records) -> dict[str, list[Record]]:
    """Return the records that point at this one and are shown on its page, by kind."""
    # Each asks for no more than it needs, since a page that looks at others of its kind cannot be kept.
    if isinstance(record, ProductionSite):
        return {"institution": [records.get(Institution, record.institution)]}
    if isinstance(record, Institution):
        return {
            "sites": [site for site in records.all(ProductionSite) if site.institution == record.id],
            "events": [event for event in records.all(Event) if event.institution == record.id],
        }
    if isinstance(record, Opportunity):
        sites = records.all(ProductionSite)
        return {"sites": [site for site in sites if record.id in _known_list(site.suited_opportunities)]}
    if isinstance(record, Party):
        return {
            "terms": [term for term in records.all(Term) if term.party == record.id],
            "events": [event for event in records.all(Event) if record.id in _known_list(event.participants)],
        }
    if isinstance(record, Event):
        return {"opportunities": [item for item in records.all(Opportunity) if item.event == record.id]}
    return {}


def _known_list(fact: object) -> list[str]:
    value = getattr(fact, "value", [])
    return value if isinstance(value, list) else []


def _sweep(folder: Path, wanted: set[Path]) -> None:
    """Remove from a generated folder everything that no record asks for; it holds nothing else."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        elif path not in wanted:
            path.unlink()
