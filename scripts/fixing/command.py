"""How the command `fix` is written and what it prints; called by __main__.py."""

import argparse
import sys
from pathlib import Path

from scripts.fixing.fix import fix_files
from scripts.messages.say import say, told
from scripts.paths import DOCS


def add_fix_options(parser: argparse.ArgumentParser) -> None:
    """Add the files that are mended, and the folders that they lie in."""
    parser.add_argument("files", type=Path, nargs="*", metavar="FILE", help=say("help.page-record-or-list-of-words"))
    parser.add_argument("--docs", type=Path, default=DOCS, help=say("help.folder-of-pages-docs"))
    parser.add_argument("--data", type=Path, help=say("help.folder-of-records-data-inside-folder"))


def fix(options: argparse.Namespace) -> int:
    """Mend the files, and print each mend and what is left; return 1 where something is left."""
    fixed = fix_files(options.docs, options.data or options.docs / "data", options.files)
    for line in fixed.lines:
        print(told(line, options.language))
    for problem in fixed.problems:
        print(problem.told(options.language), file=sys.stderr)
    counts = say("fixing.counts", mended=len(fixed.lines), files=fixed.files, left=len(fixed.problems))
    print(told(counts, options.language), file=sys.stderr)
    return 1 if fixed.problems else 0
