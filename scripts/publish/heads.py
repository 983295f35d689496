"""What the heads of all built pages tell, held against each other: titles, descriptions, addresses of both languages; called by verify.py and site_build.py.

A page names itself and its twin by whole addresses, and so does the twin, or search engines heed neither (Google Search Central,
"Tell Google about localized versions of your page").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.messages.say import Message, say
from scripts.pages.addresses import language_of_url, url_in
from scripts.records.problems import Problem, file_problem


@dataclass(frozen=True)
class PageHead:
    """What the head of a page tells: its title, what it is about, its address, and that in each language."""

    title: str = ""
    description: str = ""
    canonical: tuple[str, ...] = ()
    #: Of each link to the page in a language: the language, and the address.
    alternates: tuple[tuple[str, str], ...] = ()


def read_head(tree: LexborHTMLParser) -> PageHead:
    """Return what the head of a page tells."""
    title, about = tree.css_first("head > title"), tree.css_first("head > meta[name=description]")
    links = tree.css("head > link[rel=alternate][hreflang]")
    return PageHead(
        title.text().strip() if title else "",
        ((about.attributes.get("content") or "") if about else "").strip(),
        tuple(link.attributes.get("href") or "" for link in tree.css("head > link[rel=canonical]")),
        tuple((link.attributes["hreflang"] or "", link.attributes.get("href") or "") for link in links),
    )


def head_problems(heads: Mapping[str, PageHead], site_url: str | None) -> Iterator[Problem]:
    """Yield what is wrong with the heads of all pages of a site, by their addresses from its root.

    `site_url` is the public address of the site with a slash at its end; without one a page has no whole addresses.
    """
    titles: dict[tuple[str, str], str] = {}
    descriptions: dict[tuple[str, str], str] = {}
    for url, head in sorted(heads.items()):
        if url.endswith("404.html"):  # it is asked not to be found
            continue
        name, language = url or "index.html", language_of_url(url)[0]
        yield from _own_words(name, language, head.title, say("publish.title"), titles)
        yield from _own_words(name, language, head.description, say("publish.description"), descriptions)
        yield from _address_problems(name, url, head, site_url)


def _own_words(
    name: str, language: str, words: str, what: Message, having: dict[tuple[str, str], str]
) -> Iterator[Problem]:
    """Yield a problem where a page has no title or description (`what`), or that of another page in its language."""
    expected = say("publish.words-of-its-own", what=what)
    other = having.setdefault((language, words), name)
    if not words:
        yield file_problem(name, say("publish.no-words", what=what), expected)
    elif other != name:
        yield file_problem(name, say("publish.words-of-other-page", what=what, page=other, words=words), expected)


def _address_problems(name: str, url: str, head: PageHead, site_url: str | None) -> Iterator[Problem]:
    """Yield where a page names itself or its twin by another address than the one that it has."""
    path = language_of_url(url)[1]
    of_twins: dict[str, str] = {code: f"{site_url}{url_in(path, code)}" for code in LANGUAGES}
    own = [f"{site_url}{url}"] if site_url else []
    if [*head.canonical] != own:
        yield file_problem(name, say("publish.canonical", written=_written(head.canonical)), _written(own))
    wanted = {**of_twins, "x-default": of_twins[LANGUAGES[0]]} if site_url else {}
    if sorted(head.alternates) != sorted(wanted.items()):
        found, expected = (
            [f"{code} {address}" for code, address in some] for some in (head.alternates, wanted.items())
        )
        yield file_problem(name, say("publish.hreflang", written=_written(found)), _written(expected))


def _written(addresses: Sequence[str]) -> str:
    return ", ".join(addresses) or say("publish.no-address")
