"""Says of what type and how large the file is to which a link of a page leads; called by page_pass.py."""

import re
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages import Language
from scripts.languages.numbers import format_number
from scripts.pages.phrases import phrase
from scripts.publish.assets import Assets, asset_at
from scripts.records.attachments import DOCUMENTS

_KILOBYTE, _MEGABYTE = 1_000, 1_000_000
#: What an editor may have written of the type already, at the end of the words.
_TYPE = r"[ \u00a0]*(?:\((?:{0})\)|, ?(?:{0}))$".format("|".join(ending[1:] for ending in DOCUMENTS))
_SAID = re.compile(_TYPE, re.IGNORECASE)


def tell_files(tree: LexborHTMLParser, url: str, base: str, assets: Assets, language: Language) -> None:
    """Add to each link to a document, within its words, in which format it is and how large: (PDF, 1,2 МБ)."""
    for link in tree.css("article a[href]"):
        name = asset_at(link.attributes["href"] or "", url, base, assets)
        ending = Path(name).suffix.lower() if name else ""
        if name and ending in DOCUMENTS:
            _without_type(link)
            told = f"{ending[1:].upper()},\u00a0{size_in_words(len(assets[name][1]), language)}"
            link.insert_child(f" ({told})")


def size_in_words(size: int, language: Language) -> str:
    """Return the size of a file, rounded so that a reader can weigh it: 1 КБ, 340 КБ, 1,2 МБ."""
    kilobytes, megabytes = max(1, round(size / _KILOBYTE)), size / _MEGABYTE
    if kilobytes < _MEGABYTE // _KILOBYTE:
        return phrase("kilobytes", language, size=format_number(kilobytes, language))
    return phrase("megabytes", language, size=format_number(round(megabytes, 1 if megabytes < 10 else None), language))


def _without_type(link: LexborNode) -> None:
    """Take away what an editor wrote of the type at the end of the words of a link."""
    last = link.last_child
    if last is not None and last.is_text_node:
        words = last.text_content or ""
        kept = _SAID.sub("", words)
        if kept != words and kept.strip():
            last.insert_before(kept)
            last.decompose()
