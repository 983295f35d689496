"""Puts the two languages of a page side by side: section by section, and inside it cell by cell, item by item.

Called by site.py. Where the blocks of a section differ, which is a finding of its own (shape.py), the whole
section is one pair, so that a lost paragraph does not hide a changed number further down.
"""

from collections.abc import Iterator

from scripts.twins.documents import Block, Document, Section
from scripts.twins.passages import Pair


def page_pairs(kazakh: Document, russian: Document) -> Iterator[Pair]:
    """Yield the pairs of a page: title, description, headings, then what stands under each heading."""
    for left, right in zip(kazakh.meta, russian.meta, strict=False):
        yield Pair((left,), (right,))
    for mine, twin in twin_sections(kazakh, russian):
        if mine.heading and twin.heading:
            yield Pair((mine.heading,), (twin.heading,))
        yield from section_pairs(mine, twin)


def twin_sections(kazakh: Document, russian: Document) -> Iterator[tuple[Section, Section]]:
    """Yield the sections that both languages have, found by the id of their headings."""
    by_id = {section.identifier: section for section in russian.sections}
    for section in kazakh.sections:
        if section.identifier in by_id:
            yield section, by_id[section.identifier]


def section_pairs(kazakh: Section, russian: Section) -> Iterator[Pair]:
    """Yield the pairs of a section: its paragraphs together, and each item, cell and note on its own."""
    if shape_of(kazakh.blocks) != shape_of(russian.blocks):
        yield Pair(tuple(kazakh.passages()), tuple(russian.passages()))
    else:
        yield from _level_pairs(kazakh.blocks, russian.blocks)


Shape = tuple[tuple[str, str, "Shape"], ...]


def shape_of(blocks: list[Block]) -> Shape:
    """Return the kinds and numbers of blocks without their words."""
    return tuple((block.kind, block.detail, shape_of(block.children)) for block in blocks)


def _level_pairs(kazakh: list[Block], russian: list[Block]) -> Iterator[Pair]:
    """Yield one pair for the texts right on this level, then the pairs of the levels inside."""
    mine, twin = (tuple(text for block in blocks for text in block.passages) for blocks in (kazakh, russian))
    if mine or twin:
        yield Pair(mine, twin)
    for left, right in zip(kazakh, russian, strict=True):
        if left.kind == "row":  # the cells of a row are level with one another, yet each stands alone
            for one, other in zip(left.children, right.children, strict=True):
                yield Pair(tuple(one.passages), tuple(other.passages))
        else:
            yield from _level_pairs(left.children, right.children)
