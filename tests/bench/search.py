"""Measures the search: how well it finds beside plain Pagefind, what it fetches, how soon it answers, what it adds to a build; called by __main__.py."""

import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

from scripts.demo.write import write_demonstration
from scripts.paths import CACHE, DATA, PROJECT
from tests.bench.pagefind import ASK_PAGEFIND, BLANK, pagefind_search, with_pagefind
from tests.bench.shared import BuiltSites, Line, printed
from tests.browser import Handler, chromium, served
from tests.search.quality import (
    FILES,
    LANGUAGES,
    SPELLINGS,
    answers,
    groups_of,
    precision,
    recall,
    search_page,
    texts_of,
)

_SITES, _MOST_SITES = 200, 2_000
_SLOWED = 4
#: What is searched for, letter by letter: a word in a form, in another spelling, and two words.
_TYPED = {"kk": ("өндірістік", "kasipker", "еңбек ақысы"), "ru": ("производственный", "осужденных", "условия труда")}
#: As many results as the dialog of ours shows.
_SHOWN = 6
#: From a keystroke to the end of the first frame that shows its results.
_OBSERVE_TYPING = """() => {
  window.waited = [];
  let start = 0;
  addEventListener("input", (event) => { start = event.timeStamp; }, true);
  new MutationObserver(() => {
    const begun = start;
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => waited.push(performance.now() - begun);
      port2.postMessage(0);
    });
  }).observe(document.querySelector(".search-dialog .found"), {childList: true});
}"""
_INDEX_STEP = re.compile(r"^index .* ([0-9.]+) s$", re.MULTILINE)


def run(sites: BuiltSites) -> list[Line]:
    """Print the tables; return a line a figure."""
    lines: list[Line] = []
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        real, small = sites.of(), sites.of(_SITES)
        for site, title in ((real, "real"), (small, f"{_SITES} sites")):
            lines += quality(browser, site, with_pagefind(site, folder / f"pagefind of {title}"), title)
        large = sites.of(_MOST_SITES)
        for site, title in ((real, "real"), (large, f"{_MOST_SITES} sites")):
            other = folder / f"pagefind of {title}"
            lines += payload(browser, site, other if other.exists() else with_pagefind(site, other), title)
        lines += typing(browser, large)
        lines.append(_build_share(folder / "share"))
    return lines


# How well it finds


def quality(browser: Browser, site: Path, copy: Path, title: str) -> list[Line]:
    """Ask both for every form of every file of queries, as written and as otherwise typed."""
    lines: list[Line] = []
    with _counting_server(site) as (address, _), _counting_server(copy) as (other, _):
        for language in LANGUAGES:
            texts = texts_of(site, language)
            searches = {
                "ours": search_page(browser, address, language),
                "pagefind": pagefind_search(browser, other, language),
            }
            for name in FILES:
                for spelling, spell in {"as written": str, **(SPELLINGS if language == "kk" else {})}.items():
                    line: Line = {
                        "benchmark": "quality of the search",
                        "site": title,
                        "language": language,
                        "queries": name,
                        "spelling": spelling,
                    }
                    for whose, search in searches.items():
                        given = answers(groups_of(name, language), texts, search, spell)
                        line["forms"] = len(given)
                        line[f"{whose}_recall"] = round(recall(given), 4)
                        line[f"{whose}_least_recall"] = round(min(answer.recall for answer in given), 2)
                        line[f"{whose}_precision_at_5"] = round(precision(given), 4)
                    lines.append(printed(line))
    return lines


# What it fetches


def payload(browser: Browser, site: Path, copy: Path, title: str) -> list[Line]:
    """Count what is fetched from the first touch of the search to its first results, compressed, with the heads of the answers."""
    lines: list[Line] = []
    with _counting_server(site) as (address, fetched), _counting_server(copy) as (other, fetched_by_other):
        for language in LANGUAGES:
            home = f"{address}/" if language == LANGUAGES[0] else f"{address}/{language}/"
            for query in _TYPED[language]:
                page = browser.new_page()
                page.goto(home, wait_until="networkidle")
                fetched.clear()
                _open_dialog(page)
                page.locator(".search-dialog input").fill(query)
                page.locator(".search-dialog .found li").first.wait_for()
                page.wait_for_load_state("networkidle")
                page.close()
                page = browser.new_page()
                page.goto(f"{other}/{BLANK.format(language)}")
                fetched_by_other.clear()
                page.evaluate(ASK_PAGEFIND, [[query], _SHOWN])
                page.close()
                line: Line = {
                    "benchmark": "payload of the search",
                    "site": title,
                    "language": language,
                    "query": query,
                    "bytes": sum(fetched),
                    "files": len(fetched),
                    "pagefind_bytes": sum(fetched_by_other),
                }
                lines.append(printed(line))
            lines.append(printed(_index_size(site, copy, language, title)))
    return lines


def _index_size(site: Path, copy: Path, language: str, title: str) -> Line:
    folders = [site / "search" / language, site / "assets" / "search" / language]
    own = [path for folder in folders for path in folder.rglob("*.json")]
    compressed = [twin if (twin := path.with_name(f"{path.name}.br")).exists() else path for path in own]
    of_both = [path for path in (copy / "pagefind").rglob("*.pf_*") if path.is_file()]
    return {
        "benchmark": "size of the index",
        "site": title,
        "language": language,
        "files": len(own),
        "bytes": sum(path.stat().st_size for path in own),
        "compressed_bytes": sum(path.stat().st_size for path in compressed),
        "pagefind_bytes_of_both_languages": sum(path.stat().st_size for path in of_both),
    }


class _Counter(Handler):
    """Serves compressed what there is compressed, and notes how many bytes each answer has."""

    fetched: list[int]

    def do_GET(self) -> None:
        """Answer with a file, or the page of a folder."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        twin = path.with_name(f"{path.name}.br")
        if not path.is_file():
            self.send_error(404)
            return
        body = (twin if twin.exists() else path).read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if twin.exists():
            self.send_header("Content-Encoding", "br")
        head = sum(map(len, self._headers_buffer))
        with suppress(ConnectionError):  # a page that is closed waits for no answer
            self.end_headers()
            self.wfile.write(body)
        self.fetched.append(head + len(body))


@contextmanager
def _counting_server(site: Path) -> Iterator[tuple[str, list[int]]]:
    fetched: list[int] = []
    with served(site, type("Counter", (_Counter,), {"fetched": fetched})) as address:
        yield address, fetched


# How soon it answers


def typing(browser: Browser, site: Path) -> list[Line]:
    """Type letter by letter on a slowed processor, and once more when the parts of the index are there."""
    lines: list[Line] = []
    with _counting_server(site) as (address, _):
        for language in LANGUAGES:
            page = browser.new_page()
            page.goto(f"{address}/" if language == LANGUAGES[0] else f"{address}/{language}/", wait_until="networkidle")
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWED})
            _open_dialog(page)
            page.evaluate(_OBSERVE_TYPING)
            for query in _TYPED[language]:
                first, again = _keystrokes(page, query), _keystrokes(page, query)
                line: Line = {
                    "benchmark": "typing in the search",
                    "sites": _MOST_SITES,
                    "language": language,
                    "query": query,
                    "first_ms": [round(delay) for delay in first],
                    "loaded_ms": [round(delay) for delay in again],
                    "loaded_median_ms": round(median(again)),
                    "loaded_most_ms": round(max(again)),
                }
                lines.append(printed(line))
            page.close()
    return lines


def _open_dialog(page: Page) -> None:
    page.locator(".search-link").click()
    page.locator(".search-dialog[open] .found > *").first.wait_for()


def _keystrokes(page: Page, query: str) -> list[float]:
    """Return how many milliseconds each letter waited for its results."""
    field = page.locator(".search-dialog input")
    field.fill("")
    page.wait_for_timeout(500)
    page.evaluate("waited.length = 0")
    for number, letter in enumerate(query, 1):
        field.press_sequentially(letter)
        page.wait_for_function("number => waited.length >= number", arg=number)
        page.wait_for_timeout(100)
    delays: Any = page.evaluate("waited")
    return [float(delay) for delay in delays]


# What it adds to a build


def _build_share(folder: Path) -> Line:
    """Build a demonstration with an empty cache; return what the step of the index took of it."""
    data = folder / "data"
    write_demonstration(data, _SITES, 1, DATA)
    shutil.rmtree(CACHE, ignore_errors=True)
    command = [sys.executable, "-m", "scripts", "build", "--data", str(data), "--out", str(folder / "site")]
    start = time.perf_counter()
    result = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    step = _INDEX_STEP.search(result.stdout + result.stderr)
    assert step is not None  # every build tells of this step
    index = float(step[1])
    return printed(
        {
            "benchmark": "index in a build",
            "sites": _SITES,
            "seconds": round(seconds, 2),
            "index_seconds": index,
            "added": round(index / (seconds - index), 3),
        }
    )
