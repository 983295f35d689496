"""Makes of a built page what the index needs of it: its words with their weight and place, and the text shown for them.

Called by index.py. It is kept from one build to the next by the hash of the page's text, since most pages do not change.
"""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.cache import PROGRAM, Cache, digest
from scripts.search.reader import Block, Field, PageText, read_page, read_parts
from scripts.search.tokens import words_of

#: How often a word stands on a page for its length, in so many steps; a word has so many in each field.
STEPS = 4
#: A word of average weight stands once in so many words of text.
_USUAL_LENGTH = 400
#: A shorter block, such as the name of a fact without a value, shows little of what stands around a word.
_TELLING_LENGTH = 60
#: About how much text one part of a page has, in signs; a part is what is fetched to show one result.
_PART_LENGTH = 2_000


@dataclass(frozen=True)
class Reading:
    """A page for the index: its title, of every word its weight and the part that shows it, and the parts by blocks."""

    title: str
    words: dict[str, tuple[int, int]]
    parts: tuple[tuple[str, ...], ...]


def reading_of(html: str, cache: Cache) -> Reading:
    """Return the reading of a built page, made now or in an earlier build of the same text."""
    parts = read_parts(html)
    kept = json.loads(cache.kept(digest(PROGRAM, *parts), lambda: _as_bytes(_reading(read_page(*parts)))))
    words = {word: (weight, part) for word, (weight, part) in kept["words"].items()}
    return Reading(kept["title"], words, tuple(map(tuple, kept["parts"])))


def _as_bytes(reading: Reading) -> bytes:
    kept = {"title": reading.title, "words": reading.words, "parts": reading.parts}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")


def _reading(page: PageText) -> Reading:
    block_words = [words_of(block.text) for block in page.blocks]
    fields: dict[str, Field] = {}
    counts: Counter[str] = Counter()
    for block, words in zip(page.blocks, block_words, strict=True):
        for word in words:
            fields[word] = max(block.field, fields.get(word, Field.EDGE))
        if block.field is not Field.EDGE:
            counts.update(words)
    for word in words_of(page.description):  # says what the page is about, of the words that the page has
        if word in fields:
            fields[word] = max(Field.LEAD, fields[word])
    best = _best_blocks(page.blocks, block_words)
    parts, part_of = _parts(page.blocks, best)
    length = sum(counts.values())
    title_step = round((STEPS - 1) * 2 / (1 + len(words_of(page.title))))  # says more of a page the shorter it is
    weighed = {
        word: (
            field * STEPS + (title_step if field is Field.TITLE else _step(counts[word], length)),
            part_of[best[word]] if word in best else 0,
        )
        for word, field in fields.items()
    }
    return Reading(page.title, weighed, parts)


def _step(count: int, length: int) -> int:
    """Return how much a page of `length` words says a word: more of it counts less and less, a long page too."""
    usual = 0.5 + length / (2 * _USUAL_LENGTH)
    return round((STEPS - 1) * count / (count + 1.5 * usual))


def _best_blocks(blocks: Sequence[Block], block_words: Sequence[list[str]]) -> dict[str, int]:
    """Return for every word the number of the block that shows it best: the first that tells something, or the first."""
    best: dict[str, int] = {}
    for is_telling in (True, False):
        for number, block in enumerate(blocks):
            if _tells(block) >= is_telling and block.field not in (Field.EDGE, Field.TITLE):
                for word in block_words[number]:
                    best.setdefault(word, number)
    return best


def _tells(block: Block) -> bool:
    return block.field is not Field.HEADING and len(block.text) >= _TELLING_LENGTH


def _parts(blocks: Sequence[Block], best: dict[str, int]) -> tuple[tuple[tuple[str, ...], ...], dict[int, int]]:
    """Cut the blocks into parts; return the parts, and the part of every block.

    A block that is the best for no word is left out, unless it is the lead, which a page shows that is found by its title.
    """
    shown = set(best.values()) | {number for number, block in enumerate(blocks) if block.field is Field.LEAD}
    parts: list[list[str]] = [[]]
    part_of: dict[int, int] = {}
    length = 0
    for number in sorted(shown):
        text = blocks[number].text
        if parts[-1] and length + len(text) > _PART_LENGTH:
            parts.append([])
            length = 0
        part_of[number] = len(parts) - 1
        parts[-1].append(text)
        length += len(text)
    return tuple(map(tuple, parts)), part_of
