"""Does a part of the work in a copy of this process, on the other core; called by check/runner.py and build.py."""

import gc
import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from scripts.stopping import stop_at_once

Result = TypeVar("Result")

#: Linux lists the threads of a process here, also those of its libraries.
_THREADS = Path("/proc/self/task")


@contextmanager
def in_second_process(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin `work` in a copy of this process as it is now; yield the function that waits for what it returns.

    Where there is no second core, or another thread runs here, whose locks would be copied too, the work is done when it
    is waited for; so it is when it fails in the copy, so that its error is raised here. A copy for which nobody waited
    (something failed here) is ended at the end of the block, so that it writes no more into folders that are deleted then;
    when this process is killed, the copy ends itself, so that it holds no lock any longer.
    """
    if (os.cpu_count() or 1) < 2 or not _THREADS.is_dir() or len(list(_THREADS.iterdir())) > 1:
        yield work
        return
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    gc.freeze()  # as its documentation advises before a fork: what is shared by both is not looked through again in each
    process = fork.Process(target=_work_and_send, args=(work, sender), daemon=True)
    process.start()
    sender.close()

    def wait() -> Result:
        try:
            result: Result = receiver.recv()
        except EOFError:
            return work()
        process.join()
        return result

    try:
        yield wait
    finally:
        process.kill()
        process.join()


def in_turn(count: int) -> Iterator[int]:
    """Yield the numbers below `count` to this process and to its copies, each to the one that asks first."""
    assert count < 256  # a byte each, of which a read takes one
    reader, writer = os.pipe()
    os.write(writer, bytes(range(count)))
    os.close(writer)

    def taken() -> Iterator[int]:
        with os.fdopen(reader, "rb", buffering=0) as numbers:
            while number := numbers.read(1):
                yield number[0]

    return taken()


def _work_and_send(work: Callable[[], Result], sender: Connection) -> None:
    stop_at_once()
    threading.Thread(target=_end_with_first, daemon=True).start()
    with open(os.devnull, "w") as nowhere, redirect_stderr(nowhere):  # what goes wrong is told when it is done again
        try:
            sender.send(work())
        except Exception:
            sender.close()


def _end_with_first() -> None:
    first = multiprocessing.parent_process()
    assert first is not None  # only a copy calls this
    first.join()
    os._exit(1)
