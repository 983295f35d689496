"""What the index needs of a built page: its words with weight and place, and the text to show for them, cut into parts.

A part is fetched to show one result. Called by index.py.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from scripts.search.page_text import Field, TextBlock, read_page_text
from scripts.search.tokens import words_of

#: Steps of term frequency in each field, relative to the length of the page.
STEPS = 4
#: How many weights a word may have on a page; search-engine.js knows both numbers.
WEIGHTS = STEPS * len(Field)
#: The length of a usual page in words, as in BM25.
_USUAL_LENGTH = 400
#: A shorter block, such as the name of a fact without a value, shows little of what stands around a word.
_TELLING_LENGTH = 60
#: The least text of a part, in characters.
_LEAST = 1_000
#: At most about so many parts on a site, since each takes time to write and compress: a large site has longer ones.
_MOST_PARTS = 1_000
#: On a site of more than so many pages neighbours share a file, since writing a file takes longer than compressing it.
_ALONE, _TOGETHER = 400, 4


class IndexedPage(NamedTuple):
    """A page for the index: its title, its words, and those blocks of its text that show a word best.

    Of a word it says its weight and the number of the block, in one number: `block * WEIGHTS + weight`. `foreign` are
    those of its words that stand in it only where another language is spoken.
    """

    title: str
    words: dict[str, int]
    blocks: list[str]
    foreign: frozenset[str] = frozenset()


def indexed_page(html: str) -> IndexedPage:
    """Return a built page as the index needs it."""
    page = read_page_text(html)
    block_words = [words_of(block.text) for block in page.blocks]
    own_words = [_own_words(block, words) for block, words in zip(page.blocks, block_words, strict=True)]
    fields: dict[str, Field] = {word: Field.EDGE for words in block_words for word in words}
    counts: Counter[str] = Counter()
    for block, words in sorted(zip(page.blocks, own_words, strict=True), key=lambda pair: pair[0].field):
        fields.update(dict.fromkeys(words, block.field))  # the highest field comes last
        if block.field is not Field.EDGE:
            counts.update(words)
    for word in words_of(page.description):  # the description raises the words that the page has
        if word in fields:
            fields[word] = max(Field.LEAD, fields[word])
    best = _best_blocks(page.blocks, block_words)
    # The lead comes first, since the first block is shown where a page is found by its title.
    leads = [number for number, block in enumerate(page.blocks) if block.field is Field.LEAD]
    shown = dict.fromkeys((*leads, *sorted(best.values())))
    places = {number: place for place, number in enumerate(shown)}
    length = sum(counts.values())
    steps = {count: _step(count, length) for count in {0, *counts.values()}}
    title_step = round((STEPS - 1) * 2 / (1 + len(words_of(page.title))))  # a short title says more
    said = {}
    for word, field in fields.items():
        step = title_step if field is Field.TITLE else steps[counts[word]]
        said[word] = places.get(best.get(word, -1), 0) * WEIGHTS + field * STEPS + step
    told = {word for words in own_words for word in words}.union(*(words_of(block.aside) for block in page.blocks))
    return IndexedPage(page.title, said, [page.blocks[number].text for number in places], frozenset(said.keys() - told))


def _own_words(block: TextBlock, words: tuple[str, ...]) -> Sequence[str]:
    """Return the words of a block without those that are other names of a thing or stand in another language."""
    besides = [*words_of(block.aside), *words_of(block.foreign)]
    return list((Counter(words) - Counter(besides)).elements()) if besides else words


def _step(count: int, length: int) -> int:
    """Return how much a page of `length` words says a word: saturating with the count, and less on a long page, as in BM25."""
    usual = 0.5 + length / (2 * _USUAL_LENGTH)
    return round((STEPS - 1) * count / (count + 1.5 * usual))


def _best_blocks(blocks: Sequence[TextBlock], block_words: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return for every word the number of the block that shows it best: the first that tells much, or the first."""
    numbers = [number for number, block in enumerate(blocks) if block.field not in (Field.EDGE, Field.TITLE)]
    tells = [block.field is not Field.HEADING and len(block.text) >= _TELLING_LENGTH for block in blocks]
    numbers.sort(key=lambda number: (tells[number], -number))
    best: dict[str, int] = {}
    for number in numbers:  # the last one wins
        best.update(dict.fromkeys(block_words[number], number))
    return best


def group_size(pages: int) -> int:
    """Return how many pages of a site of so many are shown from one file."""
    return 1 if pages <= _ALONE else _TOGETHER


def part_length(pages: Sequence[IndexedPage]) -> int:
    """Return about how much text a part shall have on a site of such pages."""
    return max(_LEAST, sum(len(block) for page in pages for block in page.blocks) // _MOST_PARTS)


def cut(page: IndexedPage, length: int) -> tuple[list[list[str]], dict[str, int]]:
    """Return the text of a page in parts of about `length`, and its words with parts in the place of blocks."""
    ends = list(accumulate(map(len, page.blocks)))
    whole = ends[-1] if ends else 0
    count = max(1, round(whole / length))
    # A block belongs to the part in which its middle lies.
    middles = [end - len(block) / 2 for end, block in zip(ends, page.blocks, strict=True)]
    part_of = [min(int(middle * count / whole), count - 1) for middle in middles] or [0]
    parts: list[list[str]] = [[] for _ in range(count)]
    for part, block in zip(part_of, page.blocks, strict=False):
        parts[part].append(block)
    return parts, {word: part_of[said // WEIGHTS] * WEIGHTS + said % WEIGHTS for word, said in page.words.items()}
