"""Puts the two languages of a page side by side: section by section, and inside it cell by cell, item by item.

Called by site.py and parity/shape.py. What only one language has stands alone, which is a finding of its own (shape.py); around it
everything is compared as usual, so that a lost paragraph neither hides a changed number further down nor is told again by its words.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from scripts.twins.documents import Block, Document, Section
from scripts.twins.passages import Pair

Part = TypeVar("Part", Block, Section)
#: The two languages of a part of a page, Kazakh and Russian; None where one has nothing in its place.
Sides = tuple[Part | None, Part | None]

#: What is the same in both languages of a text: citations, targets, code, numbers, words in Latin letters.
_SAME = re.compile(r"\{\{[^{}]*\}\}|\]\([^()\s]*|`[^`]+`|\d+|[A-Za-z]{3,}")
#: The kind of a block that is the text of a footnote.
_FOOTNOTE = "footnote"
#: What it is worth to put two blocks side by side: of one kind, of one kind and one detail, of two kinds; none alone is worth anything.
_KIND, _DETAIL, _ANYTHING = 3.0, 1.0, 0.2


def page_pairs(kazakh: Document, russian: Document) -> Iterator[Pair]:
    """Yield the pairs of a page: title, description, headings, then what stands under each heading."""
    for left in kazakh.meta:
        yield from (Pair((left,), (right,)) for right in russian.meta if left.kind == right.kind)
    for mine, twin in twin_sections(kazakh, russian):
        if mine.heading and twin.heading:
            yield Pair((mine.heading,), (twin.heading,))
        yield from _level_pairs(mine.blocks, twin.blocks)


def twin_sections(kazakh: Document, russian: Document) -> Iterator[tuple[Section, Section]]:
    """Yield the sections that both languages have; what stands under a heading of one language alone belongs to that before it.

    The texts of footnotes, which a reader has below the page wherever they are written, are at the end of the last.
    """
    sections = list(_common_sections(kazakh, russian))
    footnotes = [
        sorted(
            (block for section in document.sections for block in section.blocks if block.kind == _FOOTNOTE),
            key=lambda block: block.detail,
        )
        for document in (kazakh, russian)
    ]
    for place, pair in enumerate(sections):
        left, right = (replace(side, blocks=[b for b in side.blocks if b.kind != _FOOTNOTE]) for side in pair)
        if place == len(sections) - 1:
            left.blocks += footnotes[0]
            right.blocks += footnotes[1]
        yield left, right


def _common_sections(kazakh: Document, russian: Document) -> Iterator[tuple[Section, Section]]:
    last: tuple[Section, Section] | None = None
    for mine, twin in matched_sections(kazakh, russian):
        if mine and twin:
            if last:
                yield last
            last = mine, twin
        elif last:
            last = _with_blocks(last[0], mine), _with_blocks(last[1], twin)
    if last:
        yield last


def _with_blocks(section: Section, lone: Section | None) -> Section:
    return replace(section, blocks=section.blocks + lone.blocks) if lone else section


def matched_sections(kazakh: Document, russian: Document) -> Iterator[Sides[Section]]:
    """Yield every section with its twin, by the ids of their headings; by their place where as many have others there."""
    sides = kazakh.sections, russian.sections
    named = [_by_id(sections) for sections in sides]
    lone = [_between(sections, named[1 - side].keys() & named[side].keys()) for side, sections in enumerate(sides)]
    yield sides[0][0], sides[1][0]
    for identifier in ("", *named[0]):
        if identifier:
            if identifier not in named[1]:
                continue
            yield named[0][identifier], named[1][identifier]
        mine, twin = (between.get(identifier, []) for between in lone)
        if len(mine) == len(twin):
            yield from zip(mine, twin, strict=True)
        else:
            yield from ((section, None) for section in mine)
            yield from ((None, section) for section in twin)


def _by_id(sections: list[Section]) -> dict[str, Section]:
    """Return the sections below a heading by its id, where only one has it."""
    times = Counter(section.identifier for section in sections)
    return {
        section.identifier: section for section in sections if section.identifier and times[section.identifier] == 1
    }


def _between(sections: list[Section], common: set[str]) -> dict[str, list[Section]]:
    """Return the sections that one language has alone, by the id of the last one before them that both have."""
    between: dict[str, list[Section]] = {}
    last = ""
    for section in sections[1:]:
        if section.identifier in common:
            last = section.identifier
        else:
            between.setdefault(last, []).append(section)
    return between


def matched_blocks(kazakh: list[Block], russian: list[Block]) -> list[Sides[Block]]:
    """Return the blocks of one level with their twins in order; where something is missing, those together that are most alike."""
    if [(block.kind, block.detail) for block in kazakh] == [(block.kind, block.detail) for block in russian]:
        return list(zip(kazakh, russian, strict=True))
    # The usual table: the best that can be made of the blocks from each place on, and the step that leads there.
    worth = [[0.0] * (len(russian) + 1) for _ in range(len(kazakh) + 1)]
    together = [[_worth(left, right) for right in russian] for left in kazakh]
    for row in reversed(range(len(kazakh))):
        for column in reversed(range(len(russian))):
            both = together[row][column] + worth[row + 1][column + 1]
            worth[row][column] = max(both, worth[row + 1][column], worth[row][column + 1])
    matched: list[Sides[Block]] = []
    row = column = 0
    while row < len(kazakh) and column < len(russian):
        if worth[row][column] == worth[row + 1][column]:
            matched.append((kazakh[row], None))
            row += 1
        elif worth[row][column] == worth[row][column + 1]:
            matched.append((None, russian[column]))
            column += 1
        else:
            matched.append((kazakh[row], russian[column]))
            row, column = row + 1, column + 1
    matched += [(block, None) for block in kazakh[row:]]
    return matched + [(None, block) for block in russian[column:]]


def _worth(left: Block, right: Block) -> float:
    """Return what speaks for two blocks being twins: their kinds, what is the same in both languages, and how long they are."""
    texts = [" ".join(passage.source for passage in block.all_passages()) for block in (left, right)]
    same, other = (Counter(_SAME.findall(text)) for text in texts)
    shorter, longer = sorted(map(len, texts))
    alike = shorter / longer if longer else 1.0
    if same or other:
        alike = alike / 3 + 2 * (same & other).total() / (same | other).total()
    if left.kind != right.kind:
        return _ANYTHING + alike / 10
    return _KIND + (_DETAIL if left.detail == right.detail else 0) + alike


def _level_pairs(kazakh: list[Block], russian: list[Block]) -> Iterator[Pair]:
    """Yield one pair for the texts right on this level, then the pairs of the levels inside."""
    both = [(left, right) for left, right in matched_blocks(kazakh, russian) if left and right]
    twins = [(left, right) for left, right in both if left.kind == right.kind]
    mine, twin = (tuple(text for blocks in twins for text in blocks[side].passages) for side in (0, 1))
    if mine or twin:
        yield Pair(mine, twin)
    for left, right in both:
        if left.kind != right.kind:
            yield Pair(tuple(left.all_passages()), tuple(right.all_passages()))
        elif left.kind == "row":  # the cells of a row are level with one another, yet each stands alone
            for one, other in matched_blocks(left.children, right.children):
                if one and other:
                    yield Pair(tuple(one.passages), tuple(other.passages))
        else:
            yield from _level_pairs(left.children, right.children)
