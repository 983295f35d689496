"""What a cell is understood as, and the error of one that is not; used by the modules that read cells."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scripts.files import read_table
from scripts.forms.layout import says_unknown
from scripts.languages.tables import table
from scripts.messages.say import Message, say
from scripts.reading.look_alikes import in_one_script, in_russian_letters
from scripts.records.typed import means_unknown

_SIGNS: dict[str, str] = table("both", "look_alikes")
_TO_CYRILLIC = str.maketrans(_SIGNS["latin"], _SIGNS["cyrillic"])
#: A word of nothing but Latin letters that look like Cyrillic ones: HET.
_LOOKS_CYRILLIC = re.compile(rf"(?<!\w)[{_SIGNS['latin']}]+(?!\w)")


@dataclass(frozen=True)
class Understood:
    """The value of a cell as YAML has it, or that it is not known."""

    value: Any = None
    is_unknown: bool = False
    bound: str | None = None
    to: int | float | None = None


UNKNOWN_FACT = Understood(is_unknown=True)


class NotUnderstood(Exception):
    """A cell says what its field cannot take, or what may be meant in two ways."""

    def __init__(self, found: Message, expected: Message) -> None:
        super().__init__(found)
        self.found, self.expected = found, expected


def found_text(text: str) -> Message:
    """Return what was found in a cell, short enough for a line."""
    return say("records.text-2", text=text[:60] + ("…" if len(text) > 60 else ""))


def in_plain_letters(text: str) -> str:
    """Return words as they are compared where they may be typed on a keyboard without Kazakh letters, or with Latin look-alikes."""
    cyrillic = _LOOKS_CYRILLIC.sub(lambda word: word[0].translate(_TO_CYRILLIC), in_one_script(text))
    return in_russian_letters(cyrillic.casefold()).replace("ё", "е")


def is_not_known(text: str) -> bool:
    """Return whether a text only says that something is not known."""
    return means_unknown(text) or says_unknown(text) or in_plain_letters(text) in _not_known()


@cache
def _not_known() -> frozenset[str]:
    return frozenset(map(in_plain_letters, table("both", "typed")["unknown"]))


@cache
def words() -> Any:
    """Return what offices write, as words.yml has it."""
    return read_table(Path(__file__).with_name("words.yml"))
