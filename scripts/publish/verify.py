"""Verifies the built site: languages, alternates, links, fragments and requests; called by site_build.py and build.py."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scripts.languages import other_language
from scripts.pages.addresses import language_of_url, resolved, url_in
from scripts.records.problems import Problem, file_problem

#: Attributes that make a browser send a request, and the elements where they do.
_REQUESTS = {
    "src": "[src]",
    "href": "link:is([rel=stylesheet], [rel=icon], [rel=preload], [rel=preconnect])",
    "data": "object[data]",
    "action": "form[action]",
}

#: The schemes of links that may leave the site.
_SCHEMES = ("https", "http", "mailto", "tel")


class Link(NamedTuple):
    """A link or request of a page: as it stands there, the file or folder of the site to which it leads, and the place there.

    `target` is None where it leads elsewhere.
    """

    written: str
    target: str | None
    place: str


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


def problems_of(pages: dict[str, BuiltPage], site: Path) -> list[Problem]:
    """Return what is wrong with all `pages` of the site in the folder `site`; an empty list when it may be published."""
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return [problem for page in pages.values() for problem in _page_problems(page, pages, files)]


def _read_page(url: str, html: str, base: str) -> BuiltPage:
    tree = LexborHTMLParser(html)
    root = tree.css_first("html")
    twin = tree.css_first("header a[hreflang]")
    return BuiltPage(
        url=url,
        language=(root.attributes.get("lang") if root else None) or "",
        twin=twin.attributes.get("href") if twin else None,
        ids=tuple(node.attributes["id"] or "" for node in tree.css("[id]")),
        links=_links((node.attributes["href"] or "" for node in tree.css("a[href]")), url, base),
        requests=_links(_requests(tree), url, base),
        scripts_in_text=len(tree.css("article script")),
        forbidden=tuple(_forbidden(tree)),
    )


def _requests(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield every address that a browser may request."""
    for name, selector in _REQUESTS.items():
        yield from (node.attributes[name] or "" for node in tree.css(selector))
    for node in tree.css("[srcset]"):
        yield from (file.split()[0] for file in (node.attributes["srcset"] or "").split(",") if file.strip())


def _forbidden(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what violates the page's own Content Security Policy."""
    if not tree.css('meta[http-equiv="Content-Security-Policy"]'):
        yield "no policy"
    yield from ("an inline style" for _ in tree.css("style, [style]"))
    yield from (f"the handler {name}" for node in tree.css("*") for name in node.attributes if name.startswith("on"))


def _links(written: Iterable[str], url: str, base: str) -> tuple[Link, ...]:
    """Return the links of the page at `url`, each once, as if the site were published at the root of its host."""
    from_root = {f"/{link.removeprefix(base)}" if link.startswith(base) else link for link in written}
    return tuple(_link(link, url) for link in sorted(from_root))


def _link(written: str, url: str) -> Link:
    parts = urlsplit(written)
    leads_elsewhere = parts.scheme or parts.netloc
    return Link(written, None if leads_elsewhere else resolved(url, parts.path), unquote(parts.fragment))


def _page_problems(page: BuiltPage, pages: dict[str, BuiltPage], files: frozenset[str]) -> Iterator[Problem]:
    name = page.url or "index.html"
    language = language_of_url(page.url)[0]
    if page.language != language:
        yield file_problem(name, f'the language "{page.language}"', f'lang="{language}"')
    if not page.url.endswith("404.html"):
        yield from _twin_problems(page, pages, name)
    for identifier, count in sorted(Counter(page.ids).items()):
        if count > 1:
            yield file_problem(name, f'the id "{identifier}" {count} times', "each id once on a page")
    if page.scripts_in_text:
        yield file_problem(name, f"{page.scripts_in_text} scripts in the text", "words only")
    for found in dict.fromkeys(page.forbidden):
        yield file_problem(name, found, "a class in site.css, code in site.js: nothing inline may work")
    for request in page.requests:
        if urlsplit(request.written).netloc:
            yield file_problem(name, f"a request to another host, {request.written}", "files of this site only")
        elif request.target is None or not _is_there(request.target, files):
            yield file_problem(name, f"a request for {request.written}", "a file that is there")
    for link in page.links:
        yield from _link_problems(link, pages, files, name)


def _twin_problems(page: BuiltPage, pages: dict[str, BuiltPage], name: str) -> Iterator[Problem]:
    language, path = language_of_url(page.url)
    expected = url_in(path, other_language(language))
    if expected not in pages:
        yield file_problem(name, "no page in the other language", f"the twin {expected or '/'}")
    found = resolved(page.url, page.twin) if page.twin else None
    if found != expected:
        yield file_problem(name, f"a language switch to {page.twin}", f"the twin {expected or '/'}")


def _link_problems(link: Link, pages: dict[str, BuiltPage], files: frozenset[str], name: str) -> Iterator[Problem]:
    found = f"a link to {link.written}"
    if link.target is None:
        scheme = urlsplit(link.written).scheme
        if scheme and scheme not in _SCHEMES:
            yield file_problem(name, found, f"a link that begins with {', '.join(_SCHEMES)} or leads to this site")
    elif not _is_there(link.target, files):
        yield file_problem(name, found, "a page that is there")
    elif link.place and link.target in pages and link.place not in pages[link.target].ids:
        yield file_problem(name, found, "a place that is on that page")


def _is_there(target: str, files: frozenset[str]) -> bool:
    return target in files or f"{target}index.html" in files
