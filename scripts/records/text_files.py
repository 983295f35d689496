"""Reads a text file that an editor has written, and rejects what would break later.

Called by yaml_files.py for records, by pages/front_matter.py for pages, and for the lists and memories in docs/check.
"""

import re
import stat
from pathlib import Path

from scripts.records.problems import InputError, Problem, file_error

#: Far more than any record or page that a person writes.
MAX_BYTES = 1_000_000
#: How many problems are reported of one file.
MOST_PROBLEMS = 5

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
#: Signs that are not seen and turn the order of those around them, so that a reader sees other words than are written.
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


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
    return _decode(content, name)


def _decode(content: bytes, name: str) -> str:
    if content.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise InputError([Problem(name, 1, 1, "", "a byte order mark", "UTF-8 without a byte order mark")])
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(
            [Problem(name, line, 1, "", f"the byte 0x{content[error.start]:02x}", "text in UTF-8")]
        ) from None
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
