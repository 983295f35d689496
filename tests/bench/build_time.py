"""Measures a full build beside the stock stack on the same pages, and a rebuild; called by __main__.py.

A full build begins with an empty cache; a rebuild comes after it, when one record has changed. Time, peak memory and size of
the output, in turn in the same run; ratios and the exponent of growth are of medians.
"""

import math
import re
import shutil
import statistics
import tempfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from scripts.demo.write import write_demonstration
from scripts.paths import CACHE, DATA, PROJECT
from tests.bench.shared import Line, measured, printed
from tests.bench.stock import STOCK, stage_stock

#: How many turns each size gets.
TURNS = 3
_CHANGED = re.compile(r"(?<=^last_changed: ).*", re.MULTILINE)
#: The record that is changed gets this day and the ones after it, so that it is the last of all; the clock stands later.
_FIRST_CHANGE, _CLOCK = date(2100, 1, 1), {"SOURCE_DATE_EPOCH": "4110000000"}


def run(sizes: Sequence[int]) -> list[Line]:
    """Print a table; return a line for each size, in production sites (0: the real site), and one for the growth."""
    lines = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            lines.append(_line(size, Path(folder)))
    known = {size: float(str(line["seconds"])) for size, line in zip(sizes, lines, strict=True) if size}
    small, large = min(known, default=0), max(known, default=0)
    if small < large:
        exponent = math.log(known[large] / known[small]) / math.log(large / small)
        print(f"growth from {small} to {large} sites: exponent {exponent:.2f}")
        lines.append({"benchmark": "growth of a build", "exponent": round(exponent, 3)})
    return lines


def _line(size: int, folder: Path) -> Line:
    data, command = DATA, ["-m", "scripts", "build", "--out", str(folder / "site")]
    if size:
        data = folder / "data"
        write_demonstration(data, size, 1, DATA)
        command += ["--data", str(data)]
    stage_stock(folder / "stock", data)
    ours, stock, rebuild = [], [], []
    for _ in range(TURNS):
        shutil.rmtree(CACHE, ignore_errors=True)
        ours.append(measured(command, PROJECT, **_CLOCK))
        if size:
            _change_one(data)
        rebuild.append(measured(command, PROJECT, **_CLOCK))
        stock.append(measured(STOCK, folder / "stock", **_CLOCK))
    own, other, again = (statistics.median(run.seconds for run in runs) for runs in (ours, stock, rebuild))
    line: Line = {
        "benchmark": "full build",
        "sites": size or "real",
        "seconds": round(own, 2),
        "stock_seconds": round(other, 2),
        "ratio": round(own / other, 3),
        "rebuild": round(again / own, 3),
        "memory_mb": round(max(run.memory for run in ours)),
        "stock_memory_mb": round(max(run.memory for run in stock)),
        "output_mb": round(_size(folder / "site"), 1),
        "stock_output_mb": round(_size(folder / "stock" / "site"), 1),
    }
    return printed(line)


def _change_one(data: Path) -> None:
    path = data / "production-sites" / "demo-site-1.yml"
    text = path.read_text(encoding="utf-8")
    for word in ("жазба", "запись"):
        text = text.replace(f"{word}.", f"{word}!") if f"{word}." in text else text.replace(f"{word}!", f"{word}.")
    day = _CHANGED.search(text)
    assert day is not None  # every record has one
    later = max(date.fromisoformat(day[0]) + timedelta(days=1), _FIRST_CHANGE)
    path.write_text(_CHANGED.sub(str(later), text, count=1), encoding="utf-8")


def _size(folder: Path) -> float:
    """Return how many megabytes the files that a reader may get have, without their compressed twins."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz"))
    return sum(path.stat().st_size for path in files) / 1e6
