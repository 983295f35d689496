"""The text of a built page as programs that read feeds show it: without the frame, with whole addresses; called by news.py."""

from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.publish.page_pass import FRAME

#: What nobody can use outside of the page.
_LEFT_OUT = f"{FRAME}, script, style, template, form, button, input, select, dialog, .cite, [hidden]"
#: What an element may say; styles, scripts and places on the page stay on the page.
_KEPT = frozenset(
    "alt cite colspan datetime dir height href lang media rowspan scope sizes src srcset start title type width".split()
)
_ADDRESSES = ("href", "src", "cite")


def full_text(page: str, address: str) -> str:
    """Return the words and pictures of a page as HTML for a feed; `page` is its HTML, `address` its public address."""
    tree = LexborHTMLParser(page)
    article = tree.css_first("article")
    if article is None:
        return ""
    for node in article.css(_LEFT_OUT):
        node.decompose()
    for node in article.css("*"):
        _clean(node, address)
    parts = (node.html or "" for node in article.iter(include_text=True))
    return "".join(parts).replace(SOFT_HYPHEN, "").replace("&nbsp;", "\u00a0").strip()


def _clean(node: LexborNode, address: str) -> None:
    for name, value in list(node.attributes.items()):
        if name not in _KEPT:
            del node.attrs[name]
        elif name in _ADDRESSES:
            node.attrs[name] = urljoin(address, value or "")
        elif name == "srcset":
            node.attrs[name] = ", ".join(_whole(candidate, address) for candidate in (value or "").split(","))


def _whole(candidate: str, address: str) -> str:
    """Return a picture of a set, `hall.480.webp 480w`, with its whole address."""
    path, *width = candidate.split()
    return " ".join([urljoin(address, path), *width])
