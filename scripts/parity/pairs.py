"""Rules on a pair of pages, one in each language: it exists, and both sides have the same bones; called by rules.py."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.languages import LANGUAGES
from scripts.pages.front_matter import Page, read_page
from scripts.pages.prose import is_generated
from scripts.pages.writer import LINK, MACRO
from scripts.parity.finding import Finding
from scripts.records.problems import InputError, shown

_HEADING = re.compile(r"^(?P<level>#{2,6}) .*?(?:\{\s*#(?P<id>[a-z0-9-]+)\s*\})?\s*$")
_TARGET = re.compile(r"\]\((?P<target>[^)\s]+)\)")

#: Front matter with words; every other value has no language and must be equal.
_WORDS = ("title", "description")


def pair_findings(docs: Path) -> Iterator[Finding]:
    """Yield what differs between the two trees of hand-written pages under `docs`."""
    trees = {language: _pages(docs / language) for language in LANGUAGES}
    first, second = LANGUAGES
    for page in sorted({*trees[first], *trees[second]}):
        missing = [language for language in LANGUAGES if page not in trees[language]]
        if missing:
            present = docs / (second if missing == [first] else first) / page
            expected = shown(docs / missing[0] / page)
            yield Finding(
                shown(present),
                1,
                "pair-exists",
                "error",
                f"found a page in one language only; expected its twin {expected}",
            )
        else:
            yield from _compare(docs / first / page, docs / second / page)


def _pages(tree: Path) -> set[str]:
    pages = (path.relative_to(tree).as_posix() for path in tree.rglob("*.md"))
    return {page for page in pages if not is_generated(page)}


def _compare(left: Path, right: Path) -> Iterator[Finding]:
    try:
        pages = [read_page(path) for path in (left, right)]
    except InputError:
        return  # a page that cannot be read is reported by the rules on prose
    names = shown(left), shown(right)
    yield from _compare_front_matter(pages[0], pages[1], names)
    yield from _compare_headings(pages[0], pages[1], names)
    for rule, found in (("citations", _citations), ("links", _links)):
        sides = [Counter(found(page.body)) for page in pages]
        for side, other in ((0, 1), (1, 0)):
            for item, count in sorted((sides[side] - sides[other]).items()):
                line = _line_of(pages[side], item)
                yield Finding(
                    names[side],
                    line,
                    rule,
                    "error",
                    f'found "{item}" {count} more than in the other language',
                    names[other],
                    1,
                )


def _compare_front_matter(left: Page, right: Page, names: tuple[str, str]) -> Iterator[Finding]:
    for key in sorted({*left.meta, *right.meta}):
        values: list[Any] = [left.meta.get(key), right.meta.get(key)]
        if None in values:
            side = 0 if values[0] is None else 1
            yield Finding(
                names[side],
                1,
                "front-matter",
                "error",
                f'found no "{key}"; expected it as in the other language',
                names[1 - side],
                1,
            )
        elif key not in _WORDS and values[0] != values[1]:
            yield Finding(
                names[1], 1, "front-matter", "error", f"found {key}: {values[1]}; expected {values[0]}", names[0], 1
            )


def _compare_headings(left: Page, right: Page, names: tuple[str, str]) -> Iterator[Finding]:
    sides = [list(_headings(page)) for page in (left, right)]
    for name, side in zip(names, sides, strict=True):
        for line, _, identifier in side:
            if identifier is None:
                yield Finding(
                    name, line, "headings", "error", "found a heading without an id; expected { #id } after it"
                )
    if any(identifier is None for side in sides for _, _, identifier in side):
        return
    for (line, level, identifier), (other_line, other_level, other_id) in zip(*sides, strict=False):
        if (level, identifier) != (other_level, other_id):
            message = f'found the heading "{"#" * other_level} {other_id}"; expected "{"#" * level} {identifier}"'
            yield Finding(names[1], other_line, "headings", "error", message, names[0], line)
            return
    if len(sides[0]) != len(sides[1]):
        message = f"found {len(sides[1])} headings; expected {len(sides[0])}"
        yield Finding(names[1], 1, "headings", "error", message, names[0], 1)


def _headings(page: Page) -> Iterator[tuple[int, int, str | None]]:
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        match = _HEADING.match(line)
        if match:
            yield number, len(match["level"]), match["id"]


def _citations(body: str) -> list[str]:
    links = [f"{match['name']}:{match['id']}" for match in LINK.finditer(body)]
    return links + [re.sub(r"\s+", " ", match.group()) for match in MACRO.finditer(body)]


def _links(body: str) -> list[str]:
    targets = [match["target"] for match in _TARGET.finditer(LINK.sub("", body))]
    # The same page of an outside site may have an address of its own in each language.
    return [re.sub(r"(?<=[./])(kk|kaz|kz|ru|rus)(?=/|$)", "…", target) for target in targets]


def _line_of(page: Page, text: str) -> int:
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        if text in line:
            return number
    return 1
