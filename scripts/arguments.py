"""How the values of options on the command line are read; called by __main__.py."""

import argparse
import re
from collections.abc import Collection
from datetime import date

from scripts.records.problems import one_of

# What argparse is told by an ArgumentTypeError becomes a line of the command, with the name of the option.


def known(what: str, names: Collection[str], text: str) -> str:
    """Return `text` when it is one of `names`; `what` says what they are. Raises ArgumentTypeError with the nearest one."""
    if text not in names:
        raise argparse.ArgumentTypeError(f'found the {what} "{text}"; expected {one_of(text, names)}')
    return text


def address(text: str) -> str:
    """Return a host and a port as they stand. Raises ArgumentTypeError when they are none."""
    host, _, number = text.rpartition(":")
    if not host:
        raise argparse.ArgumentTypeError(f'found "{text}"; expected a host and a port, as in 127.0.0.1:8000')
    return f"{host}:{port(number)}"


def port(text: str) -> int:
    """Return the number of a port. Raises ArgumentTypeError when it is none."""
    if not re.fullmatch("[0-9]{1,5}", text) or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f'found the port "{text}"; expected a number from 1 to 65535')
    return int(text)


def day(text: str) -> date:
    """Return a day written as in a record. Raises ArgumentTypeError when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'found "{text}"; expected a day, as in 2026-03-05') from None


def count(text: str) -> int:
    """Return a number of records. Raises ArgumentTypeError when it is none, or more than anybody needs."""
    if not re.fullmatch("[0-9]{1,6}", text) or not 0 < int(text) <= 100_000:
        raise argparse.ArgumentTypeError(f'found "{text}"; expected a whole number from 1 to 100000')
    return int(text)
