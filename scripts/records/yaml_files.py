"""Reads YAML into plain values with the position of each; called by loader.py and pages/front_matter.py.

A record needs only mappings, lists and scalars, so the rest of YAML is rejected: anchors and
aliases (an alias can be made to grow without bound), tags, several documents, tabs, other encodings.
Scalars are read by the core schema of YAML 1.2, where `no` and `on` are words and `010` is not 8.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from scripts.records.problems import InputError, Problem, file_error
from scripts.records.text_files import MOST_PROBLEMS, read_text
from scripts.records.typed import means_unknown, read_typed

_MAX_DEPTH = 20

#: Hints of what is rejected: an anchor, an alias, a tag, nesting on one line, deep indentation.
_SUSPECT = re.compile(r"[&!]|\*\w|-\s+-\s|^\s*\? |^ {15}", re.MULTILINE)

#: What stands on a line after the name of its field; signs that are typed there may be signs of YAML.
_AFTER_KEY = re.compile(r"(?<=:\s)[^\s#].*?(?=\s*(?:#|$))")

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

KeyPath = tuple[str | int, ...]


@dataclass
class YamlFile:
    """The values of a file and the place (line, column; from 1) of each by its path of keys and indexes.

    `text` is the whole file with its comments.
    """

    name: str
    text: str = field(repr=False)
    value: Any = None
    places: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)

    def place(self, path: KeyPath) -> tuple[int, int]:
        """Return the place of `path`, or of the nearest thing around it that stands in the file."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(self, path: KeyPath, found: str, expected: str) -> Problem:
        """Return a problem of the value at `path`."""
        return Problem(self.name, *self.place(path), ".".join(map(str, path)), found, expected)

    def future_problems(self, path: KeyPath, day: date, latest: date, shown: object = None) -> Iterator[Problem]:
        """Yield a problem when the day at `path`, shown as `shown`, lies after `latest`."""
        if day > latest:
            yield self.problem(path, f"the future date {shown or day}", f"a date not after {latest}")


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read the YAML file at `path`, called `name` in messages; raise InputError with what is wrong."""
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """Read YAML that stands in `text`, of a file called `name`; raise InputError with what is wrong."""
    reader = _Reader(YamlFile(name, text))
    try:
        # Walking the events doubles the time, so it is done only where something may be rejected.
        suspect = _SUSPECT.search(text) or text.count("[") + text.count("{") >= _MAX_DEPTH
        refused = list(islice(_refused(text, name), MOST_PROBLEMS)) if suspect else []
        root = None if refused else yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise InputError([_syntax_problem(name, text, error)]) from None
    if refused:
        raise InputError(refused)
    if root is None:
        raise file_error(name, "an empty file", "a record")
    reader.file.value = reader.read(root, ())
    if reader.problems:
        raise InputError(reader.problems)
    return reader.file


def _refused(text: str, name: str) -> Iterator[Problem]:
    """Yield the YAML that a record may not use; runs before the composer, which deep nesting can overflow."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        mark = event.start_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            sign, kind = ("*", "alias") if isinstance(event, yaml.AliasEvent) else ("&", "anchor")
            yield Problem(name, *place, "", f"the YAML {kind} {sign}{anchor}", "every value written out")
        if tag:
            yield Problem(name, *place, "", f"the YAML tag {tag}", "a value without a tag")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH:
            yield Problem(name, *place, "", f"more than {_MAX_DEPTH} levels of nesting", "a record of a few levels")
            return


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or "text that is not YAML"
    typed = _AFTER_KEY.search("".join(text.split("\n")[line - 1 : line]))
    if typed:
        if means_unknown(typed[0]):
            return Problem(name, line, typed.start() + 1, "", f'the sign "{typed[0]}"', "the word unknown")
        number = read_typed(typed[0])
        if number:
            return Problem(name, line, typed.start() + 1, "", f'the text "{typed[0]}"', number.fields())
    return Problem(name, line, column, "", f"a mistake in the YAML ({reason})", "valid YAML")


class _Reader:
    """Turns YAML nodes into values; collects all problems."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node, path: KeyPath) -> Any:
        self.file.places.setdefault(path, _place(node))
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)  # YAML has no fourth kind of node
        return self._read_scalar(node, path)

    def _read_mapping(self, node: yaml.MappingNode, path: KeyPath) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, path, "a key that is not a word", "the name of a field")
                continue
            key = key_node.value
            if key in values:
                self._refuse(key_node, (*path, key), f'the field "{key}" a second time', "each field once")
            self.file.places[(*path, key)] = _place(key_node)
            values[key] = self.read(value_node, (*path, key))
        return values

    def _read_scalar(self, node: yaml.ScalarNode, path: KeyPath) -> Any:
        if node.style:  # quoted or a block: always text
            return node.value
        text = node.value
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text) and len(text) < 20:
            return int(text)
        if _NUMBER.fullmatch(text):
            return float(text)
        if _DAY.fullmatch(text):
            return self._read_day(node, path)
        return text

    def _read_day(self, node: yaml.ScalarNode, path: KeyPath) -> date | str:
        text: str = node.value
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._refuse(node, path, f'"{text}"', "a day that exists, as in 2026-03-05")
            return text

    def _refuse(self, node: yaml.Node, path: KeyPath, found: str, expected: str) -> None:
        line, column = _place(node)
        self.problems.append(Problem(self.file.name, line, column, ".".join(map(str, path)), found, expected))


def _place(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1
