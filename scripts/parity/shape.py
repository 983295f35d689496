"""Rules on the structure of a pair of pages: it exists, and front matter, headings and blocks are the same; called by runner.py."""

import re
from collections.abc import Iterator

from scripts.languages import LANGUAGES, other_language
from scripts.messages.say import Message, say
from scripts.pages.citations import MACRO
from scripts.records.problems import found_and_expected, shown
from scripts.twins.alignment import Sides, matched_blocks, matched_sections, twin_sections
from scripts.twins.documents import Block, Document, Section
from scripts.twins.finding import Finding
from scripts.twins.site import Site

#: Front matter with words; every other value has no language and must be equal.
_WORDS = ("title", "description")
#: What parts the cells of a row, and what has such a sign and parts none.
_CELLS, _NO_CELL = re.compile(r"\|"), re.compile(rf"{MACRO.pattern}|<!--.*?-->|\\.")
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
    for document in site.documents:
        for section in document.sections:
            for block in section.blocks:
                yield from _row_findings(block, document)
    for kazakh, russian in site.twins:
        yield from _front_matter_findings(kazakh, russian)
        yield from _heading_findings(kazakh, russian)
        yield from _block_findings(kazakh, russian)


def _row_findings(block: Block, document: Document) -> Iterator[Finding]:
    """Yield the rows of tables that are written with another number of cells than their head: readers would not get them all."""
    for child in block.children:
        yield from _row_findings(child, document)
    if block.kind != "table" or not block.children:
        return
    lines, head = document.page.text.split("\n"), len(block.children[0].children)
    for row in block.children[1:]:
        line = lines[row.line - 1]
        cells = len(_CELLS.findall(_NO_CELL.sub("", line).strip(" >").removeprefix("|").removesuffix("|"))) + 1
        if cells != head and "|" in line:
            message = say("parity.cells-of-row", found=cells, expected=head)
            yield _error(document.page.name, row.line, "tables", message)


def _lone_pages(site: Site) -> Iterator[Finding]:
    unreadable = {problem.file for problem in site.problems}
    for name, sides in sorted(site.pages.items()):
        for language in LANGUAGES:
            twin = shown(site.docs / language / name)
            if language not in sides and twin not in unreadable:
                present = sides[other_language(language)].page.name
                yield _error(present, 1, "pair-exists", say("parity.found-page-in-one-language-only", twin=twin))


def _front_matter_findings(kazakh: Document, russian: Document) -> Iterator[Finding]:
    left, right = kazakh.page, russian.page
    if left.problems or right.problems:
        return
    for key in sorted({*left.meta, *right.meta}):
        for mine, twin in ((left, right), (right, left)):
            if mine.meta.get(key) is None and twin.meta.get(key) is not None:
                message = say("parity.found-no-expected-it-as-in", key=key)
                yield _error(mine.name, 1, "front-matter", message, twin.name, twin.line_of(key))
        values = left.meta.get(key), right.meta.get(key)
        if None not in values and key not in _WORDS and values[0] != values[1]:
            found = say("of-field", field=key, message=str(values[1]))
            message = found_and_expected(found, str(values[0]))
            yield _error(right.name, right.line_of(key), "front-matter", message, left.name, left.line_of(key))


def _heading_findings(kazakh: Document, russian: Document) -> Iterator[Finding]:
    names = kazakh.page.name, russian.page.name
    told: set[int] = set()
    for name, document in zip(names, (kazakh, russian), strict=True):
        seen: set[str] = set()
        for section in document.sections[1:]:
            if not section.identifier:
                yield _error(name, section.line, "headings", say("parity.found-heading-without-id-expected-after"))
            elif section.identifier in seen:
                message = say("parity.found-id-second-time-expected-id", identifier=section.identifier)
                yield _error(name, section.line, "headings", message)
            told |= {id(section)} if not section.identifier or section.identifier in seen else set()
            seen.add(section.identifier)
    before, common = [1, 1], []
    for mine, twin in matched_sections(kazakh, russian):
        if mine and twin:
            before = [mine.line, twin.line]
            common += [(mine, twin)] if mine.identifier == twin.identifier else []
            if (mine.level, mine.identifier) != (twin.level, twin.identifier) and told.isdisjoint((id(mine), id(twin))):
                yield _other_heading(twin, mine, names)
        elif (alone := mine or twin) and id(alone) not in told:
            side = 0 if mine else 1
            message = say("parity.found-heading-expected-it-in-other", outline=_outline(alone))
            yield _error(names[side], alone.line, "headings", message, names[1 - side], before[1 - side])
    in_order = sorted((twin for _, twin in common), key=lambda twin: twin.line)
    moved = next((pair for pair in zip(in_order, common, strict=True) if pair[0] is not pair[1][1]), None)
    if moved:
        yield _other_heading(moved[0], moved[1][0], names)


def _other_heading(found: Section, expected: Section, names: tuple[str, str]) -> Finding:
    message = say("parity.other-heading", found=_outline(found), expected=_outline(expected))
    return _error(names[1], found.line, "headings", message, names[0], expected.line)


def _outline(section: Section) -> str:
    return f"{'#' * section.level} {section.identifier}"


#: A difference in the blocks of a section: the rule, the lines of Kazakh and Russian where they have one, and the message.
_Difference = tuple[str, int | None, int | None, str]


def _block_findings(kazakh: Document, russian: Document) -> Iterator[Finding]:
    """Yield each difference in the blocks of the sections; what stands under a heading of one language alone is told with that."""
    sections = matched_sections(kazakh, russian)
    lone = {
        id(block)
        for mine, twin in sections
        if not (mine and twin)
        for part in (mine, twin)
        if part
        for block in part.blocks
    }
    for mine, twin in twin_sections(kazakh, russian):
        for rule, left, right, message in _differences(mine.blocks, twin.blocks, None, None, lone):
            yield _error(russian.page.name, right or twin.line, rule, message, kazakh.page.name, left or mine.line)


def _differences(
    mine: list[Block], twin: list[Block], parent: Block | None, twin_parent: Block | None, told: set[int]
) -> Iterator[_Difference]:
    """Yield the differences of one level and of those inside it."""
    matched = matched_blocks(mine, twin)
    is_counted = parent is not None and parent.kind in _COUNTED and len(mine) != len(twin)
    if parent and twin_parent and is_counted:
        yield _other_number(parent, twin_parent, matched)
    missing: tuple[bool, bool] | None = None
    for left, right in matched:
        is_lone = (left is None, right is None)
        if left and right and left.kind == right.kind:
            if left.detail != right.detail:
                yield _different(left, right, parent, twin_parent)
            inner = list(_differences(left.children, right.children, left, right, told))
            yield from inner
            if parent and parent.kind == "table" and inner:
                return  # a column that is missing is missing in every row
        # Of what is missing together the first tells.
        elif is_lone != missing and not is_counted and told.isdisjoint((id(left), id(right))):
            yield _different(left, right, parent, twin_parent)
        missing = is_lone if True in is_lone else None


def _other_number(parent: Block, twin_parent: Block, matched: list[Sides[Block]]) -> _Difference:
    """Return what is told of a list, table or row that has another number of parts, with the place of the first that is alone."""
    count, other = (sum(pair[side] is not None for pair in matched) for side in (0, 1))
    message = say(_COUNTED[parent.kind], kind=_kind(parent), found=other, expected=count)
    alone = next((left.line for left, right in matched if left and not right), parent.line)
    twin_alone = next((right.line for left, right in matched if right and not left), twin_parent.line)
    return _RULE_OF_KIND[parent.kind], alone, twin_alone, message


#: The messages that tell of how many parts a block has another number.
_COUNTED = {
    "list": "parity.items",
    "numbered list": "parity.items",
    "table": "parity.rows",
    "row": "parity.cells",
}


def _different(left: Block | None, right: Block | None, parent: Block | None, twin_parent: Block | None) -> _Difference:
    rules = {_RULE_OF_KIND.get(block.kind, "blocks") for block in (left, right) if block}
    rule = rules.pop() if len(rules) == 1 else "blocks"
    message = _other_block(right, left)
    if left and right and left.kind == right.kind == "code":
        message = say("parity.found-code-that-differs-expected-same")
    mine, twin = left or parent, right or twin_parent
    return rule, mine.line if mine else None, twin.line if twin else None, message


def _other_block(found: Block | None, expected: Block | None) -> Message:
    if found is None:
        return say("parity.no-block", expected=_named(expected) if expected else say("nothing"))
    if expected is None:
        return say("parity.extra-block", found=_named(found))
    return say("parity.other-block", found=_named(found), expected=_named(expected))


def _named(block: Block) -> Message:
    detail = f" {block.detail}" if block.detail else ""
    if block.kind == "numbered list":
        detail = say("parity.from", start=block.detail.removeprefix("from "))
    return say("parity.block", kind=_kind(block), detail=detail)


def _kind(block: Block) -> Message:
    return say(f"block.{block.kind.replace(' ', '-')}")


def _error(
    file: str, line: int, rule: str, message: str, twin: str | None = None, line_of_twin: int | None = None
) -> Finding:
    return Finding(file, line, rule, "error", message, twin, line_of_twin)
