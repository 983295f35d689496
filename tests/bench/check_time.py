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
#: How many production sites are added to the real records.
SIZES = (0, 200, 800)
_MODEL = sorted((DATA / "production-sites").glob("*.yml"))[0]


def run() -> list[Line]:
    """Print a table; return one line for each size and one for the growth."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            data = plant(Path(folder) / f"data-{size}", size)
            rows.append(measure(data, size, Path(folder) / "site"))
            row = rows[-1]
            print(
                f"{row['records']:6} records  build {row['build']:6.2f} s  check {row['check']:6.2f} s  ratio {row['ratio']:.2f}"
            )
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


def measure(data: Path, size: int, out: Path) -> dict[str, float]:
    """Return the medians of building and of checking, in turn, in seconds, and their ratio."""
    times: dict[str, list[float]] = {"build": [], "check": []}
    commands = {
        "build": ["build", "--data", str(data), "--out", str(out)],
        "check": ["check", "--docs", str(DOCS), "--data", str(data)],
    }
    for _ in range(TURNS):
        for name, arguments in commands.items():
            times[name].append(measured(["-m", "scripts", *arguments]).seconds)
    build, check = (statistics.median(times[name]) for name in ("build", "check"))
    records = sum(1 for _ in data.glob("*/*.yml"))
    return {"records": records, "build": round(build, 3), "check": round(check, 3), "ratio": round(check / build, 3)}
