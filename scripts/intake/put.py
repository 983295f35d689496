"""Puts changed records in place of those that there are, all or nothing; called by run.py.

The whole folder of records is made beside the present one, and the two change places in one step. So the records are whole at
every instant, whenever the command is ended, and nobody reads half of a change. Files that stay are the same files in both.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.files import delete
from scripts.messages.say import say
from scripts.publish.aside import working_folder
from scripts.publish.put_in_place import put_in_place
from scripts.records.problems import InputError, file_error

#: When each file was written, its size and its number on the disk, by its path: what tells that somebody else has written it.
Stamps = dict[str, tuple[int, int, int]]


def stamps_of(data: Path) -> Stamps:
    """Return the stamp of every file and folder under the folder `data`; those of links themselves. Raises OSError for a folder that is gone."""
    return dict(_stamps(str(data), ""))


def _stamps(folder: str, name: str) -> Iterator[tuple[str, tuple[int, int, int]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path, found = f"{name}/{entry.name}", entry.stat(follow_symlinks=False)
            if entry.is_dir(follow_symlinks=False):
                yield path, (0, 0, 0)
                yield from _stamps(entry.path, path)
            else:
                yield path, (found.st_mtime_ns, found.st_size, found.st_ino)


@contextmanager
def copy_of(data: Path, is_written: bool) -> Iterator[Path]:
    """Make a copy of the folder `data` in which to change records; it is deleted at the end with all that is beside it.

    To be put in place (`is_written`), it lies beside `data`, by one process at a time; else where nobody sees it.
    Raises InputError where another process holds the place for a minute, OSError when the disk fails.
    """
    place = data.resolve()
    if is_written:
        with working_folder(place) as folder:
            yield _copied(place, folder / "records")
    else:
        with TemporaryDirectory() as folder:
            yield _copied(place, Path(folder) / "records")


def put(copy: Path, data: Path, before: Stamps) -> None:
    """Put the folder `copy` in the place of `data`; the former one lies at `copy` then.

    `before` are the stamps of `data` when it was read. Raises InputError, and leaves `data` as it is, where somebody else has
    written there since.
    """
    place = data.resolve()
    if stamps_of(place) != before:
        raise _changed_meanwhile(data)
    put_in_place(copy, place)
    # Between the look and the step somebody may have written still: the former folder tells.
    if copy.exists() and stamps_of(copy) != before:
        put_in_place(copy, place)
        raise _changed_meanwhile(data)


def _copied(data: Path, copy: Path) -> Path:
    delete(copy)
    shutil.copytree(data, copy, symlinks=True, copy_function=_same_file)
    for folder, _, _ in os.walk(data):
        status = os.stat(folder)
        with suppress(PermissionError):  # only root may give a folder away
            os.chown(copy / Path(folder).relative_to(data), status.st_uid, status.st_gid)
    return copy


def _same_file(path: str, copy: str) -> None:
    """Let a file lie at a second place too; a copy of it where the disk or its owner does not allow that.

    A record is changed by putting another file in its place, so the one that lies at both is never written.
    """
    try:
        os.link(path, copy, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, copy, follow_symlinks=False)


def _changed_meanwhile(data: Path) -> InputError:
    return file_error(data, say("intake.records-changed-meanwhile"), say("fixing.run-again"))
