"""Does a part of the work in a copy of this process, on another core; called by checks.py, generate.py and side_by_side.py."""

import multiprocessing
import os
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

Result = TypeVar("Result")


def in_second_process(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begin `work` in a copy of this process as it is now; return the function that waits for what it returns.

    Where there is no second core, or the system cannot copy a process, or other threads run here, whose locks would be
    copied too, the work is done when it is waited for.
    """
    can_copy = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    if not can_copy or (os.cpu_count() or 1) < 2:
        return work
    fork = multiprocessing.get_context("fork")
    receiver, sender = fork.Pipe(duplex=False)
    process = fork.Process(target=_work_and_send, args=(work, sender), daemon=True)
    process.start()
    sender.close()

    def wait() -> Result:
        try:
            result: Result = receiver.recv()
        except EOFError:
            return work()  # what went wrong there is seen here
        finally:
            process.join()
        return result

    return wait


def _work_and_send(work: Callable[[], Result], sender: Connection) -> None:
    try:
        sender.send(work())
    except Exception:
        sender.close()
