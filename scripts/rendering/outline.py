"""The outline of rendered HTML: what a reader gets of it, in a form in which two renderings can be compared; called by differences.py.

Whatever does not show is left out: how elements of the text lie in one another, paragraphs inside an item, ids, white space.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.rendering.commonmark import ICON, KEYS

#: Written into the text where the renderer has made an element of signs, so that signs that are left are told from those made.
MADE = "\ue001"
#: How Python-Markdown keeps a sign that was written with a backslash until the last step.
_ESCAPED = re.compile("\x02(\\d+)\x03")
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLOCKS = frozenset(
    "ul ol li blockquote table thead tbody tr th td h1 h2 h3 h4 h5 h6 dl dt dd figcaption label".split()
)
#: What only frames: it begins and ends a text.
_FRAMES = frozenset("p div section summary figure fieldset".split())
_MARKS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
#: What is made of signs, with what an editor types on either side of the words.
_SIGNS = {"mark": "==", "del": "~~", "ins": "^^", "sub": "~", "sup": "^"}
#: What shows nothing, or is at the end of a footnote to go back.
_LEFT_OUT = frozenset(("template", "footnote-backref", "footnotes-sep"))
_TRANSPARENT = frozenset(("abbr", "body", "colgroup", "caption"))
_LIMIT = 60
_ALIGN = re.compile(r"text-align:\s*(\w+)")
_FOOTNOTE = "\ue004"
#: Stands for a space of code, where white space counts.
_CODE_SPACE = "\ue000"


class Run(NamedTuple):
    """Words of one look: with which marks, and the text."""

    marks: frozenset[str]
    text: str


@dataclass
class Part:
    """The beginning (`open`) or end of a block, or a run of text in it, with the line of the source where it is known."""

    kind: str
    line: int = 0
    words: list[Run] = field(default_factory=list)

    def key(self) -> tuple[str, tuple[Run, ...]]:
        """Return what is compared of it."""
        return self.kind, tuple(Run(marks, _as_typed(text)) for marks, text in self.words)

    @property
    def text(self) -> str:
        """The text of a run."""
        return "".join(text for _, text in self.words)


def _as_typed(text: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1])), text.replace(MADE, ""))


def outline_of(html: str) -> list[Part]:
    """Return the outline of a page."""
    body = LexborHTMLParser(html).body
    reader = _OutlineReader()
    if body is not None:
        reader.read(body, frozenset(), 0)
    reader.end_run()
    return reader.parts


class _OutlineReader:
    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._run: list[Run] = []
        self._line = 0
        self._run_line = 0

    def read(self, node: LexborNode, marks: frozenset[str], depth: int) -> None:
        """Take what stands in an element."""
        for child in node.iter(include_text=True):
            if child.is_text_node:
                self._add(marks, child.text_content or "")
            elif child.is_element_node and depth < _LIMIT:
                self._element(child, child.tag or "", marks, depth + 1)

    def _add(self, marks: frozenset[str], text: str) -> None:
        if not self._run:
            self._run_line = self._line
        self._run.append(Run(marks, text))

    def _element(self, node: LexborNode, tag: str, marks: frozenset[str], depth: int) -> None:
        values = node.attributes
        classes = (values.get("class") or "").split()
        if tag in _LEFT_OUT or not _LEFT_OUT.isdisjoint(classes):
            return
        line = values.get("data-line")
        if line:
            self.end_run()
            self._line = int(line)
        if self._whole(node, tag, classes, marks):
            return
        if tag in _MARKS or tag == "a":
            mark = _MARKS.get(tag) or f"a {unquote(values.get('href') or '')} {values.get('title') or ''}"
            self.read(node, marks | {mark}, depth)
        elif tag in _TRANSPARENT:
            self.read(node, marks, depth)
        elif tag in _BLOCKS or _is_note(tag, classes):
            self._block(node, _kind(node, tag, classes), depth)
        elif tag in _FRAMES:
            self.end_run()
            self.read(node, frozenset(), depth)
            self.end_run()
        else:
            opening, closing = (_SIGNS[tag],) * 2 if tag in _SIGNS else (f"<{tag}>", f"</{tag}>")
            self._add(marks, f"{MADE}{opening}{MADE}")
            self.read(node, marks, depth)
            self._add(marks, f"{MADE}{closing}{MADE}")

    def _whole(self, node: LexborNode, tag: str, classes: list[str], marks: frozenset[str]) -> bool:
        """Take an element of which not the parts are compared; return whether it is one."""
        values = node.attributes
        if tag == "br":
            self._add(marks, f" {MADE}\\{MADE} ")
        elif tag == "code":
            self._add(marks | {"code"}, _SPACE.sub(" ", node.text()).strip().replace(" ", _CODE_SPACE))
        elif tag == "img":
            image = f"![{values.get('alt') or ''}]({unquote(values.get('src') or '')} {values.get('title') or ''})"
            self._add(marks, MADE + image + MADE)
        elif tag == "sup" and node.css_first("a[href^='#fn']") is not None:
            self._add(marks, _FOOTNOTE + node.text(strip=True).strip("[]").partition(":")[0])
        elif tag == "input":
            if values.get("type") == "checkbox":
                self._add(marks, f"{MADE}[{'x' if 'checked' in values else ' '}]{MADE} ")
        elif tag == "span" and not {"keys", "twemoji"}.isdisjoint(classes):
            self._add(marks, KEYS if "keys" in classes else ICON)
        elif tag == "hr":
            self.end_run()
            if not _is_in_footnotes(node):
                self.parts.append(Part("line across", self._line))
        elif tag == "pre":
            self.end_run()
            inside = node.css_first("[data-line]")
            self._line = int(inside.attributes["data-line"] or 0) if inside is not None else self._line
            self.parts.append(Part("code", self._line, [Run(frozenset(), node.text().rstrip("\n"))]))
        else:
            return False
        return True

    def _block(self, node: LexborNode, kind: str, depth: int) -> None:
        self.end_run()
        self.parts.append(Part(kind, self._line))
        self.read(node, frozenset(), depth)
        self.end_run()
        self.parts.append(Part(f"/{kind}", self._line))

    def end_run(self) -> None:
        """End the run of text."""
        joined: list[Run] = []
        for marks, text in self._run:
            text = _SPACE.sub(" ", text)
            if joined and (joined[-1].marks == marks):
                joined[-1] = Run(marks, _SPACE.sub(" ", joined[-1].text + text))
            elif text:
                joined.append(Run(marks, text))
        self._run = []
        while joined and not joined[0].text.strip():
            joined.pop(0)
        while joined and not joined[-1].text.strip():
            joined.pop()
        if joined:
            joined[0] = Run(joined[0].marks, joined[0].text.lstrip(" "))
            joined[-1] = Run(joined[-1].marks, joined[-1].text.rstrip(" \u00a0"))
            self.parts.append(Part("text", self._run_line, joined))


def _is_note(tag: str, classes: list[str]) -> bool:
    return tag == "details" or (tag == "div" and not {"admonition", "tabbed-content"}.isdisjoint(classes))


def _is_in_footnotes(node: LexborNode) -> bool:
    parent = node.parent
    return parent is not None and "footnote" in (parent.attributes.get("class") or "").split()


def _kind(node: LexborNode, tag: str, classes: list[str]) -> str:
    """Return what a block is, with what a reader sees of its kind: from which number a list begins, how a cell is aligned."""
    values = node.attributes
    if tag == "ol":
        return f"ol from {values.get('start') or 1}"
    if tag in ("td", "th"):
        align = _ALIGN.search(values.get("style") or "")
        return f"{tag} {align[1]}" if align else tag
    if tag == "label":
        return "tab"
    if "tabbed-content" in classes:
        return "content of the tab"
    folded = {"collapsible-open": "+", "collapsible-closed": ""}
    if tag == "details" or "is-collapsible" in classes:
        is_open = "open" in values or "collapsible-open" in classes
        kinds = [name for name in classes if name not in folded and name not in ("admonition", "is-collapsible")]
        return f"{'???+' if is_open else '???'} {' '.join(kinds)}"
    if _is_note(tag, classes):
        return f"!!! {' '.join(name for name in classes if name != 'admonition')}"
    return tag
