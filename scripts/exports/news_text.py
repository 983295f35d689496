"""Writes the plain text of each piece of news beside its page, `newsroom/2026/visit.txt`, for whoever copies it; called by site_build.py.

It is read from the built page, so that it says what readers see: citations, quotations and signs are as they are shown.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.files import write_whole
from scripts.languages import Language
from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.newsroom.items import NewsItem
from scripts.pages.addresses import page_url
from scripts.pages.news import citations, text_path

#: Parts of a page that are no part of the text: the way to it, its contents, what it ends with, what only a browser needs.
_LEFT_OUT = "nav, .contents, .page-end, script, style, template, button, form, .footnote-backref"
_INLINE = frozenset("a abbr b code del em i ins kbd mark q small span strong sub sup time u".split())
#: White space of the file; a space that does not break is a sign of the text.
_SPACE = re.compile(r"[ \t\n]+")
#: What stands before a block of each kind.
_BEFORE = {"li": "- "}
#: Blocks without an empty line between them.
_CLOSE = frozenset(("li", "dl", "tr"))


def write_news_texts(
    items: Iterable[NewsItem], site: Path, language: Language, names: Mapping[Language, str], site_url: str | None
) -> None:
    """Write the text of every item in `language` into the folder `site`, whose pages have been built; it ends with how to cite it."""
    for item in items:
        html = (site / page_url(item.page, language) / "index.html").read_text(encoding="utf-8")
        text = f"{plain_text(html)}\n\n{citations(item, names, site_url)[language]}\n"
        write_whole(site / text_path(item.page, language), text.encode())


def plain_text(html: str) -> str:
    """Return the text of a built page: headings, paragraphs, items and rows, a line each."""
    article = LexborHTMLParser(html).css_first("article")
    if article is None:
        return ""
    for node in article.css(_LEFT_OUT):
        node.decompose()
    lines: list[tuple[str, str]] = []
    _read(article, "", lines)
    text, before = "", ""
    for kind, line in lines:
        text += line if not text else f"{'' if kind in _CLOSE and before in _CLOSE else chr(10)}\n{line}"
        before = kind
    return text


def _read(node: LexborNode, kind: str, lines: list[tuple[str, str]]) -> None:
    """Add the lines of an element: one for text beside text, one for each block in it."""
    words: list[str] = []
    for child in node.iter(include_text=True):
        if child.is_text_node:
            words.append(child.text_content or "")
        elif child.tag in _INLINE:
            words.append(child.text())
        elif child.tag == "br":
            words.append(" ")
        elif child.tag == "dt":
            words = [_shown(child.text()), ": "]
        elif child.tag == "dd":
            _add([*words, _shown(child.text())], "dl", lines)
            words = []
        elif child.tag == "tr":
            _add([" · ".join(_shown(cell.text()) for cell in child.css("th, td"))], "tr", lines)
        elif child.is_element_node:
            _add(words, kind, lines)
            words = []
            is_of_item = child.tag == "p" and kind in _CLOSE
            _read(child, kind if is_of_item else child.tag or "", lines)
    _add(words, kind, lines)


def _shown(text: str) -> str:
    """Return a text as it is seen, without the places where a browser may cut words."""
    return _SPACE.sub(" ", text.replace(SOFT_HYPHEN, "")).strip(" ")


def _add(words: list[str], kind: str, lines: list[tuple[str, str]]) -> None:
    line = _shown("".join(words))
    if line:
        lines.append((kind, f"{_BEFORE.get(kind, '')}{line}"))
