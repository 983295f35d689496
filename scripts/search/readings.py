"""Makes of a built page what the index needs of it: its words with their weight and place, and the text shown for them.

Called by index.py. Readings are kept from one build to the next by the hash of a page's text: most do not change.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from scripts.cache import PROGRAM, Cache, digest
from scripts.search.reader import Block, Field, PageText, read_page, read_parts
from scripts.search.tokens import words_of

#: How often a word stands on a page for its length, in so many steps; a word has so many in each field.
STEPS = 4
#: How many weights a word may have on a page; search-engine.js knows both numbers.
WEIGHTS = STEPS * len(Field)
#: A word of average weight stands once in so many words of text.
_USUAL_LENGTH = 400
#: A shorter block, such as the name of a fact without a value, shows little of what stands around a word.
_TELLING_LENGTH = 60


class Reading(NamedTuple):
    """A page for the index: its title, its words, and those blocks of its text that show a word best.

    Of a word it says its weight and the number of the block, in one number: `block * WEIGHTS + weight`.
    """

    title: str
    words: dict[str, int]
    blocks: list[str]


class Readings:
    """The readings of one language in one build; all that an earlier build has kept lie in one file."""

    def __init__(self, cache: Cache, *made_of: str) -> None:
        self._cache, self._key = cache, digest(PROGRAM, *made_of)
        lines = (cache.get(self._key) or b"").decode("utf-8", "surrogatepass").split("\n")
        self._kept: dict[str, str] = dict(line.split(" ", 1) for line in lines if line)
        self._used: dict[str, str] = {}

    def of(self, html: str) -> Reading:
        """Return the reading of a built page, made now or in an earlier build of the same text."""
        parts = read_parts(html)
        key = digest(*parts)
        kept = self._kept.get(key)
        reading = Reading(*json.loads(kept)) if kept else _reading(read_page(*parts))
        self._used[key] = kept or json.dumps(reading, ensure_ascii=False, separators=(",", ":"))
        return reading

    def close(self) -> None:
        """Keep the readings of this build for the next one."""
        if self._used != self._kept:
            lines = "\n".join(f"{key} {text}" for key, text in self._used.items())
            self._cache.put(self._key, lines.encode("utf-8", "surrogatepass"))


def _reading(page: PageText) -> Reading:
    block_words = [words_of(block.text) for block in page.blocks]
    fields: dict[str, Field] = {}
    counts: Counter[str] = Counter()
    for block, words in sorted(zip(page.blocks, block_words, strict=True), key=lambda pair: pair[0].field):
        fields.update(dict.fromkeys(words, block.field))  # what says most of the page stands last
        if block.field is not Field.EDGE:
            counts.update(words)
    for word in words_of(page.description):  # says what the page is about, of the words that the page has
        if word in fields:
            fields[word] = max(Field.LEAD, fields[word])
    best = _best_blocks(page.blocks, block_words)
    # The lead is shown of a page that is found by its title.
    shown = {number for number, block in enumerate(page.blocks) if block.field is Field.LEAD}.union(best.values())
    places = {number: place for place, number in enumerate(sorted(shown))}
    length = sum(counts.values())
    steps = {count: _step(count, length) for count in {0, *counts.values()}}
    title_step = round((STEPS - 1) * 2 / (1 + len(words_of(page.title))))  # says more of a page the shorter it is
    said = {}
    for word, field in fields.items():
        step = title_step if field is Field.TITLE else steps[counts[word]]
        said[word] = places.get(best.get(word, -1), 0) * WEIGHTS + field * STEPS + step
    return Reading(page.title, said, [page.blocks[number].text for number in places])


def _step(count: int, length: int) -> int:
    """Return how much a page of `length` words says a word: more of it counts less and less, a long page too."""
    usual = 0.5 + length / (2 * _USUAL_LENGTH)
    return round((STEPS - 1) * count / (count + 1.5 * usual))


def _best_blocks(blocks: Sequence[Block], block_words: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return for every word the number of the block that shows it best: the first that tells much, or the first."""
    numbers = [number for number, block in enumerate(blocks) if block.field not in (Field.EDGE, Field.TITLE)]
    numbers.sort(key=lambda number: (_tells(blocks[number]), -number))
    best: dict[str, int] = {}
    for number in numbers:  # the one that comes last is kept
        best.update(dict.fromkeys(block_words[number], number))
    return best


def _tells(block: Block) -> bool:
    return block.field is not Field.HEADING and len(block.text) >= _TELLING_LENGTH
