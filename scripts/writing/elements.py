"""Elements of HTML that a page leaves open, by which a browser hides what follows; called by markup.py."""

import re
from collections.abc import Iterator
from typing import NamedTuple

#: What has no end in HTML.
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
#: Elements in which a browser shows no words, or the signs of Markdown as they stand.
_REFUSED = frozenset("noembed noframes plaintext style template textarea title xmp".split())
#: Far more elements in one another than any page needs.
_MOST_LEVELS = 50
#: In these a slash ends an element, as in XML.
_XML = frozenset(("svg", "math"))
#: A comment and code are passed over, so that what looks like a tag inside them is none.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|(?<!`)(?P<code>`+)(?!`)[^\n]*?(?<!`)(?P=code)(?!`)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])"
    r"""(?:(?:[^<>"']|"[^"]*"|'[^']*')*|[^<>]*)>""",
    re.DOTALL,
)


class WrongElement(NamedTuple):
    """An element that is not whole: the line of its text, from 0, what was found there and what was expected."""

    line: int
    found: str
    expected: str


def wrong_elements(text: str) -> Iterator[WrongElement]:
    """Yield each element of HTML in the Markdown `text` that is not closed, closes nothing, or is not to be in a page.

    Ends that HTML lets one leave out are asked for too: Markdown takes all that follows for a part of the element.
    """
    still_open: list[tuple[str, int]] = []
    line = end = 0
    for tag in _TAG.finditer(text):
        line, end = line + text.count("\n", end, tag.start()), tag.start()
        if not tag["name"]:
            continue
        name = tag["name"].lower()
        if name in _REFUSED:
            if not tag["end"]:
                yield WrongElement(line, f'the element "{name}"', "none that keeps words from readers")
        elif tag["end"]:
            yield from _closed(still_open, name, line)
        elif name not in _VOID and not (tag[0].endswith("/>") and any(other in _XML for other, _ in still_open)):
            still_open.append((name, line))
        if len(still_open) > _MOST_LEVELS:
            yield WrongElement(line, f"more than {_MOST_LEVELS} elements in one another", "a few")
            return
    yield from map(_left_open, still_open)


def _closed(still_open: list[tuple[str, int]], name: str, line: int) -> Iterator[WrongElement]:
    """Take the element `name` from those that are open, with all that were opened inside it, which are wrong."""
    if all(other != name for other, _ in still_open):
        yield WrongElement(line, f'"</{name}>" that closes nothing', f'"<{name}>" before it')
        return
    while still_open[-1][0] != name:
        yield _left_open(still_open.pop())
    still_open.pop()


def _left_open(element: tuple[str, int]) -> WrongElement:
    name, line = element
    return WrongElement(line, f'the element "{name}" that does not end', f'"</{name}>" after it')
