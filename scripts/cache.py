"""Keeps what was made from one build to the next, by the hash of what it is made of; used by every step that keeps something.

Whatever lies in a cache may be lost, cut short or foreign: it is given out only when it is whole.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import distributions
from pathlib import Path

from scripts.files import write_whole
from scripts.paths import CONFIG, PROJECT

_KEPT_SECONDS = 30 * 24 * 3600
_CHECK_LENGTH = hashlib.sha256().digest_size


def digest(*parts: str | bytes) -> str:
    """Return the hash of texts or bytes; what stands in one part is never taken for a part of the next."""
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(len(content).to_bytes(8, "big") + content)
    return whole.hexdigest()


def _files(*folders: Path) -> Iterator[bytes]:
    """Yield the path and content of every file in the folders, but not what Python makes of its own."""
    for path in sorted(path for folder in folders for path in folder.rglob("*") if path.suffix != ".pyc"):
        if path.is_file():
            yield from (str(path.relative_to(PROJECT)).encode(), path.read_bytes())


#: The program with its words and libraries, as this process has loaded it: a live preview goes on with that.
PROGRAM = digest(
    sys.version,
    *_files(PROJECT / "scripts"),
    *sorted(f"{library.name} {library.version}" for library in distributions()),
)


def look() -> str:
    """Return the hash of what the look of pages is made of and is read anew by every build: templates and settings."""
    return digest(CONFIG.read_bytes(), *_files(PROJECT / "overrides", *(PROJECT / "scripts").rglob("templates")))


class Cache:
    """A folder with one file for each thing that is kept: its own hash, then its content."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a hash; None where nothing is, or nothing that is whole."""
        path = self._folder / key
        try:
            kept = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        content = kept[_CHECK_LENGTH:]
        return content if hashlib.sha256(content).digest() == kept[:_CHECK_LENGTH] else None

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under a hash; where the disk does not take it, it is made again another time."""
        with suppress(OSError):
            write_whole(self._folder / key, hashlib.sha256(content).digest() + content)

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a hash, or else what `make` makes, and keep that."""
        content = self.get(key)
        if content is None:
            content = make()
            self.put(key, content)
        return content

    def sweep(self) -> None:
        """Remove what no build has used for a month."""
        oldest = time.time() - _KEPT_SECONDS
        for path in self._folder.glob("*"):
            with suppress(OSError):  # another build may sweep too
                if path.stat().st_mtime < oldest:
                    path.unlink()
