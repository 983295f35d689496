"""Shows the progress of a build: a line for each step when it is done, and a progress bar while a step takes long."""

import sys
import time
from collections.abc import Callable
from typing import Any, TypeVar

import click

from scripts.messages.say import MessageLanguage, say, told

Result = TypeVar("Result")

#: Seconds after which a step shows a progress bar.
_SECONDS_BEFORE_BAR = 2.0


def tell(step: str, what: str, seconds: float, language: MessageLanguage = "en") -> None:
    """Print one step as a line in a language: its name, what it did and its time in seconds."""
    name = told(say(f"step.{step}"), language)
    print(f"{name:<9} {told(what, language):<58} {seconds:6.2f} s", file=sys.stderr, flush=True)


def timed(
    step: str, work: Callable[[], Result], what: Callable[[Result], str], language: MessageLanguage = "en"
) -> Result:
    """Do `work`, tell it as `step` with what `what` says of its result, and return the result."""
    start = time.perf_counter()
    result = work()
    tell(step, what(result), time.perf_counter() - start, language)
    return result


class Progress:
    """How far a step of `total` parts is: on a terminal a progress bar, once the step takes long; elsewhere nothing."""

    def __init__(self, step: str, total: int, language: MessageLanguage = "en") -> None:
        self._step, self._total, self._done = told(say(f"step.{step}"), language), total, 0
        self._start = time.perf_counter()
        self._bar: Any = None

    def advance(self) -> None:
        """Count one part more as done."""
        self._done += 1
        if self._bar is not None:
            self._bar.update(1)
        elif sys.stderr.isatty() and time.perf_counter() - self._start > _SECONDS_BEFORE_BAR:
            self._bar = click.progressbar(length=self._total, label=self._step, file=sys.stderr)
            self._bar.update(self._done)

    def end(self) -> None:
        """Take the bar off, so that the line of the step stands in its place."""
        if self._bar is not None:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
