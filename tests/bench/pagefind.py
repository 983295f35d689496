"""Plain Pagefind, beside which search.py measures the search.

Pagefind reads the same pages in the same run, from a copy: only what stands in <main>, without the soft hyphens, which would part
its words; and it is asked from a blank page, since the policy of the site's own pages forbids what it needs.
"""

from collections.abc import Sequence
from pathlib import Path

import brotli
from playwright.sync_api import Browser

from tests.bench.shared import measured
from tests.search.quality import LANGUAGES, Search

BLANK = "blank-{}.html"
ASK_PAGEFIND = """async ([queries, limit]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  const found = [];
  for (const query of queries) {
    const {results} = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
    found.push(pages.map(({url}) => url));
  }
  return found;
}"""


def with_pagefind(site: Path, copy: Path) -> Path:
    """Copy the pages of a site, let Pagefind index them, and return the folder of the copy."""
    for path in site.rglob("*.html"):
        page = copy / path.relative_to(site)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(path.read_text(encoding="utf-8").replace("\N{SOFT HYPHEN}", ""), encoding="utf-8")
    measured(["-m", "pagefind", "--site", str(copy), "--root-selector", "main", "--glob", "**/index.html"])
    for language in LANGUAGES:
        blank = f'<!doctype html><html lang="{language}"><title>Blank</title></html>'
        (copy / BLANK.format(language)).write_text(blank, encoding="utf-8")
    for path in (copy / "pagefind").glob("*.js"):  # the rest of it is compressed already
        path.with_name(f"{path.name}.br").write_bytes(brotli.compress(path.read_bytes()))
    return copy


def pagefind_search(browser: Browser, address: str, language: str) -> Search:
    """Return the search of Pagefind over what is served at an address."""

    def search(queries: Sequence[str]) -> list[list[str]]:
        page = browser.new_page()
        page.goto(f"{address}/{BLANK.format(language)}")
        found: list[list[str]] = page.evaluate(ASK_PAGEFIND, [list(queries), 1_000_000])
        page.close()
        return found

    return search
