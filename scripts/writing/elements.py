"""Elements of HTML in a page: the few that it may have, whole, and what to write instead of others; called by markup.py."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scripts.messages.say import say

#: What has no end in HTML.
_VOID = frozenset(("br", "wbr"))
#: What Markdown has no signs for.
_ALLOWED = frozenset("br cite div kbd q small span wbr".split())
#: Their attributes: a class, a name, a language, words that explain; `markdown` for Markdown inside.
_ATTRIBUTES = frozenset("class id lang markdown title".split())
#: What Markdown has signs for.
_INSTEAD = {
    "a": say("writing.link-form"),
    "abbr": say("writing.short-words-in-line-of-its"),
    "b": say("writing.marked-form", sign="**"),
    "blockquote": say("writing.before-words"),
    "code": say("writing.code-form"),
    "del": say("writing.marked-form", sign="~~"),
    "details": say("writing.note-title-and-below-it-four"),
    "dl": say("writing.word-and-below-it-colon-and"),
    "em": say("writing.marked-form", sign="*"),
    "figure": say("writing.caption-and-in-lines-of-their"),
    "hr": "---",
    "i": say("writing.marked-form", sign="*"),
    "img": say("writing.what-is-seen-file"),
    "ins": say("writing.marked-form", sign="^^"),
    "mark": say("writing.marked-form", sign="=="),
    "ol": say("writing.1-before-each-item"),
    "p": say("writing.empty-line-between-paragraphs"),
    "pre": say("writing.above-and-below-code"),
    "s": say("writing.marked-form", sign="~~"),
    "strong": say("writing.marked-form", sign="**"),
    "sub": say("writing.marked-form", sign="~"),
    "sup": say("writing.marked-form", sign="^"),
    "table": say("writing.one-two-and-below-it"),
    "ul": say("writing.before-each-item"),
} | {f"h{level}": say("writing.before-heading", sign="#" * level) for level in range(2, 7)}
#: Far more elements in one another than any page needs.
_MOST_LEVELS = 50
#: A comment and code are passed over, so that what looks like a tag inside them is none.
_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|(?<!`)(?P<code>`+)(?!`)[^\n]*?(?<!`)(?P=code)(?!`)"
    r"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])"
    r"""(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*|[^<>]*)>""",
    re.DOTALL,
)


_ATTRIBUTE = re.compile(r"""\s([a-zA-Z][\w:-]*)(?=[\s=/]|$)(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"']+))?""")
#: What else there is.
_ONLY = say("writing.markdown-or-element", names=sorted(_ALLOWED))


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
        if name not in _ALLOWED:
            if not tag["end"]:
                yield WrongElement(line, say("writing.element", name=name), _INSTEAD.get(name, _ONLY))
        elif tag["end"]:
            yield from _closed(still_open, name, line)
        else:
            yield from _wrong_attributes(tag["attributes"], line)
            if name not in _VOID:
                still_open.append((name, line))
        if len(still_open) > _MOST_LEVELS:
            yield WrongElement(
                line, say("writing.more-than-elements-in-one-another", most_levels=_MOST_LEVELS), say("writing.few")
            )
            return
    yield from map(_left_open, still_open)


def _wrong_attributes(attributes: str, line: int) -> Iterator[WrongElement]:
    for name in _ATTRIBUTE.findall(attributes):
        if name.lower() not in _ATTRIBUTES:
            yield WrongElement(
                line, say("writing.attribute", name=name), say("one-of", words=sorted(_ATTRIBUTES), near="")
            )


def _closed(still_open: list[tuple[str, int]], name: str, line: int) -> Iterator[WrongElement]:
    """Take the element `name` from those that are open, with all that were opened inside it, which are wrong."""
    if all(other != name for other, _ in still_open):
        yield WrongElement(
            line, say("writing.closes-nothing", sign=f"</{name}>"), say("writing.before-it", sign=f"<{name}>")
        )
        return
    while still_open[-1][0] != name:
        yield _left_open(still_open.pop())
    still_open.pop()


def _left_open(element: tuple[str, int]) -> WrongElement:
    name, line = element
    return WrongElement(
        line, say("writing.element-that-does-not-end", name=name), say("writing.after-it", sign=f"</{name}>")
    )
