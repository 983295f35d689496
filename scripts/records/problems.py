"""What is wrong with the input, reported so that an editor can fix it; used by every room and printed by the commands."""

import difflib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from scripts.messages.say import Message, MessageLanguage, say, told
from scripts.messages.system import reason_of_system


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix: where it is, what was found and what was expected, in plain words."""

    file: str
    line: int
    column: int
    field: str
    found: str
    expected: str

    def __str__(self) -> str:
        return self.told("en")

    def told(self, language: MessageLanguage) -> str:
        """Return the problem as a line in a language."""
        file = told(self.file, language)
        place = f"{file}:{self.line}:{self.column}" if self.line else file
        field = f"{self.field}: " if self.field else ""
        # The name of a field may have lines too.
        return " ".join(f"{place}: {field}{told(found_and_expected(self.found, self.expected), language)}".split("\n"))


class InputError(Exception):
    """Raised with every problem of the input at once; the commands print them and exit with 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(self.told("en"))

    def told(self, language: MessageLanguage) -> str:
        """Return every problem as a line in a language."""
        return "\n".join(problem.told(language) for problem in self.problems)


def found_and_expected(found: str, expected: str) -> Message:
    """Return what was found and what was expected as one message."""
    return say("found-and-expected", found=found, expected=expected)


def file_problem(path: Path | str, found: str, expected: str) -> Problem:
    """Return a problem of a file as a whole, without a line."""
    name = shown(path) if isinstance(path, Path) else path
    return Problem(name, 0, 0, "", found, expected)


def file_error(path: Path | str, found: str, expected: str) -> InputError:
    """Return the error of a file as a whole, where nothing else can be wrong."""
    return InputError([file_problem(path, found, expected)])


def describe_os_error(error: OSError) -> Message:
    """Return an operating system error in the wording of every other message."""
    return found_and_expected(*_parts_of_os_error(error))


def disk_problem(path: Path | str, error: OSError) -> Problem:
    """Return an operating system error as a problem of a file."""
    return file_problem(path, *_parts_of_os_error(error))


def _parts_of_os_error(error: OSError) -> tuple[Message, Message]:
    path = error.filename2 or error.filename  # of two, as in copying, the second is the one that is written
    reason = reason_of_system(error)
    if isinstance(error, shutil.Error):  # copying a folder: (from, to, why) of each file, and why names both
        reason = error.args[0][0][2]
    if path:
        reason = say("disk-error.reason", reason=reason, path=path)
    return say("disk-error.found", reason=reason), say("disk-error.expected")


def reason_of(error: Exception) -> str:
    """Return what an error says: the message with which one of us raised it, or the words of a library."""
    return error.args[0] if error.args and isinstance(error.args[0], Message) else str(error)


def shown(path: Path) -> str:
    """Return a path as a person would type it: relative to the current folder where it lies inside."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def with_article(noun: str) -> Message:
    """Return a noun of the program, with its article in English: a source, an opportunity."""
    return say("a-thing", article="an" if noun[0] in "aeiou" else "a", noun=noun)


def one_of(word: str, words: Iterable[str]) -> Message:
    """Return that one of `words` was expected, with the one most like `word`."""
    words = list(words)
    return say("one-of", words=words, near=nearest(word, words))


def nearest(word: str, words: Iterable[str], alike: float = 0.6) -> str:
    """Return ` (did you mean "…"?)` with the word most like `word`, or nothing when none is `alike`, of which 1 is the same."""
    matches = difflib.get_close_matches(word, list(words), n=1, cutoff=alike)
    return say("nearest", word=matches[0]) if matches else ""
