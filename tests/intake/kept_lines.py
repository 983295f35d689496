"""Which lines of a record a change may touch, by another reader of YAML than the one that changes it."""

from collections.abc import Iterator
from typing import Any

import yaml

from scripts.records.text_files import as_read
from scripts.records.yaml_files import KeyPath, parse_yaml


def values_of(text: str) -> Any:
    """Return what the text of a record says."""
    return parse_yaml(as_read(text), "record.yml").value


def spans(text: str) -> dict[KeyPath, range]:
    """Return the lines, from 0, on which each field or item of a record stands."""
    return dict(_spans(yaml.compose(text, yaml.SafeLoader), ()))


def _spans(node: yaml.Node, path: KeyPath) -> Iterator[tuple[KeyPath, range]]:
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    for key, value in pairs:
        yield (*path, key.value), range(key.start_mark.line, _last_line(value, key) + 1)
        yield from _spans(value, (*path, key.value))
    for number, item in enumerate(node.value if isinstance(node, yaml.SequenceNode) else ()):
        yield (*path, number), range(item.start_mark.line, _last_line(item, item) + 1)
        yield from _spans(item, (*path, number))


def _last_line(node: yaml.Node, key: yaml.Node) -> int:
    """Return the last line on which a node has words; the blank lines and comments behind it are not its own."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1], last[0]) if isinstance(last, tuple) else _last_line(last, last)
    if isinstance(node, yaml.ScalarNode) and node.style in (">", "|"):
        return (
            node.start_mark.line
            + len(node.start_mark.buffer[node.start_mark.pointer : node.end_mark.pointer].rstrip().split("\n"))
            - 1
        )
    return (
        max(node.end_mark.line, key.end_mark.line)
        if node.end_mark.pointer > node.start_mark.pointer
        else key.end_mark.line
    )


def are_kept(old: str, new: str, touched: set[int]) -> bool:
    """Return whether every line of a text but those `touched` stands in the new one too, byte for byte and in the same order."""
    following = iter(new.splitlines(keepends=True))
    kept = (line for number, line in enumerate(old.splitlines(keepends=True)) if number not in touched)
    return all(any(line == other for other in following) for line in kept)
