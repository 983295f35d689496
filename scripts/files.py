"""Writing files so that nothing is ever half there, telling rubbish from files, and reading the program's own tables; used by every room."""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path
from typing import Any

import yaml

#: What operating systems, office programs and editors leave beside the files that people make.
_LEFTOVER = re.compile(
    r"(?:\.|~\$|#).*|(?:thumbs\.db|desktop\.ini|__macosx|icon\r)|.*(?:~|\.(?:swp|swo|bak|orig|rej|tmp|temp))", re.I
)

#: The right to write a file, of anybody.
_MAY_WRITE = 0o222


class ChangedMeanwhileError(Exception):
    """Raised where somebody else has written a file since it was read."""


def is_leftover(name: str) -> bool:
    """Return whether a file of this name was left by a program, such as Thumbs.db or ~$list.docx, or is hidden."""
    return _LEFTOVER.fullmatch(name) is not None


def write_if_changed(path: Path, text: str) -> bool:
    """Write `text` to `path` in one step unless it stands there already; return whether it was written.

    A live preview watches the folder, so a file that does not change must not be touched.
    """
    content = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path` in one step, so that whoever reads it meanwhile gets all of the old or all of the new."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(content)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def rewrite(path: Path, old: bytes, new: bytes) -> None:
    """Put `new` in the place of what a file holds, in one step, with its rights, its owner and the links that lead to it.

    Raises ChangedMeanwhileError for a file that is no longer `old`, OSError for one that must not be written.
    """
    place = path.resolve(strict=True)
    status = place.stat()
    if not status.st_mode & _MAY_WRITE or not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    if place.read_bytes() != old:
        raise ChangedMeanwhileError
    aside = place.with_name(f".{place.name}.{os.getpid()}")
    try:
        aside.write_bytes(new)
        with suppress(PermissionError):  # only its owner, or root, may give a file away
            os.chown(aside, status.st_uid, status.st_gid)
        aside.chmod(status.st_mode & 0o7777)
        os.replace(aside, place)
    finally:
        aside.unlink(missing_ok=True)


def write_through(path: Path) -> None:
    """Wait until what stands in a file, or which names stand in a folder, is on the disk, where a loss of power leaves it."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some file systems cannot do it for folders
            raise
    finally:
        os.close(opened)


def delete(folder: Path) -> None:
    """Delete a folder with all that is in it, if it is there.

    shutil.rmtree takes a command that is told to stop meanwhile for an error of the disk, and goes on or tells of that.
    """
    for place, folders, files in os.walk(folder, topdown=False):
        for path in (os.path.join(place, name) for name in (*files, *folders)):
            if os.path.isdir(path) and not os.path.islink(path):
                os.rmdir(path)
            else:
                os.unlink(path)
    if folder.is_dir():
        folder.rmdir()


def read_table(path: Path) -> Any:
    """Return the data of a YAML file that is a part of the program."""
    return yaml.load(path.read_bytes(), yaml.CSafeLoader)
