"""Precompressed files: Brotli and gzip beside each text file, so that a server compresses nothing itself; called by site_build.py."""

import gzip
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

#: Text of pages and their data; pictures are compressed already.
SUFFIXES = frozenset((".html", ".css", ".js", ".json", ".geojson", ".jsonld", ".svg", ".xml", ".txt", ".csv"))
#: A smaller file fits one packet uncompressed.
_SMALLEST = 1_400
#: The highest quality of Brotli takes thirty times as long for a tenth less; only what is cached for good is worth it.
_CACHED_FOR_GOOD = (".css", ".js", ".svg")
_QUALITY, _QUALITY_OF_ASSETS = 8, 11
#: Window sizes of Brotli, as powers of two.
_SMALLEST_WINDOW, _LARGEST_WINDOW = 16, 22


def compress_site(paths: Iterable[Path]) -> int:
    """Write FILE.br and FILE.gz beside every file of these kinds among `paths`; return how many files have them."""
    chosen = [path for path in paths if path.suffix in SUFFIXES and path.stat().st_size >= _SMALLEST]
    with ThreadPoolExecutor() as threads:  # both libraries release the GIL
        list(threads.map(_compress, chosen))
    return len(chosen)


def _compress(path: Path) -> None:
    content = path.read_bytes()
    quality = _QUALITY_OF_ASSETS if path.suffix in _CACHED_FOR_GOOD else _QUALITY
    # A window larger than the file only costs time.
    window = min(max(len(content).bit_length(), _SMALLEST_WINDOW), _LARGEST_WINDOW)
    compressed = brotli.compress(content, mode=brotli.MODE_TEXT, quality=quality, lgwin=window)
    path.with_name(f"{path.name}.br").write_bytes(compressed)
    # No timestamp in the header, so that the same content gives the same bytes.
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))


def decompressed(content: bytes, encoding: str) -> bytes:
    """Return what was compressed; `encoding` is that of the header Content-Encoding, or nothing."""
    ways = {"gzip": gzip.decompress, "br": brotli.decompress}
    return ways[encoding](content) if encoding else content
