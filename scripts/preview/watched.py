"""Which files of the content have changed since the last look; asked by worker.py.

A look at the few hundred files takes some milliseconds. It works on every disk, also on those of another system (a shared
folder, a container), whose changes are told to nobody.
"""

import os
import time
from collections.abc import Collection, Iterator
from pathlib import Path

from scripts.files import is_leftover

#: A program that saves a file may write it in parts: nothing is read before it is still for so many seconds.
_STILL = 0.04
_Stamps = dict[str, tuple[int, int, int]]


class Watched:
    """Files, and folders with all in them but for the folders `left_out` and what programs leave beside files."""

    def __init__(self, places: Collection[Path], left_out: Collection[Path]) -> None:
        self._places = [str(place) for place in places]
        self._left_out = {str(folder) for folder in left_out}
        self._seen = self._look()

    def changed(self) -> set[Path]:
        """Return the files that are new, others or gone since the last call, once they are still."""
        seen, now = self._seen, self._look()
        while now != seen and (after := self._look_again()) != now:
            now = after
        self._seen = now
        return {Path(name) for name in {*seen, *now} if seen.get(name) != now.get(name)}

    def _look_again(self) -> _Stamps:
        time.sleep(_STILL)
        return self._look()

    def _look(self) -> _Stamps:
        return {entry: stamp for place in self._places for entry, stamp in self._under(place)}

    def _under(self, place: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
        if os.path.isfile(place):
            yield from self._stamp(place)
            return
        try:
            entries = list(os.scandir(place))
        except OSError:  # gone meanwhile
            return
        for entry in entries:
            if is_leftover(entry.name) or entry.path in self._left_out:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from self._under(entry.path)
            else:
                yield from self._stamp(entry.path)

    def _stamp(self, path: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
        try:
            found = os.stat(path)
        except OSError:
            return
        yield path, (found.st_mtime_ns, found.st_size, found.st_ino)
