"""Finds where the site would show another thing than Markdown says, or its signs; called by writing/markup.py.

The renderer of the site, Python-Markdown, and CommonMark do not read everything alike. A page is read by both: where the outlines
of what a reader gets differ, somebody would be surprised, and the page is refused. What both leave as signs, signs.py refuses.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, NamedTuple

from scripts.messages.say import Message, say
from scripts.pages.citations import MACRO
from scripts.records.problems import nearest
from scripts.records.text_files import BULLET
from scripts.rendering.commonmark import ICON_NAME, whole_parser
from scripts.rendering.outline import Part, outline_of
from scripts.rendering.renderer import CannotRender, icons, is_icon, render
from scripts.rendering.signs import signs_left

#: In the place of a citation, of which only the page in its language knows the value: a word.
_CITED = "Ж"
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d+[.)])(?: |$)")
_BRACKET = re.compile(r" *(?P<number>\d+)\)(?: |$)")
_FENCE = re.compile(r" {1,}(?:`{3,}|~{3,})|(?:`{3,}|~{3,})\S* \S")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
_FOOTNOTE = re.compile(r" *\[\^[^\]]+\]:")
_INDENT = 4


class Difference(NamedTuple):
    """A place where a reader would get another thing than is meant: the number of the line, from 0, what is there, what to write."""

    line: int
    found: str
    expected: str
    #: Whether the cause is known; else it may follow from another.
    is_known: bool = True


def differences(text: str) -> Iterator[Difference]:
    """Yield where the Markdown of a page, without comments, is shown otherwise than it says, or as signs."""
    text = MACRO.sub(_CITED, text)
    lines = text.split("\n")
    parser = whole_parser()
    environment: dict[str, Any] = {}
    tokens = parser.parse(text, environment)
    # CommonMark's parser reads no deeper than this; the renderer goes on until Python stops it.
    most = parser.options.maxNesting - 1
    deep = next((token.map[0] for token in tokens if token.map and token.level >= most), None)
    if deep is not None:
        yield Difference(deep, say("rendering.nested-too-deep"), say("rendering.at-most-eight-inside-each-other"))
        return
    try:
        shown = outline_of(render(text))
    except CannotRender:
        yield _cannot_be_shown(lines)
        return
    for token, after in pairwise(tokens):
        if token.type == "footnote_open" and after.type in ("footnote_anchor", "footnote_close"):
            yield Difference(_line_of(f"[^{token.meta['label']}]:", 0, lines), *_WITHOUT_TEXT)
    yield from _compared(outline_of(parser.renderer.render(tokens, parser.options, environment)), shown, lines)


def _compared(meant: Sequence[Part], shown: Sequence[Part], lines: Sequence[str]) -> Iterator[Difference]:
    matcher = SequenceMatcher(None, [part.key() for part in meant], [part.key() for part in shown], autojunk=False)
    unlike: list[tuple[int, int]] = []
    alike: list[tuple[Part, Part]] = []
    for kind, start, end, other, other_end in matcher.get_opcodes():
        if kind == "equal":
            alike += zip(meant[start:end], shown[other:other_end], strict=True)
        else:
            unlike.append((start, end))
    found = sorted({_explained(meant, start, end, lines) for start, end in unlike})
    named = [difference for difference in found if difference.is_known]
    yield from named or found[:1]
    for part, rendered in alike:
        for sign in signs_left(rendered):
            yield Difference(_line_of(sign.typed, part.line, lines), sign.found, sign.expected)


_OTHERWISE = say("rendering.empty-lines-around-each-list-table")
_WITHOUT_TEXT = say("rendering.footnote-without-text"), say("rendering.footnote-text")


def _cannot_be_shown(lines: Sequence[str]) -> Difference:
    """Return what is told of a page at which the renderer fails: of its beginnings, the shortest at which it does."""
    line = next(number for number in range(len(lines)) if not _can_render(lines[: number + 1]))
    is_footnote = _FOOTNOTE.match(lines[line])
    return Difference(line, *(_WITHOUT_TEXT if is_footnote else (say("rendering.cannot-be-shown"), _OTHERWISE)))


def _can_render(lines: Sequence[str]) -> bool:
    try:
        render("\n".join(lines))
    except CannotRender:
        return False
    return True


def _explained(meant: Sequence[Part], start: int, end: int, lines: Sequence[str]) -> Difference:
    """Return what is wrong in the part of a page that is shown otherwise, by the first line there that has a known cause."""
    first = meant[min(start, len(meant) - 1)].line if meant else 0
    last = next((part.line for part in meant[end:] if part.line > first), len(lines) - 1)
    earlier = range(max(first - 2, 0), (meant[start - 1].line if start else 0) - 1, -1)
    for number in (*range(max(first - 1, 0), min(last + 1, len(lines))), *earlier):
        for cause in _CAUSES:
            told = cause(lines, number)
            if told:
                return Difference(number, *told)
    words = next((part.text for part in meant[start:end] if part.text), "") or lines[min(first, len(lines) - 1)].strip()
    return Difference(first, say("rendering.text-that-site-would-show-otherwise", words=words[:40]), _OTHERWISE, False)


Told = tuple[str, str] | None


def _before(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if number else ""


def _bracket(lines: Sequence[str], number: int) -> Told:
    match = _BRACKET.match(lines[number])
    if not match:
        return None
    digits = match["number"]
    return say("rendering.bracket", number=digits), say("quoted", text=f"{digits}.")


def _bullet(lines: Sequence[str], number: int) -> Told:
    match = BULLET.match(lines[number])
    return (say("records.bullet", sign=match["sign"]), say("records.hyphen-of-item")) if match else None


def _glued_list(lines: Sequence[str], number: int) -> Told:
    before = _before(lines, number)
    is_text = bool(before.strip()) and not _ITEM.match(before) and not before.startswith((" ", "{"))
    if is_text and _ITEM.match(lines[number]):
        return say("rendering.list-right-below-line-of-text", lines=lines[number].strip()[:40]), say(
            "rendering.empty-line-before-list"
        )
    return None


def _shallow(lines: Sequence[str], number: int) -> Told:
    """Return what is wrong with a line inside an item that is indented, but not by four spaces for each level."""
    line = lines[number]
    indent = len(line) - len(line.lstrip(" "))
    if line.startswith("\t") or not indent % _INDENT or not line.strip():
        return None
    above = [other for other in lines[:number] if other.strip()]
    if any(_ITEM.match(other) for other in above):
        return (
            say("rendering.line-indented-by", spaces=_spaces(indent), line=line.strip()[:40]),
            say("rendering.spaces-for-each-level-of-list", indent=_INDENT),
        )
    return say("rendering.line-indented-by", spaces=_spaces(indent), line=line.strip()[:40]), say(
        "rendering.none-before-text"
    )


def _spaces(count: int) -> Message:
    return say("rendering.spaces", count=count)


def _glued_block(lines: Sequence[str], number: int) -> Told:
    line, before = lines[number].strip(), _before(lines, number).strip()
    for sign, name in (
        (">", say("pages.quote")),
        ("|", say("pages.table")),
        ("```", say("block.code")),
        ("#", say("pages.heading")),
        ("!!!", say("pages.note")),
    ):
        if line.startswith(sign) and before and not before.startswith((sign, "{")):
            return say("rendering.right-below-line-of-text", name=name, line=line[:40]), say(
                "rendering.empty-line-before-it"
            )
        if before.startswith(sign) and sign in ">|#" and line and not line.startswith((sign, "{", ":")):
            return say("rendering.line-of-text-right-below", name=name, line=line[:40]), say(
                "rendering.empty-line-after", name=name
            )
    return None


def _heading(lines: Sequence[str], number: int) -> Told:
    line = lines[number]
    if re.match(r"#{1,6}[^#\s]", line):
        return say("rendering.heading-without-space-after", line=line[:40]), say("rendering.space-after-hash")
    if re.match(r"#{7,}", line):
        return say("rendering.heading-of-level-7", line=line[:40]), say("rendering.at-most-six")
    if re.match(r"(?:-+|=+) *$", line) and _before(lines, number).strip():
        return (
            say("rendering.line-of-right-below-text", line=line.strip()[0]),
            say("rendering.heading-or-line-across"),
        )
    if re.match(r"#+ .*#\s*(?:\{[^{}]*\}\s*)?$", line):
        return say("rendering.after-words-of-heading", line=line[:40]), say("rendering.before-them-only")
    return None


def _code(lines: Sequence[str], number: int) -> Told:
    if _FENCE.match(lines[number]):
        return (
            say("rendering.code-that-begins-so", lines=lines[number].strip()[:40]),
            say("rendering.alone-or-with-name-of-language"),
        )
    return None


def _icon(lines: Sequence[str], number: int) -> Told:
    for name in ICON_NAME.findall(_CODE.sub("`", lines[number])):
        if not is_icon(name):
            found = say("with-words", found=say("rendering.icon-that-there-is-not"), words=name)
            return found, say("rendering.icon-expected", near=nearest(name, icons()))
    return None


def _in_line(lines: Sequence[str], number: int) -> Told:
    line = _CODE.sub("`", lines[number])
    for pattern, found, expected in _IN_LINE:
        match = pattern.search(line)
        if match:
            return say("with-words", found=found, words=match.group()[:40]), expected
    return None


_IN_LINE = (
    (
        re.compile(r"\]\([^()\s\"]+ [^()\"]*\)"),
        say("rendering.space-in-target-of-link"),
        say("rendering.20-in-its-place"),
    ),
    (
        re.compile(r"\[\^[^\]\s]+\]:"),
        say("rendering.footnote-to-which-no-text-leads"),
        say("rendering.footnote-expected"),
    ),
    (
        re.compile(r"\+\+[^+\s][^\n]*?\+\+"),
        say("rendering.keys-that-there-are-not"),
        say("rendering.their-names-ctrl-c"),
    ),
    (
        re.compile(r"(?<!\\)\\$"),
        say("rendering.backslash-at-end-of-line"),
        say("rendering.two-spaces-there-for-new-line"),
    ),
    (
        re.compile(r"\\[\"$%&',/:;<=?@^~]"),
        say("rendering.backslash-before-sign-that-needs-none"),
        say("rendering.sign-alone"),
    ),
    (
        re.compile(r"<div(?![^>]*\smarkdown\b)[^>]*>"),
        say("rendering.element-in-which-no-markdown-is"),
        "<div markdown>",
    ),
    (re.compile(r"<[a-zA-Z!?][^>]*>?"), "HTML", "Markdown"),
    (
        re.compile(r"(?<!\\)\{[^{}]*\}"),
        say("rendering.braces-that-give-nothing-their-class"),
        say("rendering.them-right-after-link-or-at"),
    ),
)

#: What may be wrong, from what says most: a function of the lines and the number of one.
_CAUSES = (_bullet, _bracket, _glued_list, _glued_block, _heading, _code, _shallow, _icon, _in_line)


def _line_of(words: str, first: int, lines: Sequence[str]) -> int:
    return next((number for number in range(first, len(lines)) if words in lines[number]), first)
