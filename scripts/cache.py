"""Keeps PDFs, pictures and in what nothing was found, by a hash of all that each is made of; used by exports, publish, rendering, writing and check.

Nothing else takes long enough for a cache to earn its lines (README.md of the room exports has the figures).
Whatever lies in a cache may be lost, cut short or foreign: it is given out only when it is whole.
"""

import hashlib
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from scripts.files import write_whole

_KEPT_SECONDS = 30 * 24 * 3600


def digest(*parts: str | bytes) -> str:
    """Return the hash of texts or bytes; what stands in one part is never taken for a part of the next."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big") + content)
    return whole.hexdigest()


class Cache:
    """A folder with one file for each cache key: the hash of the content, then the content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a cache key; None where nothing is, or nothing that is whole."""
        path = self._folder / key
        try:
            stored = path.read_bytes()
            os.utime(path)
        except OSError:  # another build may have swept it
            return None
        checksum, content = stored[:32], stored[32:]
        return content if hashlib.sha256(content).digest() == checksum else None

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a cache key, or else what `make` makes, and keep that where the disk takes it."""
        content = self.get(key)
        if content is None:
            content = make()
            self.put(key, content)
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep content under a cache key in the place of what is kept there, where the disk takes it."""
        with suppress(OSError):
            write_whole(self._folder / key, hashlib.sha256(content).digest() + content)

    def sweep(self) -> None:
        """Remove what no build has used for a month."""
        oldest = time.time() - _KEPT_SECONDS
        for path in self._folder.glob("*"):
            with suppress(OSError):  # another build may sweep too
                if path.stat().st_mtime < oldest:
                    path.unlink()
