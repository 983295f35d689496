"""Measures how soon the live preview shows a change, beside the stock stack's own on the same pages; called by __main__.py."""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.demo.write import write_demonstration
from scripts.paths import DATA, PROJECT
from tests.bench.shared import Line, printed
from tests.bench.stock import stage_stock
from tests.site.servers import free_port

#: How many made-up sites stand beside the real one: hardly any, and a catalogue.
SIZES = (8, 200)
#: What is added to the site, in both languages, a sentence a turn.
_NEWS = (
    ("Қоймасы бөлек.", "Склад отдельный."),
    ("Төбесі биік.", "Потолок высокий."),
    ("Іргесі берік.", "Основание прочное."),
)
_SAID = ("Ойдан шығарылған жазба.", "Вымышленная запись.")
_PATIENCE = 120
_SITE = "catalogue/sites/demo-site-1"


def run() -> list[Line]:
    """Print the medians and return them."""
    lines = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            lines.append(printed(_line(size, Path(folder))))
    return lines


def _line(size: int, folder: Path) -> Line:
    write_demonstration(folder / "data", size, 1, DATA)
    ours = _ours(folder)
    stock = stage_stock(folder / "stock", folder / "data")
    own = _delay(["-m", "scripts", "serve", "--address"], ours, ours / f"docs/data/production-sites/{_SITE[16:]}.yml")
    other = _delay(["-m", "mkdocs", "serve", "--quiet", "--dev-addr"], stock, stock / f"docs/kk/{_SITE}.md")
    return {
        "benchmark": "live preview",
        "sites": size,
        "seconds": round(own, 2),
        "stock_seconds": round(other, 2),
        "ratio": round(own / other, 3),
    }


def _ours(folder: Path) -> Path:
    """Return a copy of the project whose records are those of the demonstration."""
    project = folder / "project"
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(PROJECT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", project)
    shutil.rmtree(project / "docs" / "data")
    shutil.copytree(folder / "data", project / "docs" / "data")
    return project


def _delay(command: list[str], folder: Path, file: Path) -> float:
    """Return how many seconds pass from a change of `file` until the page of the site shows it, the median of some turns."""
    with _serving(command, folder) as address:
        page = f"{address}/{_SITE}/"
        _wait_for(page, "demo-site-1")
        times = []
        for news in _NEWS:
            text = file.read_text(encoding="utf-8")
            for said, new in zip(_SAID, news, strict=True):
                text = text.replace(said, f"{new} {said}", 1)
            start = time.perf_counter()
            file.write_text(text, encoding="utf-8")
            _wait_for(page, news[0])
            times.append(time.perf_counter() - start)
    return statistics.median(times)


@contextmanager
def _serving(command: list[str], folder: Path) -> Iterator[str]:
    address = f"127.0.0.1:{free_port()}"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    process = subprocess.Popen([sys.executable, *command, address], cwd=folder, **quiet)
    yield f"http://{address}"
    process.terminate()
    process.wait(timeout=_PATIENCE)


def _wait_for(page: str, word: str) -> None:
    end = time.monotonic() + _PATIENCE
    while word not in _text(page):
        if time.monotonic() > end:
            raise SystemExit(f"waited in vain for {word} on {page}")
        time.sleep(0.05)


def _text(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=60) as response:
            return str(response.read().decode("utf-8"))
    except OSError:
        return ""
