"""What the program says to editors and operators, as texts that know how they are said in each language; used by every room.

A message is said where something is found and put into words where it is printed: `say("records.no-file", name=…)` holds the
id and the values, and whoever prints it, in whatever language was asked for, gets the words of messages.yml.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, Protocol, Union, get_args

from babel import Locale

from scripts.files import read_table

#: The languages of messages; those of the site are two of them.
MessageLanguage = Literal["en", "kk", "ru"]
MESSAGE_LANGUAGES: tuple[MessageLanguage, ...] = get_args(MessageLanguage)

MESSAGES = Path(__file__).with_name("messages.yml")

#: What stands in a message: other messages, data of the editor as they were typed, numbers, lists of these.
Value = Union["Message", str, int, float, date, Path, None, Sequence["Value"]]

#: How a command of the project begins, as it is copied from a message: `{scripts}` stands for it in all of them.
COMMAND = ".venv/bin/python -m scripts"
#: The plural categories (CLDR) whose forms of a noun stand after a colon, the last for all others:
#: `{count:файл|файла|файлов}`. Kazakh has one form after numbers and needs no choice.
_FORMS: dict[MessageLanguage, tuple[str, ...]] = {"en": ("one",), "kk": (), "ru": ("one", "few")}
#: What would break a message in two on a terminal or turn it around, or is a space that nobody types.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class Told(Protocol):
    """What can be printed as a line in any language."""

    def told(self, language: MessageLanguage) -> str:
        """Return it in a language."""


class Message(str):
    """A message: as a text it is English; `told` gives it in any language."""

    __slots__ = ("id", "values")

    id: str
    values: Mapping[str, Value]

    def __new__(cls, id: str, values: Mapping[str, Value]) -> "Message":
        """Make the message of an id. Raises KeyError for an id or a value that messages.yml does not have."""
        message = super().__new__(cls, _filled(id, values, "en"))
        message.id, message.values = id, values
        return message

    def __reduce__(self) -> tuple[Any, ...]:
        """Let a message come from another process whole."""
        return Message, (self.id, self.values)


def say(id: str, /, **values: Value) -> Message:
    """Return the message `id` of messages.yml, with the values that stand in it."""
    return Message(id, values)


def told(text: str, language: MessageLanguage) -> str:
    """Return a message in a language; any other text as it is."""
    return _filled(text.id, text.values, language) if isinstance(text, Message) else text


def parts(text: str) -> Iterator[Message]:
    """Yield a message and every message that stands in it, from the outside in; nothing of any other text."""
    if isinstance(text, Message):
        yield text
        for value in text.values.values():
            for item in value if isinstance(value, (list, tuple)) else (value,):
                yield from parts(item) if isinstance(item, str) else ()


@cache
def messages() -> dict[str, dict[MessageLanguage, str]]:
    """Return the words of every message in each language, by its id."""
    table: dict[str, dict[MessageLanguage, str]] = read_table(MESSAGES)
    return table


class _Number(int):
    """A whole number in a message, which chooses the form of the noun behind it: `{count} {count:file|files}`."""

    language: MessageLanguage

    def __format__(self, forms: str) -> str:
        if not forms:
            return str(int(self))
        *others, last = forms.split("|")
        category = Locale.parse(self.language).plural_form(self)
        return dict(zip(_FORMS[self.language], others, strict=True)).get(category, last)


def _filled(id: str, values: Mapping[str, Value], language: MessageLanguage) -> str:
    shown = {name: _shown(value, language) for name, value in values.items()}
    return messages()[id][language].format_map({"scripts": COMMAND, **shown})


def _shown(value: Value, language: MessageLanguage) -> str | int:
    """Return a value as it stands in a message: on one line, since whoever reads messages reads them line by line.

    No-break spaces, which are put by the program, are ordinary ones: so they are typed, and looked for in the file.
    """
    if isinstance(value, Message):
        return told(value, language)
    if isinstance(value, str):
        return _UNSEEN.sub(lambda sign: " " if sign[0] in "\n\r\t\u00a0" else f"\\u{ord(sign[0]):04x}", value)
    if isinstance(value, int) and not isinstance(value, bool):
        number = _Number(value)
        number.language = language
        return number
    if isinstance(value, Sequence):
        return ", ".join(str(_shown(item, language)) for item in value)
    return str(value)
