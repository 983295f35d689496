"""Measures the search: how well it finds beside plain Pagefind, what it fetches, how soon it answers, what it adds to a build; called by __main__.py.

Pagefind reads the same pages in the same run, from a copy: only what stands in <main>, without the soft hyphens, which would part
its words; and it is asked from a blank page, since the policy of the site's own pages forbids what it needs.
"""

import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any

import brotli
from playwright.sync_api import Browser, Page

from scripts.demo.write import write_demonstration
from scripts.paths import CACHE, DATA, PROJECT
from tests.bench.weight import build
from tests.site.conftest import Handler, chromium
from tests.site.search_quality import (
    FILES,
    LANGUAGES,
    SPELLINGS,
    Search,
    answers,
    groups_of,
    precision,
    recall,
    search_page,
    texts_of,
)

_SITES, _MOST_SITES, _SITES_OF_A_BUILD = 200, 2_000, 800
_SLOWED = 4
#: What is searched for, letter by letter: a word in a form, in another spelling, and two words.
_TYPED = {"kk": ("өндірістік", "kasipker", "еңбек ақысы"), "ru": ("производственный", "осужденных", "условия труда")}
#: As many results as the dialog of ours shows.
_SHOWN = 6
_BLANK = "blank-{}.html"
_ASK_PAGEFIND = """async ([queries, limit]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) {
    const {results} = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    found.push(pages.map(({url}) => url));
  }
  return found;
}"""
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


def run() -> list[dict[str, object]]:
    """Print the tables; return a line a figure."""
    lines: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        real = build(folder / "real")
        small = _demonstration(folder, _SITES)
        for site, title in ((real, "real"), (small, f"{_SITES} sites")):
            lines += quality(browser, site, _with_pagefind(site, folder / f"pagefind of {title}"), title)
        large = _demonstration(folder, _MOST_SITES)
        for site, title in ((real, "real"), (large, f"{_MOST_SITES} sites")):
            other = folder / f"pagefind of {title}"
            lines += payload(browser, site, other if other.exists() else _with_pagefind(site, other), title)
        lines += typing(browser, large)
        lines.append(_build_share(folder))
    return lines


def _demonstration(folder: Path, sites: int) -> Path:
    """Build a demonstration; return the folder of its site."""
    data, site = folder / f"data-{sites}", folder / f"site-{sites}"
    write_demonstration(data, sites, 1, DATA)
    command = [sys.executable, "-m", "scripts", "build", "--data", str(data), "--out", str(site)]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    return site


def _with_pagefind(site: Path, copy: Path) -> Path:
    """Copy the pages of a site, let Pagefind index them, and return the folder of the copy."""
    for path in site.rglob("*.html"):
        page = copy / path.relative_to(site)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(path.read_text(encoding="utf-8").replace("\N{SOFT HYPHEN}", ""), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(copy),
        "--root-selector",
        "main",
        "--glob",
        "**/index.html",
    ]
    subprocess.run(command, check=True, capture_output=True)
    for language in LANGUAGES:
        blank = f'<!doctype html><html lang="{language}"><title>Blank</title></html>'
        (copy / _BLANK.format(language)).write_text(blank, encoding="utf-8")
    for path in (copy / "pagefind").glob("*.js"):  # the rest of it is compressed already
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(path.read_bytes()))
    return copy


# How well it finds


def quality(browser: Browser, site: Path, copy: Path, title: str) -> list[dict[str, object]]:
    """Ask both for every form of every file of queries, as written and as otherwise typed."""
    lines: list[dict[str, object]] = []
    with _counting_server(site) as (address, _), _counting_server(copy) as (other, _):
        for language in LANGUAGES:
            texts = texts_of(site, language)
            searches = {
                "ours": search_page(browser, address, language),
                "pagefind": _pagefind(browser, other, language),
            }
            for name in FILES:
                for spelling, spell in {"as written": str, **(SPELLINGS if language == "kk" else {})}.items():
                    line: dict[str, object] = {
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
                    lines.append(_printed(line))
    return lines


def _pagefind(browser: Browser, address: str, language: str) -> Search:
    def search(queries: Sequence[str]) -> list[list[str]]:
        page = browser.new_page()
        page.goto(f"{address}/{_BLANK.format(language)}")
        found: list[list[str]] = page.evaluate(_ASK_PAGEFIND, [list(queries), 1_000_000])
        page.close()
        return found

    return search


# What it fetches


def payload(browser: Browser, site: Path, copy: Path, title: str) -> list[dict[str, object]]:
    """Count what is fetched from the first touch of the search to its first results, compressed, with the heads of the answers."""
    lines: list[dict[str, object]] = []
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
                page.goto(f"{other}/{_BLANK.format(language)}")
                fetched_by_other.clear()
                page.evaluate(_ASK_PAGEFIND, [[query], _SHOWN])
                page.close()
                line: dict[str, object] = {
                    "benchmark": "payload of the search",
                    "site": title,
                    "language": language,
                    "query": query,
                    "bytes": sum(fetched),
                    "files": len(fetched),
                    "pagefind_bytes": sum(fetched_by_other),
                }
                lines.append(_printed(line))
            lines.append(_printed(_index_size(site, copy, language, title)))
    return lines


def _index_size(site: Path, copy: Path, language: str, title: str) -> dict[str, object]:
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
    handler = type("Counter", (_Counter,), {"fetched": fetched})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", fetched
    server.shutdown()


# How soon it answers


def typing(browser: Browser, site: Path) -> list[dict[str, object]]:
    """Type letter by letter on a slowed processor, and once more when the parts of the index are there."""
    lines: list[dict[str, object]] = []
    with _counting_server(site) as (address, _):
        for language in LANGUAGES:
            page = browser.new_page()
            page.goto(f"{address}/" if language == LANGUAGES[0] else f"{address}/{language}/", wait_until="networkidle")
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWED})
            _open_dialog(page)
            page.evaluate(_OBSERVE_TYPING)
            for query in _TYPED[language]:
                first, again = _keystrokes(page, query), _keystrokes(page, query)
                line: dict[str, object] = {
                    "benchmark": "typing in the search",
                    "sites": _MOST_SITES,
                    "language": language,
                    "query": query,
                    "first_ms": [round(delay) for delay in first],
                    "loaded_ms": [round(delay) for delay in again],
                    "loaded_median_ms": round(median(again)),
                    "loaded_most_ms": round(max(again)),
                }
                lines.append(_printed(line))
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


def _build_share(folder: Path) -> dict[str, object]:
    """Build a demonstration with an empty cache; return what the step of the index took of it."""
    data = folder / "data"
    write_demonstration(data, _SITES_OF_A_BUILD, 1, DATA)
    shutil.rmtree(CACHE, ignore_errors=True)
    command = [sys.executable, "-m", "scripts", "build", "--data", str(data), "--out", str(folder / "site")]
    start = time.perf_counter()
    result = subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    seconds = time.perf_counter() - start
    step = _INDEX_STEP.search(result.stdout + result.stderr)
    assert step is not None  # every build tells of this step
    index = float(step[1])
    return _printed(
        {
            "benchmark": "index in a build",
            "sites": _SITES_OF_A_BUILD,
            "seconds": round(seconds, 2),
            "index_seconds": index,
            "added": round(index / (seconds - index), 3),
        }
    )


def _printed(line: dict[str, object]) -> dict[str, object]:
    print("  ".join(f"{key} {value}" for key, value in line.items() if key != "benchmark"), flush=True)
    return line
