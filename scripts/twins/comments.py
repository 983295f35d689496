"""What editors write beside a text for the check alone, and the lines for which it holds; used by check/acceptance.py and claims.

In a page such a comment (`<!-- accept …: why -->`, `<!-- rests on: … -->`) stands on a line of its own above a block, or right
above one item of a list or one row of a table; in a record or in front matter (`# accept …: why`) above the field. It holds for
that block, item, row or field, with all inside it, and nowhere else.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.messages.say import say
from scripts.pages.front_matter import Page
from scripts.pages.page_comments import comments_in
from scripts.records.problems import Problem, nearest

#: With these words begins what editors write for the check alone.
EDITOR_WORDS = "accept|rests on"
_IN_PAGE = re.compile(rf"^\s*<!--\s*(?P<word>{EDITOR_WORDS})\b(?P<rest>.*?)(?:-->\s*)?$")
_IN_YAML = re.compile(rf"^\s*#\s*(?P<word>{EDITOR_WORDS})\b(?P<rest>.*)$")
#: How like one of the words another is that was meant to be it: one or two letters differ.
_ALIKE = 0.82
_ITEM = re.compile(r"\s*(?:[-*+:]|\d+[.)])\s")
_ROW = re.compile(r"\s*\|")
#: A line that is no part of a paragraph with the next: a heading, the title of a note or of a tab.
_TITLE = re.compile(r"\s*(?:#|!!!|\?\?\?|===)")


@dataclass(frozen=True)
class EditorComment:
    """A comment for the check: its place, the last line for which it holds, and what stands after its first word."""

    file: str
    line: int
    last_line: int
    rest: str
    #: Whether it stands inside a paragraph, which it would tear in two for the check and not for readers.
    is_inside: bool = False


def editor_comments(texts: Mapping[str, str], word: str) -> Iterator[EditorComment]:
    """Yield every comment that begins with `word` in the texts of files."""
    for name, text in texts.items():
        lines = text.split("\n") if word in text else []
        body = _end_of_yaml(name, lines)
        for index, line in enumerate(lines):
            match = (_IN_YAML if index < body else _IN_PAGE).match(line)
            if match and match["word"] == word:
                last = _end_of_field(lines, index) if index < body else _end_of_part(lines, index)
                inside = index > body and _is_inside(lines, index)
                yield EditorComment(name, index + 1, last, match["rest"], inside)


def misspelt_comments(page: Page) -> Iterator[Problem]:
    """Yield each comment of a page that begins nearly as one for the check, or stands beside words, and so would do nothing."""
    lines = page.body.split("\n")
    for number, words in comments_in(page.body):
        if not _IN_PAGE.match(lines[number]):
            yield from _misspelt(page.name, page.first_line + number, words)


def misspelt_in_yaml(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Yield each comment of a record, or of the front matter of a page, that begins nearly as one for the check."""
    for name, text in texts.items():
        lines = text.split("\n") if "#" in text else []
        for index, line in enumerate(lines[: _end_of_yaml(name, lines)]):
            if line.lstrip().startswith("#") and not _IN_YAML.match(line):
                yield from _misspelt(name, index + 1, line.lstrip(" #"))


def _misspelt(name: str, line: int, words: str) -> Iterator[Problem]:
    first = re.findall(r"[^\W\d_]+", words)[:2]
    begins = (" ".join(first).lower(), "".join(first[:1]).lower())
    meant = next(filter(None, (nearest(begin, EDITOR_WORDS.split("|"), _ALIKE) for begin in begins)), "")
    if meant:
        expected = say("pages.accept-or-rests-on-at-beginning", meant=meant)
        yield Problem(name, line, 1, "", say("pages.comment", words=words[:40]), expected)


def _end_of_yaml(name: str, lines: list[str]) -> int:
    """Return the number of the first line of a file that is no YAML: in a page that after its front matter."""
    if not name.endswith(".md"):
        return len(lines)
    return lines.index("---", 1) if lines[:1] == ["---"] and "---" in lines[1:] else 0


def _end_of_part(lines: list[str], index: int) -> int:
    """Return the number of the last line of what stands below the comment at `index`."""
    below = index + 1
    while below < len(lines) and _IN_PAGE.match(lines[below]):
        below += 1
    if below < len(lines) and _ITEM.match(lines[below]):
        return _end_of_item(lines, below)
    if below < len(lines) and _ROW.match(lines[below]) and _ROW.match(_above(lines, index)):
        return below + 1
    while below < len(lines) and (not lines[below].strip() or _IN_PAGE.match(lines[below])):
        below += 1
    while below < len(lines) and lines[below].strip():
        below += 1
    return below


def _end_of_item(lines: list[str], index: int) -> int:
    """Return the number of the last line of the item at `index`: what is indented deeper is its part."""
    depth, last = _depth(lines[index]), index + 1
    for number, line in enumerate(lines[index + 1 :], start=index + 2):
        if line.strip() and _depth(line) <= depth:
            break
        last = number if line.strip() else last
    return last


def _end_of_field(lines: list[str], index: int) -> int:
    """Return the number of the last line of the field below the comment at `index`: what is indented deeper is its part."""
    index += 1
    while index < len(lines) and lines[index].lstrip().startswith("#"):
        index += 1
    depth = _depth(lines[index]) if index < len(lines) else 0
    index += 1
    while index < len(lines) and lines[index].strip() and _depth(lines[index]) > depth:
        index += 1
    return index


def _is_inside(lines: list[str], index: int) -> bool:
    """Return whether the comment at `index` of a page stands between two lines of one paragraph."""
    above, below = _above(lines, index), next(iter(lines[index + 1 :]), "")
    joined = bool(above.strip() and below.strip()) and not _TITLE.match(above)
    return joined and not any(part.match(below) for part in (_ITEM, _ROW, _TITLE, _IN_PAGE))


def _above(lines: list[str], index: int) -> str:
    while index and _IN_PAGE.match(lines[index]):
        index -= 1
    return lines[index]


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
