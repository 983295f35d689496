"""Keeps the names that places on a page have had: marks beside those that have another name, a list of those that are elsewhere; called by page_pass.py and moved_pages.py."""

from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages import Language
from scripts.lasting.moves import Moves
from scripts.pages.addresses import relative_url
from scripts.pages.html_marks import element
from scripts.pages.phrases import phrase

#: The class of the list, by which its script is loaded (overrides/assets/javascripts/moved.js) and the style hides what nobody looks for.
LIST = "moved"
#: Before what the list is put.
_END = ".page-end"


@dataclass(frozen=True)
class FormerPlace:
    """A place that is on a page no more: its id, the relative address where it lies now, or else why it was withdrawn."""

    id: str
    to: str | None
    words: str


def places_elsewhere(moves: Moves, url: str, language: Language) -> list[FormerPlace]:
    """Return what was on the page at `url` and is not there, in the order of ids."""
    found = []
    for name, now in sorted(moves.places_on(url).items()):
        if not isinstance(now, str):
            found.append(FormerPlace(name, None, now.in_language(language)))
            continue
        page, sign, place = now.partition("#")
        if page != url:
            found.append(FormerPlace(name, relative_url(page, url) + sign + place, phrase("moved_place", language)))
    return found


def keep_former_places(tree: LexborHTMLParser, text: LexborNode, moves: Moves, url: str, language: Language) -> None:
    """Let what leads to a former place on the page at `url` lead to where it lies now."""
    places = {node.attributes["id"] or "": node for node in text.css("[id]")}
    former = {
        old + name.removeprefix(new): name
        for old, new in moves.renamed.get(url, ())
        for name in places
        if name == new or name.startswith(f"{new}-")
    }
    here = {name: now for name, now in moves.places_on(url).items() if isinstance(now, str)}
    former |= {name: now.partition("#")[2] for name, now in here.items() if now.partition("#")[0] == url}
    for old, name in former.items():
        if name in places and old not in places:
            _mark(tree, places[name], old)
    elsewhere = places_elsewhere(moves, url, language)
    end = text.css_first(_END)
    if elsewhere and end is not None:
        end.insert_before(_list(tree, elsewhere))


def _mark(tree: LexborHTMLParser, place: LexborNode, name: str) -> None:
    """Put a mark with an id into a place, at its beginning."""
    inside = (place.css_first("th, td") or place) if place.tag == "tr" else place
    mark = element(tree, "span", {"id": name})
    if inside.child is None:
        inside.insert_child(mark)
    else:
        inside.child.insert_before(mark)


def _list(tree: LexborHTMLParser, places: list[FormerPlace]) -> LexborNode:
    made = element(tree, "ul", {"class": LIST})
    for place in places:
        item = element(tree, "li", {"id": place.id})
        if place.to is None:
            item.insert_child(place.words)
        else:
            link = element(tree, "a", {"href": place.to})
            link.insert_child(place.words)
            item.insert_child(link)
        made.insert_child(item)
    return made
