"""The structured data of a built page, held to the words of schema.org and to what the page shows."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from rdflib import RDF, SDO, Graph, URIRef
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.languages.dates import format_date
from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.metadata.structured_data import TYPE
from scripts.opendata.dataset import LICENCE_ADDRESS
from scripts.pages.addresses import language_of_url
from scripts.publish.policy import TYPES
from scripts.records.loader import walk
from scripts.records.record import Record

SCHEMA = "https://schema.org/"
_BLANKS = re.compile(r"\s+")


def told_by(html: str) -> list[dict[str, Any]]:
    """Return the nodes that a page tells; an empty list where it tells none."""
    scripts = LexborHTMLParser(html).css(f'head > script[type="{TYPE}"]')
    assert len(scripts) <= 1
    if not scripts:
        return []
    told = json.loads(scripts[0].text())
    assert told.keys() == {"@context", "@graph"} and told["@context"] == SCHEMA.rstrip("/")
    nodes: list[dict[str, Any]] = told["@graph"]
    return nodes


def foreign_words(nodes: list[dict[str, Any]]) -> set[str]:
    """Return the types and properties that the closed vocabulary of schema.org lacks."""
    text = json.dumps({"@context": {"@vocab": SCHEMA}, "@graph": nodes})
    graph = Graph().parse(data=text, format="json-ld")
    words = {str(word) for word in graph.predicates() if word != RDF.type}
    words |= {str(kind) for kind in graph.objects(None, RDF.type) if isinstance(kind, URIRef)}
    assert words
    return {word for word in words if not word.startswith(SCHEMA) or word.removeprefix(SCHEMA) not in SDO}


def not_shown(nodes: list[dict[str, Any]], html: str, own: str, record: Record | None, root: str = "/") -> list[str]:
    """Return each value that neither the text of the page at the address `own` in the site at `root` nor its record has."""
    url = f"{root}{own}"
    tree = LexborHTMLParser(html)
    for node in tree.css("script, style"):
        node.decompose()
    addresses = {url, LICENCE_ADDRESS}
    addresses |= {
        urljoin(url, node.attributes[name] or "") for name in ("href", "src") for node in tree.css(f"body [{name}]")
    }
    text = _bare(tree.body.text() if tree.body else "")
    of_record = {_bare(str(value)) for _, value in walk(record)} if record else set()
    types = (TYPES.get(path.rpartition(".")[2], "").partition(";")[0] for path in addresses)
    known = {*LANGUAGES, *types}
    return [
        value
        for key, value in _values(nodes)
        if key != "position"
        and not (_bare(value) in text or _bare(value) in of_record or value in addresses or value in known)
        and not (
            key.startswith("date") and _bare(format_date(date.fromisoformat(value), language_of_url(own)[0])) in text
        )
        and not (key == "urlTemplate" and value.removesuffix("?q={query}") in addresses)
    ]


def _values(node: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(node, dict):
        for name, value in node.items():
            yield from () if name == "@type" else _values(value, name)
    elif isinstance(node, list):
        for value in node:
            yield from _values(value, key)
    else:
        yield key, str(node)


def _bare(text: str) -> str:
    return _BLANKS.sub("", text.replace(SOFT_HYPHEN, ""))


def pages_of(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the address from the root and the HTML of each page of a built site but the error pages and those that only lead on."""
    for path in sorted(site.rglob("index.html")):
        html = path.read_text(encoding="utf-8")
        if "<article" in html:
            yield path.relative_to(site).as_posix().removesuffix("index.html"), html
