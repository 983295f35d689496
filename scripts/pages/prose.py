"""Hand-written pages: makes their citations and blocks into Markdown, and finds what is wrong with them.

Called by hooks.py for each page and by the validate step for all of them at once.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import GENERATED
from scripts.pages.blocks import render_block
from scripts.pages.front_matter import Page, split_page
from scripts.pages.writer import LINK, MACRO, CitationError, Writer
from scripts.records.loader import Records
from scripts.records.problems import Problem, file_problem, nearest, shown

_BLOCK = re.compile(r"^\{\{\s*block\.(?P<name>[a-z-]+)(?P<arguments>(?: [a-z0-9-]+)*)\s*\}\}$")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_HEADING_ID = re.compile(r"\{\s*#[a-z0-9-]+\s*\}\s*$")
_LIST_MARKER = re.compile(r"^\s*\d+\.\s")
_FIELDS = {"title": str, "description": str, "reviewed": date, "sources": list}


def is_generated(page: str) -> bool:
    """Return whether a page (a path inside a language tree) is made by the generator."""
    return any(page.startswith(f"{folder}/") for folder in GENERATED.values())


def expand(body: str, writer: Writer, pages: Path) -> str:
    """Return the body of a page with its citations and blocks made into Markdown; raise CitationError."""
    return "\n".join(_expand_line(line, writer, pages) for line in body.split("\n"))


def _expand_line(line: str, writer: Writer, pages: Path) -> str:
    block = _BLOCK.match(line.strip())
    if block:
        return render_block(block["name"], block["arguments"].split(), writer, pages)
    line = LINK.sub(lambda match: writer.cite(match.group()), line)
    return MACRO.sub(lambda match: writer.cite(match.group()), line)


def prose_problems(docs: Path, records: Records) -> Iterator[Problem]:
    """Yield what is wrong with the hand-written pages under `docs`: front matter, citations, bare numbers."""
    for language in LANGUAGES:
        tree = docs / language
        for path in sorted(tree.rglob("*.md")):
            page = path.relative_to(tree).as_posix()
            if not is_generated(page):
                yield from _page_problems(path, shown(path), Writer(records, language, page), tree)


def _page_problems(path: Path, name: str, writer: Writer, tree: Path) -> Iterator[Problem]:
    try:
        text = path.read_text(encoding="utf-8")
        page = split_page(text)
    except UnicodeDecodeError:
        yield file_problem(name, "bytes that are not UTF-8", "text in UTF-8")
        return
    except OSError as error:
        yield file_problem(name, f"a file that cannot be read ({error.strerror})", "a readable file")
        return
    except ValueError as error:
        yield Problem(name, 1, 1, "", str(error), "fields between two lines of ---")
        return
    yield from _front_matter_problems(page, name, writer.records)
    for key in ("title", "description"):
        yield from bare_number_problems(str(page.meta.get(key, "")), name, 1)
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        try:
            _expand_line(line, writer, tree)
        except CitationError as error:
            yield Problem(name, number, 1, "", error.found, error.expected)
        yield from bare_number_problems(line, name, number)
        if line.startswith("# "):
            expected = "## for a section; the title is the heading of the page"
            yield Problem(name, number, 1, "", "a heading of the first level", expected)


def _front_matter_problems(page: Page, name: str, records: Records) -> Iterator[Problem]:
    for key, kind in _FIELDS.items():
        value = page.meta.get(key)
        if not isinstance(value, kind) or value == "":
            found = "nothing" if value is None else f'"{value}"'
            expected = {str: "text", date: "a day, as in 2026-03-05", list: "a list of ids of sources"}[kind]
            yield Problem(name, 1, 1, key, found, expected)
    known = records.by_kind["source"]
    sources = page.meta.get("sources")
    for source in sources if isinstance(sources, list) else []:
        if source not in known:
            yield Problem(
                name,
                1,
                1,
                "sources",
                f'the unknown source "{source}"',
                f"the id of a source{nearest(str(source), known)}",
            )


def bare_number_problems(line: str, name: str, number: int) -> Iterator[Problem]:
    """Yield a problem when a line of prose has a digit that is not a citation of a record."""
    digit = re.search(r"\d+", without_citations(line))
    if digit:
        yield Problem(
            name, number, 1, "", f'the number "{digit.group()}" in prose', "a citation of a record, {{ figure.… }}"
        )


def without_citations(line: str) -> str:
    """Return what is left of a line when citations, link targets, heading ids and list markers are taken out."""
    removals: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
        (LINK, lambda match: match["text"]),
        (MACRO, ""),
        (_LINK_TARGET, "]"),
        (_HEADING_ID, ""),
        (_LIST_MARKER, ""),
    )
    for pattern, replacement in removals:
        line = pattern.sub(replacement, line)
    return line


def language_of(page: str) -> tuple[Language, str]:
    """Return the language and the path inside its tree for a path under docs (`ru/about/index.md`)."""
    language, _, rest = page.partition("/")
    if language not in LANGUAGES:
        raise ValueError(f"{page} is in no language folder")
    return language, rest
