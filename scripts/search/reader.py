"""Reads a built page block by block, with how much the words of each say of the page; called by readings.py."""

import html as html_signs
import re
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from scripts.search.tokens import seen


class Field(IntEnum):
    """Where a word stands, from what says least of the page to what says most; search-engine.js knows the numbers."""

    #: The way to the page, its contents, what stands at its end, its controls: found, but last.
    EDGE = 0
    TEXT = 1
    #: The first paragraph after the title.
    LEAD = 2
    HEADING = 3
    TITLE = 4


class Block(NamedTuple):
    """A paragraph, an item, a row, a heading or a fact with its name: what is shown as the place of a find."""

    field: Field
    text: str


@dataclass(frozen=True)
class PageText:
    """All text of the main part of a page, and how its head describes it."""

    title: str
    description: str
    blocks: tuple[Block, ...]


#: The part of a page that is read, and what its head says of it; a page is hashed by these before it is parsed.
_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')

_INLINE = (
    "a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr"
)
_UNREAD = re.compile(rf"<!--.*?-->|</?(?:{_INLINE.replace(' ', '|')})(?:\s(?:[^>\"]|\"[^\"]*\")*)?>", re.DOTALL)
#: A tag that begins or ends a block, its attributes, and the text up to the next one.
_PIECE = re.compile(r"<(/?)([a-z][\w-]*)((?:[^>\"]|\"[^\"]*\")*)>([^<]*)")
_CLASS = re.compile(r'\bclass="([^"]*)"')
_WITHOUT_END = frozenset(("br", "hr", "input", "col", "source", "track", "embed", "area"))
_NOT_READ = frozenset(("script", "style", "template"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_EDGES = frozenset(("nav", "form", "button", "svg"))
_EDGE_CLASSES = frozenset(("contents", "page-end", "actions", "question"))
#: What goes on in the same block: the value of a fact after its name, a cell after the cell before it.
_JOINED = {"dd": (": ", ("dt",)), "td": (" · ", ("td", "th")), "th": (" · ", ("td", "th"))}


def read_parts(html: str) -> tuple[str, str]:
    """Return the main part of a page and its description, as they stand in its HTML."""
    main, description = _MAIN.search(html), _DESCRIPTION.search(html)
    return main.group() if main else "", description[1] if description else ""


def read_page(main: str, description: str = "") -> PageText:
    """Return the text of the two parts of a page."""
    tree = LexborHTMLParser(main)
    title, body = tree.css_first("h1"), tree.css_first("main")
    reader = _BlockReader()
    for is_end, tag, attributes, text in _PIECE.findall(_UNREAD.sub("", body.html or "") if body else ""):
        if is_end:
            reader.end(tag)
        else:
            reader.begin(tag, attributes)
        reader.add(text)
    reader.flush()
    return PageText(seen(title.text()) if title else "", seen(html_signs.unescape(description)), tuple(reader.blocks))


class _BlockReader:
    """Follows the tags of a page, as a parser has closed them, and cuts its text where the lines of a reader end."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._text: list[str] = []
        self._field = Field.TEXT
        self._block_tag = ""
        #: How many elements that are not read, and of the edge, are open around here.
        self._unread = self._edge = 0
        #: Of every open element: its tag, and what it added to the two counts.
        self._open: list[tuple[str, bool, bool]] = []
        self._is_before_lead = False

    def add(self, text: str) -> None:
        """Take a piece of text."""
        if text and not self._unread:
            self._text.append(html_signs.unescape(text) if "&" in text else text)

    def begin(self, tag: str, attributes: str) -> None:
        """Take the beginning of an element."""
        if tag == "br":
            self._text.append(" ")
            return
        sign, after = _JOINED.get(tag, ("", ()))
        if self._block_tag in after and "".join(self._text).strip():
            self._text = ["".join(self._text).rstrip(), sign]
        else:
            self.flush()
        self._block_tag = tag
        is_unread = tag in _NOT_READ
        found = _CLASS.search(attributes) if attributes else None
        is_edge = tag in _EDGES or bool(found and _EDGE_CLASSES.intersection(found[1].split()))
        if tag not in _WITHOUT_END:
            self._open.append((tag, is_unread, is_edge))
            self._unread += is_unread
            self._edge += is_edge
        self._field = self._field_of(tag)

    def end(self, tag: str) -> None:
        """Take the end of an element; what follows a name or a cell may still go on in the same block."""
        if tag not in ("dt", "td", "th"):
            self.flush()
        while self._open:
            closed, unread, edge = self._open.pop()
            self._unread -= unread
            self._edge -= edge
            if closed == tag:
                break

    def _field_of(self, tag: str) -> Field:
        if self._edge:
            return Field.EDGE
        if tag == "h1":
            self._is_before_lead = True
            return Field.TITLE
        if tag == "p" and self._is_before_lead:
            self._is_before_lead = False
            return Field.LEAD
        return Field.HEADING if tag in _HEADINGS else Field.TEXT

    def flush(self) -> None:
        """End the block."""
        if self._text:
            text = seen("".join(self._text))
            if text:
                self.blocks.append(Block(self._field, text))
            self._text.clear()
        self._block_tag = ""
        self._field = Field.EDGE if self._edge else Field.TEXT
