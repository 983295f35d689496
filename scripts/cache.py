"""Keeps what was made from one build to the next, by the hash of what it is made of; used by every step that keeps something.

Whatever lies in a cache may be lost, cut short or foreign: it is given out only when it is whole.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cached_property
from importlib.metadata import distributions
from pathlib import Path

from scripts.files import write_whole
from scripts.paths import CONFIG, PROJECT

_KEPT_SECONDS = 30 * 24 * 3600
_HASH_LENGTH = 32


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
    """A folder with one file for each thing that is kept, called KEY.HASH: what it is made of, and what it is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @cached_property
    def _paths(self) -> dict[str, Path]:
        """The kept files by their keys; one look at the folder is sooner than a search for each."""
        return {path.stem: path for path in self._folder.glob("*.*")}

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a hash; None where nothing is, or nothing that is whole."""
        path = self._paths.get(key)
        try:
            content = path.read_bytes() if path else b""
            if path and _name(key, content) == path.name:
                os.utime(path)
                return content
        except OSError:
            pass  # another build may have swept it
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep `content` under a hash; where the disk does not take it, it is made again another time."""
        path = self._folder / _name(key, content)
        with suppress(OSError):
            write_whole(path, content)
            before, self._paths[key] = self._paths.get(key), path
            if before and before != path:
                before.unlink()

    def kept(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return what is kept under a hash, or else what `make` makes, and keep that."""
        content = self.get(key)
        if content is None:
            content = make()
            self.put(key, content)
        return content

    def place(self, key: str, make: Callable[[], bytes], path: Path) -> None:
        """Put what is kept under a hash, or else what `make` makes, at `path`; raises OSError when that cannot be written.

        The file gets a second name there, which takes a tenth of the time of a copy, where the disk has such names.
        """
        content = self.kept(key, make)
        path.unlink(missing_ok=True)  # it may be a name of another kept file, into which nothing may be written
        try:
            os.link(self._paths[key], path)
        except (KeyError, OSError):
            path.write_bytes(content)

    def sweep(self) -> None:
        """Remove what no build has used for a month."""
        oldest = time.time() - _KEPT_SECONDS
        for path in self._folder.glob("*"):
            with suppress(OSError):  # another build may sweep too
                if path.stat().st_mtime < oldest:
                    path.unlink()


def _name(key: str, content: bytes) -> str:
    return f"{key}.{hashlib.sha256(content).hexdigest()[:_HASH_LENGTH]}"
