"""Every rule of the check by its name: what it looks for, at what, and whether a finding of it may be accepted.

Used by runner.py, which runs them, and by the commands, the build and the status of pages.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from scripts.files import read_table


class Scope(Enum):
    """What a rule looks at; `stops` says whether its errors keep a site from being built."""

    INPUT = "input", True
    LANGUAGES = "languages", True
    CLAIMS = "claims", True
    WRITING = "writing", False
    TIME = "time", False
    READING = "reading", False

    def __init__(self, code: str, stops: bool) -> None:
        self.code, self.stops = code, stops


@dataclass(frozen=True)
class Rule:
    """A rule: what it looks at, and whether a finding of it may be accepted in place; the message `rule.NAME` says what it finds."""

    scope: Scope
    acceptable: bool = True
    #: A rule that needs a clock, or a program that a build does without, is left to the check.
    in_build: bool = True
    #: A rule that learns from the records looks at nothing that rests on a broken one, where it would find faults that are none.
    needs_records: bool = False
    #: A rule that weighs all records together is not run while any of them is broken.
    needs_all_records: bool = False


#: The rules by name.
RULES: dict[str, Rule] = {
    name: Rule(**words, scope=Scope[scope])
    for scope, rules in read_table(Path(__file__).with_name("rules.yml")).items()
    for name, words in rules.items()
}
