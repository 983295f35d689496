"""What the rules are given: the site, what they learnt from its records, what is remembered; made by runner.py."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from scripts.check.dependence import independent
from scripts.check.remembered import Remembered
from scripts.records.loader import Records
from scripts.records.problems import Problem
from scripts.twins.interface import Interface
from scripts.twins.site import Site

LearntRule = TypeVar("LearntRule")


class Lexicon:
    """The rules that first learn from the records what to look for; each learns once, when it is first asked."""

    def __init__(self, records: Records) -> None:
        self.records = records
        self._rules: dict[Callable[[Records], Any], Any] = {}

    def rule(self, kind: Callable[[Records], LearntRule]) -> LearntRule:
        """Return the rule of a class for these records."""
        if kind not in self._rules:
            self._rules[kind] = kind(self.records)
        learnt: LearntRule = self._rules[kind]
        return learnt


@dataclass
class Context:
    """What the rules are given; `problems` are those of the records, of which only those are there that can be relied on."""

    docs: Path
    data: Path
    site: Site
    lexicon: Lexicon
    today: date
    problems: list[Problem] = field(default_factory=list)
    has_records: bool = True
    interface: Interface | Site = field(default_factory=Interface)
    general: Lexicon = field(default_factory=lambda: Lexicon(Records()))
    _remembered: dict[int, Remembered] = field(default_factory=dict)

    @property
    def records(self) -> Records:
        """The records of the site."""
        return self.site.records

    def remembered(self, lexicon: Lexicon) -> Remembered:
        """Return what is remembered of rules that learnt from the records of a lexicon."""
        if id(lexicon) not in self._remembered:
            self._remembered[id(lexicon)] = Remembered(self.docs, lexicon.records)
        return self._remembered[id(lexicon)]

    @cached_property
    def independent(self) -> Site:
        """The site without what rests on broken records."""
        return independent(self.site)

    def texts(self, learns: bool) -> tuple[tuple[Lexicon, Site | Interface], ...]:
        """Return what is read as text, each with what is known of names there: the interface knows no region's records."""
        return (self.lexicon, self.independent if learns else self.site), (self.general, self.interface)
