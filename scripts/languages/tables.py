"""The tables of a language, which are data and no program: scripts/languages/LANGUAGE/NAME.yml; used by every room."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Literal

from scripts.files import read_table
from scripts.languages import Language

_FOLDER = Path(__file__).parent
#: Whose tables there are: those of a language, and those of what both have in common.
Owner = Language | Literal["both"]


@cache
def table(language: Owner, name: str) -> Any:
    """Return the table `name` of a language, read once; whoever asks for it leaves it as it is."""
    return read_table(_FOLDER / language / f"{name}.yml")


def words_in(language: Language, name: str, key: str) -> frozenset[str]:
    """Return the words that the table `name` has under `key`, written with spaces between them."""
    return frozenset(table(language, name)[key].split())


def one_of(words: Iterable[str]) -> str:
    """Return a regular expression, a group, for any of `words`, the longest first."""
    return f"(?:{'|'.join(sorted(words, key=lambda word: (-len(word), word)))})"
