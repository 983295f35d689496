"""Finds what is wrong with the hand-written pages: their files, front matter, citations and bare numbers.

Called by check/runner.py; bare_number_problems also by words.py, for the words of records.
"""

import re
from collections.abc import Callable, Collection, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.pages.beside_citations import beside_citations
from scripts.pages.citations import LINK, MACRO, CitationError, cited_in
from scripts.pages.front_matter import Page
from scripts.pages.page_comments import published_lines
from scripts.pages.prose import check_line
from scripts.pages.prose_pictures import wrong_pictures
from scripts.pages.writer import Writer
from scripts.records.attachments import attachment_problems, attachments
from scripts.records.explain import explain
from scripts.records.kinds.reference import Source
from scripts.records.kinds.revisions import PAGE_PATTERN
from scripts.records.loader import Records, today, what_is_missing
from scripts.records.problems import Problem, file_problem
from scripts.records.values import Day, Id, Integer, Model, Text

#: What MkDocs, or whoever named the file, takes for a page too.
_OTHER_PAGES = frozenset((".md", ".markdown", ".mdown", ".mkdn", ".mkd"))
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
_HEADING_ID = re.compile(r"\{\s*#[a-z0-9-]+\s*\}\s*$")
#: Names that a reader never sees: of a footnote, of keys, of an icon, and values of attributes.
_NAMES = re.compile(
    r"\[\^[^\]\s]+\]:?|\+\+[^+\s][^\n]*?\+\+|(?<!\d):[a-z][a-z0-9_-]+:|(?<!\{)\{:?\s*[.#\w][^{}]*\}(?!\})"
)
_CODE = re.compile(r"`[^`\n]*`")
_COMMENT = re.compile(r"<!--.*?-->")
_DIGITS = re.compile(r"\d+")
_NUMBERS = re.compile(r"\d+(?:[ \u00a0]\d{3}(?!\d))*(?:[-–—.,:/]\d+)*")
_LIST_MARKER = re.compile(r"^\s*\d+\.\s")


class FrontMatter(Model):
    """The fields of front matter: when the page was read as a whole and how often that is done, what it rests on."""

    title: Text
    description: Text
    reviewed: Day
    sources: list[Id]
    template: Literal["home.html"] | None = None
    review_months: Annotated[Integer, Field(ge=1)] | None = None


def tree_problems(docs: Path, pictures: Collection[Path] = ()) -> Iterator[Problem]:
    """Yield what does not belong in the folder of pages: links out of it, pages in no language, a missing tree.

    Also what keeps a picture, a drawing or a document there from being published; `pictures` have been looked at.
    """
    for language in LANGUAGES:
        if not (docs / language).is_dir():
            yield file_problem(docs / language, say("records.no-such-folder"), say("pages.pages-in", language=language))
    for path in sorted(docs.rglob("*")) if docs.is_dir() else ():
        inside = path.relative_to(docs).parts
        if path.is_symlink() and inside[0] != "data":
            yield file_problem(path, say("records.symbolic-link"), say("pages.file-inside-folder-of-pages"))
        elif path.suffix == ".md" and inside[0] not in LANGUAGES:
            yield file_problem(
                path,
                say("pages.page-in-no-language"),
                say("pages.page-in-language", one=LANGUAGES[0], other=LANGUAGES[1]),
            )
        elif path.suffix != ".md" and path.suffix.lower() in _OTHER_PAGES:
            yield file_problem(
                path, say("pages.page-that-ends-in", suffix=path.suffix), say("pages.one-that-ends-in-md")
            )
        elif path.suffix == ".md" and not re.fullmatch(PAGE_PATTERN, "/".join(inside[1:])):
            name = "/".join(inside[1:])
            yield file_problem(path, say("pages.page-named", name=name), say("pages.path-expected"))
    for path in attachments(docs):
        yield from attachment_problems(path, pictures)


def page_problems(page: Page, writer: Writer, tree: Path) -> Iterator[Problem]:
    """Yield what is wrong with a page in the folder `tree` of its language: front matter, citations, headings, pictures."""
    yield from () if page.problems else _front_matter_problems(page, writer.records)
    for number, line in enumerate(page.body.split("\n"), start=page.first_line):
        try:
            check_line(line, writer, tree)
        except CitationError as error:
            yield Problem(page.name, number, 1, "", error.found, error.expected)
        except KeyError:
            if not writer.records.aside:  # of a line that cites a broken record nothing can be said
                raise
        yield from unfinished_citation_problems(line, page.name, number)
        for beside in beside_citations(line, writer):
            yield Problem(page.name, number, 1, "", *beside)
        if line.startswith("# "):
            expected = say("pages.section-expected")
            yield Problem(page.name, number, 1, "", say("pages.heading-of-first-level"), expected)
    published = list(published_lines(page.body))
    for place, found, instead in wrong_pictures([line for _, line in published], writer):
        yield Problem(page.name, page.first_line + published[place][0], 1, "", found, instead)


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
    try:
        FrontMatter.model_validate(page.meta)
    except ValidationError as error:
        yield from explain(page.file, FrontMatter, error)
    reviewed, sources = page.meta.get("reviewed"), page.meta.get("sources")
    if isinstance(reviewed, date):
        yield from page.file.future_problems(("reviewed",), reviewed, today())
    if not isinstance(sources, list):
        return
    for index, name in enumerate(sources):
        missing = what_is_missing(records, "source", name) if isinstance(name, str) else None
        if missing:
            yield page.file.problem(("sources", index), *missing)
    cited = dict.fromkeys(name.partition("/")[0] for kind, name in cited_in(page.body) if kind == Source.kind)
    for name in cited:
        if name not in sources and name in records.by_kind[Source.kind]:
            yield page.file.problem(
                ("sources",), say("pages.no-which-text-cites", name=name), say("pages.every-source-that-is-cited")
            )


def bare_number_problems(line: str, name: str, number: int) -> Iterator[Problem]:
    """Yield a problem when a line of prose has digits that are no citation of a record, with every number."""
    numbers = [*dict.fromkeys(_NUMBERS.findall(_without_citations(line)))] if _DIGITS.search(line) else []
    if numbers:
        several = say("pages.numbers-in-prose", words=[say("quoted", text=number) for number in numbers])
        found = several if len(numbers) > 1 else say("pages.number-in-prose", word=numbers[0])
        yield Problem(name, number, 1, "", found, say("pages.citation-of-record"))


def unfinished_citation_problems(line: str, name: str, number: int) -> Iterator[Problem]:
    """Yield a problem when braces are left that make no citation, which would be published as they stand."""
    left = re.search(r"\{\{|\}\}", MACRO.sub("", line)) if "{{" in line or "}}" in line else None
    if left:
        yield Problem(name, number, 1, "", say("pages.that-is-no-part-of-citation", word=left.group()), "{{ kind.id }}")


def _without_citations(line: str) -> str:
    """Return what is left of a line when citations, link targets, heading ids and list markers are taken out."""
    removals: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
        (LINK, lambda match: match["text"]),
        (MACRO, ""),
        (_LINK_TARGET, "]"),
        (_CODE, ""),
        (_COMMENT, ""),
        (_HEADING_ID, ""),
        (_NAMES, ""),
        (_LIST_MARKER, ""),
    )
    for pattern, replacement in removals:
        line = pattern.sub(replacement, line)
    return line
