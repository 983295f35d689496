"""Measures the Kazakh stemmer on words of a dictionary and their forms, beside no stemmer and the first five letters.

Called by __main__.py. The words are those of hunspell-kk that are made of no other word there, so that two of them
are seldom of one family; their forms are those of its affix file that the rule on spelling allows (the file makes
еңбекі of еңбек, which nobody writes). The figures are those of Paice (1996): the share of pairs of forms of one word
that get two roots, and of pairs of forms of two words that get one.
"""

import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from pathlib import Path

from scripts.languages.kazakh_endings import stems
from scripts.search import kazakh_stemmer
from tests.bench.shared import Line

SEED = 1
SAMPLE = 3000
_DICTIONARY = Path("/usr/share/hunspell/kk_KZ")
_WORD = re.compile("[а-яёәғқңөұүһі]{3,}")

#: What is compared: each gives a word its root.
PEERS: dict[str, Callable[[str], str]] = {
    "stemmer": kazakh_stemmer.stem,
    "no stemmer": lambda word: word,
    "first 5 letters": lambda word: word[:5],
}


def run() -> list[Line]:
    """Print a table; return one line for each peer and one for the speed."""
    groups = word_groups()
    words = [word for group in groups for word in group]
    print(f"{len(groups)} words of the dictionary, {len(words)} forms")
    rows: list[Line] = []
    for name, root in PEERS.items():
        under, over = indexes(groups, root)
        print(f"{name:16} under-stemming {under:.4f}  over-stemming {over * 1e6:8.2f} per million")
        rows.append(
            {"benchmark": "stemmer", "peer": name, "under": round(under, 4), "over_per_million": round(over * 1e6, 2)}
        )
    speed = words_per_second(words)
    print(f"{speed:,.0f} words a second, each for the first time")
    return [*rows, {"benchmark": "speed of the stemmer", "words": len(words), "words_per_second": round(speed)}]


def word_groups() -> list[list[str]]:
    """Return words of the dictionary, drawn by the seed, each with its forms."""
    lines = _DICTIONARY.with_suffix(".dic").read_text(encoding="utf-8-sig").splitlines()[1:]
    flags = dict(line.split("/") for line in lines if "/" in line)
    own = [
        word for word in flags if _WORD.fullmatch(word) and f"{word}у" not in flags and stems(word).isdisjoint(flags)
    ]
    rules = affixes()
    drawn = random.Random(SEED).sample(own, SAMPLE)
    return [
        sorted(form for form in forms(word, flags[word], rules) if form == word or word in stems(form))
        for word in drawn
    ]


def affixes() -> dict[str, list[tuple[str, str, re.Pattern[str]]]]:
    """Return what the affix file takes off, what it adds, and after what, by the sign of the rule."""
    rules = defaultdict(list)
    for line in _DICTIONARY.with_suffix(".aff").read_text(encoding="utf-8-sig").splitlines():
        match line.split():
            case ["SFX", sign, taken, added, condition]:
                rules[sign].append((taken.replace("0", ""), added.replace("0", ""), re.compile(f"{condition}$")))
    return rules


def forms(word: str, signs: str, rules: dict[str, list[tuple[str, str, re.Pattern[str]]]]) -> set[str]:
    """Return the word and all that the affix file makes of it."""
    made = {word}
    for sign in signs:
        for taken, added, condition in rules[sign]:
            if word.endswith(taken) and condition.search(word):
                made.add(word.removesuffix(taken) + added)
    return made


def indexes(groups: list[list[str]], root: Callable[[str], str]) -> tuple[float, float]:
    """Return the under-stemming and the over-stemming index of Paice."""
    total = sum(map(len, groups))
    by_root: dict[str, Counter[int]] = defaultdict(Counter)
    wanted = unwanted = parted = merged = 0
    for number, group in enumerate(groups):
        size = len(group)
        wanted += size * (size - 1)
        unwanted += size * (total - size)
        counts = Counter(map(root, group))
        parted += sum(count * (size - count) for count in counts.values())
        for text, count in counts.items():
            by_root[text][number] += count
    for counter in by_root.values():
        size = counter.total()
        merged += sum(count * (size - count) for count in counter.values())
    return parted / wanted, merged / unwanted


def words_per_second(words: list[str]) -> float:
    """Return how many words get their root in a second, the best of three turns without what is remembered."""
    times = []
    for _ in range(3):
        kazakh_stemmer.stem.cache_clear()
        start = time.perf_counter()
        for word in words:
            kazakh_stemmer.stem(word)
        times.append(time.perf_counter() - start)
    return len(words) / min(times)
