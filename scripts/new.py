"""The command `new`: writes a commented record to fill in, or the twins of a new page; called by __main__.py."""

import argparse
import sys
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from scripts.arguments import known
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import Message, MessageLanguage, say, told
from scripts.pages.new_page import write_new_page
from scripts.paths import CONFIG, DATA, DOCS
from scripts.records.asking import new_record
from scripts.records.kinds import KINDS
from scripts.records.problems import file_error, shown

#: What is written besides a record of a kind.
PAGE = "page"


def add_new_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told to its parser."""
    kinds = (*KINDS, PAGE)
    kind = partial(known, "help.a-kind", kinds)
    parser.add_argument("kind", type=kind, nargs="?", metavar="KIND", help=", ".join(kinds))
    about = say("help.lowercase-latin-letters-digits-and-hyphens")
    parser.add_argument("id", nargs="?", metavar="ID", help=about)
    parser.add_argument("--data", type=Path, default=DATA, help=say("help.folder-of-records-docs-data"))


def run_new(options: argparse.Namespace) -> None:
    """Write what is asked for, and ask on a terminal for what is missing; raise InputError where nobody is there to answer."""
    is_asked = sys.stdin.isatty()
    with suppress(EOFError):  # nobody answers any more, and nothing is written
        lines: Sequence[str]
        if options.kind == PAGE:
            lines = _new_page(options.id, options.language, is_asked)
        else:
            lines = new_record(options.data, options.kind, options.id, options.language, is_asked)
        print(*(told(line, options.language) for line in lines), sep="\n")


def _new_page(name: str | None, language: MessageLanguage, is_asked: bool) -> list[str]:
    if not name and not is_asked:
        raise file_error(say("help.the-command"), say("new.no-path-of-page"), say("new.path-of-page-expected"))
    name = name or _answer(say("new.which-page"), language)
    titles: dict[Language, str] = {}
    if is_asked:
        titles = {side: _answer(say(f"new.which-title-{side}"), language) for side in LANGUAGES}
    _, written = write_new_page(CONFIG, DOCS, name, titles)
    return [*map(shown, written), say("new.fill-in-both-pages")]


def _answer(question: Message, language: MessageLanguage) -> str:
    return input(f"{told(question, language)} ").strip()
