"""The command `new`: writes a commented record to fill in, or the twins of a new page; called by __main__.py."""

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from scripts.arguments import editor_languages, known
from scripts.languages import LANGUAGES, Language
from scripts.pages.new_page import ask_titles, write_new_page
from scripts.pages.phrases import phrase
from scripts.paths import CONFIG, DATA, DOCS
from scripts.records.asking import new_record
from scripts.records.kinds import KINDS
from scripts.records.problems import file_error, shown

#: What is written besides a record of a kind.
PAGE = "page"


def add_new_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told to its parser."""
    kinds = (*KINDS, PAGE)
    parser.add_argument(
        "kind", type=partial(known, "kind", kinds), nargs="?", metavar="KIND", help=f"{', '.join(kinds)}"
    )
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        help="lowercase Latin letters, digits and hyphens, never used again; of a page its path, as in about/plans.md",
    )
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of records (docs/data)")
    parser.add_argument("--language", choices=LANGUAGES, help="of the comments and questions (the system's, or both)")


def run_new(options: argparse.Namespace) -> None:
    """Write what is asked for, and ask on a terminal for what is missing; raise InputError where nobody is there to answer."""
    languages = editor_languages(options.language, os.environ)
    with suppress(EOFError):  # nobody answers any more, and nothing is written
        if options.kind == PAGE:
            _new_page(options.id, languages)
        else:
            print(*new_record(options.data, options.kind, options.id, languages, sys.stdin.isatty()), sep="\n")


def _new_page(name: str | None, languages: Sequence[Language]) -> None:
    is_asked = sys.stdin.isatty()
    if not name and not is_asked:
        raise file_error("the command", "no path of a page", "one, as in: new page about/plans.md")
    _, written = write_new_page(
        CONFIG, DOCS, name or input("about/plans.md: ").strip(), ask_titles() if is_asked else None
    )
    print(*map(shown, written), *(phrase("new_page_written", language) for language in languages), sep="\n")
