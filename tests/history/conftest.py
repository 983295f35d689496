"""The small site as it was published, for the tests of what changes after that."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.__main__ import main
from scripts.history.memory import remember, write_facts
from scripts.records.loader import load_records
from tests.check.small_site import SmallSite, site

__all__ = ["site"]

RULES = ("records", "changes", "unexplained-change")
HALL, WAGE = "production-sites/hall.yml", "figures/wage.yml"


@dataclass
class PublishedSite:
    """The small site, whose facts are remembered as published."""

    site: SmallSite
    built: Path

    def publish(self) -> None:
        """Remember what the records say now, as it is done after a site was published."""
        write_facts(load_records(self.site.tree.data), self.built)
        remember(self.built, self.site.docs)

    def findings(self) -> list[str]:
        """Return what an editor reads of changes."""
        return self.site.findings(*RULES)

    def changed(self, *arguments: str) -> int:
        """Run the command `changed`."""
        return main(["changed", "--docs", "docs", *arguments])

    def explain(self, fact: str, kind: str = "corrected", day: str = "2026-01-20") -> None:
        """Answer for a fact without being asked."""
        words = ("--kk", "Хатта басқа сан тұр.", "--ru", "В письме другое число.")
        assert self.changed("--fact", fact, "--as", kind, *words, "--day", day) == 0


@pytest.fixture
def published(site: SmallSite, tmp_path: Path) -> PublishedSite:
    """The small site on 1 February 2026, published; seen from the folder around it."""
    small = PublishedSite(site, tmp_path / "built")
    small.publish()
    return small


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Makes somebody at a terminal type these lines."""

    def typed(*lines: str) -> None:
        left: Iterator[str] = iter(lines)
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr("builtins.input", lambda question: next(left))

    return typed
