"""The text of a built page as Markdown, for programs that read words and not HTML; called by text_copies.py.

It is made of what a reader gets: citations are values, records are text, forms and menus are left out.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.pages.addresses import is_address

#: What only a browser can use, and what leads to other pages.
_LEFT_OUT = frozenset(
    "script style template svg form button nav input select textarea dialog progress output canvas video audio".split()
)
_CONTENTS = "contents"
_INLINE = frozenset(
    "a abbr b bdi bdo br cite code data del dfn em i img ins kbd mark picture q s samp small source span strong sub sup"
    " time u var wbr".split()
)
_SIGNS = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "code": "`", "kbd": "`", "samp": "`"}
_HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
#: What names the blocks after it.
_NAMES = ("summary", "label")
_SPACES = re.compile(r"[ \t\n\r\f]+")
_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]<])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
#: What at the beginning of a line makes a heading, a list, a quotation or a line across of it.
_LINE_START = re.compile(r"^(?:(?=[#>+=-])|(?P<number>\d+)(?=[.)](?:\s|$)))")
_NEXT_ITEM, _LINE_END = re.compile(r"\n\s*(?:- |\d+\. )"), re.compile(r"\s*\n\s*")
_IN_TARGET = {ord(sign): f"%{ord(sign):02X}" for sign in " ()<>"}


def page_as_markdown(tree: LexborHTMLParser, here: str) -> str:
    """Return the text of the page at the address `here` as CommonMark with tables; its links lead from there.

    `here` is whole, or begins at the root of the host; so do the addresses of the links.
    """
    article = tree.css_first("article")
    blocks = _Converter(here).blocks(article) if article is not None else []
    return "\n\n".join(blocks).replace(SOFT_HYPHEN, "") + "\n"


class _Converter:
    """Makes Markdown of the elements of one page."""

    def __init__(self, here: str) -> None:
        self._here = here

    def blocks(self, node: LexborNode) -> list[str]:
        """Return the blocks inside an element; what stands between them is a paragraph."""
        found: list[str] = []
        line: list[str] = []
        for child in node.iter(include_text=True):
            if child.is_text_node or child.tag in _INLINE:
                line.append(self._inline(child))
                continue
            found += _paragraph(line)
            line = []
            if child.is_element_node and not _is_left_out(child):
                found += self._block(child)
        return [*found, *_paragraph(line)]

    def _block(self, node: LexborNode) -> list[str]:
        tag, classes = node.tag or "", (node.attributes.get("class") or "").split()
        if tag in _HEADINGS:
            return [f"{_HEADINGS[tag]} {self._line(node)}"]
        if tag in _NAMES or "admonition-title" in classes:
            name = self._line(node)
            return [_bold(name)] if name else []
        match tag:
            case "ul" | "ol":
                return [self._list(node)]
            case "dl":
                return [self._facts(node)]
            case "table":
                return [self._table(node)]
            case "pre":
                return [f"```\n{node.text().strip(chr(10))}\n```"]
            case "hr":
                return ["---"]
        inside = self.blocks(node)
        is_note = tag == "blockquote" or "admonition" in classes
        return [_quoted("\n\n".join(inside))] if is_note and inside else inside

    def _list(self, node: LexborNode) -> str:
        items = [child for child in node.iter() if child.tag == "li" and not _is_left_out(child)]
        marks = (f"{number}. " if node.tag == "ol" else "- " for number in range(1, len(items) + 1))
        return "\n".join(_item(mark, self.blocks(item)) for mark, item in zip(marks, items, strict=True))

    def _facts(self, node: LexborNode) -> str:
        """Return a list of names and what is said of each, for which CommonMark has nothing of its own."""
        items, name = [], ""
        for part in node.css("dt, dd"):
            if part.tag == "dt":
                name = self._line(part)
                continue
            said = self.blocks(part)
            is_line = bool(said) and "\n" not in said[0] and not said[0].startswith("- ")
            first = f"{_bold(f'{name}:')} {said[0]}" if is_line else _bold(f"{name}:")
            items.append(_item("- ", [first, *said[is_line:]]))
        return "\n".join(items)

    def _table(self, node: LexborNode) -> str:
        heads = [self._cell(cell) for cell in node.css("thead th")]
        rows = [[self._cell(cell) for cell in row.css("th, td")] for row in node.css("tbody tr" if heads else "tr")]
        width = max(map(len, [heads, *rows]), default=0)
        lines = [heads + [""] * (width - len(heads)), ["---"] * width, *rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def _cell(self, node: LexborNode) -> str:
        return self._line(node).replace("|", "\\|")

    def _line(self, node: LexborNode) -> str:
        """Return all that stands in an element on one line."""
        blocks = (_NEXT_ITEM.sub("; ", block.removeprefix("- ")) for block in self.blocks(node))
        return _LINE_END.sub(" ", " ".join(blocks))

    def _inline(self, node: LexborNode) -> str:
        if node.is_text_node:
            text = _SPACES.sub(" ", node.text_content or "")
            return _ENTITY.sub("&amp;", _MARKDOWN_SIGNS.sub(r"\\\1", text))
        if _is_left_out(node):
            return ""
        tag = node.tag or ""
        if tag == "br":
            return " "
        if tag == "img":
            words = (node.attributes.get("alt") or "").strip()
            return f"![{words}]({self._target(node.attributes.get('src'))})" if words else ""
        if tag in ("code", "kbd", "samp"):
            return f"`{_SPACES.sub(' ', node.text())}`"
        inside = "".join(self._inside(node))
        if tag == "a" and node.attributes.get("href") is not None:
            return _around(inside, "[", f"]({self._target(node.attributes['href'])})")
        return _around(inside, _SIGNS[tag], _SIGNS[tag]) if tag in _SIGNS else inside

    def _inside(self, node: LexborNode) -> Iterator[str]:
        for child in node.iter(include_text=True):
            if child.is_text_node or child.tag in _INLINE:
                yield self._inline(child)
            elif child.is_element_node and not _is_left_out(child):  # a block inside a link
                yield f" {self._line(child)} "

    def _target(self, address: str | None) -> str:
        written = address or ""
        return (urljoin(self._here, written) if is_address(written) else written).translate(_IN_TARGET)


def _is_left_out(node: LexborNode) -> bool:
    attributes = node.attributes
    return (
        node.tag in _LEFT_OUT
        or "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or _CONTENTS in (attributes.get("class") or "").split()
    )


def _paragraph(line: list[str]) -> list[str]:
    text = _SPACES.sub(" ", "".join(line)).strip(" ")
    return [_LINE_START.sub(r"\g<number>\\", text)] if text else []


def _around(text: str, before: str, after: str) -> str:
    """Return a text with signs around it, the blanks at its ends outside of them; nothing where there is no text."""
    words = text.strip(" ")
    if not words:
        return text
    start = len(text) - len(text.lstrip(" "))
    return f"{text[:start]}{before}{words}{after}{text[start + len(words) :]}"


def _bold(line: str) -> str:
    """Return a line in bold letters; a part of it may have been so already. An asterisk of the text has a backslash."""
    return f"**{line.replace('**', '')}**"


def _item(mark: str, blocks: list[str]) -> str:
    """Return an item of a list: its further blocks and lines stand below its first one."""
    return mark + "\n\n".join(blocks).replace("\n", f"\n{' ' * len(mark)}").replace(f"\n{' ' * len(mark)}\n", "\n\n")


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
