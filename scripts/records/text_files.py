"""Reads a text file that an editor has written on any system, and rejects what would break later.

Called by yaml_files.py for records, by pages/front_matter.py for pages, and for the lists and memories in docs/check.
"""

import json
import re
import stat
import unicodedata
from pathlib import Path
from typing import Any

from scripts.messages.say import Message, say
from scripts.messages.system import reason_of_system
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


#: What a word processor puts before an item of a list.
BULLET = re.compile(r"[ \t]*(?P<sign>[•·▪●○◦‣\uf0b7])[ \t]*")
#: Letters of which a part stands as a sign of its own, as some systems write й; and signs that are not seen and part words, which
#: come along with what is copied from a page.
IN_PARTS = re.compile(r"\w[\u0300-\u036f]+")
UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
#: Spaces at the end of a line that would count: tabs, and those behind the mark of front matter.
_LAST_SPACES = re.compile(r"(?:[ \t]*\t[ \t]*|(?<=^---) +)$", re.MULTILINE)
#: A space of another kind in a place where only an ordinary one makes what is meant: an indent, a list, a heading, a field.
_OTHER = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
OTHER_SPACE = re.compile(f"[{_OTHER}]+")
SPACE_OF_MARKUP = re.compile(
    rf"^(?:[ {_OTHER}]*(?:[-*+>#]|\d+[.)]|[a-z_]+:))*[ {_OTHER}]*[{_OTHER}]|[{_OTHER}] *(?={{\s*[#.:])", re.MULTILINE
)


def hidden_sign(text: str) -> Message | None:
    """Return what sign of a text, which may have several lines, is not to be shown to anybody; None where all may be."""
    found = _hidden(text)
    return found[1] if found else None


def _hidden(text: str) -> tuple[int, Message] | None:
    for pattern, kind in ((_CONTROL, "records.control-character"), (_DIRECTION, "records.direction-sign")):
        match = pattern.search(text)
        if match:
            return match.start(), say(kind, code=f"U+{ord(match[0]):04X}")
    return None


def read_text(path: Path, name: str) -> str:
    """Return the text of a regular, small UTF-8 file without tabs, as any other system writes it too (`as_read`).

    `name` is the file in messages. Raises InputError with what is wrong.
    """
    return _checked(read_bytes(path, name), name)


def read_bytes(path: Path, name: str) -> bytes:
    """Return what is in a regular, small file, called `name` in messages; raise InputError with what is wrong."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise file_error(name, say("records.something-that-is-not-file"), say("records.regular-file"))
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size:,}".replace(",", " ")
            raise file_error(name, say("records.bytes", size=size), say("records.at-most-1-000-000-bytes"))
        return path.read_bytes()
    except OSError as error:
        raise file_error(
            name,
            say("records.file-that-cannot-be-read", strerror=reason_of_system(error)),
            say("records.readable-file"),
        ) from None


def as_read(text: str) -> str:
    """Return a text as it means the same: without a byte order mark, Windows line ends, letters in parts, what is not seen."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = in_whole_letters(UNSEEN.sub("", text))
    return _LAST_SPACES.sub("", text) if "\t" in text or "--- " in text else text


def in_whole_letters(text: str) -> str:
    """Return a text in which each letter is one sign (NFC)."""
    return IN_PARTS.sub(lambda match: unicodedata.normalize("NFC", match.group()), text)


def refuse_conflict(text: str, name: str) -> None:
    """Raise InputError with the first mark that a merge has left in the text of a file called `name`, where there is one."""
    mark = _CONFLICT.search(text)
    if mark:
        line = text.count("\n", 0, mark.start()) + 1
        found = say("records.mark-of-two-versions-that-were", mark=mark[0])
        raise InputError([Problem(name, line, 1, "", found, say("records.one-version-without-marks"))])


def decoded(content: bytes, name: str) -> str:
    """Return bytes as text; raise InputError for what is no UTF-8, with its line in the file `name`."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = line_of_byte(content, error.start)
        raise InputError(
            [
                Problem(
                    name,
                    line,
                    1,
                    "",
                    say("records.byte", byte=f"0x{content[error.start]:02x}"),
                    say("records.text-in-utf-8"),
                )
            ]
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
        line, reason = error.lineno, say("records.reason", kind="JSONDecodeError", error=str(error))
    except UnicodeDecodeError as error:
        line, reason = (
            line_of_byte(content, error.start),
            say("records.byte-not-utf-8", byte=f"0x{content[error.start]:02x}"),
        )
    except (OSError, RecursionError, ValueError) as error:
        reason = say("records.reason", kind=type(error).__name__, error=str(error))
    raise InputError([Problem(shown(path), line, 1, "", say("unreadable", what=what, reason=reason), expected)])


def line_of_byte(content: bytes, place: int) -> int:
    """Return the line, from 1, on which a byte stands."""
    return content.count(b"\n", 0, place) + 1


def _checked(content: bytes, name: str) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError([Problem(name, 1, 1, "", say("records.text-in-utf-16"), say("records.text-in-utf-8"))])
    text = as_read(decoded(content, name))
    problems = []
    for number, line_text in enumerate(text.split("\n"), start=1):
        bullet = BULLET.match(line_text) if "\t" in line_text else None
        if bullet:
            found = say("records.bullet", sign=bullet["sign"])
            problems.append(Problem(name, number, bullet.start("sign") + 1, "", found, say("records.hyphen-of-item")))
        elif "\t" in line_text:
            place = line_text.index("\t") + 1
            problems.append(Problem(name, number, place, "", say("records.tab"), say("records.spaces")))
        space = SPACE_OF_MARKUP.search(line_text) if not line_text.isascii() else None
        if space:
            place, sign = next(
                (match.start(), match.group()[0]) for match in OTHER_SPACE.finditer(line_text, space.start())
            )
            found = say("records.another-space", name=unicodedata.name(sign).lower(), code=f"U+{ord(sign):04X}")
            problems.append(Problem(name, number, place + 1, "", found, say("records.ordinary-space", file=name)))
        hidden = _hidden(line_text)
        if hidden:
            problems.append(Problem(name, number, hidden[0] + 1, "", hidden[1], say("records.printable-text")))
    if problems:
        raise InputError(problems[:MOST_PROBLEMS])
    return text
