"""Where a rendered page leads: the links of a reader, what a browser requests, and what may not stand in it; called by verify.py.

Every attribute that takes an address is looked at, since one that is overlooked is the one that harms. Source: the index of
attributes of the HTML standard, and the chapter on linking of SVG 2.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.messages.say import say

#: Attributes with an address.
_ADDRESSES = frozenset(
    "href xlink:href src action formaction poster data cite longdesc background manifest attributionsrc"
    " codebase classid archive profile icon dynsrc lowsrc".split()
)
_SETS = ("srcset", "imagesrcset")
#: Attributes that lead to a page by a click, or to where a quotation comes from, and that no browser requests by itself.
_CLICKED = {("a", "href"), ("a", "xlink:href"), ("area", "href")}
_CITED = ("cite", "longdesc")
#: What a link element may be without making a browser request anything.
_ONLY_TOLD = frozenset("alternate author canonical help license next prev".split())
#: Where the policy of pages lets a picture stand in its address.
_MAY_HOLD_PICTURE = frozenset("img source input video image feimage".split())
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]", re.IGNORECASE)
#: Elements that show or run what stands elsewhere, and one that turns every address of the page.
_FORBIDDEN = {"style": say("publish.inline-style")} | {
    name: say("publish.element", name=name)
    for name in ("base", "iframe", "frame", "object", "embed", "applet", "portal")
}
_FORBIDDEN_ATTRIBUTES = {
    "style": say("publish.inline-style"),
    "ping": say("publish.attribute-ping"),
    "srcdoc": say("publish.attribute-srcdoc"),
}
#: A part of a set of pictures; its width or density stands behind it.
_IN_SET = re.compile(r"[^\s,]\S*")
_DESCRIPTOR = re.compile(r"[\d.]+[wxh],?")
_LEADS_ELSEWHERE = re.compile(r"url\(\s*['\"]?\s*(?!['\"#\s])", re.IGNORECASE)
#: Signs that browsers leave out of an address, wherever they stand, and around it.
_LEFT_OUT, _AROUND = str.maketrans("", "", "\t\n\r"), "".join(map(chr, range(0x21)))
#: An address that is what it looks like: of visible ASCII signs, without a backslash, and with no second slash at its beginning.
_PLAIN = re.compile(r"(?!//)[!-\[\]-~]*")


@dataclass
class PageAddresses:
    """The addresses of a page as they stand there, and what its own policy forbids."""

    links: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)


def addresses_of(tree: LexborHTMLParser) -> PageAddresses:
    """Return where a page leads and what it may not have."""
    found = PageAddresses()
    if not tree.css('meta[http-equiv="Content-Security-Policy"]'):
        found.forbidden.append(say("publish.no-policy"))
    for nodes in (tree.css("*"), *(part.css("*") for part in templates_of(tree))):
        for node in nodes:
            _look_at(node, found)
    return found


def templates_of(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """Yield what stands in each template of a page, and in those within it: a selector does not look into them."""
    waiting = tree.root.template_fragments() if tree.root else []
    while waiting:
        part = waiting.pop()
        yield part
        waiting += part.template_fragments()


def as_browsers_read(address: str) -> str:
    """Return an address as browsers take it: `\\\\other.kz` and `java\\nscript:` are what they look for, not what they look like."""
    if _PLAIN.fullmatch(address):
        return address
    plain = address.translate(_LEFT_OUT).strip(_AROUND).replace("\\", "/")
    return re.sub(r"^/{2,}", "//", plain)


def _look_at(node: LexborNode, found: PageAddresses) -> None:
    tag, attributes = node.tag or "", node.attributes
    if tag in _FORBIDDEN:
        found.forbidden.append(_FORBIDDEN[tag])
    elif tag == "meta" and (attributes.get("http-equiv") or "").strip().lower() == "refresh":
        found.forbidden.append(say("publish.page-that-leads-elsewhere-by-itself"))
    for name, value in attributes.items():
        if name.lower() == "attributename":
            _look_at_animation((value or "").strip(), found)
        elif name in _ADDRESSES:
            _add(tag.lower(), name, as_browsers_read(value or ""), attributes, found)
        elif name in _FORBIDDEN_ATTRIBUTES:
            found.forbidden.append(_FORBIDDEN_ATTRIBUTES[name])
        elif name in _SETS:
            found.requests += [address for address in _in_set(value or "") if not _is_picture(tag, address)]
        elif name.startswith("on"):
            found.forbidden.append(say("records.handler", name=name))
        elif value and "(" in value and _LEADS_ELSEWHERE.search(value) and not name.startswith("data-"):
            found.forbidden.append(say("quoted-attribute", name=name, value=value[:60]))


def _look_at_animation(animated: str, found: PageAddresses) -> None:
    """Add an animation that gives an element of a drawing another address or a handler, by the attribute that is animated."""
    if animated.lower() in _ADDRESSES or animated.lower().startswith("on"):
        found.forbidden.append(say("publish.animation-of", animated=animated))


def _add(tag: str, name: str, address: str, attributes: dict[str, str | None], found: PageAddresses) -> None:
    kinds = set((attributes.get("rel") or "").lower().split())
    if (tag, name) in _CLICKED or name in _CITED or (tag == "link" and kinds and kinds <= _ONLY_TOLD):
        found.links.append(address)
    elif not (address.startswith("#") or _is_picture("img" if "icon" in kinds else tag, address)):
        found.requests.append(address)


def _in_set(written: str) -> Iterator[str]:
    for part in _IN_SET.findall(written):
        if not _DESCRIPTOR.fullmatch(part):
            yield as_browsers_read(part.rstrip(","))


def _is_picture(tag: str, address: str) -> bool:
    """Whether an address is a picture itself, where one may be."""
    return tag in _MAY_HOLD_PICTURE and _PICTURE.match(address) is not None
