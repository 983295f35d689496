"""Ends a command when it is told to stop (Ctrl+C, or SIGTERM of a server or a CI run); called by __main__.py."""

import os
import signal
import sys
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def unwind_when_stopped() -> None:
    """Let both signals unwind the command, so that what it has made halfway is deleted; the exit code is 128 and the signal's number.

    Only the first signal counts: a second one would end the cleaning up, and what is left would wait for the next run.
    """
    for number in _SIGNALS:
        signal.signal(number, _unwind)


def stop_at_once() -> None:
    """Let SIGTERM end this process without unwinding, and leave Ctrl+C, which reaches every process, to the first of them."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _unwind(number: int, frame: FrameType | None) -> None:
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    os.write(2, b"stopped\n")  # not by print, which may be what was interrupted
    sys.exit(128 + number)
