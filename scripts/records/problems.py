"""What is wrong with the input, reported so that an editor can fix it; used by every room and printed by the commands."""

import difflib
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


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
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        # The name of a field may have lines too.
        return " ".join(f"{place}:{field} found {self.found}; expected {self.expected}".split("\n"))


class InputError(Exception):
    """Raised with every problem of the input at once; the commands print them and exit with 1."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def file_problem(path: Path | str, found: str, expected: str) -> Problem:
    """Return a problem of a file as a whole, without a line."""
    name = shown(path) if isinstance(path, Path) else path
    return Problem(name, 0, 0, "", found, expected)


def file_error(path: Path | str, found: str, expected: str) -> InputError:
    """Return the error of a file as a whole, where nothing else can be wrong."""
    return InputError([file_problem(path, found, expected)])


def describe_os_error(error: OSError) -> str:
    """Return an operating system error in the wording of every other message."""
    path = error.filename2 or error.filename  # of two, as in copying, the second is the one that is written
    reason, place = error.strerror, f" ({path})" if path else ""
    if isinstance(error, shutil.Error):  # copying a folder: (from, to, why) of each file, and why names both
        reason = error.args[0][0][2]
    return f"found a file that cannot be read or written: {reason}{place}; expected room and permission"


def shown(path: Path) -> str:
    """Return a path as a person would type it: relative to the current folder where it lies inside."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


def with_article(noun: str) -> str:
    """Return a noun with its English article: a source, an opportunity."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def one_of(word: str, words: Iterable[str]) -> str:
    """Return that one of `words` was expected, with the one most like `word`."""
    words = list(words)
    return f"one of {', '.join(words)}{nearest(word, words)}"


def nearest(word: str, words: Iterable[str], alike: float = 0.6) -> str:
    """Return ` (did you mean "…"?)` with the word most like `word`, or nothing when none is `alike`, of which 1 is the same."""
    matches = difflib.get_close_matches(word, list(words), n=1, cutoff=alike)
    return f' (did you mean "{matches[0]}"?)' if matches else ""
