"""By which addresses the heads of built pages name the page and its twin; called by verify.py and site_build.py.

A page names itself and its twin by whole addresses, and so does the twin, or search engines heed neither (Google Search Central,
"Tell Google about localized versions of your page").
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.messages.say import say
from scripts.pages.addresses import language_of_url, url_in
from scripts.records.problems import Problem, file_problem


@dataclass(frozen=True)
class PageHead:
    """What the head of a page tells of where it is: its address, that in each language, and whether to keep it out of lists."""

    canonical: tuple[str, ...] = ()
    #: Of each link to the page in a language: the language, and the address.
    alternates: tuple[tuple[str, str], ...] = ()
    is_unlisted: bool = False


def read_head(tree: LexborHTMLParser) -> PageHead:
    """Return what the head of a page tells."""
    links = tree.css("head > link[rel=alternate][hreflang]")
    return PageHead(
        tuple(link.attributes.get("href") or "" for link in tree.css("head > link[rel=canonical]")),
        tuple((link.attributes["hreflang"] or "", link.attributes.get("href") or "") for link in links),
        tree.css_first("head > meta[name=robots][content*=noindex]") is not None,
    )


def head_problems(heads: Mapping[str, PageHead], site_url: str | None) -> Iterator[Problem]:
    """Yield what is wrong with the heads of all pages of a site, by their addresses from its root.

    `site_url` is the public address of the site with a slash at its end; without one a page has no whole addresses.
    """
    for url, head in sorted(heads.items()):
        if not head.is_unlisted:  # the page for what is not there, a demonstration
            yield from _address_problems(url, head, site_url)


def _address_problems(url: str, head: PageHead, site_url: str | None) -> Iterator[Problem]:
    """Yield where a page names itself or its twin by another address than the one that it has."""
    name, path = url or "index.html", language_of_url(url)[1]
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
