"""Puts the signs that nobody types into the parsed HTML of a page: title, description, all text; called by publish/page_pass.py.

A text is all that stands in one block, through links and bold words, so that a quote finds the one that closes it. Code, and
what is written in another language than the two of the site, is left as it is; and so are attributes, but the description.
"""

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages import LANGUAGES, Language
from scripts.languages.signs import ADDRESS, LINE_END, OBJECT, Edit, sign_edits, with_signs
from scripts.pages.html_marks import element

#: What is no text, or is typed and read by programs.
_LEFT_ALONE = frozenset(
    "br sub sup code pre kbd samp script style svg math textarea template img picture input iframe".split()
)
#: What stands in a text and has a text of its own.
_APART = frozenset(("button", "select"))
#: Elements inside a text; every other one begins and ends one.
_INLINE = frozenset("a abbr b bdi cite del dfn em i ins label mark q s small span strong time u var".split())
#: Small signs above and below the line: no words of the text.
_BESIDE = frozenset(("sub", "sup"))
#: A line must not end inside: 10–15, 119-бап, 2191-2023, e-Otinish.
_KEPT = re.compile(
    r"(?<![\w-])(?:{0}(?:[–-]{0})+(?:-\w+)?|{0}[%₸²³°]?-[^\W\d]\w*|[^\W\d]-[^\W\d]\w*)(?![\w-])"
    r"|[%₸²³°]-[^\W\d]\w*(?![\w-])".format(r"\d(?:[\d\u00a0.,]*\d)?")
)
_LONGEST_KEPT = 24
_KEPT_CLASS = {"class": "nowrap"}


class _Piece(NamedTuple):
    """A text of the tree, None for what stands in its place, and where it begins in the run of text."""

    node: LexborNode | None
    text: str
    start: int


@dataclass
class _SignRun:
    """The text of one block, of which the pieces stand in several elements."""

    language: Language
    pieces: list[_Piece] = field(default_factory=list)
    length: int = 0

    def add(self, node: LexborNode | None, text: str) -> None:
        """Add a piece at its end."""
        self.pieces.append(_Piece(node, text, self.length))
        self.length += len(text)


def put_signs(tree: LexborHTMLParser, language: Language) -> None:
    """Put the signs of its language into every text of a page, and keep in one line what must not be broken."""
    description = tree.css_first("head meta[name=description]")
    if description is not None:
        description.attrs["content"] = with_signs(description.attributes.get("content") or "", language)
    title = tree.css_first("head title")
    for root in filter(None, (title, tree.body)):
        waiting: list[tuple[LexborNode, Language]] = [(root, language)]
        while waiting:
            root, language_of_root = waiting.pop()
            for run in _runs(root, language_of_root, waiting):
                _finish(tree, run)


def _runs(root: LexborNode, language: Language, others: list[tuple[LexborNode, Language]]) -> list[_SignRun]:
    """Return the texts inside an element; elements in another language are added to `others`."""
    runs: list[_SignRun] = []
    run = _SignRun(language)
    left: list[LexborNode | None] = [root]  # None ends a block; a list, since elements may lie very deep in one another
    while left:
        node = left.pop()
        if node is not None and node.is_text_node:
            text = node.text_content or ""
            if run.pieces or not text.isspace():
                run.add(node, text)
            continue
        if node is not None and not node.is_element_node:
            continue
        tag = node.tag if node is not None else None
        if node is not None and node is not root and _is_whole(node, language, others):
            run.add(None, LINE_END if tag == "br" else "" if tag in _BESIDE else OBJECT)
            continue
        if tag not in _INLINE:
            if run.pieces:
                runs.append(run)
                run = _SignRun(language)
            if node is not None:
                left.append(None)
        if node is not None:
            left.extend(reversed(list(node.iter(include_text=True))))
    return [*runs, run] if run.pieces else runs


def _is_whole(node: LexborNode, language: Language, others: list[tuple[LexborNode, Language]]) -> bool:
    """Return whether an element is one sign in the text around it, as what is in another language is; `others` then has it."""
    if node.tag in _LEFT_ALONE:
        return True
    named = node.attributes.get("lang") or language
    if named == language and node.tag not in _APART:
        return False
    others += [(node, known) for known in LANGUAGES if known == named]
    return True


def _finish(tree: LexborHTMLParser, run: _SignRun) -> None:
    text = "".join(piece.text for piece in run.pieces)
    if _is_finished(text, run.language):
        return
    edits = sign_edits(text, run.language)
    texts = _edited(run.pieces, edits)
    kept = _kept_in(texts)
    for place in reversed(range(len(texts))):  # from the end, since a piece may be put into one element with the next
        node, words, new = run.pieces[place].node, run.pieces[place].text, texts[place]
        if node is None:
            continue
        if place in kept and not _is_kept_whole(node):
            _split(tree, node, new, kept[place])
        elif new != words:
            node.replace_with(new)


@lru_cache(maxsize=10_000)
def _is_finished(text: str, language: Language) -> bool:
    """Return whether a text needs neither signs nor to be kept in one line."""
    return not _KEPT.search(text) and not sign_edits(text, language)


def _edited(pieces: list[_Piece], edits: Sequence[Edit]) -> list[str]:
    """Return the texts of the pieces with their signs; a sign in the place of several pieces stands in the first of them."""
    texts = [piece.text for piece in pieces]
    for edit in reversed(edits):
        within = [
            place
            for place, piece in enumerate(pieces)
            if piece.node is not None and piece.start <= edit.end and edit.start <= piece.start + len(piece.text)
        ]
        if edit.start == edit.end:  # between two pieces a sign is not to be a part of a link
            within = [place for place in within if not _is_link(pieces[place].node)][:1] or within[:1]
        sign = edit.sign
        for place in within:
            start = max(edit.start - pieces[place].start, 0)
            end = min(edit.end - pieces[place].start, len(pieces[place].text))
            if start < end or edit.start == edit.end:
                texts[place] = texts[place][:start] + sign + texts[place][end:]
                sign = ""
    return texts


def _is_link(node: LexborNode | None) -> bool:
    return node is not None and node.parent is not None and node.parent.tag == "a"


def _kept_in(texts: list[str]) -> dict[int, list[tuple[int, int]]]:
    """Return by the number of each text the places in it that are kept in one line; one at its very end goes on behind it."""
    found: dict[int, list[tuple[int, int]]] = {}
    starts = list(accumulate(map(len, texts), initial=0))
    text = "".join(texts)
    addresses = [match.span() for match in ADDRESS.finditer(text)]
    for match in _KEPT.finditer(text):
        if any(start <= match.start() < end for start, end in addresses):
            continue
        for place in range(bisect(starts, match.start()) - 1, len(texts)):
            start, end = max(match.start() - starts[place], 0), min(match.end() - starts[place], len(texts[place]))
            if starts[place] >= match.end() or len(match.group()) > _LONGEST_KEPT:
                break
            goes_on = starts[place] + end < match.end()
            # A line may end behind a dash only.
            if start < end and re.search("[–-]." if not goes_on else "[–-]", texts[place][start:end]):
                found.setdefault(place, []).append((start, end))
    return found


def _is_kept_whole(node: LexborNode) -> bool:
    """Return whether a text stands where no elements may be, or in one that is kept in one line."""
    around = node.parent
    if around is None or around.tag in ("title", "option"):
        return True
    return not {"nowrap", "fact"}.isdisjoint((around.attributes.get("class") or "").split())


def _split(tree: LexborHTMLParser, node: LexborNode, text: str, kept: list[tuple[int, int]]) -> None:
    """Put elements that are kept in one line around parts of a text, with the element behind it where the last part ends in a dash."""
    end, behind = 0, node.next
    for start, stop in kept:
        if start > end:
            node.insert_before(text[end:start])
        whole = element(tree, "span", dict(_KEPT_CLASS))
        whole.insert_child(text[start:stop])
        if stop == len(text) and text[-1] in "–-" and behind is not None and behind.is_element_node:
            whole.insert_child(behind)
            behind.decompose()
        node.insert_before(whole)
        end = stop
    if end < len(text):
        node.insert_before(text[end:])
    node.decompose()
