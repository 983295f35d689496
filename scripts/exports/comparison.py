"""Writes what the page of every production site says of its facts, `catalogue/sites/<id>/facts.json`; called by site_build.py.

compare.js and letter.js fetch it. It is taken from the built page, so that the comparison can say nothing else; its links are
relative to that page. Its long words have soft hyphens, since the columns of a comparison are narrow.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.files import write_whole
from scripts.languages import Language
from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.pages.addresses import page_url, place_of
from scripts.pages.html_marks import add_soft_hyphens
from scripts.pages.phrases import phrase
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records

#: What is no fact of a site, or stands only on pages of sites that have none of their own; by the keys of the phrases.
_NOT_COMPARED = ("passport", "institution_contact")
#: What stands above the first heading, and under one of them once more.
_TOLD_TWICE = ("institution",)
#: What a comparison shows, and from how many letters on its words may be cut.
_CUT_FROM = {"h1, dt, dd, .fact-name": 9}


def write_comparison_data(records: Records, site: Path, language: Language) -> None:
    """Write the facts of every production site in `language` into the folder `site`, where its pages are built."""
    for record in records.all(ProductionSite):
        address = page_url(place_of(record.kind, record.id).page, language)
        html = (site / address / "index.html").read_text(encoding="utf-8")
        page = LexborHTMLParser(html.replace(SOFT_HYPHEN, ""))
        add_soft_hyphens(page, language, _CUT_FROM)
        said = {"name": _words(page.css("h1")[0]), "groups": list(_groups(page, language))}
        text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
        write_whole(site / address / "facts.json", text.encode())


def _groups(page: LexborHTMLParser, language: Language) -> Iterator[dict[str, Any]]:
    """Yield the facts under each heading; what stands at a glance, in a frame of its own, stands below with its source."""
    heading = {"id": "", "title": ""}
    left_out = {phrase(name, language) for name in (*_NOT_COMPARED, *_TOLD_TWICE)}
    for part in page.css("article > h2, article > dl, article > p.unknown-facts"):
        if part.tag == "h2":
            heading = {"id": part.id or "", "title": _plain(part)}
            left_out = {phrase(name, language) for name in _NOT_COMPARED}
        elif part.tag == "p":  # one line for a group of which nothing is known
            yield heading | {"facts": [{"name": _as_heading(name), "value": None} for name in part.css(".fact-name")]}
        else:
            yield heading | {"facts": [_fact(name) for name in part.css("dt") if _plain(name) not in left_out]}


def _as_heading(name: LexborNode) -> str:
    """Return a name that stands in a sentence as it stands alone."""
    words = _words(name)
    return words[:1].upper() + words[1:]


def _fact(name: LexborNode) -> dict[str, str | None]:
    """Return the words of the name of a fact and its value as HTML; None where it is not known."""
    value = name.next
    while value is not None and value.tag != "dd":
        value = value.next
    assert value is not None, "a name without a value"  # the renderer makes them in pairs
    is_unknown = [part.attributes.get("class") for part in value.iter()] == ["unknown"]
    # The serialiser writes them as entities, which scripts would have to know.
    html = (value.inner_html or "").strip().replace("&nbsp;", "\u00a0").replace("&shy;", SOFT_HYPHEN)
    return {"name": _words(name), "value": None if is_unknown else html}


def _plain(node: LexborNode) -> str:
    return _words(node).replace(SOFT_HYPHEN, "")


def _words(node: LexborNode) -> str:
    return " ".join(part for part in node.text().replace("\n", " ").split(" ") if part)
