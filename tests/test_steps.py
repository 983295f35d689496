"""How far a build is: a bar on a terminal once a step takes long, elsewhere only the line of the step."""

import io
import sys

import pytest

from scripts import steps
from scripts.steps import Progress, timed


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("screen", "seconds", "shows_bar"),
    [(Terminal(), 0.0, True), (Terminal(), 60.0, False), (io.StringIO(), 0.0, False)],
    ids=["a long step on a terminal", "a short step on a terminal", "a long step elsewhere"],
)
def test_a_long_step_shows_on_a_terminal_how_far_it_is(monkeypatch, screen, seconds, shows_bar):
    monkeypatch.setattr(steps, "_SECONDS_BEFORE_BAR", seconds)
    monkeypatch.setattr(sys, "stderr", screen)
    progress = Progress("render", 4)
    for _ in range(2):
        progress.advance()
    progress.end()
    assert ("render" in screen.getvalue() and "50%" in screen.getvalue()) == shows_bar


def test_a_step_is_told_with_what_it_did(capsys):
    assert timed("export", lambda: [1, 2], lambda made: f"{len(made)} passports") == [1, 2]
    assert capsys.readouterr().err.startswith("export    2 passports ")
