"""Where in a file words of a language stand: not in code, addresses, ids, attributes and comments; called by letters.py."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from scripts.languages import LANGUAGES, Language
from scripts.languages.signs import ADDRESS
from scripts.pages.page_comments import FENCE

#: What is no word for a reader: comments, code, citations, targets, attributes, elements, escapes, icons and keys.
_NO_WORDS = re.compile(
    r"<!--.*?(?:-->|\Z)|`[^`\n]*`|\{[^{}\n]*\}|\{\{[^{}\n]*\}\}|(?<=\])\([^()\n]*\)|<[^<>\n]*>|^ *\[[^\]\n]*\]: \S+"
    r"|\[\^[^\]\n]*\]|\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)|:[a-z][a-z0-9_-]*:|\+\+[^+\n]*\+\+|" + ADDRESS.pattern,
    re.DOTALL | re.MULTILINE | re.IGNORECASE,
)
#: The fields of the front matter that readers see.
_SHOWN = frozenset(("title", "description"))


class Prose(NamedTuple):
    """A stretch of a text in which words of a language stand."""

    start: int
    end: int
    language: Language


def prose_of_page(text: str, language: Language) -> Iterator[Prose]:
    """Yield where the words of a page stand: in its title, its description and its body."""
    lines = text.split("\n")
    body = 0
    if lines[0] == "---" and "---" in lines[1:]:
        front = "\n".join(lines[: lines.index("---", 1)])
        body = len(front) + 1
        for path, start, end in _scalars(front):
            if path[0] in _SHOWN:
                yield from _words_within(text, start, end, language)
    start, fence = body, ""
    for line in text[body:].split("\n"):
        match = FENCE.match(line)
        if match and (not fence or match["fence"].startswith(fence)):
            if not fence:
                yield from _words_within(text, body, start, language)
            fence = "" if fence else match["fence"]
            body = start + len(line) + 1
        start += len(line) + 1
    if not fence:
        yield from _words_within(text, body, len(text), language)


def prose_of_record(text: str) -> Iterator[Prose]:
    """Yield where the words of each language stand in a record."""
    for path, start, end in _scalars(text):
        language = next((code for code in LANGUAGES if code in path), None)
        if language:
            yield from _words_within(text, start, end, language)


def _words_within(text: str, start: int, end: int, language: Language) -> Iterator[Prose]:
    for match in _NO_WORDS.finditer(text, start, end):
        if match.start() > start:
            yield Prose(start, match.start(), language)
        start = match.end()
    if start < end:
        yield Prose(start, end, language)


def _scalars(text: str) -> Iterator[tuple[tuple[str, ...], int, int]]:
    """Yield every value of YAML with the names of the fields around it, and where it stands; none where it is broken.

    What is broken the check tells.
    """
    found = []
    path: list[str] = []
    keys: list[str | None] = []  # of each mapping or list that is open the field that waits for its value
    in_mapping: list[bool] = []
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                path.append(_taken(keys, in_mapping))
                keys.append(None)
                in_mapping.append(isinstance(event, yaml.MappingStartEvent))
            elif isinstance(event, yaml.CollectionEndEvent):
                path.pop(), keys.pop(), in_mapping.pop()
            elif isinstance(event, yaml.ScalarEvent):
                if in_mapping and in_mapping[-1] and keys[-1] is None:
                    keys[-1] = event.value
                else:
                    names = (*path[1:], _taken(keys, in_mapping))
                    begins, ends = event.start_mark, event.end_mark
                    assert begins is not None and ends is not None  # the parser knows where each event is
                    found.append((names, begins.index, ends.index))
    except yaml.YAMLError:
        return
    yield from found


def _taken(keys: list[str | None], in_mapping: list[bool]) -> str:
    """Return the field whose value begins, which no longer waits; "" inside a list."""
    if not keys or not in_mapping[-1]:
        return ""
    name, keys[-1] = keys[-1] or "", None
    return name
