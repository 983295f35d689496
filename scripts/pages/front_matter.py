"""Reads a page with its front matter, and writes front matter; used by every module that reads pages."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

from scripts.messages.say import say
from scripts.records.problems import InputError, Problem, shown
from scripts.records.text_files import MOST_PROBLEMS, hidden_sign, read_text
from scripts.records.yaml_files import YamlFile, parse_yaml

_FENCE = "---"
#: A line of megabytes would keep the renderer busy for hours.
_MAX_LINE = 10_000
_ENTITY = re.compile(r"&(?:#\w+|\w+);?")


@dataclass(frozen=True)
class Page:
    """A Markdown file in two parts: the fields of its front matter, and the body that begins on `first_line`.

    `text` is the whole file. Front matter that has `problems` of its YAML gives no fields.
    """

    name: str
    text: str = field(repr=False)
    meta: dict[str, Any]
    body: str
    first_line: int
    file: YamlFile = field(repr=False)
    problems: tuple[Problem, ...] = ()

    def line_of(self, key: str) -> int:
        """Return the line of a field of the front matter, or the first line where there is none."""
        return self.file.places.get((key,), (1, 1))[0]


def read_page(path: Path) -> Page:
    """Read the page at `path`; raise InputError with what is wrong with the file or its front matter."""
    page = read_body(path)
    if page.problems:
        raise InputError(page.problems)
    return page


def read_body(path: Path) -> Page:
    """Read the page at `path`, of which the front matter may be wrong; raise InputError where its body cannot be read."""
    name = shown(path)
    return parse_page(read_text(path, name), name)


def parse_page(text: str, name: str) -> Page:
    """Return the page that stands in `text`, called `name` in messages; raise InputError where its body cannot be read."""
    lines = text.split("\n")
    too_long = [(number, len(line)) for number, line in enumerate(lines, start=1) if len(line) > _MAX_LINE]
    if too_long:
        expected = say("pages.at-most-characters-in-line", max_line=_MAX_LINE)
        raise InputError(
            Problem(name, number, 1, "", say("pages.line-of-characters", size=size), expected)
            for number, size in too_long
        )
    hidden = [problem for number, line in enumerate(lines, start=1) for problem in _hidden_problems(line, name, number)]
    if hidden:
        raise InputError(hidden[:MOST_PROBLEMS])
    if lines[0] != _FENCE or _FENCE not in lines[1:]:
        raise InputError(
            [Problem(name, 1, 1, "", say("pages.no-front-matter"), say("pages.fields-between-two-lines-of"))]
        )
    end = lines.index(_FENCE, 1)
    # The empty first line keeps line numbers right.
    head = "\n".join(["", *lines[1:end]])
    file, problems = YamlFile(name, head), list[Problem]()
    try:
        file = parse_yaml(head, name)
        if not isinstance(file.value, dict):
            found, expected = say("pages.front-matter-without-fields"), say("pages.fields-between-two-lines-of")
            problems = [Problem(name, 2, 1, "", found, expected)]
    except InputError as error:
        problems = error.problems
    meta = {} if problems else file.value
    return Page(name, text, meta, "\n".join(lines[end + 1 :]), end + 2, file, tuple(problems))


def _hidden_problems(line: str, name: str, number: int) -> Iterator[Problem]:
    """Yield the signs that are not to be shown and that a line writes as entities of HTML."""
    for match in _ENTITY.finditer(line) if "&" in line else ():
        sign = hidden_sign(unescape(match[0]))
        if sign:
            yield Problem(
                name,
                number,
                match.start() + 1,
                "",
                say("pages.written-as", sign=sign, entity=match[0]),
                say("records.printable-text"),
            )


def write_front_matter(meta: dict[str, Any]) -> str:
    """Return `meta` (text, dates, lists of text) as front matter; JSON strings are YAML strings too."""
    values = {
        key: value if isinstance(value, date) else json.dumps(value, ensure_ascii=False) for key, value in meta.items()
    }
    lines = [f"{key}: {value}" for key, value in values.items()]
    return "\n".join([_FENCE, *lines, _FENCE, ""])
