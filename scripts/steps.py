"""Tells on screen which step of the line was done, over how many things, in how long; used by hooks.py and build.py."""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


def tell(step: str, what: str, seconds: float) -> None:
    """Print one step as a line: its name, what it did and its time."""
    print(f"{step:<9} {what:<58} {seconds:6.2f} s", file=sys.stderr, flush=True)


def timed(step: str, work: Callable[[], Result], what: Callable[[Result], str]) -> Result:
    """Do `work`, tell it as `step` with what `what` says of its result, and return the result."""
    start = time.perf_counter()
    result = work()
    tell(step, what(result), time.perf_counter() - start)
    return result
