"""Ends a command when it is told to stop (Ctrl+C, or SIGTERM of a server or a CI run); called by __main__.py."""

import os
import signal
import sys
from functools import partial
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def unwind_when_stopped(word: str = "stopped") -> None:
    """Let both signals unwind the command, so that what it has made halfway is deleted; the exit code is 128 and the signal's number.

    `word` is told then, in English until the language of messages is known. Only the first signal counts: a second one would end the cleaning up, and what is left would wait for the next run.
    """
    for number in _SIGNALS:
        signal.signal(number, partial(_unwind, f"{word}\n".encode()))


def stop_at_once() -> None:
    """Let SIGTERM end this process without unwinding, and leave Ctrl+C, which reaches every process, to the first of them."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _unwind(told: bytes, number: int, frame: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    os.write(2, told)  # not by print, which may be what was interrupted
    sys.exit(128 + number)
