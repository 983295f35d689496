"""A page as Markdown: every element becomes what reads the same, and a page of the site says what it says to readers."""

import re
from pathlib import Path

from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.metadata.as_markdown import page_as_markdown
from tests.examples import examples
from tests.site.templates import addresses

HERE = "https://example.kz/ru/press/"
#: What a copy leaves out, with what it says by other signs.
NOT_COPIED = ".contents, .path, nav, form, button, [hidden], script, style, template, svg, progress, [aria-hidden=true]"
#: What Markdown writes by a sign of its own.
LISTED = re.compile(r"[\s:;☑☐]+")


def markdown_of(html: str) -> str:
    return page_as_markdown(LexborHTMLParser(f"<main><article>{html}</article></main>"), HERE).rstrip("\n")


@examples
def test_an_element_is_written_as_markdown(html: str, markdown: str):
    assert markdown_of(html) == markdown


def words_of(tree: LexborHTMLParser, left_out: str) -> str:
    """The words of a page one after another, without blanks and what a list or a table puts between them."""
    article = tree.css_first("article") or tree.body
    assert article is not None
    for node in article.css(left_out):
        node.decompose()
    return LISTED.sub("", article.text().replace(SOFT_HYPHEN, ""))


def test_every_copy_read_by_others_says_what_its_page_says(region_site: Path):
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    pages = [region_site / address.strip("/") for address in addresses(region_site)]
    assert len(pages) > 50
    for page in pages:
        html = (page / "index.html").read_text(encoding="utf-8")
        copied = LexborHTMLParser(reader.render((page / "index.md").read_text(encoding="utf-8")))
        assert words_of(copied, "img") == words_of(LexborHTMLParser(html), NOT_COPIED), page
