"""Slips of the hand by which YAML reads another text than was typed, and what to write instead; called by yaml_files.py."""

import re
from collections.abc import Sequence
from typing import NamedTuple

import yaml

from scripts.languages import LANGUAGES
from scripts.messages.say import Message, say

#: A field, with its colon as it should be or right before its text; an address is no field.
_FIELD = re.compile(r" *(?:- +)?[a-z_][a-z0-9_]*:(?= |$)")
_GLUED = re.compile(r"(?P<before> *(?:- +)?)(?P<field>[a-z_][a-z0-9_]*):(?P<text>[^\s:/#][^#]*)")
_GLUED_KEY = re.compile(r"(?P<field>[a-z_]+):(?P<text>\S.*)", re.DOTALL)
_GLUED_WORDS = re.compile(rf"(?P<field>{'|'.join(LANGUAGES)}):(?P<text>\S.*)", re.DOTALL)
_NAME = re.compile(r"[a-z0-9_-]*")
_QUOTED_FIELD = re.compile(r""" *(?:- +)?[a-z_][a-z0-9_]*: +(?P<quote>["'])""")
_COMMENT = re.compile(r"\s+(?P<comment>#.*)")
#: Text for readers, and not a word of the program: it has a space, or a letter that no word of ours has.
_PROSE = re.compile(r"[^\x00-\x7f]|\S\s+\S")
_SHOWN = 40


class Slip(NamedTuple):
    """What was typed, and what is to stand there; the line and the column, from 1."""

    line: int
    column: int
    found: Message
    expected: Message


def slip_behind(text: str, error: yaml.YAMLError) -> Slip | None:
    """Return the slip for which the parser refuses a text, where it is one of these; the parser often sees it a line later."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if mark is None:
        return None
    lines = text.split("\n")
    for number in range(min(mark.line, len(lines) - 1), -1, -1):
        glued = _GLUED.match(lines[number])
        if glued:
            column = len(glued["before"]) + 1
            return Slip(number + 1, column, *glued_colon(glued["field"], glued["text"].strip()))
        if number < mark.line and _FIELD.match(lines[number]):
            break
    if getattr(error, "context", None) == "while parsing a flow mapping" and begun:
        line = lines[begun.line]
        hidden = line.find(" #")
        place = mark.column if mark.line == begun.line else hidden + 1
        if place and (line.split(" #")[0].rstrip().endswith("}") or (hidden >= 0 and line.rstrip().endswith("}"))):
            return Slip(begun.line + 1, place + 1, say("records.text-of-signs-in-braces"), say("records.quoted-text"))
        return None
    quoted = _QUOTED_FIELD.match(lines[mark.line]) if mark.line < len(lines) else None
    if quoted and mark.column > quoted.end() and getattr(error, "problem", "") == "did not find expected key":
        found = say("records.quotes-inside-quotes", sign=quoted["quote"])
        return Slip(mark.line + 1, mark.column + 1, found, say("records.quoted-text"))
    return None


def slip_in_braces(key: str) -> tuple[Message, Message] | None:
    """Return what is wrong with a key in braces that has no value: the end of a text that was cut at its comma."""
    glued = _GLUED_KEY.fullmatch(key)
    if glued:
        return glued_colon(glued["field"], glued["text"])
    if _NAME.fullmatch(key):
        return None
    return say("records.text-cut-at-comma", text=_short(key)), say("records.quoted-text")


def slip_in_text(text: str) -> tuple[Message, Message] | None:
    """Return what is wrong with a text that begins with the name of a language: its colon has no space behind it."""
    glued = _GLUED_WORDS.fullmatch(text)
    return glued_colon(glued["field"], glued["text"]) if glued else None


def comment_behind(text: str, lines: Sequence[str], event: yaml.ScalarEvent) -> Slip | None:
    """Return the comment behind the text of an event of the parser, on the line where it ends: a reader would not get it."""
    end = event.end_mark
    assert end is not None  # the parser knows where each event ends
    comment = _COMMENT.match(lines[end.line], end.column) if end.line < len(lines) and _PROSE.search(text) else None
    if not comment:
        return None
    found = say("records.text-behind-hash", text=_short(comment["comment"]))
    return Slip(end.line + 1, comment.start("comment") + 1, found, say("records.whole-text-in-quotes"))


def glued_colon(field: str, text: str) -> tuple[Message, Message]:
    """Return what is said of a field whose text stands right behind its colon."""
    return say("records.no-space-behind-colon", text=_short(f"{field}:{text}")), say(
        "records.field-and-text", field=field
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
