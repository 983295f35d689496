"""What is wrong with the pages of a site only together: those to which nothing leads, those of one title, addresses in feeds that lead nowhere; called by last_look.py."""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.pages.addresses import FOR_EDITORS, page_url, url_in
from scripts.pages.several_sites import NEED_SEVERAL
from scripts.publish.verify import BuiltPage
from scripts.records.problems import Problem, file_problem

#: Pages to which nothing needs to lead: editors and officials know of them, and what compares sites waits for a second one.
_ALONE = frozenset((*FOR_EDITORS, *NEED_SEVERAL))
#: Files for programs that name addresses of the site in whole.
_NAMING = ("*.xml", "feed.json", "llms.txt", "robots.txt")
_SHOWN = 200


def together_problems(pages: Mapping[str, BuiltPage], site: Path, site_url: str | None) -> Iterator[Problem]:
    """Yield a problem for each page, or file for programs, that does not fit the others; `site_url` is the address of the site, if known."""
    found = {url: page for url, page in pages.items() if not url.endswith("404.html")}
    yield from _orphans(found)
    for what, told in (("title", "publish.title-of-another"), ("description", "publish.description-of-another")):
        first: dict[tuple[str, str], str] = {}
        for url, page in ((url, page) for url, page in found.items() if page.is_found):
            words = getattr(page, what)
            other = first.setdefault((page.language, words), url)
            if words and other != url:
                name = other or "index.html"
                yield file_problem(url, say(told, words=words, other=name), say("publish.words-of-its-own"))
    if site_url:
        yield from _dead_addresses(pages, site, site_url)


def _orphans(pages: Mapping[str, BuiltPage]) -> Iterator[Problem]:
    """Yield a problem for each page to which no way of links leads from the home page of a language."""
    waiting = [url_in("", language) for language in LANGUAGES]
    reached = set(waiting)
    while waiting:
        page = pages.get(waiting.pop())
        new = {link.target for link in page.links if link.target is not None} - reached if page else set()
        reached |= new
        waiting += new
    alone = {page_url(page, language) for page in _ALONE for language in LANGUAGES}
    for url in pages:
        if url not in reached and url not in alone:
            yield file_problem(url, say("publish.page-alone"), say("publish.link-from-another-page"))


def _dead_addresses(pages: Mapping[str, BuiltPage], site: Path, site_url: str) -> Iterator[Problem]:
    """Yield a problem for each whole address of the site, in a file for programs, that leads nowhere."""
    written = re.compile(re.escape(site_url) + r"[^\s\"'<>)\]\\]*")
    for pattern in _NAMING:
        for path in sorted(site.rglob(pattern)):
            text = unescape(unescape(path.read_text(encoding="utf-8")))  # a feed has HTML inside XML
            for address in sorted({found.rstrip(".,;") for found in written.findall(text)}):
                target = unquote(urlsplit(address).path.removeprefix(urlsplit(site_url).path))
                place, page = unquote(urlsplit(address).fragment), pages.get(target)
                is_file = (site / target).is_file() or (site / target / "index.html").is_file()
                if not is_file or (page and place and place not in page.ids):
                    name = path.relative_to(site).as_posix()
                    found = say("publish.link-to", written=address[:_SHOWN])
                    yield file_problem(name, found, say("publish.page-that-is-there"))
