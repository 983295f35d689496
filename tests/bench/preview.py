"""Measures how soon the live preview shows a change, beside the stock stack's own on the same pages; called by __main__.py."""

import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.demo.write import write_demonstration
from scripts.languages import LANGUAGES
from scripts.paths import DATA, PROJECT
from tests.bench.shared import Line, printed
from tests.bench.stock import stage_stock
from tests.site.servers import free_port

#: How many made-up sites stand beside the real one: none, and a catalogue.
SIZES = (0, 200)
#: What is added, a sentence a turn, in both languages.
_NEWS = (
    ("Төбесі биік.", "Потолок высокий."),
    ("Іргесі берік.", "Основание прочное."),
    ("Есігі кең.", "Двери широкие."),
)
_PATIENCE = 240
#: Seconds for which an editor looks at what has been shown before saving again.
_LOOK = 3
#: A line of prose without a mark or a citation, to which a sentence can be added.
_PROSE = re.compile(r"^(?P<line>[А-ЯЁӘҒҚҢӨҰҮҺІ][^\n|{}\[\]<>:#*`]{40,}[.])$", re.MULTILINE)
#: The words by which a record is introduced, in one language, on one line or on several.
_SUMMARY = "^summary:\n(?:.*\n)*?  {language}: (?P<words>>-\n(?:    .*\n)+|.*\n)"
_NEW_PAGE = "---\ntitle: {title}\ndescription: {title}\nreviewed: 2026-01-15\nsources: []\n---\n\n{words}\n"

#: What is done to a project in a turn, by the number of the turn; returns the page that shows it and what it shows.
_Change = Callable[[Path, int], tuple[str, str]]


def run() -> list[Line]:
    """Print the medians and return them."""
    lines = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            lines += [printed(line) for line in _lines(size, Path(folder))]
    return lines


def _lines(size: int, folder: Path) -> Iterator[Line]:
    data = DATA
    if size:
        data = folder / "data"
        write_demonstration(data, size, 1, DATA)
    ours, stock = _ours(folder / "project", data), stage_stock(folder / "stock", data)
    site = sorted((data / "production-sites").glob("*.yml"))[0].stem
    page = max((ours / "docs" / "kk").rglob("*.md"), key=lambda path: len(_PROSE.findall(_read(path))))
    name = page.relative_to(ours / "docs" / "kk").as_posix()
    kinds: dict[str, tuple[_Change, _Change]] = {
        "a word": (_word(name), _word(name)),
        "a record": (_record(site), _word(f"catalogue/sites/{site}.md", any_line=True)),
        "a new page": (_new_page(is_listed=True), _new_page(is_listed=False)),
    }
    own = _delays(["-m", "scripts", "serve", "--address"], ours, [mine for mine, _ in kinds.values()])
    other = _delays(["-m", "mkdocs", "serve", "--quiet", "--dev-addr"], stock, [theirs for _, theirs in kinds.values()])
    for kind, mine, theirs in zip(kinds, own, other, strict=True):
        yield {
            "benchmark": "live preview",
            "sites": size,
            "change": kind,
            "seconds": round(mine, 2),
            "stock_seconds": round(theirs, 2),
            "ratio": round(mine / theirs, 3),
        }


def _ours(project: Path, data: Path) -> Path:
    """Return a copy of the project whose records are those of `data`."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(PROJECT / name, project / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "mkdocs.yml", project)
    if data != DATA:
        shutil.rmtree(project / "docs" / "data")
        shutil.copytree(data, project / "docs" / "data")
    return project


def _word(name: str, any_line: bool = False) -> _Change:
    """Add a sentence to a page in both languages, in Kazakh last."""

    def change(project: Path, turn: int) -> tuple[str, str]:
        for side in (1, 0):
            path = project / "docs" / LANGUAGES[side] / name
            text = _read(path)
            if any_line:
                text = f"{text}\n{_NEWS[turn][side]}\n"
            else:
                text = _PROSE.sub(lambda match, side=side: f"{match['line']} {_NEWS[turn][side]}", text, count=1)
            path.write_text(text, encoding="utf-8")
        return _address(name), _NEWS[turn][0]

    return change


def _record(site: str) -> _Change:
    """Add a sentence to the words by which a production site is introduced, in both languages."""

    def change(project: Path, turn: int) -> tuple[str, str]:
        path = project / "docs" / "data" / "production-sites" / f"{site}.yml"
        text = _read(path)
        for side, language in enumerate(LANGUAGES):
            found = re.search(_SUMMARY.format(language=language), text, re.MULTILINE)
            assert found is not None
            end = found.end("words") - 1
            text = f"{text[:end]} {_NEWS[turn][side]}{text[end:]}"
        path.write_text(text, encoding="utf-8")
        return f"catalogue/sites/{site}/", _NEWS[turn][0]

    return change


def _new_page(is_listed: bool) -> _Change:
    """Write a page in both languages and, where pages are listed, into the navigation."""

    def change(project: Path, turn: int) -> tuple[str, str]:
        name = f"about/page-{'abc'[turn]}.md"
        for language, words in zip(LANGUAGES, _NEWS[turn], strict=True):
            path = project / "docs" / language / name
            path.write_text(_NEW_PAGE.format(title=words.rstrip("."), words=words), encoding="utf-8")
        if is_listed:
            config, last = project / "mkdocs.yml", "      - about/index.md\n"
            config.write_text(_read(config).replace(last, f"{last}      - {name}\n"), encoding="utf-8")
        return _address(name), f"{_NEWS[turn][0]}</p>"

    return change


def _address(name: str) -> str:
    return f"{name.removesuffix('.md').removesuffix('index').rstrip('/')}/".lstrip("/")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _delays(command: list[str], project: Path, changes: list[_Change]) -> list[float]:
    """Return, for each kind of change, how many seconds pass until its page shows it, the median of some turns."""
    with _serving(command, project) as address:
        _wait_for(f"{address}/", "</html>")
        delays = []
        for change in changes:
            times = []
            for turn in range(len(_NEWS)):
                start = time.perf_counter()
                page, words = change(project, turn)
                _wait_for(f"{address}/{page}", words)
                times.append(time.perf_counter() - start)
                time.sleep(_LOOK)
            delays.append(statistics.median(times))
    return delays


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
        time.sleep(0.02)


def _text(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=60) as response:
            return str(response.read().decode("utf-8")).replace("\u00ad", "")
    except OSError:
        return ""
