"""The marks of the cells of an .xls file, and what makes one dangerous; called by workbook.py.

The container is [MS-CFB], its stream of records [MS-XLS], both published by Microsoft; the numbers of records are from there.
"""

import struct
from collections.abc import Iterator

from scripts.intake.marks import CellMark, Format, Marks, format_of
from scripts.intake.packed import Refused
from scripts.messages.say import say

COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_LAST = 0xFFFFFFFA
_BOUNDSHEET, _FORMAT, _XF, _FILEPASS, _SUPBOOK, _BOF = 0x85, 0x41E, 0xE0, 0x2F, 0x1AE, 0x809
_ROW, _COLINFO, _FORMULA, _MULRK, _BOOLERR = 0x208, 0x7D, 0x06, 0xBD, 0x205
_NUMBER, _RK, _LABELSST, _LABEL, _MERGED = 0x203, 0x27E, 0xFD, 0x204, 0xE5
_CELLS = (_NUMBER, _RK, _LABELSST, _LABEL, _FORMULA, _BOOLERR)
#: A supporting book that is this file itself, or a program: their lengths of a name.
_OWN_BOOKS = (0x0401, 0x3A01)


def xls_marks(data: bytes) -> list[Marks]:
    """Return the marks of every sheet of an .xls file in their order.

    Raises Refused for a password, macros, links to other files, damage, and sheets that are too large.
    """
    try:
        streams = _streams(data)
        if "EncryptedPackage" in streams:
            raise Refused(say("intake.encrypted"), say("intake.without-password"))
        if any(name.startswith(("_VBA_PROJECT", "VBA", "Macros")) for name in streams):
            raise Refused(say("intake.macros"), say("intake.without-macros"))
        book = streams.get("Workbook") or streams.get("Book")
        if not book:
            raise Refused(say("intake.no-workbook"))
        return _sheets(book)
    except (struct.error, IndexError, ValueError, UnicodeDecodeError) as error:
        raise Refused(say("intake.damaged")) from error


def _streams(data: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file by their names."""
    shift, mini_shift = struct.unpack_from("<HH", data, 30)
    if shift not in (9, 12) or mini_shift != 6:
        raise ValueError
    size = 1 << shift
    fat_count, directory, _, cutoff, mini_fat = struct.unpack_from("<I I I I I", data, 44)
    first_difat = struct.unpack_from("<I", data, 68)[0]
    fat_sectors = list(struct.unpack_from("<109I", data, 76))
    while first_difat < _LAST and len(fat_sectors) < fat_count:
        *more, first_difat = struct.unpack_from(f"<{size // 4}I", data, (first_difat + 1) * size)
        fat_sectors += more
    fat: list[int] = []
    for sector in fat_sectors[:fat_count]:
        fat += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)

    def chain(first: int, of: bytes, table: list[int], step: int, offset: int) -> bytes:
        pieces: list[bytes] = []
        while first < _LAST:
            if len(pieces) > len(table):
                raise ValueError  # a chain that goes round
            pieces.append(of[(first + offset) * step : (first + offset + 1) * step])
            first = table[first]
        return b"".join(pieces)

    entries = chain(directory, data, fat, size, 1)
    small = chain(mini_fat, data, fat, size, 1) if mini_fat < _LAST else b""
    mini_table = list(struct.unpack(f"<{len(small) // 4}I", small[: len(small) // 4 * 4]))
    streams, mini = dict[str, bytes](), b""
    for place in range(0, len(entries) - 127, 128):
        length, kind = struct.unpack_from("<HB", entries, place + 64)
        start, stream_size = struct.unpack_from("<IQ", entries, place + 116)
        name = entries[place : place + max(0, min(length, 64) - 2)].decode("utf-16-le")
        if kind == 5:
            mini = chain(start, data, fat, size, 1)
        elif kind == 1:
            streams[name] = b""
        elif kind == 2 and name in ("Workbook", "Book"):
            is_small = stream_size < cutoff
            whole = chain(start, mini, mini_table, 64, 0) if is_small else chain(start, data, fat, size, 1)
            streams[name] = whole[:stream_size]
        elif kind == 2:
            streams[name] = b""
    return streams


def _records(book: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each record, where its data begins, and how long they are."""
    place = 0
    while place + 4 <= len(book):
        number, length = struct.unpack_from("<HH", book, place)
        yield number, place + 4, length
        place += 4 + length


def _sheets(book: bytes) -> list[Marks]:
    codes: dict[int, str] = {}
    formats: list[Format] = []
    by_start: dict[int, Marks] = {}
    marks: Marks | None = None
    is_new = struct.unpack_from("<H", book, 4)[0] == 0x600
    for number, at, length in _records(book):
        if number == _BOF:
            before = marks.count if marks else 0
            marks = by_start.get(at - 4)
            if marks:
                marks.count = before
        elif marks is not None:
            _take(marks, number, book, at, length, formats)
        elif number == _FILEPASS:
            raise Refused(say("intake.encrypted"), say("intake.without-password"))
        elif number == _SUPBOOK and length > 4 and struct.unpack_from("<H", book, at + 2)[0] not in _OWN_BOOKS:
            raise Refused(say("intake.external-links"), say("intake.values-instead-of-links"))
        elif number == _BOUNDSHEET and book[at + 5] == 0:  # a sheet of cells, no chart and no macros
            by_start[struct.unpack_from("<I", book, at)[0]] = Marks()
        elif number == _FORMAT and is_new:
            index, count, wide = struct.unpack_from("<HHB", book, at)
            text = book[at + 5 : at + 5 + count * (1 + (wide & 1))]
            codes[index] = text.decode("utf-16-le" if wide & 1 else "latin-1")
        elif number == _XF:
            index = struct.unpack_from("<H", book, at + 2)[0]
            formats.append(format_of(index, codes.get(index, "")))
    return list(by_start.values())


def _take(marks: Marks, number: int, book: bytes, at: int, length: int, formats: list[Format]) -> None:
    """Take what a record of a sheet says into its marks."""
    if number == _ROW:
        if struct.unpack_from("<H", book, at + 12)[0] & 0x20:
            marks.hidden_rows.add(struct.unpack_from("<H", book, at)[0] + 1)
    elif number == _COLINFO:
        first, last, _, _, flags = struct.unpack_from("<5H", book, at)
        if flags & 1:
            marks.hidden_columns.update(range(first + 1, last + 2))
    elif number in _CELLS:
        row, column, style = struct.unpack_from("<3H", book, at)
        is_error = (number == _BOOLERR and book[at + 7]) or (
            number == _FORMULA and book[at + 6] == 2 and book[at + 12 : at + 14] == b"\xff\xff"
        )
        is_number = number in (_NUMBER, _RK) or (number == _FORMULA and book[at + 12 : at + 14] != b"\xff\xff")
        _mark(marks, (row + 1, column + 1), bool(is_error), formats[style] if is_number else Format())
    elif number == _MULRK:
        row, column = struct.unpack_from("<2H", book, at)
        for count in range((length - 6) // 6):
            style = struct.unpack_from("<H", book, at + 4 + count * 6)[0]
            _mark(marks, (row + 1, column + 1 + count), False, formats[style])


def _mark(marks: Marks, at: tuple[int, int], is_error: bool, form: Format) -> None:
    marks.take(*at)
    mark = CellMark.ERROR if is_error else form.mark
    if mark:
        marks.cells[at] = mark
    if form.words:
        marks.words[at] = form.words
