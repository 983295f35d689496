"""What the theme's templates show around the text of a page; called by hooks.py."""

import re
from datetime import date
from typing import Any

from scripts.languages import LANGUAGE_NAMES, other_language
from scripts.languages.dates import format_date
from scripts.pages.addresses import anchor, page_url, relative_url
from scripts.pages.phrases import phrases_in
from scripts.pages.writer import Writer
from scripts.records.kinds import Party, Source
from scripts.records.values import UNKNOWN

#: An element of the text that a script of its own makes work: docs/assets/javascripts/NAME.js.
_MODULE = re.compile(r'\bdata-module="([a-z-]+)"')


def page_context(writer: Writer, meta: dict[str, Any], text: str) -> dict[str, Any]:
    """Return the variables of the templates for the page of `writer` with the HTML `text`.

    Addresses are relative to the page.
    """
    language, other = writer.language, other_language(writer.language)
    here = page_url(writer.page, language)
    sources = page_url("about/sources.md", language)
    reviewed = meta["reviewed"]
    return {
        "ui": phrases_in(language),
        "language": language,
        "twin": {
            "url": relative_url(page_url(writer.page, other), here),
            "language": other,
            "name": LANGUAGE_NAMES[other],
        },
        "modules": sorted(set(_MODULE.findall(text))),
        "reviewed": format_date(reviewed, language) if isinstance(reviewed, date) else None,
        "page_sources": [
            {
                "name": writer.plain(writer.records.get(Source, name).short_name),
                "url": f"{relative_url(sources, here)}#{anchor('source', name)}",
            }
            for name in meta["sources"]
        ],
        "page_data": [
            *({"name": name, "url": relative_url(f"data/{name}", here)} for name in [meta.get("record")] if name),
            {"name": writer.phrase("all_data"), "url": relative_url(page_url("data.md", language), here)},
        ],
        "publisher": _publisher(writer),
        "report_url": f"{relative_url(page_url('about/contacts.md', language), here)}#ask",
    }


def _publisher(writer: Writer) -> str | None:
    """Return who publishes the site, from the record of the editors; None while it is not known."""
    editors = writer.records.by_kind[Party.kind].get("editors")
    if not isinstance(editors, Party) or editors.legal_form == UNKNOWN:
        return None
    return writer.plain(editors.legal_form.value)
