"""The one pass over the HTML of a page, when its template is filled; called by site_build.py and finish.py."""

from collections.abc import Collection
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.pages.addresses import relative_url
from scripts.pages.html_marks import add_soft_hyphens, element, label_cells, mark_foreign_words
from scripts.pages.html_signs import put_signs
from scripts.pages.written_marks import finish_written, hide_icons
from scripts.publish.assets import Assets, name_assets
from scripts.publish.file_links import tell_files
from scripts.publish.policy import add_policy

#: The parts of the layout inside the article.
_FRAME = ".path, #page, .contents, .to-doors, .page-end"


@dataclass(frozen=True)
class PagePass:
    """What the pass over every page needs: names that are not marked as foreign words, the assets, the path of the site on its host."""

    names: Collection[str]
    assets: Assets
    base: str = "/"

    def finished(self, html: str, url: str, language: Language) -> tuple[str, list[str]]:
        """Return the page at the address `url` as it is published, and the hashes of its inline scripts.

        Texts get the signs of their language. Foreign words, cells of tables, what editors wrote, files and places to cut long
        words are marked, assets get their fingerprinted names, and the policy is added.
        """
        tree = LexborHTMLParser(html)
        put_signs(tree, language)
        text = tree.css_first("article")
        if text is not None:
            mark_foreign_words(tree, text, language, self.names, frozenset(node.mem_id for node in tree.css(_FRAME)))
            label_cells(tree, text)
            finish_written(tree, text, language)
            tell_files(tree, url, self.base, self.assets, language)
        hide_icons(tree)
        add_soft_hyphens(tree, language)
        _add_modules(tree, url)
        name_assets(tree, url, self.base, self.assets)
        hashes = add_policy(tree)
        # The serialiser writes no-break spaces as entities, which are three times as long.
        return (tree.html or "").replace("&nbsp;", "\u00a0") + "\n", hashes


def _add_modules(tree: LexborHTMLParser, url: str) -> None:
    """Load the script of every part of the text that has one: overrides/assets/javascripts/NAME.js of `data-module="NAME"`."""
    last = tree.css_first("head script[src]")
    if last is None:  # the error page, which may be served at any depth
        return
    for name in sorted({node.attributes["data-module"] or "" for node in tree.css("[data-module]")}, reverse=True):
        source = relative_url(f"assets/javascripts/{name}.js", url)
        last.insert_after(element(tree, "script", {"src": source, "type": "module"}))
