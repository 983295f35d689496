"""The response headers of each file: security, caching, who may embed it.

The one source of every configuration (hosting.py) and of the meta element in each page. The Content Security Policy is
that of level 3 (W3C): nothing from other hosts, no inline style, and only those inline scripts whose hash is named.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.files import read_table
from scripts.pages.html_marks import element

_TABLE = read_table(Path(__file__).with_name("headers.yml"))
TRANSPORT: dict[str, str] = _TABLE["transport"]
#: The content type of each kind of file, by its suffix without the dot; of text it names the encoding.
TYPES: dict[str, str] = _TABLE["types"]


@dataclass(frozen=True)
class HeaderRule:
    """Headers of the files whose address fits `pattern`, besides those of every response; `glob` is the same pattern for static hosts."""

    pattern: str
    glob: str
    headers: dict[str, str]


RULES = tuple(HeaderRule(**rule) for rule in _TABLE["rules"])


def inline_hashes(tree: LexborHTMLParser) -> list[str]:
    """Return the hash of each inline script of a page, in the form of the policy."""
    digests = (hashlib.sha256(script.text().encode()).digest() for script in tree.css("script:not([src])"))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def site_hashes(site: Path) -> list[str]:
    """Return the hashes of the inline scripts of a built site, which are the same on all its pages."""
    return inline_hashes(LexborHTMLParser((site / "index.html").read_text(encoding="utf-8")))


def content_policy(hashes: Iterable[str], in_header: bool = True) -> str:
    """Return the Content Security Policy with the hashes of the inline scripts that may run."""
    scripts = " ".join(["script-src 'self'", *sorted(set(hashes))])
    return "; ".join(
        ["default-src 'none'", scripts, *_TABLE["directives"], *(_TABLE["only_in_header"] if in_header else ())]
    )


def add_policy(tree: LexborHTMLParser) -> list[str]:
    """Put its policy into the head of a page, for hosts that send no headers; return the hashes of its inline scripts."""
    hashes = inline_hashes(tree)
    policy = content_policy(hashes, in_header=False)
    charset = tree.css_first("meta[charset]")
    if charset is not None:
        charset.insert_after(element(tree, "meta", {"http-equiv": "Content-Security-Policy", "content": policy}))
    return hashes


def common_headers(hashes: Iterable[str]) -> dict[str, str]:
    """Return the headers of every response."""
    return {"Content-Security-Policy": content_policy(hashes), **_TABLE["everywhere"]}
