"""The command `import`: shows what a spreadsheet would change in the records, and writes it; called by __main__.py."""

import argparse
import sys
from functools import partial
from pathlib import Path

from scripts.arguments import partial_day
from scripts.history.changed import Answer, ask
from scripts.messages.say import Message, say, told
from scripts.paths import DATA
from scripts.records.kinds.revisions import ChangeKind
from scripts.records.loader import today
from scripts.records.problems import file_error


def add_import_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told to its parser."""
    parser.add_argument("file", type=Path, metavar="FILE", help=say("help.spreadsheet"))
    parser.add_argument("--write", action="store_true", help=say("help.write-what-is-shown"))
    parser.add_argument("--mapping", type=Path, metavar="FILE", help=say("help.file-of-answers-about-headings"))
    parser.add_argument("--source", metavar="ID", help=say("help.source-of-values-without-one"))
    parser.add_argument("--as-of", type=partial_day, metavar="DATE", help=say("help.date-of-values-without-one"))
    parser.add_argument("--data", type=Path, default=DATA, help=say("help.folder-of-records-docs-data"))
    kinds = [kind.value for kind in ChangeKind]
    parser.add_argument("--as", dest="kind", choices=kinds, help=say("help.world-changed-or-we-were-wrong"))
    parser.add_argument("--kk", metavar="WHY", help=say("help.why-in-kazakh"))
    parser.add_argument("--ru", metavar="WHY", help=say("help.why-in-russian"))


def run_import(options: argparse.Namespace) -> int:
    """Show what a file would change, and with `--write` change it; return 1 where it says what no record can take.

    Raises InputError for a file that is refused as a whole, for broken records, and for a command that lacks something.
    """
    # These take longer to load than other commands take.
    from scripts.intake.read import read_sheets
    from scripts.intake.run import Import, ImportOptions
    from scripts.intake.said import Ground
    from scripts.intake.workbook import open_workbook

    is_asked = sys.stdin.isatty()
    answer = _answer(options)
    # A file that is refused is so at once: the records of a large site take seconds to read.
    sheets = open_workbook(options.file)
    one = Import(
        ImportOptions(
            data=options.data,
            language=options.language,
            ground=Ground(options.source, options.as_of),
            answer=answer,
            ask=partial(ask, language=options.language) if is_asked else None,
            is_written=options.write,
        )
    )
    mapping = options.mapping or options.file.with_suffix(".mapping.yml")
    question = partial(_answer_to, options) if is_asked else None
    reading = read_sheets(sheets, one.records, mapping, question, asks_origin=options.source is None)
    return one.run(reading)


def _answer(options: argparse.Namespace) -> Answer | None:
    """Return the answer that stands for all published values; None where none is given. Raises InputError for half of one."""
    given = (options.kind, options.kk, options.ru)
    if not any(given):
        return None
    if not all(given):
        raise file_error(say("help.the-command"), say("intake.half-of-answer"), say("changed.answer-expected"))
    return Answer(ChangeKind[options.kind.upper()], options.kk, options.ru, today())


def _answer_to(options: argparse.Namespace, question: Message) -> str | None:
    try:
        return input(f"{told(question, options.language)} ").strip()
    except EOFError:
        return None
