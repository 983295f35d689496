"""Hand-written pages: makes their citations and blocks into Markdown; called by site_build.py and prose_rules.py."""

import re
from pathlib import Path

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import GENERATED_FOLDERS
from scripts.pages.blocks import block_values, render_block
from scripts.pages.changes import corrections_of_page
from scripts.pages.citations import with_citations
from scripts.pages.page_comments import published_lines
from scripts.pages.prose_pictures import with_pictures
from scripts.pages.templates import render_template
from scripts.pages.writer import Writer

_BLOCK = re.compile(r"^\{\{\s*block\.(?P<name>[a-z-]+)(?P<arguments>(?: [a-z0-9._-]+)*)\s*\}\}$")


def is_generated(page: str) -> bool:
    """Return whether a page (a path inside a language tree) is made by the generator."""
    return any(page.startswith(f"{folder}/") for folder in GENERATED_FOLDERS)


def expand(body: str, writer: Writer, pages: Path) -> str:
    """Return the body of a page with its citations and blocks made into Markdown, below its corrections; raise CitationError."""
    corrections = corrections_of_page(writer)
    lines = with_pictures([line for _, line in published_lines(body)], writer)
    note = render_template("corrections.md.j2", writer, corrections=corrections) if corrections else ""
    return note + "\n".join(expand_line(line, writer, pages) for line in lines)


def expand_line(line: str, writer: Writer, pages: Path) -> str:
    """Return one line with its citations, or the whole block that it names; raise CitationError.

    `pages` is the folder of the pages in the writer's language.
    """
    block = _BLOCK.match(line.strip())
    if block:
        return render_block(block["name"], block["arguments"].split(), writer, pages)
    return _expand_citations(line, writer)


def check_line(line: str, writer: Writer, pages: Path) -> None:
    """Raise CitationError when a line cites or names what is not there; a block is not rendered for that."""
    if "{{" in line or "](" in line:
        block = _BLOCK.match(line.strip())
        if block:
            block_values(block["name"], block["arguments"].split(), writer, pages)
        else:
            _expand_citations(line, writer)


def _expand_citations(line: str, writer: Writer) -> str:
    return with_citations(line, writer.cite)


def language_of(page: str) -> tuple[Language, str]:
    """Return the language and the path inside its tree for a path under docs (`ru/about/index.md`).

    Raises ValueError for a path outside the trees of the languages; the validate step refuses such pages.
    """
    language, _, rest = page.partition("/")
    if language not in LANGUAGES:
        raise ValueError(f"{page} is in no language folder")
    return language, rest
