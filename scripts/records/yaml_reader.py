"""Reads YAML into plain values and remembers where each stands; called by loader.py and pages/front_matter.py.

A record needs no more of YAML than mappings, lists and scalars, so the rest is refused: anchors and
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

from scripts.records.problems import InputError, Problem, file_problem
from scripts.records.text_reader import MOST_PROBLEMS, read_text

_MAX_DEPTH = 20

#: Signs of what is refused: an anchor, an alias, a tag, lists or keys opened in one line, a line set in far.
_SUSPECT = re.compile(r"[&!]|\*\w|-\s+-\s|^\s*\? |^ {15}", re.MULTILINE)

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


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read the YAML file at `path`, called `name` in messages; raise InputError with what is wrong."""
    return parse_yaml(read_text(path, name), name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """Read YAML that stands in `text`, of a file called `name`; raise InputError with what is wrong."""
    reader = _Reader(YamlFile(name, text))
    try:
        # Looking at every event takes as long as reading, so it is done only where there may be something to refuse.
        suspect = _SUSPECT.search(text) or text.count("[") + text.count("{") >= _MAX_DEPTH
        refused = list(islice(_refused(text, name), MOST_PROBLEMS)) if suspect else []
        root = None if refused else yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise InputError([_syntax_problem(name, error)]) from None
    if refused:
        raise InputError(refused)
    if root is None:
        raise InputError([file_problem(name, "an empty file", "a record")])
    reader.file.value = reader.read(root, ())
    if reader.problems:
        raise InputError(reader.problems)
    return reader.file


def _refused(text: str, name: str) -> Iterator[Problem]:
    """Yield what YAML allows and a record does not; the composer, which can be made to overflow, has not run yet."""
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


def _syntax_problem(name: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    reason = getattr(error, "problem", None) or "text that is not YAML"
    return Problem(name, line, column, "", f"a mistake in the YAML ({reason})", "valid YAML")


class _Reader:
    """Turns YAML nodes into values; collects the problems instead of stopping at the first one."""

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
