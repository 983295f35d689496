"""What editors write by the rules of the theme: each kind of note, list of attributes and mark of a merge is one that the site knows; called by markup.py."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scripts.messages.say import say
from scripts.pages.written_marks import KINDS
from scripts.records.problems import nearest

#: The classes that a page may give to a link, an element or a list of cards.
CLASSES = tuple("md-button md-button--primary grid cards card".split())
_ATTRIBUTES = ("lang", "title")
_NOTE = re.compile(r"^ *(?:!!!|\?\?\?\+?) *(?P<kind>[\w-]+)(?P<rest>.*)$")
#: What holds the lines below it that are indented by four spaces more.
_HOLDS = re.compile(r"^(?P<indent> *)(?:(?:!!!|\?\?\?\+?) *[\w-]+|===[!+]*) *\".*\" *$")
_INDENT = 4
#: Marks of corrections, which another program would read.
_CORRECTION = re.compile(r"\{(?:\+\+|--|~~|==|>>)")
_TITLE = re.compile(r' +".*" *')
_MERGE = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: |$)")
_MERGE_BEGIN = re.compile(r"^<{7}(?: |$)")
_BRACES = re.compile(r"(?<!\{)\{:? *(?P<inside>[#.\w][^{}\n]*?) *\}(?!\})")
_ONE = re.compile(r"(?P<sign>[#.])(?P<name>[\w-]+)|(?P<key>[\w-]+)(?:=(?:\"[^\"]*\"|'[^']*'|\S+))?|\S+")
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


class UnknownName(NamedTuple):
    """What is not known: the number of the line, from 0, what was found there and what was expected."""

    line: int
    found: str
    expected: str


def merge_marks(lines: list[str]) -> Iterator[UnknownName]:
    """Yield the marks that git leaves where two changes meet."""
    if any(map(_MERGE_BEGIN.match, lines)):
        for number, line in enumerate(lines):
            if _MERGE_BEGIN.match(line):  # the other marks belong to it
                yield UnknownName(
                    number,
                    say("with-words", found=say("pages.mark-of-merge-that-is-not"), words=line[:40]),
                    say("writing.one-of-two-texts-without-marks"),
                )


def unknown_names(lines: list[str], with_code: list[str]) -> Iterator[UnknownName]:
    """Yield the kinds of notes, classes and attributes that the site does not know, and notes and tabs that hold nothing.

    In `lines` those of code are empty; `with_code` has them.
    """
    for number, line in enumerate(lines):
        note = _NOTE.match(line)
        if note:
            yield from _wrong_note(number, note)
        yield from _nothing_inside(line, with_code[number + 1 :], number)
        if "{" in line and _CORRECTION.search(_CODE.sub("", line)):
            found = say("with-words", found=say("rendering.mark-of-correction"), words=line.strip()[:40])
            yield UnknownName(number, found, say("rendering.words-as-they-should-be"))
        elif "{" in line:
            for braces in _BRACES.finditer(_CODE.sub("", line)):
                yield from _wrong_attributes(number, braces["inside"])


def _wrong_note(number: int, note: re.Match[str]) -> Iterator[UnknownName]:
    if note["kind"].lower() not in KINDS:
        hint = nearest(note["kind"].lower(), KINDS)
        yield UnknownName(
            number, say("writing.note-of-kind", kind=note["kind"]), say("one-of", words=[*KINDS], near=hint)
        )
    elif not _TITLE.fullmatch(note["rest"]):
        yield UnknownName(
            number,
            say("writing.note-without-title"),
            say("writing.title-in-quotes", sign=note[0].split()[0], kind=note["kind"]),
        )


def _nothing_inside(line: str, below: list[str], number: int) -> Iterator[UnknownName]:
    """Yield a note or a tab that holds nothing, since what is meant to be inside does not stand below it, indented."""
    opening = _HOLDS.match(line)
    if opening:
        inside = next((other for other in below if other.strip()), "")
        if len(inside) - len(inside.lstrip(" ")) < len(opening["indent"]) + _INDENT:
            holds_nothing = say("writing.note-that-holds-nothing")
            found = say("with-words", found=holds_nothing, words=opening[0].strip()[:40])
            yield UnknownName(number, found, say("writing.what-it-holds-below-it", indent=_INDENT))


def _wrong_attributes(number: int, inside: str) -> Iterator[UnknownName]:
    for one in _ONE.finditer(inside):
        if one["sign"] == ".":
            if one["name"] not in CLASSES:
                hint = nearest(one["name"], CLASSES)
                yield UnknownName(
                    number, say("writing.class", name=one["name"]), say("one-of", words=CLASSES, near=hint)
                )
        elif one["sign"] != "#" and one["key"] not in _ATTRIBUTES:
            yield UnknownName(
                number, say("writing.attribute-2", one=one[0]), say("writing.id-class-or", names=_ATTRIBUTES)
            )
