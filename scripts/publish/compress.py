"""Writes Brotli and gzip beside each file of text, so that a server compresses nothing itself; called by hooks.py."""

import gzip
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from scripts.cache import PROGRAM, Cache, digest

#: Text of pages and their data, and the font of letters, which is not compressed as those of the web are; pictures are compressed already.
SUFFIXES = frozenset((".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".ttf"))
#: A smaller file fits one packet as it is. Records are hardly larger, and are read by programs, one at a time.
_SMALLEST = 1_400
#: The highest quality of Brotli takes thirty times as long for a tenth less; only what is cached for good is worth it.
_CACHED_FOR_GOOD = (".css", ".js", ".svg", ".ttf")
_QUALITY, _QUALITY_OF_ASSETS = 8, 11
#: Of Brotli, as powers of two.
_SMALLEST_WINDOW, _LARGEST_WINDOW = 16, 22


def compress_site(site: Path, cache: Cache) -> int:
    """Write FILE.br and FILE.gz beside every file of these kinds; return how many files have them.

    `cache` keeps what was compressed.
    """
    paths = [path for path in site.rglob("*") if path.suffix in SUFFIXES and path.is_file()]
    paths = [path for path in paths if path.stat().st_size >= _SMALLEST]
    with ThreadPoolExecutor() as threads:  # both libraries let other threads run while they work
        list(threads.map(lambda path: _compress(path, cache), paths))
    return len(paths)


def _compress(path: Path, cache: Cache) -> None:
    content = path.read_bytes()
    quality = _QUALITY_OF_ASSETS if path.suffix in _CACHED_FOR_GOOD else _QUALITY
    # A window that is larger than what it looks at only takes time.
    window = min(max(len(content).bit_length(), _SMALLEST_WINDOW), _LARGEST_WINDOW)
    ways: dict[str, Callable[[], bytes]] = {
        ".br": lambda: brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality, lgwin=window),
        # Without a time in its head, the same content gives the same bytes.
        ".gz": lambda: gzip.compress(content, 9, mtime=0),
    }
    for suffix, compressed in ways.items():
        cache.place(digest(PROGRAM, suffix, str(quality), content), compressed, path.with_name(path.name + suffix))
