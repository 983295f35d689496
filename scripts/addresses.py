"""The command `addresses`: tells which published addresses the built site would lose, or a live one does not answer; called by __main__.py."""

import argparse
import sys
from pathlib import Path

from scripts.messages.say import say, told
from scripts.paths import DOCS, SITE


def add_addresses_options(parser: argparse.ArgumentParser) -> None:
    """Add what the command is told to its parser."""
    parser.add_argument("--against", metavar="URL|DIR", help=say("help.live-site"))
    parser.add_argument("--site", type=Path, default=SITE, help=say("help.built-site-site"))
    parser.add_argument("--docs", type=Path, default=DOCS, help=say("help.folder-of-pages-docs"))


def run_addresses(options: argparse.Namespace) -> int:
    """Print what is lost, and how many addresses there are; return 1 where something is. Raises InputError where there is no site."""
    from scripts.publish.live import compared  # reads pages, which other commands do without

    problems, counts = compared(options.site, options.docs, options.against)
    for problem in problems:
        print(problem.told(options.language), file=sys.stderr)
    print(told(counts, options.language))
    return 1 if problems else 0
