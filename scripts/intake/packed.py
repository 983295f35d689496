"""The parts of a packed workbook (.xlsx, .ods), read within limits so that no file can fill the memory; called by workbook.py."""

import io
import itertools
import zipfile
import zlib
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from scripts.messages.say import Message, say

#: All parts together, unpacked. A table of 300 000 cells has about 20 MB.
MOST_UNPACKED = 64 * 2**20
MOST_PARTS = 2_000
#: Elements of one part; a cell with a formula has three.
MOST_ELEMENTS = 2_000_000
_PIECE = 2**20


class Refused(Exception):
    """The file is not read at all; `found` and `expected` say why."""

    def __init__(self, found: Message, expected: Message | None = None) -> None:
        super().__init__(found)
        self.found, self.expected = found, expected or say("intake.plain-workbook")


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return the XML parts of a packed file by their names. Raises Refused for what is damaged, encrypted or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise Refused(say("intake.unpacks-to-too-much"), say("intake.smaller-workbook"))
            if len({entry.filename for entry in entries}) < len(entries):
                raise Refused(say("intake.damaged"))
            if any(entry.flag_bits & 1 for entry in entries):
                raise Refused(say("intake.encrypted"), say("intake.without-password"))
            # Whatever an entry says of its size, zipfile reads no more than that of it, and checks the sum.
            return {entry.filename: package.read(entry) for entry in entries if _is_read(entry.filename)} | {
                entry.filename: b"" for entry in entries if not _is_read(entry.filename)
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise Refused(say("intake.damaged")) from error


def _is_read(name: str) -> bool:
    return name.endswith((".xml", ".rels")) or name == "mimetype"


def packed(parts: dict[str, bytes]) -> bytes:
    """Return parts as a packed file again, not compressed, so that whoever reads it cannot meet more than was unpacked."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return file.getvalue()


def parse(
    content: bytes,
    start: Callable[[str, dict[str, str]], Any],
    end: Callable[[str], Any] | None = None,
    text: Callable[[str], Any] | None = None,
) -> None:
    """Call `start`, `end` and `text` for what an XML part has, names without their namespaces' addresses.

    Raises Refused for a part that is damaged or declares entities, which no office program writes.
    """

    def refuse(*_: Any) -> None:
        raise Refused(say("intake.damaged"))

    count = itertools.count()

    def begin(name: str, attributes: dict[str, str]) -> None:
        if next(count) > MOST_ELEMENTS:
            raise Refused(say("intake.unpacks-to-too-much"), say("intake.smaller-workbook"))
        start(name.rpartition(":")[2], attributes)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = begin
    if end:
        parser.EndElementHandler = lambda name: end(name.rpartition(":")[2])
    if text:
        parser.buffer_text = True
        parser.CharacterDataHandler = text
    try:
        for place in range(0, len(content), _PIECE):
            parser.Parse(content[place : place + _PIECE], False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused(say("intake.damaged")) from error
