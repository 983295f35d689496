"""What has changed in a text since both languages were read together, down to the words; used by agreement.py and agree.py.

A passage is kept on one line: what it is (its kind, or the field of a record) and its words. Lines are compared without what
carries no meaning: line breaks, signs that are put when a text is shown, bold words. Changed words are marked as git does it:
[-gone-] {+new+}.
"""

import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from scripts.twins.passages import TextPassage

_QUOTES = re.compile("[«»“”„‟\"‘’']")
_DASHES = re.compile(r"\s*[‐‑‒–—−-]+\s*")
#: Spaces that are put or taken away when a text is shown.
_SPACES = re.compile(r"(?<=[№§])\s+|\s+(?=[%,;:!?.…])")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = re.compile(r"[*_`\\\u00ad\u200b\u2060\ufeff]")
#: Texts with fewer words in common are not one text that was changed.
_LEAST_IN_COMMON = 0.4
#: A text of which more is gone was written anew, and is not looked through for what each passage was.
_MOST_COMPARED = 100
#: How many words beside a change are shown.
_BESIDE = 4


def line_of(passage: TextPassage) -> str:
    """Return a passage as one line: what it is, and its words as written."""
    return f"{passage.field or passage.kind}: {' '.join(_COMMENT.sub('', passage.source).split())}"


def are_same(old: list[str], passages: list[TextPassage]) -> bool:
    """Return whether the passages are those of the lines `old`, in their order."""
    return len(old) == len(passages) and all(
        line == (now := line_of(passage)) or _meaning(line) == _meaning(now)
        for line, passage in zip(old, passages, strict=True)
    )


@dataclass(frozen=True)
class Rewording:
    """A passage that is new (`old` is None), gone (`new` is None) or has other words; its line in the file, 0 when gone."""

    line: int
    old: str | None
    new: str | None

    def marked(self, beside: int = _BESIDE, most: int = sys.maxsize) -> str:
        """Return the words with those that are gone or new marked, at most so many; of the others those `beside` them."""
        old, new = (self.old or "").split(), (self.new or "").split()
        pieces = []
        steps = SequenceMatcher(None, old, new).get_opcodes()
        for place, (step, first, last, first_new, last_new) in enumerate(steps):
            if step == "equal":
                pieces.append(_shortened(old[first:last], beside, place > 0, place < len(steps) - 1))
                continue
            pieces += [f"[-{_beginning(old[first:last], most)}-]"] if first < last else []
            pieces += [f"{{+{_beginning(new[first_new:last_new], most)}+}}"] if first_new < last_new else []
        return " ".join(pieces)


def rewordings(old: list[str], passages: list[TextPassage]) -> list[Rewording]:
    """Return what is new, gone or has other words, in the order of the passages and then of what is gone."""
    new = [line_of(passage) for passage in passages]
    kept = Counter(map(_meaning, old)) & Counter(map(_meaning, new))
    gone, added = _besides(old, kept.copy()), _besides(new, kept.copy())
    was = _in_place_of(gone, added)
    left = [place for place in gone if place not in was.values()]
    found = []
    for place in added:
        if place not in was:
            nearest = max(left[:_MOST_COMPARED], key=lambda other: _in_common(old[other], new[place]), default=None)
            if nearest is not None and _in_common(old[nearest], new[place]) >= _LEAST_IN_COMMON:
                was[place] = nearest
                left.remove(nearest)
        before = _words(old[was[place]]) if place in was else None
        found.append(Rewording(passages[place].line, before, _words(new[place])))
    return found + [Rewording(0, _words(old[place]), None) for place in left]


def _besides(lines: list[str], kept: Counter[str]) -> dict[int, str]:
    """Return the places of the lines that are not among those `kept`, each with the kept line before it."""
    found: dict[int, str] = {}
    before = ""
    for place, line in enumerate(map(_meaning, lines)):
        if kept[line]:
            kept[line] -= 1
            before = line
        else:
            found[place] = before
    return found


def _in_place_of(gone: dict[int, str], added: dict[int, str]) -> dict[int, int]:
    """Return for new lines the gone ones that stood there: behind the same kept line, and as many of them."""
    found: dict[int, int] = {}
    for before in set(added.values()):
        new, old = ([place for place in lines if lines[place] == before] for lines in (added, gone))
        if len(new) == len(old):
            found.update(zip(new, old, strict=True))
    return found


@cache
def _meaning(line: str) -> str:
    """Return a line without what carries no meaning."""
    text = _DASHES.sub("-", _QUOTES.sub('"', unicodedata.normalize("NFC", line)))
    return _SPACES.sub("", " ".join(_MARKS.sub("", text).replace("…", "...").split()))


def _words(line: str) -> str:
    """Return the words of a line, without what it is."""
    return line.partition(": ")[2]


@cache
def _counted(line: str) -> Counter[str]:
    return Counter(_words(line).split())


def _in_common(one: str, other: str) -> float:
    """Return which part of the words of two lines is in both."""
    first, second = _counted(one), _counted(other)
    return 2 * (first & second).total() / max(first.total() + second.total(), 1)


def _beginning(words: list[str], most: int) -> str:
    return " ".join(words if len(words) <= most else [*words[:most], "…"])


def _shortened(words: list[str], beside: int, has_before: bool, has_after: bool) -> str:
    """Return unchanged words; of many those beside a change."""
    first = words[:beside] if has_before else []
    last = words[max(len(words) - beside, len(first)) :] if has_after else []
    return " ".join(words if len(first) + len(last) >= len(words) else [*first, "…", *last])
