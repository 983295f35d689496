"""Reads a table in a text file of any usual encoding and separator; called by workbook.py."""

import csv
import io
import re
from collections import Counter

from scripts.intake.marks import check_size
from scripts.intake.packed import Refused
from scripts.messages.say import say
from scripts.tables.safe import unguarded

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: One byte a letter: Windows with Kazakh letters (which has all Russian ones of cp1251), DOS, Unix.
_OLD = ("kz1048", "cp866", "koi8_r")
_SEPARATORS = ";,\t|"
_EXCEL_LINE = re.compile(r"sep=(.)\r?\n")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяё" + "әғқңөұүһі")
_COMMON = frozenset("оаеинтсрвлкмдпы")


def read_csv(data: bytes) -> list[list[str]]:
    """Return the cells of a table in text. Raises Refused for what is no text, or has no separator that fits."""
    text = _decoded(data)
    if "\0" in text:
        raise Refused(say("intake.no-workbook"))
    said = _EXCEL_LINE.match(text)
    if said:
        return _cells(text[said.end() :], said[1])
    tables = [(separator, _cells(text, separator)) for separator in _SEPARATORS]
    # The separator by which the most rows are equally wide; commas may stand in every row inside the cells, other signs do not.
    _, rows = max(tables, key=lambda pair: _evenness(pair[0], pair[1]))
    return rows


def _cells(text: str, separator: str) -> list[list[str]]:
    try:
        read = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
        rows = [[unguarded(cell) for cell in cells] for cells in read]
    except csv.Error as error:
        raise Refused(say("intake.damaged")) from error
    check_size(len(rows), max(map(len, rows), default=0), sum(map(len, rows)))
    return rows


def _evenness(separator: str, rows: list[list[str]]) -> tuple[int, bool, int]:
    """Return how many rows have the usual number of cells, which is more than one, whether no comma parts them, and that number."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(0, 0))
    return count, separator != ",", width


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _as(data, encoding)
    if data[1:400:2].count(0) > len(data[1:400:2]) // 3:
        return _as(data, "utf-16-le")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = max((_decoded_as(data, encoding) for encoding in _OLD), key=lambda pair: pair[0])
    if found[0] < 0.8:
        raise Refused(say("intake.unknown-encoding"), say("intake.csv-in-utf-8"))
    return found[1]


def _as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused(say("intake.damaged")) from error


def _decoded_as(data: bytes, encoding: str) -> tuple[float, str]:
    """Return the text in an encoding, and how much of it is words as people write them, from 0 to 1."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return 0.0, ""
    foreign = [sign for sign in text if sign > "\x7f"]
    letters = sum(len(word) for word in _WORD.findall(text) if _is_word(word) and word[0] > "\x7f")
    common = sum(sign in _COMMON for sign in foreign)
    return letters / len(foreign) * (0.6 + common / len(foreign)) if foreign else 0.0, text


def _is_word(word: str) -> bool:
    """Return whether a word is of the letters of the two languages, with capitals where they may stand."""
    small = word.lower()
    return set(small) <= _LETTERS and word in (small, word.upper(), word[:1] + small[1:])
