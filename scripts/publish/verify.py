"""The last look at the built site: languages, twins, links, fragments and requests; called by hooks.py."""

import json
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from scripts.cache import PROGRAM, Cache, digest
from scripts.languages import LANGUAGES, Language
from scripts.records.problems import Problem, file_problem

#: Elements and attributes that make a browser ask for something.
_REQUESTS = {
    "script[src]": "src",
    "img[src]": "src",
    "iframe[src]": "src",
    "source[src]": "src",
    "video[src]": "src",
    "link[rel=stylesheet]": "href",
    "link[rel=icon]": "href",
    "link[rel=preload]": "href",
    "link[rel=preconnect]": "href",
    "object[data]": "data",
    "embed[src]": "src",
    "audio[src]": "src",
    "track[src]": "src",
    "form[action]": "action",
}

#: What a link may do besides leading to a page of this site.
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
    #: Elements that the policy of the page would not let work: inline styles and handlers.
    forbidden: tuple[str, ...]


def _kept_page(url: str, html: str, base: str, cache: Cache) -> BuiltPage:
    """Return what the checks need of the page at `url`, read now or in an earlier build of the same HTML."""

    def read() -> bytes:
        return json.dumps(asdict(_read_page(url, html, base)), ensure_ascii=False).encode("utf-8", "surrogatepass")

    kept = json.loads(cache.kept(digest(PROGRAM, url, base, html), read))
    for name in ("links", "requests"):
        kept[name] = [Link(*link) for link in kept[name]]
    return BuiltPage(**{name: _frozen(value) for name, value in kept.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def verify_site(site: Path, base: str = "/", cache: Cache | None = None) -> list[Problem]:
    """Return what is wrong with the site in the folder `site`; an empty list when it may be published.

    `base` is the path under which the site is published, with a slash at both ends. `cache` keeps what was read of pages.
    """
    pages = {
        url: _kept_page(url, html, base, cache) if cache else _read_page(url, html, base) for url, html in _pages(site)
    }
    files = frozenset(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return [problem for page in pages.values() for problem in _page_problems(page, pages, files)]


def _pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the address and the HTML of every page."""
    for path in sorted(site.rglob("*.html")):
        url = path.relative_to(site).as_posix()
        yield url.removesuffix("index.html") if path.name == "index.html" else url, path.read_text(encoding="utf-8")


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
        scripts_in_text=_scripts_in_text(tree),
        forbidden=tuple(_forbidden(tree)),
    )


def _requests(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield the address of everything for which a browser may ask."""
    for selector, name in _REQUESTS.items():
        yield from (node.attributes[name] or "" for node in tree.css(selector))
    for node in tree.css("[srcset]"):
        yield from (file.split()[0] for file in (node.attributes["srcset"] or "").split(",") if file.strip())


def _scripts_in_text(tree: LexborHTMLParser) -> int:
    """Count what would run inside the text of a page, where nothing but words belongs."""
    handlers = sum(any(name.startswith("on") for name in node.attributes) for node in tree.css("article *"))
    return len(tree.css("article script")) + handlers


def _forbidden(tree: LexborHTMLParser) -> Iterator[str]:
    """Yield what a page has against its own Content Security Policy."""
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
    return Link(written, None if leads_elsewhere else _resolve(url, parts.path), unquote(parts.fragment))


def _page_problems(page: BuiltPage, pages: dict[str, BuiltPage], files: frozenset[str]) -> Iterator[Problem]:
    name = page.url or "index.html"
    language = _language_of(page.url)
    if page.language != language:
        yield file_problem(name, f'the language "{page.language}"', f'lang="{language}"')
    if not page.url.endswith("404.html"):
        yield from _twin_problems(page, pages, name, language)
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


def _twin_problems(page: BuiltPage, pages: dict[str, BuiltPage], name: str, language: Language) -> Iterator[Problem]:
    expected = _twin_of(page.url, language)
    if expected not in pages:
        yield file_problem(name, "no page in the other language", f"the twin {expected or '/'}")
    found = _resolve(page.url, page.twin) if page.twin else None
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


def _language_of(url: str) -> Language:
    first = url.partition("/")[0]
    return next((language for language in LANGUAGES[1:] if language == first), LANGUAGES[0])


def _twin_of(url: str, language: Language) -> str:
    if language == LANGUAGES[0]:
        return f"{LANGUAGES[1]}/{url}"
    return url.partition("/")[2]


def _resolve(url: str, path: str) -> str:
    """Return the address from the root of the site to which `path` leads from the page at `url`."""
    if not path:
        return url
    target = posixpath.normpath(posixpath.join("/", posixpath.dirname(url), unquote(path))).lstrip("/")
    is_folder = path.rpartition("/")[2] in ("", ".", "..")
    return f"{target}/" if target and is_folder else target


def _is_there(target: str, files: frozenset[str]) -> bool:
    return target in files or f"{target}index.html" in files
