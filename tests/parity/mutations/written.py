"""Families of faults in what editors write besides running text: notes, tabs, tasks, captions, marks; listed in families.py."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from tests.parity.mutations.text import Edit, Text

_CAPTION = re.compile(r"^ */// caption\n(?:(?! *///$).*\n)+ *///$", re.MULTILINE)
_TAB = re.compile(r"^=== \".*\"\n(?:(?: {4}.*)?\n)*", re.MULTILINE)
_DIV = re.compile(r"^<div class=\"(?P<classes>[^\"]+)\" markdown>$", re.MULTILINE)
_SIDE = re.compile(r"(?<=\| )(?P<side>:?-+:?)(?= \|)")


def _in_lines(pattern: str, new: Callable[[re.Match[str]], str]) -> Callable[[Text], Iterator[Edit]]:
    """Return the family that changes every place of a pattern in the lines of the body, outside examples and code."""

    def edits(text: Text) -> Iterator[Edit]:
        for offset, line in text.lines:
            for match in re.finditer(pattern, re.sub(r"`[^`]*`", lambda code: "\0" * len(code[0]), line)):
                yield Edit(offset + match.start(), offset + match.end(), new(match))

    return edits


def _outside_examples(text: Text, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the places of a pattern, which may go over several lines, that begin in a line of the body outside examples."""
    begins = {offset for offset, line in text.lines if line}
    yield from (match for match in pattern.finditer(text.source) if match.start() in begins)


def _line_lost(pattern: str) -> Callable[[Text], Iterator[Edit]]:
    """Return the family that takes away every line of a kind."""

    def edits(text: Text) -> Iterator[Edit]:
        for offset, line in text.lines:
            if re.match(pattern, line):
                yield Edit(offset, min(offset + len(line) + 1, len(text.source)), "")

    return edits


# A note that is folded comes unfolded, or is no longer folded at all.
fold_changed = _in_lines(r"^\?\?\?\+?(?= )", lambda match: "!!!" if match[0] == "???" else "???")
task_changed = _in_lines(r"(?<=^- )\[[ x]\]", lambda match: "[ ]" if match[0] == "[x]" else "[x]")
task_lost = _in_lines(r"(?<=^- )\[[ x]\] ", lambda match: "")
abbreviation_lost = _line_lost(r"\*\[[^\]]+\]:")
footnote_text_lost = _line_lost(r"\[\^[^\]]+\]:")
footnote_renamed = _in_lines(r"(?<=\[\^)\w+(?=\])", lambda match: f"{match[0]}2")
keys_changed = _in_lines(r"(?<=\+)[a-z](?=\+\+)", lambda match: "x" if match[0] != "x" else "z")
keys_lost = _in_lines(r"\+\+[a-z+]+\+\+", lambda match: match[0].strip("+"))
icon_changed = _in_lines(r":material-[a-z-]+:", lambda match: ":material-home:")
icon_lost = _in_lines(r":material-[a-z-]+: ", lambda match: "")
mark_lost = _in_lines(r"(==|~~|\^\^|~|\^)(?=[^\s=~^])(?P<words>[^=~^\n\[\]]+)\1", lambda match: match["words"])
button_lost = _in_lines(r" ?\.md-button--primary| ?\{ \.md-button[^{}]*\}", lambda match: "")
quote_lost = _in_lines(r"^> ", lambda match: "")
picture_changed = _in_lines(r"(?<=\])\([^()]+/images/[^()]+\)$", lambda match: "(../../assets/images/other.svg)")
picture_lost = _line_lost(r"!\[[^\]]*\]\([^)]*\)$")


def caption_lost(text: Text) -> Iterator[Edit]:
    """A table or a picture has no caption."""
    for match in _outside_examples(text, _CAPTION):
        yield Edit(match.start(), match.end(), "")


def tab_lost(text: Text) -> Iterator[Edit]:
    """A tab is left out, with what it holds."""
    for match in _outside_examples(text, _TAB):
        yield Edit(match.start(), match.end(), "")


def side_changed(text: Text) -> Iterator[Edit]:
    """The words of a column stand on another side."""
    for offset, line in text.lines:
        if line.startswith("| :"):
            for match in _SIDE.finditer(line):
                yield Edit(offset + match.start(), offset + match.end(), "---")


def term_lost(text: Text) -> Iterator[Edit]:
    """A definition stands below no word, or below that before it."""
    for (offset, line), (_, after) in pairwise(text.lines):
        if line and not line.startswith("<!--") and after.startswith(":   "):
            yield Edit(offset, offset + len(line) + 1, "")


def cards_lost(text: Text) -> Iterator[Edit]:
    """A list is no longer one of cards."""
    for match in _outside_examples(text, _DIV):
        yield Edit(match.start("classes"), match.end("classes"), "grid")
