"""What the templates of overrides/ show around the text of a page; called by site_build.py."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from scripts.languages import LANGUAGE_NAMES, other_language
from scripts.languages.dates import format_date
from scripts.pages.addresses import anchor, json_path, page_url, place_of, relative_url, table_path
from scripts.pages.phrases import phrases_in
from scripts.pages.several_sites import is_offered
from scripts.pages.writer import Writer
from scripts.records.kinds import KINDS
from scripts.records.kinds.reference import Source


def _files_of(record: str | None, writer: Writer) -> Iterator[tuple[str, str]]:
    """Yield the name and the address of each file that has a record, by the path of its YAML in the folder of records.

    In a table it is a row, by RFC 7111; the first one has the names of the columns.
    """
    if record is None:
        return
    yield record, f"data/{record}"
    folder, _, file = record.removesuffix(".yml").rpartition("/")
    kind = next(kind for kind, model in KINDS.items() if model.folder == folder)
    yield f"{file}.json", json_path(kind, file)
    row, table = writer.records.places[kind, file] + 1, table_path(kind)
    yield writer.phrase("data_row", file=f"{kind}.csv", row=str(row)), f"{table}#row={row}"


def page_context(writer: Writer, meta: dict[str, Any]) -> dict[str, Any]:
    """Return the variables of the templates for the page of `writer` with the front matter `meta`.

    Addresses are relative to the page. MkDocs counts them from the folder of a language when it builds that language
    alone, so the templates ask `file_url` and `language_url` for what may lie outside of it.
    """
    language, other = writer.language, other_language(writer.language)
    here = page_url(writer.page, language)
    sources = page_url("about/sources.md", language)
    reviewed, publisher = meta["reviewed"], writer.records.publisher
    return {
        "ui": phrases_in(language),
        "language": language,
        "twin": {
            "url": relative_url(page_url(writer.page, other), here),
            "language": other,
            "name": LANGUAGE_NAMES[other],
        },
        "file_url": writer.file_url,
        "language_url": writer.page_url,
        "offered": lambda pages: [
            page for page in pages if is_offered(page.file.src_uri.partition("/")[2], writer.records)
        ],
        "demonstration": writer.phrase("demonstration") if writer.records.is_demonstration else None,
        "reviewed": format_date(reviewed, language) if isinstance(reviewed, date) else None,
        "page_sources": [
            {
                "name": writer.plain(source.short_name),
                "original": source.original,
                "url": f"{relative_url(sources, here)}#{anchor('source', source.id)}",
            }
            for source in (writer.records.get(Source, name) for name in meta["sources"])
        ],
        "page_data": [
            *({"name": name, "url": relative_url(path, here)} for name, path in _files_of(meta.get("record"), writer)),
            {"name": writer.phrase("all_data"), "url": relative_url(page_url("data.md", language), here)},
        ],
        "publisher": publisher
        and {"name": writer.plain(publisher.name), "url": writer.page_url(place_of("party", publisher.id).page)},
        "report_url": f"{relative_url(page_url('about/contacts.md', language), here)}#ask",
    }
