"""Writes what a record is to say into the YAML that it has, so that no other line changes; called by drafts.py.

ruamel.yaml finds where everything stands. Its own writer would wrap long texts anew and drop spaces, so the new words are put
between the old ones here, at the places that it gives: order, comments, remarks, quotes and indents of the rest stay as they are.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from scripts.intake.yaml_words import beside, block_lines, in_flow, item_lines, same, scalar
from scripts.messages.say import say
from scripts.records.hints import models_at
from scripts.records.kinds import KINDS
from scripts.records.known import Known
from scripts.records.problems import InputError, file_error
from scripts.records.text_files import as_read
from scripts.records.yaml_files import KeyPath, parse_yaml

#: The order in which a fact is written.
_FACT = ("value", "bound", "to", "source", "as_of", "note")

#: The blank lines and comments that follow on a line.
_COMMENTS = re.compile(r"(?:\r?\n *(?:#[^\r\n]*)?(?=\r?\n|$))+")


def rewritten(text: str, kind: str, data: Mapping[str, Any], name: str) -> str:
    """Return the text of a record of `kind`, in a file called `name`, that says `data`, with no other line changed.

    `data` is as the reader of records gives it: numbers, days, texts, lists and fields. Comments inside what goes stay.
    Raises InputError for a text that is no YAML, or is so written that it cannot be changed by a program.
    """
    old = parse_yaml(as_read(text), name).value
    if same(old, data):
        return text
    try:
        node = YAML(typ="safe", pure=True).compose(text)
        new = _Rewriting(text, kind).with_data(node, old, data)
        if same(parse_yaml(as_read(new), name).value, data):
            return new
    except (YAMLError, InputError):
        pass
    raise file_error(name, say("intake.record-written-so"), say("intake.change-by-hand"))


class _Rewriting:
    """The changes of one text, each a span and what stands there instead; put in together at the end."""

    def __init__(self, text: str, kind: str) -> None:
        self._text, self._kind = text, kind
        self._line_sign = "\r\n" if "\r\n" in text else "\n"
        self._edits: list[tuple[int, int, str]] = []

    def with_data(self, node: Node, old: Any, new: Any) -> str:
        """Return the text with all changes from what it says, `old`, to `new`."""
        self._value(node, old, new, (), 0, None)
        parts, place = [], 0
        # Those of one place stay in the order in which they came.
        for start, end, text in sorted(self._edits, key=lambda edit: edit[0]):
            parts += [self._text[place:start], text]
            place = max(place, end)
        return "".join((*parts, self._text[place:]))

    def _value(self, node: Node, old: Any, new: Any, path: KeyPath, before: int, indent: int | None) -> None:
        """Change the value that stands behind the sign at `before`; `indent` is that of its key, None inside braces and of an item."""
        if same(old, new):
            return
        if isinstance(node, MappingNode) and isinstance(new, Mapping) and old and new:
            self._mapping(node, old, new, path)
        elif isinstance(node, SequenceNode) and isinstance(new, list) and old and new:
            self._sequence(node, old, new, path)
        elif indent is None:
            is_word = isinstance(node, ScalarNode) and not isinstance(new, Mapping | list)
            style = node.style if isinstance(node, ScalarNode) else None
            self._put(node, scalar(new, style, is_flow=True) if is_word else in_flow(new), before)
        elif isinstance(new, Mapping | list) and new and not _is_short(new):
            self._put_below(node, new, before, indent)
        else:
            self._put_beside(node, new, before, indent)

    def _mapping(self, node: MappingNode, old: Mapping[str, Any], new: Mapping[str, Any], path: KeyPath) -> None:
        pairs = {str(key.value): (key, value) for key, value in node.value}
        gone = [key for key in pairs if key not in new]
        for name, (key, value) in pairs.items():
            if name in new:
                indent = None if node.flow_style else key.start_mark.column
                self._value(value, old[name], new[name], (*path, name), self._colon(key), indent)
        self._take_out(node, pairs, gone)
        anchor = ""
        for name in self._in_order(path, new):
            if name in pairs:
                anchor = name
            elif node.flow_style:
                self._add_in_braces(pairs, anchor, name, new[name])
            else:
                self._add_line(pairs, anchor or next(iter(pairs)), name, new[name])

    def _in_order(self, path: KeyPath, names: Mapping[str, Any]) -> list[str]:
        """Return the names of fields in the order of their model."""
        models = models_at(KINDS[self._kind], path)
        order = [name for model in models for name in (_FACT if issubclass(model, Known) else model.model_fields)]
        return sorted(names, key=lambda name: order.index(name) if name in order else len(order))

    def _add_in_braces(self, pairs: dict[str, tuple[Node, Node]], anchor: str, name: str, value: Any) -> None:
        written = f"{name}: {in_flow(value)}"
        if anchor:
            place = self._end(pairs[anchor][1], self._colon(pairs[anchor][0]))
            self._edits.append((place, place, f", {written}"))
        else:
            place = next(iter(pairs.values()))[0].start_mark.index
            self._edits.append((place, place, f"{written}, "))

    def _add_line(self, pairs: dict[str, tuple[Node, Node]], anchor: str, name: str, value: Any) -> None:
        """Add a field below another, or in the place of the line that offers it in a comment, as the form of a new record does."""
        key, before = pairs[anchor]
        end = self._line_end(self._end(before, self._colon(key)))
        indent = next(iter(pairs.values()))[0].start_mark.column
        lines = list(block_lines(name, value, indent))
        comments = _COMMENTS.match(self._text, end)
        blank = " " * indent
        offer = rf"(?<=\n){blank}# {re.escape(name)}:[^\r\n]*(?:\r?\n{blank}#  [^\r\n]*)*"
        offered = re.compile(offer).search(self._text, end, comments.end() if comments else end)
        if offered:
            self._edits.append((*offered.span(), self._line_sign.join(lines)))
        else:
            self._edits.append((end, end, self._below(lines)))

    def _sequence(self, node: SequenceNode, old: list[Any], new: list[Any], path: KeyPath) -> None:
        for number, (item, was, now) in enumerate(zip(node.value, old, new, strict=False)):
            self._value(item, was, now, (*path, number), item.start_mark.index, None)
        added, last = new[len(old) :], self._end(node.value[-1], node.end_mark.index)
        if node.flow_style:
            self._edits += [(last, last, f", {in_flow(item)}") for item in added]
            if len(new) < len(old):
                self._edits.append((self._end(node.value[len(new) - 1], last), last, ""))
            return
        end, indent = self._line_end(last), node.start_mark.column
        self._edits += [(end, end, self._below(item_lines(item, indent))) for item in added]
        for item in node.value[len(new) :]:
            self._take_out_lines(item.start_mark.index, self._end(item, item.end_mark.index), item)

    def _take_out(self, node: MappingNode, pairs: dict[str, tuple[Node, Node]], gone: list[str]) -> None:
        names = list(pairs)
        for name in gone:
            key, value = pairs[name]
            number, start, end = names.index(name), key.start_mark.index, self._end(value, self._colon(key))
            is_beside_dash = bool(self._text[self._line_start(start) : start].strip())
            if node.flow_style and number:
                before_key, before = pairs[names[number - 1]]
                self._edits.append((self._end(before, self._colon(before_key)), end, ""))
            elif node.flow_style or is_beside_dash:
                self._edits.append((start, pairs[names[number + 1]][0].start_mark.index, ""))
            else:
                self._take_out_lines(start, end, value)

    def _take_out_lines(self, start: int, end: int, node: Node) -> None:
        """Take out whole lines, without the comments among them."""
        first, last = self._line_start(start), self._line_end(end)
        kept = "".join(line[0] + self._line_sign for line in self._comments(start, last, node))
        self._edits.append((first, min(last + len(self._line_sign), len(self._text)), kept))

    def _put(self, node: Node, written: str, before: int) -> None:
        """Put something else in the place of a value, or of nothing."""
        start, end = node.start_mark.index, self._end(node, before)
        is_empty = start >= end or end == before
        self._edits.append((before, before, f" {written}") if is_empty else (start, end, written))

    def _put_beside(self, node: Node, value: Any, before: int, indent: int) -> None:
        """Put a word, number, text or short list behind its key."""
        end = self._end(node, before)
        is_scalar, style = isinstance(node, ScalarNode), getattr(node, "style", None)
        begins = before + 1 if end == before else node.start_mark.index
        taken = begins - self._line_start(before) - indent
        lines = beside(value, indent, taken, style if is_scalar else None)
        comments = [] if is_scalar else list(self._comments(before, end, node))
        if comments or "\n" in self._text[before : node.start_mark.index] or len(lines) > 1:
            head = self._text[before : self._line_end(before)]
            if not is_scalar and head.lstrip().startswith("#"):
                lines[0] += head
            kept = [line[0] for line in comments]
            self._edits.append((before, end, " " + self._line_sign.join((*lines, *kept))))
        else:
            self._put(node, lines[0], before)

    def _put_below(self, node: Node, value: Any, before: int, indent: int) -> None:
        """Put something that has lines of its own below its key; a comment behind the key stays there."""
        end = self._end(node, before)
        lines = list(block_lines("", value, indent))[1:]
        written = self._below(lines)
        line_end = self._line_end(end)
        if "\n" in self._text[before:end]:  # it had lines of its own
            kept = [line[0] for line in self._comments(before, end, node)]
            self._edits.append((before, end, written + self._below(kept)))
        elif line_end == end:
            self._edits.append((before, end, written))
        else:
            self._edits += [(before, end, ""), (line_end, line_end, written)]

    def _below(self, lines: Iterable[str]) -> str:
        return "".join(self._line_sign + line for line in lines)

    # Places

    def _colon(self, key: Node) -> int:
        """Return the place behind the colon of a key."""
        return self._text.index(":", key.end_mark.index) + 1

    def _end(self, node: Node, before: int) -> int:
        """Return where the words of a node end; of one without words, `before`."""
        if isinstance(node, ScalarNode):
            end = node.end_mark.index
            if node.style in ("|", ">"):  # blank lines behind it are of no text
                return len(self._text[:end].rstrip("\r\n "))
            return end if end > node.start_mark.index else before
        if isinstance(node, MappingNode) and node.value and not node.flow_style:
            key, value = node.value[-1]
            return self._end(value, self._colon(key))
        if isinstance(node, SequenceNode) and node.value and not node.flow_style:
            return self._end(node.value[-1], node.end_mark.index)
        return int(node.end_mark.index)

    def _line_start(self, place: int) -> int:
        return self._text.rfind("\n", 0, place) + 1

    def _line_end(self, place: int) -> int:
        """Return where the line of a place ends, before the sign of its end."""
        match = re.compile(r"\r?\n|$").search(self._text, place)
        return match.start() if match else len(self._text)

    def _comments(self, start: int, end: int, node: Node) -> Iterator[re.Match[str]]:
        """Yield the lines of comments between two places, but for those of a text that look like one."""
        texts = [(leaf.start_mark.index, leaf.end_mark.index) for leaf in _leaves(node)]
        for line in re.compile(r"^ *#[^\r\n]*", re.MULTILINE).finditer(self._text, self._line_end(start), end):
            if not any(first <= line.start() < last for first, last in texts):
                yield line


def _is_short(value: Any) -> bool:
    """Return whether a list stands on one line: one of words or numbers."""
    return isinstance(value, list) and not any(isinstance(item, Mapping) for item in value)


def _leaves(node: Node) -> Iterator[Node]:
    match node:
        case MappingNode():
            for _, value in node.value:
                yield from _leaves(value)
        case SequenceNode():
            for item in node.value:
                yield from _leaves(item)
        case _:
            yield node
