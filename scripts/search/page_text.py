"""The text of a built page block by block, each with its weight; called by page_words.py."""

from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.search.tokens import seen


class Field(IntEnum):
    """Where a word stands, from what says least of the page to what says most; search-engine.js knows the numbers."""

    #: Breadcrumbs, table of contents, end of page, controls, the list of fields: found, but ranked last.
    EDGE = 0
    TEXT = 1
    #: The first paragraph after the title, and after a note in a frame that stands above it.
    LEAD = 2
    HEADING = 3
    TITLE = 4


class TextBlock(NamedTuple):
    """A paragraph, an item, a row, a heading or a fact with its name: what is shown as the place of a find.

    Two parts of its text say little of the page: `aside`, other names of what it tells of, and `foreign`, what stands
    in another language.
    """

    field: Field
    text: str
    aside: str = ""
    foreign: str = ""


@dataclass(frozen=True)
class PageText:
    """All text of the main part of a page, and its meta description."""

    title: str
    description: str
    blocks: tuple[TextBlock, ...]


_INLINE = frozenset(
    "a abbr b bdi bdo cite code data del dfn em i img ins kbd mark q s samp small span strong sub sup time u var wbr".split()
)
_NOT_READ = frozenset(("script", "style", "template"))
_HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_EDGES = frozenset(("nav", "form", "button", "svg"))
_EDGE_CLASSES = frozenset(("contents", "page-end", "actions", "to-ask", "field-list"))
#: The signs of a footnote, which are no words.
_SIGN_CLASSES = frozenset(("footnote-ref", "footnote-backref", "task"))
#: Other names of a thing, by which it is looked for: where the thing itself is told of says more.
_ASIDE_CLASS = "other-names"
#: What goes on in the same block: the value of a fact after its name, a cell after the cell before it.
_JOINED = {"dd": (": ", ("dt",)), "td": (" · ", ("td", "th")), "th": (" · ", ("td", "th"))}


def read_page_text(html: str) -> PageText:
    """Return the text of the main part of a built page, and its meta description."""
    tree = LexborHTMLParser(html)
    title, main = tree.css_first("main h1"), tree.css_first("main")
    description = tree.css_first("meta[name=description]")
    reader = _BlockReader(_language_of(tree.css_first("html")))
    if main is not None:
        reader.read(main)
    reader.flush()
    described = (description.attributes.get("content") or "") if description is not None else ""
    return PageText(seen(title.text()) if title is not None else "", seen(described), tuple(reader.blocks))


def _language_of(node: LexborNode | None) -> str | None:
    """Return the language that an element names for what is in it."""
    return node.attributes.get("lang") if node is not None else None


def _is_sign(node: LexborNode) -> bool:
    return not _SIGN_CLASSES.isdisjoint((node.attributes.get("class") or "").split())


class _BlockReader:
    """Follows the elements of a page in one language, and cuts its text where the lines of a reader end."""

    def __init__(self, language: str | None) -> None:
        self.blocks: list[TextBlock] = []
        self._language = language
        self._text: list[str] = []
        self._aside: list[str] = []
        self._foreign: list[str] = []
        #: Where the text that is read goes besides.
        self._besides: list[str] | None = None
        self._field = Field.TEXT
        self._block_tag = ""
        self._is_before_lead = False

    def read(self, node: LexborNode, is_edge: bool = False) -> None:
        """Take all that stands in an element; `is_edge` says whether it belongs to the edge of the page."""
        for child in node.iter(include_text=True):
            if child.is_text_node:
                self._add(child.text_content or "")
            elif child.tag == "br":
                self._add(" ")
            elif child.tag not in _NOT_READ and child.is_element_node and not _is_sign(child):
                self._read_element(child, child.tag or "", is_edge)
                if child.tag == "abbr" and child.attributes.get("title"):  # what it means is found, and shown with it
                    self._add(f" ({child.attributes['title']})")

    def _add(self, text: str) -> None:
        self._text.append(text)
        if self._besides is not None:
            self._besides.append(text)

    def _read_element(self, node: LexborNode, tag: str, is_edge: bool) -> None:
        around = self._besides
        language = _language_of(node)
        if language and self._language:
            self._besides = self._foreign if language != self._language else None
        if _ASIDE_CLASS in (node.attributes.get("class") or "").split():
            self._besides = self._aside
        if self._besides is not around and self._besides is not None:
            self._besides.append(" ")
        if tag in _INLINE:
            self.read(node, is_edge)
        else:
            self._read_block(node, tag, is_edge)
        self._besides = around

    def _read_block(self, node: LexborNode, tag: str, is_around_edge: bool) -> None:
        classes = (node.attributes.get("class") or "").split()
        is_edge = is_around_edge or tag in _EDGES or not _EDGE_CLASSES.isdisjoint(classes)
        sign, after = _JOINED.get(tag, ("", ()))
        if self._block_tag in after and "".join(self._text).strip():
            self._text = ["".join(self._text).rstrip(), sign]
        else:
            self.flush(is_around_edge)
        self._block_tag = tag
        self._field = self._field_of(tag, is_edge)
        lead_is_ahead = self._is_before_lead
        if "admonition" in classes:  # a note above the lead, such as a correction, says less of the page
            self._is_before_lead = False
        self.read(node, is_edge)
        if "admonition" in classes:
            self._is_before_lead = lead_is_ahead
        if tag not in ("dt", "td", "th"):  # what follows a name or a cell may still go on in the same block
            self.flush(is_edge)

    def _field_of(self, tag: str, is_edge: bool) -> Field:
        if is_edge:
            return Field.EDGE
        if tag == "h1":
            self._is_before_lead = True
            return Field.TITLE
        if tag == "p" and self._is_before_lead:
            self._is_before_lead = False
            return Field.LEAD
        return Field.HEADING if tag in _HEADINGS else Field.TEXT

    def flush(self, is_edge: bool = False) -> None:
        """End the block."""
        text = seen("".join(self._text)) if self._text else ""
        if text:
            aside, foreign = (seen("".join(part)) for part in (self._aside, self._foreign))
            self.blocks.append(TextBlock(self._field, text, aside, foreign))
        for part in (self._text, self._aside, self._foreign):
            part.clear()
        self._block_tag = ""
        self._field = Field.EDGE if is_edge else Field.TEXT
