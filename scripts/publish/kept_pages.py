"""Keeps the rendered pages of a language from one build to the next, by what each is made of; called by hooks.py.

A page that is kept is neither made from Markdown nor put into its template again: it is given to MkDocs with no Markdown
and with a template (overrides/kept.html) that is nothing but the page. MkDocs warns of the links of a page while it makes
it, so nothing is kept of a language that it has warned of.
"""

import json
import logging
from collections.abc import Callable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import CountHandler

from scripts.cache import PROGRAM, Cache, digest, look

#: The template of a page that is kept, and the variable in which it finds the page.
TEMPLATE, VARIABLE = "kept.html", "kept"

#: Counts what MkDocs warns of, in this process.
_WARNINGS = CountHandler()
_WARNINGS.setLevel(logging.WARNING)
logging.getLogger("mkdocs").addHandler(_WARNINGS)


class _KeptPage(Page):
    """A page whose HTML is there: MkDocs need not get its Markdown and all extensions ready for it."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content, self.toc = "", get_toc([])


class KeptPages:
    """The pages of one language in one build; `frame` is what all of them are made of, besides the program and its templates."""

    def __init__(self, cache: Cache, *frame: str) -> None:
        self._cache = cache
        self._frame = digest(PROGRAM, look(), *frame)
        self._keys: dict[str, str] = {}
        self._found: dict[str, str] = {}
        self._made: dict[str, str] = {}
        self._warnings = _WARNINGS.get_counts()

    def find(self, page: Page, markdown: str, context: dict[str, Any]) -> bool:
        """Look for the page of such Markdown, front matter and variables of the template; say whether it is kept."""
        # The words of the interface are a part of the program.
        variables = {name: value for name, value in context.items() if name != "ui"}
        parts = json.dumps([page.meta, variables], default=str, ensure_ascii=False)
        key = digest(self._frame, page.file.src_uri, page.file.inclusion.name, markdown, parts)
        kept = self._cache.get(key)
        self._keys[page.file.src_uri] = key
        if kept is not None:
            self._found[page.file.src_uri] = kept.decode()
            page.meta["template"] = TEMPLATE
            page.__class__ = _KeptPage
        return kept is not None

    def has(self, page: Page) -> bool:
        """Say whether a page is kept."""
        return page.file.src_uri in self._found

    def variables(self, page: Page, context: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Return what the template of a page gets: the kept page itself, or what `context` gives."""
        return {VARIABLE: self._found[page.file.src_uri]} if self.has(page) else context()

    def add(self, page: Page, html: str) -> None:
        """Take a page that has been rendered from its variables, to keep it when the build of the language is done."""
        self._made[self._keys[page.file.src_uri]] = html

    def close(self) -> None:
        """Keep what was rendered, unless MkDocs has warned of something, or would not do so (`mkdocs build --quiet`)."""
        would_tell = logging.getLogger("mkdocs").isEnabledFor(logging.WARNING)
        if would_tell and _WARNINGS.get_counts() == self._warnings:
            for key, html in self._made.items():
                self._cache.put(key, html.encode("utf-8", "xmlcharrefreplace"))
        self._made.clear()
