"""Structured data (JSON-LD, https://schema.org) in the head of a page, by the kind of page; called by site_build.py.

It says nothing that the page does not show: names, questions and files are read from the page itself, the rest is of its
record. Without the address of the site what consists of addresses is left out.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.metadata.page_head import days_of_news
from scripts.opendata.dataset import LICENCE_ADDRESS
from scripts.pages.addresses import FAQ, HOME, page_url, place_of, resolved
from scripts.pages.context import record_of
from scripts.pages.downloads import WHOLE
from scripts.pages.html_marks import element
from scripts.pages.writer import Writer
from scripts.publish.policy import TYPES
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.partnership import Party
from scripts.records.values import Contact, Words

Node = dict[str, Any]
#: The type of the script, by which it is data that no browser runs.
TYPE = "application/ld+json"
_CONTEXT = "https://schema.org"
_WHOLE_FILES = frozenset(path for paths in WHOLE.values() for path in paths)
#: No-break spaces stay, so that the same text stands in the page twice and compresses to one.
_SPACE = re.compile(r"[ \t\n\r]+")
_BEFORE_SIGN = re.compile(r" ([,.;:!?)»])")
_AFTER_BRACKET = re.compile(r"([(«]) ")


def add_structured_data(
    tree: LexborHTMLParser, writer: Writer, meta: dict[str, Any], site_name: str, site_url: str | None
) -> None:
    """Put into the head of the writer's page, which is finished but for that, what it tells as JSON-LD; nothing where it is nothing.

    `meta` is its front matter; `site_url` the public address of the site with a slash at its end.
    """
    graph = list(_PageNodes(tree, writer, meta, site_name, site_url).nodes())
    if graph and tree.head is not None:
        text = json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
        script = element(tree, "script", {"type": TYPE})
        script.insert_child(text.replace("<", "\\u003c"))  # what would end the script
        tree.head.insert_child(script)


@dataclass(frozen=True)
class _PageNodes:
    """Makes the nodes of one page."""

    tree: LexborHTMLParser
    writer: Writer
    meta: dict[str, Any]
    site_name: str
    site_url: str | None

    def nodes(self) -> Iterator[Node]:
        """Yield what is told of the page."""
        if self.site_url and self.writer.page == HOME:
            yield self._web_site(self.site_url)
        trail = self._trail()
        if trail:
            yield _node("BreadcrumbList", itemListElement=trail)
        published, changed = days_of_news(self.writer, self.meta)
        if published and changed:
            yield self._news(published.isoformat(), changed.isoformat())
        if self.writer.page == FAQ:
            yield _node("FAQPage", inLanguage=self.writer.language, mainEntity=list(self._questions()))
        if self.writer.page == "data.md":
            yield self._data_set()
        match record_of(self.meta, self.writer.records):
            case Institution() as institution:
                yield self._institution(institution)
            case ProductionSite() as site:
                yield self._site(site)
            case Party() as party:
                yield self._party(party)

    # Addresses and texts of the page

    @property
    def _here(self) -> str:
        return page_url(self.writer.page, self.writer.language)

    def _whole(self, address: str) -> str | None:
        """Return the whole address to which an address leads from the page."""
        return urljoin(f"{self.site_url}{self._here}", address) if self.site_url else None

    def _address_of(self, kind: str, name: str) -> str | None:
        return self._whole(self.writer.page_url(place_of(kind, name).page))

    @property
    def _title(self) -> str:
        title = self.tree.css_first("h1")
        return _text(title) if title is not None else ""

    def _pictures(self) -> list[str | None]:
        shown = (node.attributes.get("src") for node in self.tree.css("article figure img[src]"))
        return [self._whole(source) for source in shown if source and self.site_url]

    # Nodes

    def _web_site(self, site_url: str) -> Node:
        found = f"{site_url}{page_url('search.md', self.writer.language)}?q={{query}}"
        search = _node("SearchAction", target=_node("EntryPoint", urlTemplate=found))
        home = self._whole("")
        language = self.writer.language
        return _node("WebSite", name=self.site_name, url=home, inLanguage=language, potentialAction=search)

    def _trail(self) -> list[Node]:
        """Return the way from the home page to this one, as the page shows it above its title."""
        links = [(_text(link), self._whole(link.attributes.get("href") or "")) for link in self.tree.css(".path a")]
        if not links or not self.site_url:
            return []
        steps = [*links, (self._title, self._whole(""))]
        return [_node("ListItem", position=place, name=name, item=item) for place, (name, item) in enumerate(steps, 1)]

    def _news(self, published: str, changed: str) -> Node:
        return _node(
            "NewsArticle",
            headline=self._title,
            url=self._whole(""),
            inLanguage=self.writer.language,
            datePublished=published,
            dateModified=changed,
            image=self._pictures(),
            publisher=self._publisher(),
        )

    def _questions(self) -> Iterator[Node]:
        for heading in self.tree.css("article > h3[id]"):
            answer = _node("Answer", text=" ".join(_below(heading)))
            yield _node("Question", name=_text(heading), acceptedAnswer=answer)

    def _data_set(self) -> Node:
        lead = self.tree.css_first("article > p")
        paths = [
            path
            for link in self.tree.css("article a[href]")
            if (path := resolved(self._here, link.attributes["href"] or "")) in _WHOLE_FILES
        ]
        files = [
            _node(
                "DataDownload",
                name=path.rpartition("/")[2],
                contentUrl=f"{self.site_url}{path}",
                encodingFormat=TYPES[path.rpartition(".")[2]].partition(";")[0],
            )
            for path in dict.fromkeys(paths)
            if self.site_url
        ]
        return _node(
            "Dataset",
            name=self._title,
            description=_text(lead) if lead is not None else None,
            url=self._whole(""),
            license=LICENCE_ADDRESS,
            publisher=self._publisher(),
            distribution=files,
        )

    def _institution(self, record: Institution) -> Node:
        place = record.coordinates
        point = place != UNKNOWN and _node(
            "GeoCoordinates", latitude=place.value.latitude, longitude=place.value.longitude
        )
        above = None
        if record.department != UNKNOWN:
            department = self.writer.records.get(Party, record.department.value)
            above = self._organization(department, department.short_title)
        return _node(
            "GovernmentOrganization",
            name=self._title,
            description=self.writer.plain(record.summary),
            url=self._whole(""),
            address=self._postal_address(record),
            location=_node("Place", name=self._title, geo=point) if point else None,
            contactPoint=self._contact_points(record.contact),
            parentOrganization=above,
        )

    def _site(self, record: ProductionSite) -> Node:
        institution = self.writer.records.get(Institution, record.institution)
        return _node(
            "Place",
            name=self._title,
            description=self.writer.plain(record.summary),
            url=self._whole(""),
            address=self._postal_address(institution),
            containedInPlace=_node(
                "Place",
                name=self.writer.plain(institution.short_title),
                url=self._address_of(institution.kind, institution.id),
            ),
            image=self._pictures(),
        )

    def _party(self, record: Party) -> Node:
        organization = self._organization(record, record.name)
        return organization | _node(
            organization["@type"],
            description=self.writer.plain(record.role),
            sameAs=record.website.value if record.website != UNKNOWN else None,
            contactPoint=self._contact_points(record.contact),
        )

    def _organization(self, party: Party, name: Words) -> Node:
        """Return a party by the name that the page has for it; where institutions are subordinate to it, an organ of the state."""
        is_above = bool(self.writer.records.pointing_at(party, Institution.kind))
        return _node(
            "GovernmentOrganization" if is_above else "Organization",
            name=self.writer.plain(name),
            url=self._address_of(party.kind, party.id),
        )

    def _publisher(self) -> Node | None:
        publisher = self.writer.records.publisher
        return self._organization(publisher, publisher.name) if publisher else None

    def _postal_address(self, institution: Institution) -> Node | None:
        told = {"streetAddress": institution.address, "addressRegion": institution.region}
        known = {key: self.writer.plain(fact.value) for key, fact in told.items() if fact != UNKNOWN}
        return _node("PostalAddress", **known) if known else None

    def _contact_points(self, contact: Any) -> list[Node]:
        """Return the ways to reach somebody, without the names of people."""
        if contact == UNKNOWN:
            return []
        contacts: list[Contact] = contact.value if isinstance(contact.value, list) else [contact.value]
        ways = [{"telephone": one.phone, "email": one.email} for one in contacts]
        return [_node("ContactPoint", **way) for way in ways if any(way.values())]


def _node(kind: str, /, **told: Any) -> Node:
    """Return a node of a type with what is known of what is told of it."""
    return {"@type": kind} | {key: value for key, value in told.items() if value not in (None, "", [])}


def _below(heading: LexborNode) -> Iterator[str]:
    """Yield the text of each element below a heading, up to the next one or the end of the page."""
    node = heading.next
    while node is not None and node.tag not in ("h1", "h2", "h3", "aside"):
        if node.is_element_node:
            yield _text(node, " ")
        node = node.next


def _text(node: LexborNode, between: str = "") -> str:
    """Return the text of an element on one line; `between` stands between the texts of what is in it."""
    text = _SPACE.sub(" ", node.text(separator=between).replace(SOFT_HYPHEN, "")).strip()
    return _AFTER_BRACKET.sub(r"\1", _BEFORE_SIGN.sub(r"\1", text)) if between else text
