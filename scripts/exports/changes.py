"""Writes the change log of the data, `data/changes.json` and `data/changes.csv`, from the last change to the first; called by site_build.py.

Both have the same columns; a value stands as JSON has it, so that it reads as in the record.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

from scripts.files import write_whole
from scripts.history.changes import in_order
from scripts.languages.signs import with_signs
from scripts.records.kinds.revisions import Change
from scripts.records.loader import Records

#: The change log inside a site, without its ending.
CHANGES = Path("data") / "changes"


def write_changes(records: Records, site: Path) -> None:
    """Write the change log into the folder `site`."""
    rows = [_row(change) for change in in_order(records.all(Change))]
    text = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    write_whole(site / CHANGES.with_suffix(".json"), text.encode())
    write_whole(
        site / CHANGES.with_suffix(".csv"), _table(rows).encode("utf-8-sig")
    )  # the mark tells a spreadsheet that it is UTF-8


def _row(change: Change) -> dict[str, Any]:
    return {
        "id": change.id,
        "day": change.day.isoformat(),
        "change": change.change.value,
        "fact": change.fact,
        "page": change.page,
        "was": change.was,
        "became": change.became,
        "why_kk": with_signs(change.why.kk, "kk"),
        "why_ru": with_signs(change.why.ru, "ru"),
    }


def _table(rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["id", "day", "change", "fact", "page", "was", "became", "why_kk", "why_ru"])
    for row in rows:
        writer.writerow(
            [
                value if value is None or isinstance(value, str) else json.dumps(value, ensure_ascii=False)
                for value in row.values()
            ]
        )
    return text.getvalue()
