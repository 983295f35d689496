"""Writes a feed as Atom; called by write.py. Source: RFC 4287."""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scripts.feeds.feed import Feed, FeedEntry, moment

_NAMESPACE = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def atom(feed: Feed) -> bytes:
    """Return a feed as an Atom document."""
    root = Element("feed", {"xmlns": _NAMESPACE, _LANGUAGE: feed.language})
    _add(root, id=feed.address, title=feed.title, subtitle=feed.about, updated=moment(feed.updated))
    SubElement(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    SubElement(root, "link", rel="alternate", type="text/html", hreflang=feed.language, href=feed.page)
    _add(SubElement(root, "author"), name=feed.author)
    for entry in feed.entries:
        _add_entry(root, entry)
    indent(root, " ")
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document + b"\n"


def _add_entry(root: Element, entry: FeedEntry) -> None:
    element = SubElement(root, "entry")
    _add(element, id=entry.id, title=entry.title)
    SubElement(element, "link", rel="alternate", type="text/html", href=entry.address)
    _add(element, published=moment(entry.published), updated=moment(entry.updated))
    code, words = entry.kind
    SubElement(element, "category", term=code, label=words)
    _add(element, summary=entry.summary)
    content = SubElement(element, "content", type="html")
    content.text = entry.html


def _add(element: Element, **texts: str) -> None:
    """Add an element of each name with its text, where there is one."""
    for name, text in texts.items():
        if text:
            SubElement(element, name).text = text
