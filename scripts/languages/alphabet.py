"""Alphabetical order of Kazakh and Russian names; called by the pages room for every list of names."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from scripts.languages import Language

Item = TypeVar("Item")

# The order of letters follows the alphabet of each language (the same as Intl.Collator of kk and ru).
ALPHABETS: dict[Language, str] = {
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
}

_LETTER_OFFSET = 1_000
_FOREIGN_OFFSET = 10_000


def sort_key(text: str, language: Language) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Return a key that puts `text` where a reader of `language` looks for it.

    Quotes, dashes and other signs do not count; digits come before letters, letters of the
    language's own alphabet before all other letters. In Russian ё sorts with е and decides only
    between words that are otherwise equal, as in printed dictionaries.
    """
    letters = [letter for letter in text.casefold() if letter.isalnum() or letter == " "]
    folded = ["е" if language == "ru" and letter == "ё" else letter for letter in letters]
    return (
        tuple(_rank(letter, language) for letter in folded),
        tuple(_rank(letter, language) for letter in letters),
        text,
    )


def in_order(items: Iterable[Item], name: Callable[[Item], str], language: Language) -> list[Item]:
    """Return `items` in the alphabetical order of `language` by what `name` says of each."""
    return sorted(items, key=lambda item: sort_key(name(item), language))


def _rank(letter: str, language: Language) -> int:
    if letter == " ":
        return 0
    position = ALPHABETS[language].find(letter)
    if position >= 0:
        return _LETTER_OFFSET + position
    if letter.isdigit():
        return 1 + ord(letter)
    return _FOREIGN_OFFSET + ord(letter)
