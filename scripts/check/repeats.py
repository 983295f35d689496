"""Keeps each fault to one finding: leaves out what only repeats it, and puts together what is missing together; called by runner.py.

What silences what is data, repeats.yml. Whatever is left out here is found again once the fault is mended, if it is one of its own.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from scripts.check.rules import RULES, Scope
from scripts.files import read_table
from scripts.messages.say import Message, parts, say
from scripts.twins.alignment import matched_sections
from scripts.twins.documents import Document, Section
from scripts.twins.finding import Finding
from scripts.twins.passages import Pair, TextPassage
from scripts.twins.site import Site

_REPEATS: list[dict[str, Any]] = read_table(Path(__file__).with_name("repeats.yml"))
#: The rules on the bones of a page: in a section where Markdown is broken, they and all that compares tell of its ruins.
_BONES = frozenset("headings blocks lists tables admonitions".split())
#: The rules on what a passage says, of which several tell of one sentence that is missing.
_SAID = frozenset(
    "citations links images footnotes numbers dates quantities identifiers names proper-names abbreviations modality".split()
)
_COMPARED = frozenset(name for name, rule in RULES.items() if rule.scope is Scope.LANGUAGES) - {"pair-exists"}
#: By which names messages have the words of the editor that they are about.
_TYPED = frozenset("around item name text word words".split())
#: The messages on a field of front matter, each with the value that is its name; and what may be such names in another message.
_FIELDS, _NAME = {"parity.found-no-expected-it-as-in": "key", "of-field": "field"}, re.compile(r"[a-z_]+")
#: A text that says less than its twin: of so few letters for each of the other's, and so many letters shorter.
_SHORTER, _FEWEST = 0.75, 25
#: So many things that are missing in one text are told together.
_FEWEST_MISSING = 2


@dataclass(frozen=True)
class _Place:
    """Where a finding can stand: the lines of a passage, and what they are a part of, the same for the passage and its twin."""

    first: int
    last: int
    part: tuple[int, int]


def without_repeats(findings: Iterable[Finding], site: Site) -> list[Finding]:
    """Return the findings of faults, each once: without those that follow from another."""
    left = list(findings)
    if not any(finding.severity == "error" for finding in left):
        return left
    left = list(_outside_ruins(left, site))
    places = _Places(site)
    for repeat in _REPEATS:
        left = list(_not_repeating(left, repeat, places))
    left = list(_put_together(left, places))
    wrong = {finding.file for finding in left if finding.severity == "error"}
    return [
        finding
        for finding in left
        if finding.rule != "agreement" or finding.severity == "error" or wrong.isdisjoint(_files(finding))
    ]


def _files(finding: Finding) -> tuple[str, ...]:
    return (finding.file, finding.counterpart_file) if finding.counterpart_file else (finding.file,)


def _outside_ruins(findings: list[Finding], site: Site) -> Iterator[Finding]:
    """Yield the findings without those that compare sections where Markdown is broken so that their bones are others."""
    broken: dict[str, set[int]] = {}
    for finding in findings:
        if finding.rule == "markup":
            broken.setdefault(finding.file, set()).add(finding.line)
    ruins: set[tuple[str, int]] = set()
    moved: set[tuple[str, int]] = set()
    torn = broken.keys() | {finding.file for finding in findings if finding.rule == "headings"}
    for kazakh, russian in site.twins if torn else ():
        if torn.isdisjoint((kazakh.page.name, russian.page.name)):
            continue
        if kazakh.page.name in broken or russian.page.name in broken:
            ruins |= set(_ruins(kazakh, russian, broken, findings))
        moved |= set(_moved(kazakh, russian, findings))
    for item in findings:
        place = item.file, item.line
        if item.rule not in _COMPARED or (place not in ruins and (place not in moved or item.rule == "headings")):
            yield item


def _ruins(
    kazakh: Document, russian: Document, broken: dict[str, set[int]], findings: list[Finding]
) -> Iterator[tuple[str, int]]:
    """Yield the lines of the sections of both languages that have broken Markdown and other bones."""
    bones = {(finding.file, finding.line) for finding in findings if finding.rule in _BONES}
    sides = kazakh, russian
    last: list[tuple[str, int]] = []
    for pair in matched_sections(kazakh, russian):
        lines = [
            (document.page.name, line)
            for document, section in zip(sides, pair, strict=True)
            if section
            for line in _lines_of(section, document)
        ]
        # What stands under a heading of one language alone is compared with the section before.
        last = lines if None not in pair else last + lines
        if any(line in broken.get(name, ()) for name, line in last) and not bones.isdisjoint(last):
            yield from last


def _moved(kazakh: Document, russian: Document, findings: list[Finding]) -> Iterator[tuple[str, int]]:
    """Yield the lines of the sections whose headings stand in another order, where the bones under them are others too."""
    pairs = [(mine, twin) for mine, twin in matched_sections(kazakh, russian) if mine and twin]
    in_order = sorted(pairs, key=lambda pair: pair[1].line)
    bones = {(finding.file, finding.line) for finding in findings if finding.rule in _BONES - {"headings"}}
    moved = [pair for pair, other in zip(pairs, in_order, strict=True) if pair is not other]
    lines = [
        (document.page.name, line)
        for pair in moved
        for document, section in zip((kazakh, russian), pair, strict=True)
        for line in _lines_of(section, document)
    ]
    if not bones.isdisjoint(lines):
        yield from lines


def _lines_of(section: Section, document: Document) -> range:
    following = (other.line for other in document.sections if other.line > section.line)
    return range(section.line, next(following, document.page.text.count("\n") + 2))


class _Places:
    """The passages of a site by file and line."""

    def __init__(self, site: Site) -> None:
        self._by_file: dict[str, list[_Place]] = {}
        self.pairs = site.pairs
        for number, pair in enumerate(self.pairs):
            for side in (pair.kk, pair.ru):
                for index, passage in enumerate(side):
                    part = number, index if len(pair.kk) == len(pair.ru) else 0
                    last = passage.line + passage.source.count("\n")
                    self._by_file.setdefault(passage.file, []).append(_Place(passage.line, last, part))

    def parts(self, finding: Finding) -> set[tuple[int, int]]:
        """Return what a finding is about: a passage with its twin, or several where cells share a line."""
        places = self._by_file.get(finding.file, ())
        return {place.part for place in places if place.first <= finding.line <= place.last}

    def sides(self, part: tuple[int, int]) -> tuple[tuple[TextPassage, ...], ...]:
        """Return the passages of a part in both languages."""
        pair: Pair = self.pairs[part[0]]
        if len(pair.kk) != len(pair.ru):
            return pair.kk, pair.ru
        return (pair.kk[part[1]],), (pair.ru[part[1]],)


def _not_repeating(findings: list[Finding], repeat: dict[str, Any], places: _Places) -> Iterator[Finding]:
    told = [finding for finding in findings if finding.rule in repeat["told"] and finding.severity == "error"]
    parts = set[tuple[int, int]](chain.from_iterable(map(places.parts, told)))
    lines = {(finding.file, finding.line) for finding in told}
    for finding in findings:
        if told and finding.rule in repeat["silent"] and finding.rule not in repeat["told"]:
            is_same = _SAME.get(repeat["within"])
            if is_same:
                if any(is_same(finding, other) for other in told):
                    continue
            elif (finding.file, finding.line) in lines or not parts.isdisjoint(places.parts(finding)):
                continue
        yield finding


def _is_same_word(finding: Finding, other: Finding) -> bool:
    first = next(_typed(finding), "")
    is_here = (finding.file, finding.line) == (other.file, other.line)
    return is_here and bool(first) and first in " ".join(_typed(other))


def _is_same_field(finding: Finding, other: Finding) -> bool:
    field = next((part.values[_FIELDS[part.id]] for part in parts(finding.message) if part.id in _FIELDS), None)
    named = _NAME.findall(" ".join(_values(other)))
    return field is not None and other.file in _files(finding) and field in named


def _typed(finding: Finding) -> Iterator[str]:
    """Yield the words of the editor that a finding is about."""
    return (text for name, text in _named_values(finding) if name in _TYPED)


def _values(finding: Finding) -> Iterator[str]:
    return (text for _, text in _named_values(finding))


def _named_values(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the texts that stand in the message of a finding and are no messages themselves, with their names."""
    for part in parts(finding.message):
        for name, value in part.values.items():
            for item in value if isinstance(value, (list, tuple)) else (value,):
                if isinstance(item, str) and not isinstance(item, Message):
                    yield name, item


#: How a finding is about the same as another, by the word of repeats.yml; a passage is found by its place.
_SAME = {"word": _is_same_word, "field": _is_same_field}


def _put_together(findings: list[Finding], places: _Places) -> Iterator[Finding]:
    """Yield the findings, in the place of several about one text that says less than its twin that one."""
    of_part: dict[tuple[int, int], list[Finding]] = {}
    for finding in findings:
        for part in places.parts(finding) if finding.rule in _SAID and finding.severity == "error" else ():
            of_part.setdefault(part, []).append(finding)
    together: dict[Finding, Finding | None] = {}
    for part, about in of_part.items():
        instead = _lacking(part, about, places) if len(about) > 1 else None
        if instead:
            lacking, missing = instead
            together |= {finding: None for finding in missing} | {missing[0]: lacking}
    for finding in findings:
        told = together.get(finding, finding)
        if told:
            yield told


def _lacking(
    part: tuple[int, int], about: Collection[Finding], places: _Places
) -> tuple[Finding, Sequence[Finding]] | None:
    """Return the finding of a text that says less than its twin, and those of what it is missing, else None."""
    sides = places.sides(part)
    lengths = [sum(len(passage.source) for passage in side) for side in sides]
    short = lengths.index(min(lengths))
    if min(lengths) > _SHORTER * max(lengths) or max(lengths) - min(lengths) < _FEWEST or not sides[short]:
        return None
    mine, twin = sides[short][0], sides[1 - short][0]
    # What the shorter has and its twin has not is no part of what it is missing.
    gone = [finding for finding in about if finding.file != mine.file or not _stands_in(finding, sides[short])]
    if len(gone) < _FEWEST_MISSING:
        return None
    missing = dict.fromkeys(word for word in (next(_typed(finding), "") for finding in gone) if word)
    message = say("check.says-less", missing=[say("quoted", text=word) for word in missing])
    told = say("of-field", field=mine.field, message=message) if mine.field else message
    return Finding(mine.file, mine.line, "untranslated", "error", told, twin.file, twin.line), gone


def _stands_in(finding: Finding, side: Collection[TextPassage]) -> bool:
    word = next(_typed(finding), "")
    return bool(word) and any(word.strip("{ }") in passage.source for passage in side)
