"""Writes the pages of records into the generated folders of a language; called by site_build.py."""

from functools import partial
from pathlib import Path

from scripts.files import write_if_changed
from scripts.languages import Language
from scripts.languages.numbers import format_number
from scripts.pages.addresses import GENERATED_FOLDERS, place_of
from scripts.pages.catalogue_list import ListPage, list_pages, list_values
from scripts.pages.changes import changes_of_record
from scripts.pages.citations import cited_in
from scripts.pages.front_matter import write_front_matter
from scripts.pages.templates import render_template
from scripts.pages.writer import Writer
from scripts.records.kinds.reference import Figure
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.records.values import Reference, Words


def generate_pages(records: Records, docs: Path, language: Language) -> int:
    """Write a page in one language for every record that has one, and remove what no record asks for.

    A file is written only when its content changes. Returns how many pages there are.
    """
    texts = {
        docs / language / place_of(record.kind, record.id).page: page_of(record, records, language)
        for record in records
        if record.has_pages()
    }
    pages = list_pages(records)
    texts |= {docs / language / page.page: list_page_of(page, pages, records, language) for page in pages[1:]}
    for path, text in texts.items():
        write_if_changed(path, text)
    for folder in (docs / language / name for name in GENERATED_FOLDERS):
        write_if_changed(folder / ".gitignore", "*\n")
        _sweep(folder, {*texts, folder / ".gitignore"})
    return len(texts)


def page_of(record: Record, records: Records, language: Language) -> str:
    """Return the whole Markdown page of a record in one language."""
    writer = Writer(records, language, place_of(record.kind, record.id).page)
    name = writer.plain(record.title)
    summary = record.reason or getattr(record, "summary", None) or getattr(record, "role", None)
    meta = {
        "title": name,
        "description": writer.plain(summary) if summary else name,
        "reviewed": record.last_changed,
        "sources": sources_of(record, records),
        "record": f"{record.folder}/{record.id}.yml",
    }
    body = render_template(f"{record.kind}.md.j2", writer, record=record, related=partial(records.pointing_at, record))
    changes = changes_of_record(writer, record)
    note = render_template("corrections.md.j2", writer, corrections=[told for told in changes if told.is_correction])
    updates = render_template("updates.md.j2", writer, updates=[told for told in changes if not told.is_correction])
    return f"{write_front_matter(meta)}\n{note}{body}{updates}"


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
        if isinstance(value, Reference) and value.kind == "source":
            found.append(value)
        elif isinstance(value, Words):
            for kind, name in cited_in(value.kk):
                found.append(name if kind == "source" else records.get(Figure, name).source if kind == "figure" else "")
    return [name for name in dict.fromkeys(reference.partition("/")[0] for reference in found) if name]


def _sweep(folder: Path, wanted: set[Path]) -> None:
    """Remove from a generated folder everything that no record asks for; it holds nothing else."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        elif path not in wanted:
            path.unlink()
