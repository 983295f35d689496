"""What a reader should not meet on a finished page: signs of Markdown or of templates, pictures without words or size, what has no name; called by verify.py."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.messages.say import Message, say

#: What was found, and what was expected.
Fault = tuple[Message, Message]

#: Signs by which an editor or a template writes, which no reader should see in a text.
_LEFT = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{:\s*[.#]"  # citations, templates, attributes
    r"|\]\(|!\[|\[\^[^\]]*\]|\*\*|__(?=\w)|~~|```|^#{1,6} |^(?:!!!|\?\?\?\+?) "  # Markdown
    r"|</?[a-z][a-z0-9]*(?: [^<>]*)?/?>|&(?:[a-z]{2,8}|#x?[0-9a-f]+);"  # HTML that is shown
    r"|\[object |\b(?:undefined|NaN|None|StrictUndefined|TODO|FIXME)\b|\bLorem ipsum\b",  # what no value was given for
    re.MULTILINE,
)
#: In an address such signs are percents.
_LEFT_IN_ADDRESS = re.compile(r"\{\{|\}\}|(?i:%7B%7B|%7D%7D)|\b(?:undefined|NaN|None)\b")
#: What shows signs as they are, and what is not shown.
_AS_WRITTEN = "code, pre, kbd, samp, script, style, textarea, template"
_TOLD = ("alt", "title", "aria-label", "placeholder", "content")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
#: Attributes that name elements of the same page by their ids.
_NAMING = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "list")
_SHOWN = 60


def page_faults(tree: LexborHTMLParser) -> Iterator[Fault]:
    """Yield what is wrong with what a page shows."""
    yield from _left_signs(tree)
    yield from _picture_faults(tree)
    yield from _heading_faults(tree)
    yield from _nameless(tree)
    yield from _head_faults(tree)
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    for attribute in _NAMING:
        for node in tree.css(f"[{attribute}]"):
            for name in (node.attributes[attribute] or "").split():
                if name not in ids:
                    found = say("quoted-attribute", name=attribute, value=name)
                    yield found, say("publish.id-that-is-on-page")


def _left_signs(tree: LexborHTMLParser) -> Iterator[Fault]:
    expected = say("publish.words-for-readers")
    # To look at each text takes many times as long as at all of them together, where there mostly is nothing.
    if tree.body and _LEFT.search(tree.body.text(separator="\n")):
        hidden = {node.mem_id for node in tree.css(_AS_WRITTEN)}
        for text in _texts(tree.body, hidden):
            yield from ((found, expected) for found in _left(text))
    yield from ((found, expected) for found in _left(title_of(tree)))
    for node in tree.css(", ".join(f"[{name}]" for name in _TOLD)):
        for name in _TOLD:
            if name != "content" or node.attributes.get("name") or node.attributes.get("property"):
                yield from ((found, expected) for found in _left(node.attributes.get(name) or ""))
    written = [node.attributes.get("href") or node.attributes.get("src") or "" for node in tree.css("[href], [src]")]
    if _LEFT_IN_ADDRESS.search("\n".join(written)):
        for address in filter(_LEFT_IN_ADDRESS.search, written):
            yield say("publish.link-to", written=address[:_SHOWN]), say("publish.page-that-is-there")


def _left(text: str) -> Iterator[Message]:
    match = _LEFT.search(text)
    if match:
        begin = max(0, match.start() - _SHOWN // 2)
        around = " ".join(text[begin : match.end() + _SHOWN // 2].split())
        yield say("publish.sign-in-text", sign=match[0].strip(), text=around)


def _texts(node: LexborNode, hidden: set[int]) -> Iterator[str]:
    """Yield every text that is shown below a node."""
    for text in node.traverse(include_text=True):
        if text.tag == "-text" and text.text_content and not _is_inside(text, hidden):
            yield text.text_content


def _is_inside(node: LexborNode, hidden: set[int]) -> bool:
    around = node.parent
    while around is not None:
        if around.mem_id in hidden:
            return True
        around = around.parent
    return False


def _picture_faults(tree: LexborHTMLParser) -> Iterator[Fault]:
    for picture in tree.css("img"):
        source = (picture.attributes.get("src") or "")[:_SHOWN]
        if "alt" not in picture.attributes:
            yield say("publish.picture-without", source=source, what="alt"), say("publish.words-of-picture")
        if not all((picture.attributes.get(side) or "").isdecimal() for side in ("width", "height")):
            yield say("publish.picture-without", source=source, what="width, height"), say("publish.size-of-picture")


def _heading_faults(tree: LexborHTMLParser) -> Iterator[Fault]:
    first = len(tree.css("h1"))
    if first != 1:
        yield say("publish.headings-of-first-level", count=first), say("publish.one-heading-of-first-level")
    for heading in tree.css(", ".join(_HEADINGS)):
        if not heading.text().strip():
            yield say("publish.empty-element", tag=heading.tag or ""), say("publish.element-with-words")


def _nameless(tree: LexborHTMLParser) -> Iterator[Fault]:
    unseen = {node.mem_id for node in tree.css("[hidden]")}  # a script fills them in before it shows them
    for node in tree.css("a[href], button, summary"):
        if node.tag == "a" and (node.attributes.get("href") or "") in ("", "#"):
            yield say("publish.link-to-nothing", words=node.text().strip()[:_SHOWN]), say("publish.page-that-is-there")
        if node.text().strip() or _is_inside(node, unseen):
            continue
        words = [node.attributes.get(name) or "" for name in ("aria-label", "aria-labelledby", "title")]
        words += [picture.attributes.get("alt") or "" for picture in node.css("img[alt]")]
        words += [inner.attributes.get("aria-label") or "" for inner in node.css("[aria-label]")]
        if not "".join(words).strip():
            yield say("publish.empty-element", tag=node.tag or ""), say("publish.element-with-words")


def _head_faults(tree: LexborHTMLParser) -> Iterator[Fault]:
    if not title_of(tree):
        yield say("publish.no-title"), say("publish.title-of-page")
    if is_found(tree) and not description_of(tree):
        yield say("publish.no-description"), say("publish.description-of-page")
    viewport = tree.css_first('meta[name="viewport"]')
    if viewport is None:
        yield say("publish.no-viewport"), say("publish.viewport-of-phones")


def is_found(tree: LexborHTMLParser) -> bool:
    """Return whether search engines may show a page; a demonstration, or a page that is no more, asks them not to."""
    return tree.css_first('meta[name="robots"][content*="noindex"]') is None


def title_of(tree: LexborHTMLParser) -> str:
    """Return the title of a page."""
    title = tree.css_first("head > title")
    return " ".join(title.text().split()) if title else ""


def description_of(tree: LexborHTMLParser) -> str:
    """Return the description of a page for those who have not opened it."""
    node = tree.css_first('head > meta[name="description"]')
    return " ".join((node.attributes.get("content") or "").split()) if node else ""
