"""Finds where the site would show another thing than Markdown says, or its signs; called by writing/markup.py.

The renderer of the site, Python-Markdown, and CommonMark do not read everything alike. A page is read by both: where the outlines
of what a reader gets differ, somebody would be surprised, and the page is refused. What both leave as signs, signs.py refuses.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from scripts.pages.citations import MACRO
from scripts.records.problems import nearest
from scripts.rendering.commonmark import ICON_NAME, whole_parser
from scripts.rendering.outline import Part, outline_of
from scripts.rendering.renderer import icons, is_icon, render
from scripts.rendering.signs import signs_left

#: In the place of a citation, of which only the page in its language knows the value: a word.
_CITED = "Ж"
_ITEM = re.compile(r"(?P<indent> *)(?:[-*+]|\d+[.)])(?: |$)")
_BRACKET = re.compile(r" *(?P<number>\d+)\)(?: |$)")
_FENCE = re.compile(r" {1,}(?:`{3,}|~{3,})|(?:`{3,}|~{3,})\S* \S")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")
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
    meant, shown = outline_of(whole_parser().render(text)), outline_of(render(text))
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


_OTHERWISE = (
    "empty lines around each list, table, note and piece of code, and four spaces before what is inside an item"
)


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
    return Difference(
        first, f'text that the site would show otherwise than Markdown says ("{words[:40]}")', _OTHERWISE, False
    )


Told = tuple[str, str] | None


def _before(lines: Sequence[str], number: int) -> str:
    return lines[number - 1] if number else ""


def _bracket(lines: Sequence[str], number: int) -> Told:
    match = _BRACKET.match(lines[number])
    return (f'"{match["number"]})" before an item', f'"{match["number"]}."') if match else None


def _glued_list(lines: Sequence[str], number: int) -> Told:
    before = _before(lines, number)
    is_text = bool(before.strip()) and not _ITEM.match(before) and not before.startswith((" ", "{"))
    if is_text and _ITEM.match(lines[number]):
        return f'a list right below a line of text ("{lines[number].strip()[:40]}")', "an empty line before the list"
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
            f'a line indented by {_spaces(indent)} ("{line.strip()[:40]}")',
            f"{_INDENT} spaces for each level of a list",
        )
    return f'a line indented by {_spaces(indent)} ("{line.strip()[:40]}")', "none before the text"


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _glued_block(lines: Sequence[str], number: int) -> Told:
    line, before = lines[number].strip(), _before(lines, number).strip()
    for sign, name in ((">", "a quote"), ("|", "a table"), ("```", "code"), ("#", "a heading"), ("!!!", "a note")):
        if line.startswith(sign) and before and not before.startswith((sign, "{")):
            return f'{name} right below a line of text ("{line[:40]}")', "an empty line before it"
        if before.startswith(sign) and sign in ">|#" and line and not line.startswith((sign, "{", ":")):
            return f'a line of text right below {name} ("{line[:40]}")', f"an empty line after {name}"
    return None


def _heading(lines: Sequence[str], number: int) -> Told:
    line = lines[number]
    if re.match(r"#{1,6}[^#\s]", line):
        return f'a heading without a space after # ("{line[:40]}")', "## and a space before its words"
    if re.match(r"#{7,}", line):
        return f'a heading of level 7 ("{line[:40]}")', "at most six #"
    if re.match(r"(?:-+|=+) *$", line) and _before(lines, number).strip():
        return (
            f'a line of "{line.strip()[0]}" right below text',
            "## before a heading, or an empty line before a line across",
        )
    if re.match(r"#+ .*#\s*(?:\{[^{}]*\}\s*)?$", line):
        return f'# after the words of a heading ("{line[:40]}")', "# before them only"
    return None


def _code(lines: Sequence[str], number: int) -> Told:
    if _FENCE.match(lines[number]):
        return (
            f'code that begins so: "{lines[number].strip()[:40]}"',
            "``` alone, or with the name of the language, at the beginning of a line",
        )
    return None


def _icon(lines: Sequence[str], number: int) -> Told:
    for name in ICON_NAME.findall(_CODE.sub("`", lines[number])):
        if not is_icon(name):
            return (
                f'an icon that there is not ("{name}")',
                f"the name of one: :material-factory:{nearest(name, icons())}",
            )
    return None


def _in_line(lines: Sequence[str], number: int) -> Told:
    line = _CODE.sub("`", lines[number])
    for pattern, found, expected in _IN_LINE:
        match = pattern.search(line)
        if match:
            return f'{found} ("{match.group()[:40]}")', expected
    return None


_IN_LINE = (
    (re.compile(r"\]\([^()\s\"]+ [^()\"]*\)"), "a space in the target of a link", "%20 in its place"),
    (
        re.compile(r"\[\^[^\]\s]+\]:"),
        "a footnote to which no text leads, or a second one of its name",
        "one, and its sign in the text: word[^name]",
    ),
    (re.compile(r"\+\+[^+\s][^\n]*?\+\+"), "keys that there are not", "their names: ++ctrl+c++"),
    (re.compile(r"(?<!\\)\\$"), "a backslash at the end of a line", "two spaces there, for a new line"),
    (re.compile(r"\\[\"$%&',/:;<=?@^~]"), "a backslash before a sign that needs none", "the sign alone"),
    (re.compile(r"<div(?![^>]*\smarkdown\b)[^>]*>"), "an element in which no Markdown is read", "<div markdown>"),
    (re.compile(r"<[a-zA-Z!?][^>]*>?"), "HTML", "Markdown"),
    (
        re.compile(r"(?<!\\)\{[^{}]*\}"),
        "braces that give nothing their class or id",
        "them right after a link, or at the end of a heading",
    ),
)

#: What may be wrong, from what says most: a function of the lines and the number of one.
_CAUSES = (_bracket, _glued_list, _glued_block, _heading, _code, _shallow, _icon, _in_line)


def _line_of(words: str, first: int, lines: Sequence[str]) -> int:
    return next((number for number in range(first, len(lines)) if words in lines[number]), first)
