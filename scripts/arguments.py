"""How the command line is read, and explained in the language of messages; called by __main__.py."""

import argparse
import re
import sys
from collections.abc import Collection, Iterable
from datetime import date
from functools import partial
from typing import Any, NoReturn

from scripts.messages.say import MESSAGE_LANGUAGES, Message, MessageLanguage, say, told
from scripts.records.problems import found_and_expected, one_of
from scripts.records.values import read_partial_date

#: What argparse says in English of a command line that it cannot read, with the message that says the same.
_WRONG = {
    "the following arguments are required: (?P<names>.+)": "help.required",
    "unrecognized arguments: (?P<names>.+)": "help.unrecognized",
    "argument (?P<name>.+?): expected one argument": "help.one-argument",
    "argument (?P<name>.+?): expected at least one argument": "help.some-arguments",
    "argument (?P<name>.+?): not allowed with argument (?P<other>.+)": "help.not-with",
    "argument (?P<name>.+?): ignored explicit argument (?P<value>.+)": "help.no-argument",
    r"argument (?P<name>.+?): invalid choice: (?P<value>.+) \(choose from (?P<choices>.+)\)": "help.invalid-choice",
    "argument (?P<name>.+?): invalid .* value: (?P<value>.+)": "help.invalid-value",
    "ambiguous option: (?P<name>.+) could match (?P<names>.+)": "help.ambiguous",
}


class _Help(argparse.HelpFormatter):
    """The help of a command, whose messages are told in a language."""

    def __init__(self, prog: str, language: MessageLanguage) -> None:
        super().__init__(prog)
        self._language = language

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Any, prefix: str | None = None
    ) -> None:
        """Add the line that shows how a command is written."""
        super().add_usage(usage, actions, groups, told(say("help.usage"), self._language) if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        """Begin a group of options."""
        super().start_section(told(heading, self._language) if heading else heading)

    def add_text(self, text: str | None) -> None:
        """Add what a command does."""
        super().add_text(told(text, self._language) if text else text)

    def _get_help_string(self, action: argparse.Action) -> str:
        return told(action.help or "", self._language)


class CommandParser(argparse.ArgumentParser):
    """A parser that explains itself and what is wrong with a command line in the language of messages."""

    def __init__(self, language: MessageLanguage = "en", **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=partial(_Help, language=language), **options)
        self._language = language
        self._positionals.title, self._optionals.title = say("help.positionals"), say("help.options")
        self.add_argument("-h", "--help", action="help", help=say("help.help"))
        # Read before all others (messages/language.py), since mistakes in these are told in it too.
        self.add_argument("--language", choices=MESSAGE_LANGUAGES, help=say("help.language"))

    def error(self, message: str) -> NoReturn:
        """Print how a command is written and what is wrong with it, and end with the exit code 2."""
        wrong = told(_wrong(message, sys.exc_info()[1]), self._language)
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {told(say('severity.error'), self._language)}: {wrong}\n")


def _wrong(message: str, error: BaseException | None) -> str:
    """Return what is wrong with a command line as a message: ours, where one of us has said it, or what argparse says."""
    cause = error.__context__ if isinstance(error, argparse.ArgumentError) else None
    if isinstance(cause, argparse.ArgumentTypeError) and isinstance(error, argparse.ArgumentError):
        return say("help.argument", name=error.argument_name, message=cause.args[0])
    for pattern, name in _WRONG.items():
        match = re.fullmatch(pattern, message)
        if match:
            return say(name, **match.groupdict())
    return message


def _not_read(found: Message, expected: str) -> argparse.ArgumentTypeError:
    """Return the error of a value, which argparse puts behind the name of its option."""
    return argparse.ArgumentTypeError(found_and_expected(found, expected))


def known(what: str, names: Collection[str], text: str) -> str:
    """Return `text` when it is one of `names`; `what` is the message that says what they are. Raises ArgumentTypeError with the nearest one."""
    if text not in names:
        raise _not_read(say("help.unknown", what=say(what), text=text), one_of(text, names))
    return text


def address(text: str) -> str:
    """Return a host and a port as they stand. Raises ArgumentTypeError when they are none."""
    host, _, number = text.rpartition(":")
    if not host:
        raise _not_read(say("quoted", text=text), say("help.address-expected"))
    return f"{host}:{port(number)}"


def port(text: str) -> int:
    """Return the number of a port. Raises ArgumentTypeError when it is none."""
    if not re.fullmatch("[0-9]{1,5}", text) or not 0 < int(text) < 65536:
        raise _not_read(
            say("help.unknown", what=say("help.a-port"), text=text), say("help.number-expected", first=1, last=65535)
        )
    return int(text)


def day(text: str) -> date:
    """Return a day written as in a record. Raises ArgumentTypeError when it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _not_read(say("quoted", text=text), say("help.day-expected")) from None


def partial_day(text: str) -> str:
    """Return a date as precisely as it is known, or `unknown`, as it stands. Raises ArgumentTypeError when it is none."""
    try:
        return str(read_partial_date(text))
    except ValueError as error:
        raise _not_read(say("quoted", text=text), error.args[0]) from None


def count(text: str) -> int:
    """Return a number of records. Raises ArgumentTypeError when it is none, or more than anybody needs."""
    if not re.fullmatch("[0-9]{1,6}", text) or not 0 < int(text) <= 100_000:
        raise _not_read(say("quoted", text=text), say("help.count-expected", first=1, last=100_000))
    return int(text)
