"""Lets one process at a time build or publish to a place; called by aside.py and releases.py."""

import fcntl
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.messages.language import language_of_system
from scripts.messages.say import say, told
from scripts.records.problems import file_error, shown

#: How long the second waits: publishing takes seconds, so whatever takes longer is worth a look by a keeper.
_SECONDS = 60
_PAUSE = 0.1


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, which is made with its folder where it is missing; wait while another process holds it.

    The kernel lets go of the lock when its holder ends, however it ends. Raises InputError when the other does not end
    within a minute: both want their work done, so the second waits, but nobody wants to wait for a process that hangs.
    """
    until = time.monotonic() + _SECONDS
    has_told = False
    while (held := _held(path)) is None:
        if time.monotonic() > until:
            raise file_error(
                path,
                say("publish.lock-that-another-process-has-held", seconds=_SECONDS),
                say("publish.that-process-to-end"),
            )
        if not has_told:
            print(told(say("publish.waits", path=shown(path)), language_of_system()), file=sys.stderr, flush=True)
            has_told = True
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        os.close(held)


def _held(path: Path) -> int | None:
    """Open the lock file and return its descriptor when it is ours; None when another process holds it or has just deleted it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        opened = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except FileNotFoundError:
        return None
    except FileExistsError:  # it was there, and was deleted before mkdir looked what it is
        if path.parent.is_file():
            raise
        return None
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(opened), path.stat()):
            return opened
    except (BlockingIOError, FileNotFoundError):
        pass
    except BaseException:
        os.close(opened)
        raise
    os.close(opened)
    return None
