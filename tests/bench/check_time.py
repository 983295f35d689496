"""Measures the check against a full build in the same run, at the real size and with more production sites.

Called by __main__.py. The figures are ratios of medians: the machine is whatever it is.
"""

import math
import shutil
import statistics
import tempfile
from pathlib import Path

from scripts.paths import DATA, DOCS
from tests.bench.shared import Line, measured

TURNS = 3
#: How many production sites are added to the real records; the largest is only checked, since it takes minutes to build.
SIZES = (0, 200, 800)
_MODEL = sorted((DATA / "production-sites").glob("*.yml"))[0]


def run() -> list[Line]:
    """Print a table; return one line for each size and one for the growth."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            data = plant(Path(folder) / f"data-{size}", size)
            rows.append(measure(data, None if size == SIZES[-1] else Path(folder) / "site"))
            print("  ".join(f"{name} {value}" for name, value in rows[-1].items()))
    first, last = rows[1], rows[-1]
    exponent = math.log(last["check"] / first["check"]) / math.log(last["records"] / first["records"])
    print(f"growth of the check from {first['records']} to {last['records']} records: exponent {exponent:.2f}")
    return [
        *({"benchmark": "check against build", **row} for row in rows),
        {"benchmark": "growth of the check", "exponent": round(exponent, 3)},
    ]


def plant(data: Path, size: int) -> Path:
    """Copy the real records into `data` and add `size` production sites like a real one; return the folder."""
    shutil.copytree(DATA, data)
    text = _MODEL.read_text(encoding="utf-8")
    for number in range(size):
        name = f"areas-{number}"
        copy = text.replace(f"id: {_MODEL.stem}", f"id: {name}")
        (data / "production-sites" / f"{name}.yml").write_text(copy, encoding="utf-8")
    return data


def measure(data: Path, out: Path | None) -> dict[str, float]:
    """Return the medians of checking and, unless `out` is None, of building in turn, in seconds, and their ratio."""
    times: dict[str, list[float]] = {"check": []}
    commands = {"check": ["check", "--docs", str(DOCS), "--data", str(data)]}
    if out:
        commands["build"] = ["build", "--data", str(data), "--out", str(out)]
        times["build"] = []
    for _ in range(TURNS):
        for name, arguments in commands.items():
            times[name].append(measured(["-m", "scripts", *arguments]).seconds)
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    if out:
        medians["ratio"] = medians["check"] / medians["build"]
    records = sum(1 for _ in data.glob("*/*.yml"))
    return {"records": records, **{name: round(value, 3) for name, value in medians.items()}}
