"""Asks the engine of the search in a browser, without its dialog and page; used by the tests of the engine."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_OPEN = "async (script) => { window.openIndex = (await import(script)).openIndex; window.opened = {}; }"
_SEARCH = """async ([language, query, options]) => {
  opened[language] = opened[language] || openIndex(language);
  return (await opened[language]).search(query, {...options, limit: options.limit || Infinity});
}"""


class Engine:
    """The engine as it is published in the folder `site`, in a page of that site."""

    def __init__(self, page: Page, address: str, site: Path) -> None:
        self.page = page
        (script,) = (site / "assets" / "javascripts").glob("search-engine.*.js")
        page.goto(f"{address}/about/privacy/")
        page.evaluate(_OPEN, f"{address}/assets/javascripts/{script.name}")

    def search(self, language: str, query: str, **options: Any) -> dict[str, Any]:
        """Return what the engine answers, with all results where no limit is given."""
        answer: dict[str, Any] = self.page.evaluate(_SEARCH, [language, query, options])
        return answer

    def found(self, language: str, query: str) -> list[str]:
        """Return the addresses of the results."""
        return [result["url"] for result in self.search(language, query)["results"]]


def text(parts: list[list[Any]]) -> str:
    """Return a text that the engine gives in parts."""
    return "".join(part for part, _ in parts)


def marks(parts: list[list[Any]]) -> list[str]:
    """Return what is marked of a text in parts."""
    return [part for part, is_marked in parts if is_marked]
