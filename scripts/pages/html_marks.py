"""Marks the parsed HTML of a page: foreign words, tables for a phone, soft hyphens; called by publish/page_pass.py."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages import Language
from scripts.languages.hyphens import SOFT_HYPHEN, hyphenated

_ENGLISH = re.compile(r"\b[A-Z][A-Za-z]+(?:[ \u00a0][A-Z][A-Za-z]+)+\b")
_KAZAKH_LETTERS = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
_KAZAKH = re.compile(rf"\b(?=[\w-]*[{_KAZAKH_LETTERS}])\w[\w-]*\b")
_FOREIGN = {"kk": {"en": _ENGLISH}, "ru": {"en": _ENGLISH, "kk": _KAZAKH}}
#: Code is of no language, and an option has no elements.
_UNMARKED = frozenset(("code", "pre", "script", "style", "svg", "option"))

#: Characters that a row of a table may have in all its cells together to be read on a screen of 360 px.
_FITS_A_PHONE = 60
#: The same of its heads, whose words stand one below the other.
_HEADS_FIT_A_PHONE = 90
#: From how many letters on words may be cut: in the columns of a table and of a list of facts, in what has a line of its own.
#: Shorter ones fit a phone, and look better whole; a copied line of text takes its soft hyphens along.
_CUT_FROM = {
    "th, td, dt": 9,
    "h1, h2, h3, summary, button, label, legend, nav a, .site-name, p, li, dd, figcaption": 18,
}
_BADGES = frozenset(("unknown", "status", "standing"))


def mark_foreign_words(
    tree: LexborHTMLParser,
    text: LexborNode,
    language: Language,
    names: Collection[str],
    left_out: Collection[int] = (),
) -> None:
    """Put `lang` on the foreign words in the element `text` of a page in `language`, but not in the nodes `left_out` (mem_id).

    They are told by letters: capitalised words in Latin letters, two or more in a row, are English, unless one of the
    `names`, those of the parties, has them; a word with a letter that only Kazakh has, on a Russian page, is Kazakh.
    Source of the rule: WCAG 2.2, 3.1.2 Language of Parts.
    """

    def is_left_alone(node: LexborNode) -> bool:
        return node.tag in _UNMARKED or "lang" in node.attributes or node.mem_id in left_out

    for node in list(_texts_in(text, is_left_alone)):
        found = sorted(_foreign_in(node.text_content or "", language, names))
        if found:
            _split(tree, node, found)


def _foreign_in(words: str, language: Language, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where foreign words begin and end, and their language."""
    for code, pattern in _FOREIGN[language].items():
        for match in pattern.finditer(words):
            if code != "en" or not any(match[0] in name for name in names):
                yield *match.span(), code


def _split(tree: LexborHTMLParser, node: LexborNode, found: list[tuple[int, int, str]]) -> None:
    words, end = node.text_content or "", 0
    for start, stop, code in found:
        if start > end:
            node.insert_before(words[end:start])
        foreign = element(tree, "span", {"lang": code})
        foreign.insert_child(words[start:stop])
        node.insert_before(foreign)
        end = stop
    if end < len(words):
        node.insert_before(words[end:])
    node.decompose()


def label_cells(tree: LexborHTMLParser, text: LexborNode) -> None:
    """Put `data-label` on every cell of the tables in the element `text` that have a head.

    A table whose longest row or heads would not fit a phone gets `data-stack`; the styles make cards of its rows. Every table
    gets a frame that scrolls and takes the keyboard, named after the columns; a script takes the stop away where nothing scrolls.
    Where the first cells name the rows, being all different, they become heads of the rows.
    """
    for table in text.css("table"):
        columns = table.css("thead th")
        heads = [" ".join(head.text().split()) for head in columns]
        rows = table.css("tbody tr")
        longest = max((len(row.text(strip=True)) for row in rows), default=0)
        if longest > _FITS_A_PHONE or sum(map(len, heads)) > _HEADS_FIT_A_PHONE:
            table.attrs["data-stack"] = ""
        for head in columns:
            head.attrs["scope"] = "col"
        for row in rows:
            for label, cell in zip(heads, row.css("td"), strict=False):
                cell.attrs["data-label"] = label
        _mark_row_heads(tree, [cell for row in rows for cell in row.css("td")[:1]])
        _put_in_frame(tree, table, ", ".join(filter(None, (head.text().strip() for head in columns))))


def _mark_row_heads(tree: LexborHTMLParser, cells: list[LexborNode]) -> None:
    names = [cell.text(strip=True) for cell in cells]
    if "" not in names and len(set(names)) == len(names):
        for cell in cells:
            head = element(tree, "th", {**cell.attributes, "scope": "row"})
            for child in list(cell.iter(include_text=True)):
                head.insert_child(child)
            cell.replace_with(head)


def _put_in_frame(tree: LexborHTMLParser, table: LexborNode, name: str) -> None:
    frame = element(tree, "div", {"class": "table", "role": "group", "tabindex": "0", "aria-label": name})
    frame.insert_child(table)
    table.replace_with(frame)


def add_soft_hyphens(tree: LexborHTMLParser, language: Language, cut_from: Mapping[str, int] = _CUT_FROM) -> None:
    """Put soft hyphens into the long words of a page, but not into code and badges.

    `cut_from` says in which places, by CSS selectors, words of how many letters are long: the narrower, the fewer.
    """
    for places, shortest in cut_from.items():
        for place in tree.css(places):
            for node in list(_texts_in(place, _is_read_whole)):
                words = node.text_content or ""
                broken = words if SOFT_HYPHEN in words else hyphenated(words, language, shortest)
                if broken != words:
                    node.replace_with(broken)


def _is_read_whole(node: LexborNode) -> bool:
    """Whether the words of an element are never cut; WebKit cuts at soft hyphens whatever the style says."""
    return node.tag in _UNMARKED or not _BADGES.isdisjoint((node.attributes.get("class") or "").split())


def _texts_in(node: LexborNode, is_left_alone: Callable[[LexborNode], bool]) -> Iterator[LexborNode]:
    """Yield every text inside an element, but not inside those elements that are left alone."""
    left = [node]  # a list of its own, since elements may lie in one another deeper than functions may call themselves
    while left:
        inside = left.pop()
        if inside.is_text_node:
            yield inside
        elif inside is node or (inside.is_element_node and not is_left_alone(inside)):
            left.extend(reversed(list(inside.iter(include_text=True))))


def element(tree: LexborHTMLParser, tag: str, attributes: dict[str, str | None]) -> LexborNode:
    """Return a new element of the tree, to be inserted somewhere."""
    made = tree.create_node(tag)
    for name, value in attributes.items():
        made.attrs[name] = value
    return made
