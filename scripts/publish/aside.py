"""The folder beside a place in which what belongs there is made, by one process at a time; called by build.py and releases.py."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from scripts.files import delete
from scripts.publish.lock import locked
from scripts.publish.put_in_place import put_back

_LOCK = "lock"


@contextmanager
def working_folder(place: Path) -> Iterator[Path]:
    """Make a folder beside `place`, on the same disk; delete it with all that is in it at the end.

    What an ended process left there is deleted first, and what it moved away is put back; while another is at work for the
    same place, this one waits for it. Raises InputError when that takes too long.
    """
    folder = place.with_name(f".{place.name}-new")
    with locked(folder / _LOCK):
        put_back(folder, place)
        _empty(folder)
        try:
            yield folder
        finally:
            with suppress(OSError):  # what cannot be deleted is left to the next
                _empty(folder)
                # The lock goes last: whoever takes it finds nothing that is still being deleted. It may be there again then.
                (folder / _LOCK).unlink()
                folder.rmdir()


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            delete(path)
        elif path.name != _LOCK:
            path.unlink()
