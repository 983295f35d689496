"""Every rule of the check by its name: what it looks for, at what, and whether a finding of it may be accepted.

Used by runner.py, which runs them, and by the commands, the build and the status of pages.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from scripts.files import read_table


class Scope(Enum):
    """What a rule looks at; `stops` says whether its errors keep a site from being built."""

    INPUT = "the files", True
    LANGUAGES = "the two languages", True
    CLAIMS = "what words rest on", True
    WRITING = "one language", False
    TIME = "age and owners", False
    READING = "joint reading", False

    def __init__(self, words: str, stops: bool) -> None:
        self.words, self.stops = words, stops


@dataclass(frozen=True)
class Rule:
    """A rule: what it looks for, in plain words, and whether a finding of it may be accepted in place."""

    about: str
    scope: Scope
    acceptable: bool = True
    #: A rule that needs a clock, or a program that a build does without, is left to the check.
    in_build: bool = True
    #: A rule that learns from the records is not run while any of them is broken, when it would find faults that are none.
    needs_records: bool = False


#: The rules by name.
RULES: dict[str, Rule] = {
    name: Rule(**words, scope=Scope[scope])
    for scope, rules in read_table(Path(__file__).with_name("rules.yml")).items()
    for name, words in rules.items()
}
