"""Replaces a folder by a new one in one step, and a real site by no demonstration; called by build.py, aside.py and releases.py."""

import ctypes
import errno
import os
from pathlib import Path

from scripts.files import write_through
from scripts.messages.say import say
from scripts.publish.server_folder import has_releases
from scripts.records.problems import file_error

#: Marks a built site with made-up records.
DEMONSTRATION_MARK = "demonstration.txt"
#: From linux/fcntl.h and linux/fs.h.
_WORKING_DIRECTORY, _RENAME_EXCHANGE = -100, 2
#: Where the old folder waits between two steps.
_EARLIER = ".earlier"


def check_place(out: Path) -> None:
    """Raise InputError when `out` holds something that is not a site, so that nobody's folder is replaced."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise file_error(out, say("publish.something-that-is-not-folder"), say("publish.folder-for-site"))
    if (out / ".git").exists():
        raise file_error(out, say("publish.repository"), say("publish.folder-that-may-be-replaced-whole"))
    if has_releases(out):
        raise file_error(
            out,
            say("publish.folder-with-releases-that-were-published"),
            say("publish.folder-that-may-be-replaced-whole"),
        )
    if out.is_dir() and any(out.iterdir()) and not (out / "404.html").is_file():
        raise file_error(
            out, say("publish.folder-with-other-things-in-it"), say("publish.empty-folder-or-earlier-build-of")
        )


def is_demonstration(site: Path) -> bool:
    """Whether the built site in the folder `site` is a demonstration."""
    return (site / DEMONSTRATION_MARK).is_file()


def check_kind(built: Path, out: Path) -> None:
    """Raise InputError when the site in `built` is a demonstration and that in `out` is not."""
    if is_demonstration(built) and out.is_dir() and any(out.iterdir()) and not is_demonstration(out):
        raise file_error(
            out, say("publish.real-site-where-demonstration-would-stand"), say("publish.another-folder-out-dir")
        )


def put_in_place(built: Path, out: Path) -> None:
    """Put the folder `built` at `out`, on the same disk, in one step; the caller deletes what lies at `built` or beside it then.

    At every instant the old or the new folder is at `out`, whole, for readers and after a loss of power alike: the new one
    is on the disk before it is put in place, and that step before the old one may be deleted. Where the kernel or the file
    system cannot exchange two folders (NFS cannot), there is an instant with none between two steps: a process that is
    killed in that instant leaves the old one aside, for `put_back`.
    """
    os.sync()  # thousands of files, one by one, take many times as long
    if not out.exists():
        built.rename(out)
    elif not _exchanged(built, out):
        _in_two_steps(built, out)
    write_through(out.parent)
    write_through(built.parent)


def put_back(folder: Path, out: Path) -> None:
    """Put what a killed `put_in_place` moved away into `folder` back to `out`, where nothing is there."""
    if (folder / _EARLIER).exists() and not out.exists():
        (folder / _EARLIER).rename(out)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change places in one step; return whether the kernel and the file system can do that.

    Linux can, since 3.15, but Python has no function for it, so that of the C library is called.
    """
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = [argument for path in (one, other) for argument in (_WORKING_DIRECTORY, os.fsencode(path))]
    if renameat2(*paths, _RENAME_EXCHANGE) == 0:
        return True
    error = ctypes.get_errno()
    if error in (errno.EINVAL, errno.ENOSYS):
        return False
    raise OSError(error, os.strerror(error), str(other))


def _in_two_steps(built: Path, out: Path) -> None:
    earlier = built.with_name(_EARLIER)
    try:
        out.rename(earlier)
        built.rename(out)
    except BaseException:  # a failure, or the command is told to stop
        put_back(built.parent, out)
        raise
