"""Rules on the structure of a pair of pages: it exists, and front matter, headings and blocks are the same; called by runner.py."""

from collections.abc import Iterator
from itertools import zip_longest

from scripts.languages import LANGUAGES, other_language
from scripts.records.problems import shown
from scripts.twins.alignment import twin_sections
from scripts.twins.documents import Block, Document, Section
from scripts.twins.finding import Finding
from scripts.twins.site import Site

#: Front matter with words; every other value has no language and must be equal.
_WORDS = ("title", "description")
#: The rule on a block by its kind; any other kind is under the rule `blocks`.
_RULE_OF_KIND = {
    "list": "lists",
    "numbered list": "lists",
    "item": "lists",
    "table": "tables",
    "row": "tables",
    "cell": "tables",
    "admonition": "admonitions",
    "title of the admonition": "admonitions",
}


def shape_findings(site: Site) -> Iterator[Finding]:
    """Yield where the two trees of pages, or the structure of a page, are not the same in both languages."""
    yield from _lone_pages(site)
    for kazakh, russian in site.twins:
        yield from _front_matter_findings(kazakh, russian)
        yield from _heading_findings(kazakh, russian)
        for mine, twin in twin_sections(kazakh, russian):
            yield from _block_findings(mine, twin, kazakh.page.name, russian.page.name)


def _lone_pages(site: Site) -> Iterator[Finding]:
    unreadable = {problem.file for problem in site.problems}
    for name, sides in sorted(site.pages.items()):
        for language in LANGUAGES:
            twin = shown(site.docs / language / name)
            if language not in sides and twin not in unreadable:
                present = sides[other_language(language)].page.name
                yield _error(present, 1, "pair-exists", f"found a page in one language only; expected its twin {twin}")


def _front_matter_findings(kazakh: Document, russian: Document) -> Iterator[Finding]:
    left, right = kazakh.page, russian.page
    for key in sorted({*left.meta, *right.meta}):
        for mine, twin in ((left, right), (right, left)):
            if mine.meta.get(key) is None and twin.meta.get(key) is not None:
                message = f'found no "{key}"; expected it as in the other language'
                yield _error(mine.name, 1, "front-matter", message, twin.name, twin.line_of(key))
        values = left.meta.get(key), right.meta.get(key)
        if None not in values and key not in _WORDS and values[0] != values[1]:
            message = f"found {key}: {values[1]}; expected {values[0]}"
            yield _error(right.name, right.line_of(key), "front-matter", message, left.name, left.line_of(key))


def _heading_findings(kazakh: Document, russian: Document) -> Iterator[Finding]:
    sides = [document.sections[1:] for document in (kazakh, russian)]
    names = kazakh.page.name, russian.page.name
    for name, sections in zip(names, sides, strict=True):
        seen: set[str] = set()
        for section in sections:
            if not section.identifier:
                yield _error(name, section.line, "headings", "found a heading without an id; expected { #id } after it")
            elif section.identifier in seen:
                message = f'found the id "{section.identifier}" a second time; expected an id of its own'
                yield _error(name, section.line, "headings", message)
            seen.add(section.identifier)
    if any(not section.identifier for sections in sides for section in sections):
        return
    for mine, twin in zip(*sides, strict=False):
        if (mine.level, mine.identifier) != (twin.level, twin.identifier):
            message = f'found the heading "{_outline(twin)}"; expected "{_outline(mine)}"'
            yield _error(names[1], twin.line, "headings", message, names[0], mine.line)
            return
    if len(sides[0]) != len(sides[1]):
        longer, shorter = (0, 1) if len(sides[0]) > len(sides[1]) else (1, 0)
        extra = sides[longer][len(sides[shorter])]
        message = f'found the heading "{_outline(extra)}"; expected it in the other language too'
        yield _error(names[longer], extra.line, "headings", message, names[shorter], 1)


def _outline(section: Section) -> str:
    return f"{'#' * section.level} {section.identifier}"


def _block_findings(mine: Section, twin: Section, name: str, twin_name: str) -> Iterator[Finding]:
    """Yield the first difference in the blocks of a section; what follows from it would only repeat it."""
    difference = _first_difference(mine.blocks, twin.blocks, None, None)
    if difference:
        rule, left, right, message = difference
        line, twin_line = left or mine.line, right or twin.line
        yield _error(twin_name, twin_line, rule, message, name, line)


def _first_difference(
    mine: list[Block], twin: list[Block], parent: Block | None, twin_parent: Block | None
) -> tuple[str, int | None, int | None, str] | None:
    """Return rule, line, line of the twin and message of the first block that differs, or None."""
    if parent and twin_parent and parent.kind in _COUNTED and len(mine) != len(twin):
        what = _COUNTED[parent.kind]
        message = f"found a {parent.kind} of {len(twin)} {what}; expected {len(mine)} as in the other language"
        return _RULE_OF_KIND[parent.kind], parent.line, twin_parent.line, message
    for left, right in zip_longest(mine, twin):
        if left is None or right is None or (left.kind, left.detail) != (right.kind, right.detail):
            return _different(left, right, parent, twin_parent)
        inner = _first_difference(left.children, right.children, left, right)
        if inner:
            return inner
    return None


_COUNTED = {"list": "items", "numbered list": "items", "table": "rows", "row": "cells"}


def _different(
    left: Block | None, right: Block | None, parent: Block | None, twin_parent: Block | None
) -> tuple[str, int | None, int | None, str]:
    rules = {_RULE_OF_KIND.get(block.kind, "blocks") for block in (left, right) if block}
    rule = rules.pop() if len(rules) == 1 else "blocks"
    message = f"found {_named(right)}; expected {_named(left)} as in the other language"
    if left and right and left.kind == right.kind == "code":
        message = "found code that differs; expected the same lines in both languages"
    mine, twin = left or parent, right or twin_parent
    return rule, mine.line if mine else None, twin.line if twin else None, message


def _named(block: Block | None) -> str:
    if block is None:
        return "nothing"
    return f'"{block.kind} {block.detail}"' if block.detail else f'"{block.kind}"'


def _error(
    file: str, line: int, rule: str, message: str, twin: str | None = None, line_of_twin: int | None = None
) -> Finding:
    return Finding(file, line, rule, "error", message, twin, line_of_twin)
