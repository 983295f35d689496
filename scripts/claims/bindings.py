"""The bindings of a site: comments that say on what words rest, read and weighed against the records; called by claims.py.

In a page `<!-- rests on: event.visit.document unknown -->` stands above what it holds for, in a record or in front matter
`# rests on: …` (twins/comments.py); `rests on nothing: REASON` is for what no record could change.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.claims.conditions import Condition, ConditionError, read_conditions
from scripts.claims.truth import Truth, truth_against
from scripts.messages.say import say
from scripts.records.loader import Records
from scripts.twins.comments import EditorComment, editor_comments

_WORD = "rests on"
_CONDITIONS = re.compile(r"\s*:(?P<conditions>.*)")
#: A reason has a word of letters.
_NOTHING = re.compile(r"\s+nothing\s*:(?P<reason>.*[^\W\d_]{2}.*)")
#: How a binding that rests on nothing is called where two languages are compared: each gives the reason in its own words.
REASONED = "nothing"


@dataclass(frozen=True)
class Binding:
    """A comment that says on what words rest: the names of its conditions, and what is true in place of those that failed."""

    comment: EditorComment
    rests_on: tuple[str, ...]
    failed: tuple[tuple[Condition, Truth], ...] = ()

    def covers(self, line: int) -> bool:
        """Return whether the binding holds for a line of its file."""
        return self.comment.line <= line <= self.comment.last_line


@dataclass(frozen=True)
class WrongBinding:
    """A comment that cannot be read, or asks for what is not there."""

    comment: EditorComment
    found: str
    expected: str


def read_bindings(texts: Mapping[str, str], records: Records) -> Iterator[Binding | WrongBinding]:
    """Yield every binding in the texts of files."""
    known: dict[str, Truth | None] = {}
    for comment in editor_comments(texts, _WORD):
        try:
            yield _binding(comment, records, known)
        except ConditionError as error:
            yield WrongBinding(comment, error.found, error.expected)


def _binding(comment: EditorComment, records: Records, known: dict[str, Truth | None]) -> Binding:
    """Return the binding that a comment says; `known` remembers what was found of each condition."""
    if comment.is_inside:
        raise ConditionError(say("claims.binding-inside-paragraph"), say("claims.one-above-it-with-empty-line"))
    if _NOTHING.fullmatch(comment.rest):
        return Binding(comment, (REASONED,))
    match = _CONDITIONS.fullmatch(comment.rest)
    if not match:
        expected = say("claims.rests-on-condition-or-rests-on")
        raise ConditionError(say("quoted", text=f"{_WORD}{comment.rest.rstrip()}"), expected)
    conditions = read_conditions(match["conditions"])
    for condition in conditions:
        if str(condition) not in known:
            known[str(condition)] = truth_against(condition, records)
    failed = [(condition, known[str(condition)]) for condition in conditions]
    return Binding(
        comment, tuple(map(str, conditions)), tuple((condition, truth) for condition, truth in failed if truth)
    )
