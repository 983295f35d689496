"""Writes a copy of each page as Markdown beside it, `index.md`, and the list of them, llms.txt; called by site_build.py.

The list is that of https://llmstxt.org: the name of the site, what it is, then its pages by section with what each tells.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.api.data_catalogue import CATALOGUE
from scripts.languages import Language
from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.languages.signs import with_signs
from scripts.metadata.as_markdown import page_as_markdown
from scripts.pages.addresses import API, language_of_url, url_in
from scripts.pages.phrases import phrase
from scripts.search.sections import SECTIONS, rank_of, section_of

#: The name of the copy of a page, in the folder of the page.
COPY = "index.md"
LIST = "llms.txt"


@dataclass(frozen=True)
class CopiedPage:
    """A page of which there is a copy: its address from the root of the site, its title, and what it tells."""

    url: str
    title: str
    description: str


def write_text_copies(site: Path, language: Language, name: str, about: str, site_url: str | None) -> int:
    """Write the copies of all pages of a language in the folder `site`, and the list of them; return how many there are.

    `name` is that of the site and `about` says what it is. Addresses are whole where the public address of the site is
    known, and otherwise begin at the root of the host.
    """
    root = site_url or "/"
    copied = []
    for path in sorted(site.rglob("index.html")):
        url = path.relative_to(site).as_posix().removesuffix("index.html")
        if language_of_url(url)[0] == language:
            tree = LexborHTMLParser(path.read_text(encoding="utf-8"))
            if tree.css_first("article") is None:  # what only leads to another page
                continue
            path.with_name(COPY).write_text(page_as_markdown(tree, f"{root}{url}"), encoding="utf-8")
            copied.append(_told(tree, url))
    text = page_list(copied, language, name, about, root)
    (site / url_in(LIST, language)).write_text(text, encoding="utf-8")
    return len(copied)


def page_list(pages: Iterable[CopiedPage], language: Language, name: str, about: str, root: str) -> str:
    """Return llms.txt of a language; `root` is the address of the site with a slash at its end."""
    data = {"data_catalogue": CATALOGUE, "api": f"{API}/index.json"}
    parts = [
        f"# {with_signs(name, language)}",
        f"> {with_signs(about, language)}",
        phrase("llms_about", language),
        "\n".join(
            f"- [{phrase(f'{key}_title', language)}]({root}{path}): {phrase(f'{key}_description', language)}"
            for key, path in data.items()
        ),
    ]
    ordered = sorted(pages, key=_order)
    for number, section in enumerate(SECTIONS):
        lines = [
            f"- [{page.title}]({root}{page.url}{COPY}): {page.description}"
            for page in ordered
            if section_of(language_of_url(page.url)[1]) == number
        ]
        if lines:
            parts += [f"## {phrase(section.phrase, language)}", "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def _told(tree: LexborHTMLParser, url: str) -> CopiedPage:
    title, description = tree.css_first("h1"), tree.css_first("meta[name=description]")
    words = title.text().replace(SOFT_HYPHEN, "").strip() if title else url
    return CopiedPage(url, words, (description.attributes.get("content") or "") if description else "")


def _order(page: CopiedPage) -> tuple[int, list[tuple[int, str]]]:
    """Return a key that puts what lists many after what is about one thing, and goes by address, in which 10 follows 9."""
    path = language_of_url(page.url)[1]
    parts = re.split(r"(\d+)", path.replace("/", " "))  # so that a folder comes before its content
    return rank_of(path, is_ended=False), [(int(part), "") if part.isdigit() else (-1, part) for part in parts]
