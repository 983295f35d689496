"""Cuts the texts of pages into parts, one of which is fetched to show one result; called by index.py."""

from collections.abc import Sequence
from itertools import accumulate

from scripts.search.readings import WEIGHTS, Reading

#: About how much text a part has at least, in signs.
_LEAST = 1_000
#: The more pages a site has, the longer are their parts: so many of them a build writes and compresses soon enough.
_MOST_PARTS = 1_000
#: Pages of a site of more than so many share a file with their neighbours, which are written alike: a file takes longer to
#: write than to compress.
_ALONE, _TOGETHER = 400, 4


def group_size(pages: int) -> int:
    """Return how many pages of a site of so many are shown from one file."""
    return 1 if pages <= _ALONE else _TOGETHER


def part_length(readings: Sequence[Reading]) -> int:
    """Return about how much text a part shall have on a site of such pages."""
    return max(_LEAST, sum(len(block) for reading in readings for block in reading.blocks) // _MOST_PARTS)


def cut(reading: Reading, length: int) -> tuple[list[list[str]], dict[str, int]]:
    """Return the text of a page in parts of about `length`, and its words with parts in the place of blocks."""
    ends = list(accumulate(map(len, reading.blocks)))
    whole = ends[-1] if ends else 0
    count = max(1, round(whole / length))
    # A block belongs to the part in which its middle lies.
    middles = [end - len(block) / 2 for end, block in zip(ends, reading.blocks, strict=True)]
    part_of = [min(int(middle * count / whole), count - 1) for middle in middles] or [0]
    parts: list[list[str]] = [[] for _ in range(count)]
    for part, block in zip(part_of, reading.blocks, strict=False):
        parts[part].append(block)
    return parts, {word: part_of[said // WEIGHTS] * WEIGHTS + said % WEIGHTS for word, said in reading.words.items()}
