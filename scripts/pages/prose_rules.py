"""Finds what is wrong with the hand-written pages: their files, front matter, citations and bare numbers.

Called by parity/checks.py; bare_number_problems also by words.py, for the words of records.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from scripts.languages import LANGUAGES
from scripts.pages.front_matter import Page
from scripts.pages.prose import check_line
from scripts.pages.writer import LINK, MACRO, CitationError, Writer
from scripts.records.loader import Records, today
from scripts.records.problems import Problem, file_problem, nearest

_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_HEADING_ID = re.compile(r"\{\s*#[a-z0-9-]+\s*\}\s*$")
_CODE = re.compile(r"`[^`\n]*`")
_COMMENT = re.compile(r"<!--.*?-->")
_DIGITS = re.compile(r"\d+")
_LIST_MARKER = re.compile(r"^\s*\d+\.\s")

#: The fields of front matter that every page has, and what is expected of each.
_FIELDS = {
    "title": "text",
    "description": "text",
    "reviewed": "a day that has been, as in 2026-03-05",
    "sources": "a list of ids of sources",
}
_TEMPLATES = ("home.html",)
#: Fields that a page may have.
_OPTIONAL = ("template", "review_months")


def tree_problems(docs: Path) -> Iterator[Problem]:
    """Yield what does not belong in the folder of pages: links out of it, pages in no language, a missing tree."""
    for language in LANGUAGES:
        if not (docs / language).is_dir():
            yield file_problem(docs / language, "no such folder", f"the pages in {language}")
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        inside = path.relative_to(docs).parts
        if path.is_symlink() and inside[0] != "data":
            yield file_problem(path, "a symbolic link", "a file inside the folder of pages")
        elif path.suffix == ".md" and inside[0] not in LANGUAGES:
            yield file_problem(path, "a page in no language", f"a page in {' or '.join(LANGUAGES)}")


def page_problems(page: Page, writer: Writer, tree: Path) -> Iterator[Problem]:
    """Yield what is wrong with a page in the folder `tree` of its language: front matter, citations, the first heading."""
    yield from _front_matter_problems(page, writer.records)
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        try:
            check_line(line, writer, tree)
        except CitationError as error:
            yield Problem(page.name, number, 1, "", error.found, error.expected)
        yield from unfinished_citation_problems(line, page.name, number)
        if line.startswith("# "):
            expected = "## for a section; the title is the heading of the page"
            yield Problem(page.name, number, 1, "", "a heading of the first level", expected)


def uncited_problems(page: Page) -> Iterator[Problem]:
    """Yield each line of a page that has a number of its own, outside code."""
    for key in ("title", "description"):
        yield from bare_number_problems(str(page.meta.get(key, "")), page.name, page.line_of(key))
    inside_code = False
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        inside_code ^= line.lstrip().startswith(("```", "~~~"))
        if not inside_code:
            yield from bare_number_problems(line, page.name, number)


def _front_matter_problems(page: Page, records: Records) -> Iterator[Problem]:
    for key, expected in _FIELDS.items():
        value = page.meta.get(key)
        if not _fits(key, value):
            found = "nothing" if value in (None, "") else f'"{value}"'
            yield Problem(page.name, page.line_of(key), 1, key, found, expected)
    known = [*_FIELDS, *_OPTIONAL]
    for key in page.meta:
        if key not in known:
            expected = f"one of {', '.join(known)}{nearest(key, known)}"
            yield Problem(page.name, page.line_of(key), 1, key, f'the unknown field "{key}"', expected)
    if page.meta.get("template", _TEMPLATES[0]) not in _TEMPLATES:
        found, expected = f'"{page.meta["template"]}"', f"one of {', '.join(_TEMPLATES)}"
        yield Problem(page.name, page.line_of("template"), 1, "template", found, expected)
    months = page.meta.get("review_months", 1)
    if type(months) is not int or months < 1:
        yield Problem(page.name, page.line_of("review_months"), 1, "review_months", f'"{months}"', "a number of months")
    yield from _unknown_source_problems(page, list(records.by_kind["source"]))


def _fits(key: str, value: object) -> bool:
    if key == "reviewed":
        return type(value) is date and value <= today()
    if key == "sources":
        return isinstance(value, list) and all(isinstance(name, str) for name in value)
    return isinstance(value, str) and value.strip() != ""


def _unknown_source_problems(page: Page, known: list[str]) -> Iterator[Problem]:
    sources = page.meta.get("sources")
    for name in sources if isinstance(sources, list) else []:
        if isinstance(name, str) and name not in known:
            expected = f"the id of a source{nearest(name, known)}"
            yield Problem(page.name, page.line_of("sources"), 1, "sources", f'the unknown source "{name}"', expected)


def bare_number_problems(line: str, name: str, number: int) -> Iterator[Problem]:
    """Yield a problem when a line of prose has a digit that is not a citation of a record."""
    digit = _DIGITS.search(_without_citations(line)) if _DIGITS.search(line) else None
    if digit:
        found = f'the number "{digit.group()}" in prose'
        yield Problem(name, number, 1, "", found, "a citation of a record, {{ figure.… }}")


def unfinished_citation_problems(line: str, name: str, number: int) -> Iterator[Problem]:
    """Yield a problem when braces are left that make no citation, which would be published as they stand."""
    left = re.search(r"\{\{|\}\}", MACRO.sub("", line)) if "{{" in line or "}}" in line else None
    if left:
        yield Problem(name, number, 1, "", f'"{left.group()}" that is no part of a citation', "{{ kind.id }}")


def _without_citations(line: str) -> str:
    """Return what is left of a line when citations, link targets, heading ids and list markers are taken out."""
    removals: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
        (LINK, lambda match: match["text"]),
        (MACRO, ""),
        (_LINK_TARGET, "]"),
        (_CODE, ""),
        (_COMMENT, ""),
        (_HEADING_ID, ""),
        (_LIST_MARKER, ""),
    )
    for pattern, replacement in removals:
        line = pattern.sub(replacement, line)
    return line
