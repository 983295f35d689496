"""Reads a text file that an editor has written, and rejects what would break later.

Called by yaml_files.py for records, by pages/front_matter.py for pages, and for the lists and memories in docs/check.
"""

import json
import re
import stat
from pathlib import Path
from typing import Any

from scripts.records.problems import InputError, Problem, file_error, shown

#: Far more than any record or page that a person writes.
MAX_BYTES = 1_000_000
#: How many problems are reported of one file.
MOST_PROBLEMS = 5

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
#: Signs that are not seen and turn the order of those around them, so that a reader sees other words than are written.
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

#: What git writes around the two sides of a file that it could not merge.
_CONFLICT = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?= |$)", re.MULTILINE)


def hidden_sign(text: str) -> str:
    """Return what sign of a text, which may have several lines, is not to be shown to anybody; "" where all may be."""
    found = _hidden(text)
    return found[1] if found else ""


def _hidden(text: str) -> tuple[int, str] | None:
    for pattern, kind in ((_CONTROL, "control character"), (_DIRECTION, "direction sign")):
        match = pattern.search(text)
        if match:
            return match.start(), f"{kind} U+{ord(match[0]):04X}"
    return None


def read_text(path: Path, name: str) -> str:
    """Return the text of a regular, small UTF-8 file without a byte order mark, Windows line ends or tabs.

    `name` is the file in messages. Raises InputError with what is wrong.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise file_error(name, "something that is not a file", "a regular file")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size:,} bytes".replace(",", " ")
            raise file_error(name, size, "at most 1 000 000 bytes in a file")
        content = path.read_bytes()
    except OSError as error:
        raise file_error(name, f"a file that cannot be read ({error.strerror})", "a readable file") from None
    return _checked(content, name)


def refuse_conflict(text: str, name: str) -> None:
    """Raise InputError with the first mark that a merge has left in the text of a file called `name`, where there is one."""
    mark = _CONFLICT.search(text)
    if mark:
        line = text.count("\n", 0, mark.start()) + 1
        found = f'"{mark[0]}", a mark of two versions that were not merged'
        raise InputError([Problem(name, line, 1, "", found, "one version, without marks")])


def decoded(content: bytes, name: str) -> str:
    """Return bytes as text; raise InputError for what is no UTF-8, with its line in the file `name`."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = line_of_byte(content, error.start)
        raise InputError(
            [Problem(name, line, 1, "", f"the byte 0x{content[error.start]:02x}", "text in UTF-8")]
        ) from None


def read_json(path: Path, what: str, expected: str) -> tuple[str, Any]:
    """Return the text and the data of a file that the program keeps as JSON; raise InputError with `what` cannot be read."""
    line = 1
    try:
        content = path.read_bytes()
        text = content.decode("utf-8")
        data = json.loads(text)
        json.dumps(data, ensure_ascii=False).encode()  # an escape may stand for half a letter, which nobody can write
        return text, data
    except json.JSONDecodeError as error:
        line, reason = error.lineno, f"JSONDecodeError: {error}"
    except UnicodeDecodeError as error:
        line, reason = line_of_byte(content, error.start), f"the byte 0x{content[error.start]:02x}, which is no UTF-8"
    except (OSError, RecursionError, ValueError) as error:
        reason = f"{type(error).__name__}: {error}"
    raise InputError([Problem(shown(path), line, 1, "", f"{what} that cannot be read ({reason})", expected)])


def line_of_byte(content: bytes, place: int) -> int:
    """Return the line, from 1, on which a byte stands."""
    return content.count(b"\n", 0, place) + 1


def _checked(content: bytes, name: str) -> str:
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise InputError([Problem(name, 1, 1, "", "a byte order mark", "UTF-8 without a byte order mark")])
    text = decoded(content, name)
    problems = []
    for number, line_text in enumerate(text.split("\n"), start=1):
        for sign, found, expected in (
            ("\r", "a Windows line end", "line ends of one character (LF)"),
            ("\t", "a tab", "spaces"),
        ):
            if sign in line_text:
                problems.append(Problem(name, number, line_text.index(sign) + 1, "", found, expected))
        hidden = _hidden(line_text.replace("\r", " "))
        if hidden:
            problems.append(Problem(name, number, hidden[0] + 1, "", f"the {hidden[1]}", "printable text"))
    if problems:
        raise InputError(problems[:MOST_PROBLEMS])
    return text
