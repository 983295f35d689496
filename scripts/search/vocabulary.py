"""Writes the words of a language by families and where each stands, in parts small enough to be fetched one by one.

Called by index.py; search-engine.js reads the same.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from scripts.search.tokens import has_digit

#: About the size of one part before compression, in characters.
_PART_LENGTH = 6_000
#: No more signs than one digit of this base can say are taken from the root before.
_BASE = "0123456789abcdefghijklmnopqrstuvwxyz"

#: Of one word: by what page_words.py says of it on a page, the numbers of those pages, in order.
Places = dict[int, list[int]]


def by_code_units(word: str) -> bytes:
    """Return a key that sorts words as a browser compares them."""
    return word.encode("utf-16-be", "surrogatepass")


def places_of_words(pages: Iterable[Mapping[str, int]]) -> dict[str, Places]:
    """Return where every word stands; `pages` are the words of the pages in the order of their numbers."""
    places: dict[str, Places] = defaultdict(lambda: defaultdict(list))
    for number, words in enumerate(pages):
        for word, said in words.items():
            places[word][said].append(number)
    return places


def families_of(words: Iterable[str], root: Callable[[str], str]) -> dict[str, list[str]]:
    """Return the words without digits by their roots, all in order."""
    families: dict[str, list[str]] = defaultdict(list)
    for word in sorted((word for word in words if not has_digit(word)), key=by_code_units):
        families[root(word)].append(word)
    return {name: families[name] for name in sorted(families, key=by_code_units)}


def written_families(families: Mapping[str, Sequence[str]]) -> str:
    """Return families as a text: a line for each, with the root and the ends of its words.

    A root says how many signs it has in common with the root before; a word says, where it differs from the root before
    its end, how many signs of the root it does without. A root that is its only word stands alone: `0цех,,тар,тың`.
    """
    lines, before = [], ""
    for root, words in families.items():
        shared = min(shared_length(before, root), len(_BASE) - 1)
        ends = "".join(f",{_end(root, word)}" for word in words) if words != [root] else ""
        lines.append(f"{_BASE[shared]}{root[shared:]}{ends}")
        before = root
    return "\n".join(lines)


def _end(root: str, word: str) -> str:
    shared = shared_length(root, word)
    return f"{len(root) - shared or ''}{word[shared:]}"


def shared_length(one: str, other: str) -> int:
    """Return how many signs two words have in common at their beginning."""
    count = 0
    while one[count : count + 1] == other[count : count + 1] != "":
        count += 1
    return count


def parts_of_families(
    families: Mapping[str, Sequence[str]], places: Mapping[str, Places]
) -> tuple[list[list[Any]], list[int]]:
    """Return for every family where its words stand, cut into parts, and with which family each part begins."""
    written = [[_written_places(places[word]) for word in words] for words in families.values()]
    starts = _cut(written)
    return _between(written, starts), starts


def parts_of_numbers(places: Mapping[str, Places]) -> tuple[list[list[Any]], list[str]]:
    """Return the words with digits and where they stand, cut into parts, and with which word each part begins."""
    numbers = sorted(filter(has_digit, places), key=by_code_units)
    written = [[word, _written_places(places[word])] for word in numbers]
    starts = _cut(written)
    return _between(written, starts), [numbers[start] for start in starts]


def _written_places(places: Places) -> list[list[int]]:
    """Return places as lists of numbers: what is said of the word, then the pages by their distances."""
    return [[said, *distances(pages)] for said, pages in sorted(places.items())]


def distances(numbers: Sequence[int]) -> list[int]:
    """Return numbers in order, each as its distance from the one before; how many follow one on another is less than nothing."""
    written: list[int] = []
    before = -1
    for number in numbers:
        if number - before > 1:
            written.append(number - before)
        elif written and written[-1] < 0:
            written[-1] -= 1
        else:
            written.append(-1)
        before = number
    return written


def _cut(written: Sequence[Any]) -> list[int]:
    """Return with which of the things each part begins."""
    starts, length = [], _PART_LENGTH
    for number, thing in enumerate(written):
        if length >= _PART_LENGTH:
            starts.append(number)
            length = 0
        length += len(as_json(thing))
    return starts


def _between(things: Sequence[Any], starts: Sequence[int]) -> list[list[Any]]:
    return [list(things[start:end]) for start, end in zip(starts, [*starts[1:], len(things)], strict=True)]


def as_json(value: Any) -> str:
    """Return a value as JSON, short and the same for the same value."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
