"""Reads YAML into plain values with the position of each; called by loader.py and pages/front_matter.py.

A record needs only mappings, lists and scalars, so the rest of YAML is rejected: anchors and
aliases (an alias can be made to grow without bound), tags, several documents, tabs, other encodings.
Scalars are read by the core schema of YAML 1.2, where `no` and `on` are words and `010` is not 8.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from scripts.files import read_table
from scripts.languages.dates import PartialDate
from scripts.messages.say import Message, say
from scripts.records.problems import InputError, Problem, file_error, shown
from scripts.records.text_files import MOST_PROBLEMS, hidden_sign, read_text, refuse_conflict
from scripts.records.typed import means_unknown, read_typed
from scripts.records.yaml_slips import comment_behind, slip_behind, slip_in_braces, slip_in_text

_MAX_DEPTH = 20
#: A number of more signs is text: no field can hold it, and Python would read some as infinite.
MOST_DIGITS = 20

#: What stands on a line after the name of its field; signs that are typed there may be signs of YAML.
_AFTER_KEY = re.compile(r"(?<=:\s)[^\s#].*?(?=\s*(?:#|$))")

#: The messages for what the reader of YAML says.
_MISTAKES: dict[str, str] = read_table(Path(__file__).with_name("yaml_mistakes.yml"))

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")
#: Nobody writes a last zero behind a point, but many put a point between thousands: 85.000, 1.200.
_THOUSANDS = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{2}0")
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

    def future_problems(
        self, path: KeyPath, day: date, latest: date, shown: PartialDate | None = None
    ) -> Iterator[Problem]:
        """Yield a problem when the day at `path`, shown as `shown`, lies after `latest`."""
        if day > latest:
            yield self.problem(
                path, say("records.future-date", shown=str(shown or day)), say("records.date-not-after", latest=latest)
            )


def read_yaml(path: Path, name: str) -> YamlFile:
    """Read the YAML file at `path`, called `name` in messages; raise InputError with what is wrong."""
    text = read_text(path, name)
    refuse_conflict(text, name)
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> YamlFile:
    """Read YAML that stands in `text`, of a file called `name`; raise InputError with what is wrong."""
    reader = _Reader(YamlFile(name, text))
    try:
        is_empty = reader.read_document()
    except yaml.YAMLError as error:
        raise InputError([_syntax_problem(name, text, error)]) from None
    if reader.refused:
        raise InputError(reader.refused[:MOST_PROBLEMS])
    if is_empty:
        raise file_error(name, say("records.empty-file"), say("records.record"))
    if reader.problems:
        raise InputError(reader.problems)
    return reader.file


def check_nesting(path: Path) -> None:
    """Raise InputError where YAML that another program will read is nested so deeply that this would overflow.

    What else is wrong with it that program says itself.
    """
    depth = 0
    with suppress(yaml.YAMLError):
        for event in yaml.parse(path.read_bytes(), Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > _MAX_DEPTH:
                line, column = _place(event)
                found = say("records.more-than-levels-of-nesting", max_depth=_MAX_DEPTH)
                raise InputError([Problem(shown(path), line, column, "", found, say("records.file-of-few-levels"))])


def _syntax_problem(name: str, text: str, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    slip = slip_behind(text, error)
    if slip:
        return Problem(name, slip.line, slip.column, "", slip.found, slip.expected)
    typed = _AFTER_KEY.search("".join(text.split("\n")[line - 1 : line]))
    if typed:
        if means_unknown(typed[0]):
            return Problem(
                name, line, typed.start() + 1, "", say("records.sign", typed=typed[0]), say("records.word-unknown")
            )
        number = read_typed(typed[0])
        if number and number.fields() != typed[0]:
            return Problem(name, line, typed.start() + 1, "", say("records.text-20", typed=typed[0]), number.fields())
    return Problem(name, line, column, "", *mistake_in(error))


def mistake_in(error: BaseException) -> tuple[Message, Message]:
    """Return what is wrong with a text that the reader of YAML refuses, and what was expected."""
    reason = getattr(error, "problem", None) or say("records.text-that-is-not-yaml")
    known = _MISTAKES.get(reason)
    found = say("records.mistake-in-yaml", reason=say(known) if known else reason)
    return found, say("records.quotes-around-colon" if known == "records.yaml-second-colon" else "records.valid-yaml")


class _Reader:
    """Turns the events of the YAML parser into values; collects all problems.

    Events come one by one, so that deep nesting ends the reading before anything is built that could overflow.
    """

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.problems: list[Problem] = []
        #: The YAML that a record may not use.
        self.refused: list[Problem] = []
        self._depth = 0
        self._lines = file.text.split("\n")
        self._events = yaml.parse(file.text, Loader=yaml.CSafeLoader)

    def read_document(self) -> bool:
        """Read the one document of the file; return whether there is none. Raises YAMLError, InputError for deep nesting."""
        self._next()  # the stream begins
        if isinstance(self._next(), yaml.StreamEndEvent):
            return True
        self.file.value = self._read(self._next(), ())
        self._next()  # the document ends
        following = self._next()
        if not isinstance(following, yaml.StreamEndEvent):
            self._refuse(
                following,
                (),
                say("records.mistake-in-yaml", reason=say("records.another-document")),
                say("records.valid-yaml"),
            )
        return False

    def _next(self) -> yaml.Event:
        event = next(self._events)
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if anchor:
            is_alias = isinstance(event, yaml.AliasEvent)
            mark = (
                say("records.yaml-alias", name=f"*{anchor}")
                if is_alias
                else say("records.yaml-anchor", name=f"&{anchor}")
            )
            self.refused.append(self._problem(event, (), mark, say("records.every-value-written-out")))
        if tag:
            self.refused.append(
                self._problem(event, (), say("records.yaml-tag", tag=tag), say("records.value-without-tag"))
            )
        self._depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if self._depth > _MAX_DEPTH:
            found = say("records.more-than-levels-of-nesting", max_depth=_MAX_DEPTH)
            raise InputError([*self.refused, self._problem(event, (), found, say("records.record-of-few-levels"))])
        return event

    def _read(self, event: yaml.Event, path: KeyPath) -> Any:
        self.file.places.setdefault(path, _place(event))
        if isinstance(event, yaml.MappingStartEvent):
            return self._read_mapping(path, is_in_braces=bool(event.flow_style))
        if isinstance(event, yaml.SequenceStartEvent):
            values: list[Any] = []
            while not isinstance(item := self._next(), yaml.SequenceEndEvent):
                values.append(self._read(item, (*path, len(values))))
            return values
        # An alias is refused already.
        return self._read_scalar(event, path) if isinstance(event, yaml.ScalarEvent) else None

    def _read_mapping(self, path: KeyPath, is_in_braces: bool) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(event, path, say("records.key-that-is-not-word"), say("records.name-of-field"))
                self._pass_over(event)
                self._pass_over(self._next())
                continue
            key = self._shown(event, path)
            if key in values:
                self._refuse(
                    event, (*path, key), say("records.field-second-time", key=key), say("records.each-field-once")
                )
            self.file.places[(*path, key)] = _place(event)
            value = self._next()
            is_bare = isinstance(value, yaml.ScalarEvent) and not value.value and not value.style
            slip = slip_in_braces(key) if is_in_braces and is_bare and not event.style else None
            if slip:
                self._refuse(event, path, *slip)
            values[key] = self._read(value, (*path, key))
        return values

    def _pass_over(self, event: yaml.Event) -> None:
        """Leave out what begins with an event."""
        end = self._depth - isinstance(event, yaml.CollectionStartEvent)
        while self._depth > end:
            self._next()

    def _read_scalar(self, event: yaml.ScalarEvent, path: KeyPath) -> Any:
        text = self._shown(event, path)
        if event.style:  # quoted or a block: always text
            return text
        slip = slip_in_text(text)
        if slip:
            self._refuse(event, path, *slip)
        lost = comment_behind(text, self._lines, event)
        if lost:
            self.problems.append(
                Problem(self.file.name, lost.line, lost.column, ".".join(map(str, path)), lost.found, lost.expected)
            )
        if text in _WORDS:
            return _WORDS[text]
        if _INTEGER.fullmatch(text) and len(text) < MOST_DIGITS:
            return int(text)
        if _THOUSANDS.fullmatch(text):
            found = say("records.three-digits-behind-point", text=text)
            either = say("records.either-number", one=text.replace(".", ""), other=f"{float(text):g}")
            self._refuse(event, path, found, either)
            return float(text)
        if _NUMBER.fullmatch(text) and len(text) < MOST_DIGITS:
            return float(text)
        if _DAY.fullmatch(text):
            return self._read_day(event, path)
        return text

    def _shown(self, event: yaml.ScalarEvent, path: KeyPath) -> str:
        """Return the text of a word or value, in which an escape ("\\u202e") may have put a sign that is not to be shown."""
        text: str = event.value
        sign = hidden_sign(text)
        if sign is not None:
            self._refuse(event, path, sign, say("records.printable-text"))
            return ""
        return text

    def _read_day(self, event: yaml.ScalarEvent, path: KeyPath) -> date | str:
        text: str = event.value
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._refuse(event, path, say("quoted", text=text), say("records.day-that-exists-as-in-2026"))
            return text

    def _refuse(self, event: yaml.Event, path: KeyPath, found: str, expected: str) -> None:
        self.problems.append(self._problem(event, path, found, expected))

    def _problem(self, event: yaml.Event, path: KeyPath, found: str, expected: str) -> Problem:
        return Problem(self.file.name, *_place(event), ".".join(map(str, path)), found, expected)


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    assert mark is not None  # the parser knows where each event begins
    return mark.line + 1, mark.column + 1
