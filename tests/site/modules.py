"""A script of the site by itself in a browser, so that its functions can be asked; used by the tests of the search."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from scripts.languages import Language
from tests.conftest import ROOT
from tests.site.conftest import served

_FOLDER = "/assets/javascripts"


@contextmanager
def module_page(browser: Browser) -> Iterator[Page]:
    """Open a page from which the scripts in docs/ can be imported as they are written."""
    with served(ROOT / "docs") as address:
        page = browser.new_page()
        page.goto(f"{address}{_FOLDER}/search-spelling.js")
        yield page
        page.close()


def call(page: Page, module: str, name: str, *arguments: Any) -> Any:
    """Call the function that the script exports by this name."""
    return page.evaluate(
        "async ([address, name, given]) => (await import(address))[name](...given)",
        [f"{_FOLDER}/{module}", name, list(arguments)],
    )


def words_written(language: Language) -> list[str]:
    """Every word of the pages of a language and of the records, in lower case."""
    files = [*ROOT.glob(f"docs/{language}/**/*.md"), *ROOT.glob("docs/data/**/*.yml")]
    return sorted({word for file in files for word in re.findall(r"\w+", file.read_text(encoding="utf-8").lower())})
