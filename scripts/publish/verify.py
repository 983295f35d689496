"""Verifies the built site: languages, alternates, links, fragments and requests; called by site_build.py and build.py."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scripts.languages import other_language
from scripts.messages.say import say
from scripts.pages.addresses import language_of_url, resolved, url_in
from scripts.publish.addresses_of_page import addresses_of, templates_of
from scripts.records.problems import Problem, file_problem

#: The schemes of links that may leave the site.
_SCHEMES = ("https", "http", "mailto", "tel")
#: The target of what leads out of the site on its own host.
_NOWHERE = "/"
#: How much of an address is told.
_SHOWN = 200
_OF_THE_WEB = ("https", "http")
#: A line break in an address, by which more lines are put into a request or into the head of a letter.
_LINE_BREAK = re.compile(r"%0[ad]", re.IGNORECASE)
#: The text of a letter may have lines.
_LETTER_TEXT = re.compile(r"(?<=[?&])body=[^&]*", re.IGNORECASE)


class Link(NamedTuple):
    """A link or request of a page: as it stands there, the file or folder of the site to which it leads, and the place there.

    `target` is None where it leads elsewhere, by the scheme of its address and to the host `host`.
    """

    written: str
    target: str | None
    place: str
    scheme: str = ""
    host: str = ""


@dataclass(frozen=True)
class BuiltPage:
    """What the checks need of a page: its address from the root, and the parts that point elsewhere."""

    url: str
    language: str
    twin: str | None
    ids: tuple[str, ...]
    links: tuple[Link, ...]
    requests: tuple[Link, ...]
    scripts_in_text: int
    #: What the policy of the page would block: inline styles and event handlers.
    forbidden: tuple[str, ...]


def read_pages(site: Path, base: str = "/") -> dict[str, BuiltPage]:
    """Return what the checks need of every page in the folder `site`, by its address.

    `base` is the path under which the site is published, with a slash at both ends.
    """
    pages = {}
    for path in sorted(site.rglob("*.html")):
        url = path.relative_to(site).as_posix()
        url = url.removesuffix("index.html") if path.name == "index.html" else url
        pages[url] = _read_page(url, path.read_text(encoding="utf-8"), base)
    return pages


def targets_of(pages: Iterable[BuiltPage]) -> set[str]:
    """Return every file or folder of the site to which a page leads."""
    return {link.target for page in pages for link in (*page.links, *page.requests) if link.target is not None}


def problems_of(pages: dict[str, BuiltPage], site: Path) -> list[Problem]:
    """Return what is wrong with all `pages` of the site in the folder `site`; an empty list when it may be published."""
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return [problem for page in pages.values() for problem in _page_problems(page, pages, files)]


def _read_page(url: str, html: str, base: str) -> BuiltPage:
    tree = LexborHTMLParser(html)
    addresses = addresses_of(tree)
    root = tree.css_first("html")
    twin = tree.css_first("header a[hreflang]")
    scripts = [*tree.css("article script"), *(node for part in templates_of(tree) for node in part.css("script"))]
    return BuiltPage(
        url=url,
        language=(root.attributes.get("lang") if root else None) or "",
        twin=twin.attributes.get("href") if twin else None,
        ids=tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
        links=_links(addresses.links, url, base),
        requests=_links(addresses.requests, url, base),
        scripts_in_text=len(scripts),
        forbidden=tuple(addresses.forbidden),
    )


def _links(written: Iterable[str], url: str, base: str) -> tuple[Link, ...]:
    """Return the links of the page at `url`, each once, as if the site were published at the root of its host."""
    return tuple(_link(link, url, base) for link in sorted(set(written)))


def _link(written: str, url: str, base: str) -> Link:
    try:
        parts = urlsplit(written)
    except ValueError:  # a host that cannot be one
        return Link(written, None, "", "//")
    if parts.scheme or parts.netloc:
        return Link(written, None, unquote(parts.fragment), parts.scheme, parts.netloc)
    path = parts.path
    if path.startswith(base):
        path = f"/{path.removeprefix(base)}"
    elif path.startswith("/"):  # beside the site on its host, where no file of it lies
        return Link(written, _NOWHERE, "")
    return Link(written, resolved(url, path), unquote(parts.fragment))


def _page_problems(page: BuiltPage, pages: dict[str, BuiltPage], files: frozenset[str]) -> Iterator[Problem]:
    name = page.url or "index.html"
    language = language_of_url(page.url)[0]
    if page.language != language:
        yield file_problem(
            name, say("publish.language", language=page.language), say("quoted-attribute", name="lang", value=language)
        )
    if not page.url.endswith("404.html"):
        yield from _twin_problems(page, pages, name)
    for identifier, count in sorted(Counter(page.ids).items()):
        if count > 1:
            yield file_problem(
                name, say("publish.id-times", identifier=identifier, count=count), say("publish.each-id-once-on-page")
            )
    if page.scripts_in_text:
        yield file_problem(
            name, say("publish.scripts-in-text", scripts_in_text=page.scripts_in_text), say("publish.words-only")
        )
    for found in dict.fromkeys(page.forbidden):
        yield file_problem(name, found, say("publish.class-in-site-css-code-in"))
    for request in page.requests:
        if request.host:
            yield file_problem(
                name,
                say("publish.request-to-another-host", written=request.written),
                say("publish.files-of-this-site-only"),
            )
        elif request.target is None or not _is_there(request.target, files):
            yield file_problem(
                name, say("publish.request-for", written=request.written[:_SHOWN]), say("publish.file-that-is-there")
            )
    for link in page.links:
        yield from _link_problems(link, pages, files, name)


def _twin_problems(page: BuiltPage, pages: dict[str, BuiltPage], name: str) -> Iterator[Problem]:
    language, path = language_of_url(page.url)
    expected = url_in(path, other_language(language))
    if expected not in pages:
        yield file_problem(
            name, say("publish.no-page-in-other-language"), say("publish.the-twin", twin=expected or "/")
        )
    found = resolved(page.url, page.twin) if page.twin else None
    if found != expected:
        yield file_problem(
            name, say("publish.language-switch-to", twin=page.twin), say("publish.the-twin", twin=expected or "/")
        )


def _link_problems(link: Link, pages: dict[str, BuiltPage], files: frozenset[str], name: str) -> Iterator[Problem]:
    found = say("publish.link-to", written=link.written[:_SHOWN])
    if _LINE_BREAK.search(_LETTER_TEXT.sub("", link.written) if link.scheme == "mailto" else link.written):
        yield file_problem(name, found, say("publish.address-without-line-break"))
    elif link.target is None:
        if link.scheme not in ("", *_SCHEMES) or (link.scheme in _OF_THE_WEB and not link.host):
            yield file_problem(name, found, say("publish.link-expected", schemes=[*_SCHEMES]))
    elif not _is_there(link.target, files):
        yield file_problem(name, found, say("publish.page-that-is-there"))
    elif link.place and link.target in pages and link.place not in pages[link.target].ids:
        yield file_problem(name, found, say("publish.place-that-is-on-that-page"))


def _is_there(target: str, files: frozenset[str]) -> bool:
    return target in files or f"{target}index.html" in files
