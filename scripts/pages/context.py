"""What the templates of overrides/ show around the text of a page; called by site_build.py."""

from datetime import date
from typing import Any

from scripts.languages import LANGUAGE_NAMES, other_language
from scripts.languages.dates import format_date
from scripts.pages.addresses import anchor, page_url, place_of, relative_url
from scripts.pages.phrases import phrases_in
from scripts.pages.several_sites import is_offered
from scripts.pages.writer import Writer
from scripts.records.kinds.reference import Source


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
            *({"name": name, "url": relative_url(f"data/{name}", here)} for name in [meta.get("record")] if name),
            {"name": writer.phrase("all_data"), "url": relative_url(page_url("data.md", language), here)},
        ],
        "publisher": publisher
        and {"name": writer.plain(publisher.name), "url": writer.page_url(place_of("party", publisher.id).page)},
        "report_url": f"{relative_url(page_url('about/contacts.md', language), here)}#ask",
    }
