"""Reads the cells of a workbook in a process of its own, so that a file that breaks the reader breaks nothing else.

Run by `read_apart` as a program: it takes the bytes of a workbook and gives its sheets, and no more memory than `_MOST_MEMORY`.
"""

import io
import pickle
import subprocess
import sys
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

_MOST_MEMORY = 2 * 2**30
_MOST_SECONDS = 10

RawCell = int | float | str | bool | time | date | datetime | timedelta
#: The name of a sheet, whether it is hidden, its cells from the first, its merged cells by their first and last, from 0.
RawSheet = tuple[str, bool, list[list[RawCell]], list[tuple[tuple[int, int], tuple[int, int]]]]


def read_apart(data: bytes) -> list[RawSheet] | None:
    """Return the sheets of a workbook; None for one that the reader cannot read, or not in time."""
    try:
        done = subprocess.run(
            [sys.executable, "-I", __file__], input=data, capture_output=True, timeout=_MOST_SECONDS, check=True
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        return None
    sheets: list[RawSheet] = pickle.loads(done.stdout)
    return sheets


def _sheets(data: bytes) -> list[RawSheet]:
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        found = []
        for sheet in book.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet:
                cells = book.get_sheet_by_name(sheet.name)
                is_hidden = sheet.visible != SheetVisibleEnum.Visible
                rows = cells.to_python(skip_empty_area=False)
                found.append((sheet.name, is_hidden, rows, list(cells.merged_cell_ranges or [])))
        return found


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # no Unix
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    sys.stdout.buffer.write(pickle.dumps(_sheets(sys.stdin.buffer.read())))
