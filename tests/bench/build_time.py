"""Measures a full build of demonstrations beside the stock stack on the same pages, and a rebuild; called by __main__.py.

A full build begins with an empty cache; a rebuild comes after it, when one record and the day on every page have changed.
Time, peak memory and size of the output, in turn in the same run; the ratio and the exponent of growth are of medians.
"""

import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from scripts.demo.write import write_demonstration
from scripts.paths import CACHE, DATA, PROJECT
from tests.bench.stock import STOCK, stage_stock

#: How many production sites, and how many turns; the stock stack takes half an hour for the largest.
SIZES = {50: 3, 200: 3, 800: 2, 3200: 1}
_GROWTH = (200, 3200)
_CHANGED = re.compile(r"(?<=^last_changed: ).*", re.MULTILINE)
#: The record that is changed gets this day and the ones after it, so that it is the last of all; the clock stands later.
_FIRST_CHANGE, _CLOCK = date(2100, 1, 1), "4110000000"


@dataclass(frozen=True)
class Run:
    """What a command took: seconds, and the megabytes of its largest process."""

    seconds: float
    memory: float


def run() -> list[dict[str, object]]:
    """Print a table; return a line for each size and one for the growth."""
    lines = []
    for size, turns in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            lines.append(_line(size, turns, Path(folder)))
    seconds = {line["sites"]: float(str(line["seconds"])) for line in lines}
    small, large = _GROWTH
    exponent = math.log(seconds[large] / seconds[small]) / math.log(large / small)
    print(f"growth from {small} to {large} sites: exponent {exponent:.2f}")
    return [*lines, {"benchmark": "growth of a build", "exponent": round(exponent, 3)}]


def _line(size: int, turns: int, folder: Path) -> dict[str, object]:
    data = folder / "data"
    write_demonstration(data, size, 1, DATA)
    stage_stock(folder / "stock", data)
    ours, stock, rebuild = [], [], []
    command = ["-m", "scripts", "build", "--data", str(data), "--out", str(folder / "site")]
    for _ in range(turns):
        shutil.rmtree(CACHE, ignore_errors=True)
        ours.append(measured(command, PROJECT))
        _change_one(data)
        rebuild.append(measured(command, PROJECT))
        stock.append(measured(STOCK, folder / "stock"))
    own, other, again = (statistics.median(run.seconds for run in runs) for runs in (ours, stock, rebuild))
    line: dict[str, object] = {
        "benchmark": "full build",
        "sites": size,
        "seconds": round(own, 2),
        "stock_seconds": round(other, 2),
        "ratio": round(own / other, 3),
        "rebuild": round(again / own, 3),
        "memory_mb": round(max(run.memory for run in ours)),
        "stock_memory_mb": round(max(run.memory for run in stock)),
        "output_mb": round(_size(folder / "site"), 1),
        "stock_output_mb": round(_size(folder / "stock" / "site"), 1),
    }
    print("  ".join(f"{key} {value}" for key, value in line.items() if key != "benchmark"))
    return line


def measured(arguments: list[str], folder: Path) -> Run:
    """Run `python ARGUMENTS` in `folder`; return what it took. Raises SystemExit when it fails."""
    start = time.perf_counter()
    environment = {**os.environ, "SOURCE_DATE_EPOCH": _CLOCK}
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"found exit code {process.returncode} of {' '.join(arguments)}; expected 0")
    return Run(seconds, usage.ru_maxrss / 1024)


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
    return sum(path.stat().st_size for path in _files(folder)) / 1e6


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz"))
