"""The command `form`: writes the workbook that an official fills in; called by __main__.py."""

import argparse
from functools import partial
from pathlib import Path

from scripts.arguments import known
from scripts.files import write_whole
from scripts.forms.make import USUAL_KINDS, make_form
from scripts.messages.say import say, told
from scripts.paths import DATA
from scripts.records.kinds import KINDS
from scripts.records.loader import load_records
from scripts.records.problems import file_error, shown


def add_form_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told to its parser."""
    parser.add_argument("file", type=Path, metavar="FILE.xlsx", help=say("help.new-workbook"))
    kind = partial(known, "help.a-kind", tuple(KINDS))
    parser.add_argument("--kind", type=kind, metavar="KIND", help=say("help.kind-of-form", kinds=[*KINDS]))
    parser.add_argument("--institution", metavar="ID", help=say("help.institution-of-form"))
    parser.add_argument("--data", type=Path, default=DATA, help=say("help.folder-of-records-docs-data"))


def run_form(options: argparse.Namespace) -> None:
    """Write the workbook; raise InputError for a file that is there, since somebody may have filled it in."""
    path: Path = options.file
    if path.suffix.lower() != ".xlsx":
        raise file_error(path, say("quoted", text=path.name), say("form.name-that-ends-in-xlsx"))
    if path.exists():
        raise file_error(path, say("form.file-that-is-there"), say("form.name-of-no-file"))
    records = load_records(options.data)
    content = make_form(records, [options.kind] if options.kind else USUAL_KINDS, options.institution)
    write_whole(path, content)
    print(told(say("form.written", path=shown(path)), options.language))
