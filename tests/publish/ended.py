"""Runs Python in a process of its own and ends it at a random instant; used by the tests of publishing."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import ROOT

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGKILL)


def end_at_random(script: str, arguments: list[Path], number: int, seconds: float) -> None:
    """Run `script`, which prints a line when it begins and never ends, and end it within so many seconds after that line.

    The signals take turns by `number`, which is the seed of the instant too. Whoever is told to stop says so in one line.
    """
    ending = SIGNALS[number % len(SIGNALS)]
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline(), process.communicate()[1]
    time.sleep(random.Random(number).uniform(0, seconds))
    process.send_signal(ending)
    _, told = process.communicate(timeout=60)
    expected = (-ending, "") if ending == signal.SIGKILL else (128 + ending, "stopped\n")
    assert (process.returncode, told) == expected, (process.returncode, told)
