"""The small site as it was published, and what a spreadsheet says of it, as it was read."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from scripts.intake.reading import ReadFact, ReadRow, ReadValue, SheetPlace, SheetReading
from scripts.intake.run import Import, ImportOptions
from scripts.intake.said import Ground
from tests.history.conftest import PublishedSite

SHEET = "Цехы"


def place(row: int, column: int = 0) -> SheetPlace:
    return SheetPlace(SHEET, row, column)


def row(
    number: int, kind: str, record: str | None, said: dict[str, Any], in_list: str = "", item: int | None = None
) -> ReadRow:
    """Return a row of a sheet by the fields that it says, as in `space.area_m2`; each stands in a column of its own, from 2 on."""
    values = {}
    for column, (name, value) in enumerate(said.items(), 2):
        at = place(number, column)
        path = tuple(name.split(".")) if name else ()
        if isinstance(value, dict) and not value.keys() <= {"kk", "ru"}:
            parts = {part: at for part in value if part not in ("value", "is_unknown", "is_whole")}
            values[path] = ReadFact(at, **value, parts=parts)
        elif value == "unknown" and "." in name:
            values[path] = ReadFact(at, is_unknown=True)
        else:
            values[path] = ReadValue(at, value)
    return ReadRow(place(number), kind, record, values, tuple(in_list.split(".")) if in_list else (), item)


Run = Callable[..., int]


@pytest.fixture
def run(published: PublishedSite) -> Run:
    """Imports rows into the records of the published small site, whose source of what is new is the article."""

    def run(*rows: ReadRow, reading: SheetReading | None = None, **options: Any) -> int:
        usual: dict[str, Any] = {"ground": Ground("article", "2026-01-20"), "is_written": True} | options
        return Import(ImportOptions(Path("docs/data"), **usual)).run(reading or SheetReading(rows))

    return run


@pytest.fixture
def texts(published: PublishedSite) -> Callable[[], dict[str, str]]:
    """Returns the text of every file in the folder of records."""

    def texts() -> dict[str, str]:
        data = published.site.tree.data
        return {
            path.relative_to(data).as_posix(): path.read_text("utf-8") for path in data.rglob("*") if path.is_file()
        }

    return texts
