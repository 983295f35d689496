"""Findings that an editor has accepted, in place, by rule and with a reason; called by runner.py.

In a page `<!-- accept RULE: why -->` stands above the block, in a record or in front matter `# accept RULE: why` above the
field (twins/comments.py).
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from scripts.messages.say import MessageLanguage, say, told
from scripts.records.problems import found_and_expected, nearest
from scripts.twins.comments import EditorComment, editor_comments, misspelt_in_yaml
from scripts.twins.finding import Finding, from_problem

_RULE_AND_REASON = re.compile(r"\s+(?P<rule>[a-z-]+):\s*(?P<reason>\S.*?)\s*$")


@dataclass(frozen=True)
class Acceptance:
    """An accepted rule: the place of the comment, the lines for which it holds, and why."""

    file: str
    line: int
    last_line: int
    rule: str
    reason: str

    def covers(self, finding: Finding) -> bool:
        """Return whether the finding stands where this acceptance holds."""
        return (finding.file, finding.rule) == (self.file, self.rule) and self.line <= finding.line <= self.last_line


@dataclass(frozen=True, order=True)
class Accepted:
    """A finding that an editor has accepted, and the reason."""

    finding: Finding
    reason: str

    def __str__(self) -> str:
        return self.told("en")

    def told(self, language: MessageLanguage) -> str:
        """Return the finding and the reason as a line in a language."""
        return self.finding.line_as("accepted", language) + told(say("because", reason=self.reason), language)


def accept(
    findings: Iterable[Finding], texts: Mapping[str, str], acceptable: Collection[str], ran: Collection[str]
) -> tuple[list[Finding], list[Accepted]]:
    """Return the findings that stay open, in order, and those that are accepted in one of the `texts` of files.

    A comment that cannot be read, names no rule of `acceptable`, or accepts nothing although its rule is in `ran`
    is a finding of the rule `acceptance`.
    """
    comments = list(acceptance_comments(texts, acceptable))
    acceptances = [item for item in comments if isinstance(item, Acceptance)]
    still_open = [item for item in comments if isinstance(item, Finding)]
    accepted, used = [], set()
    for finding in findings:
        cover = next((item for item in acceptances if item.covers(finding)), None)
        if cover:
            used.add(cover)
            accepted.append(Accepted(finding, cover.reason))
        else:
            still_open.append(finding)
    for item in acceptances:
        if item not in used and item.rule in ran:
            message = say("check.accepts-nothing", rule=item.rule)
            still_open.append(Finding(item.file, item.line, "acceptance", "warning", message))
    return sorted(still_open), sorted(accepted)


def acceptance_comments(texts: Mapping[str, str], acceptable: Collection[str]) -> Iterator[Acceptance | Finding]:
    """Yield every comment of acceptance in the texts of files; one that is wrong, or beside fields misspelt, is a finding."""
    for problem in misspelt_in_yaml(texts):
        yield from_problem(problem, "acceptance")
    for comment in editor_comments(texts, "accept"):
        yield _acceptance(comment, acceptable)


def _acceptance(comment: EditorComment, acceptable: Collection[str]) -> Acceptance | Finding:
    name, line, rest = comment.file, comment.line, comment.rest
    match = _RULE_AND_REASON.match(rest)
    if match and match["rule"] in acceptable:
        return Acceptance(name, line, comment.last_line, match["rule"], match["reason"])
    written = say("quoted", text=f"accept{rest.rstrip()}")
    found = say("check.not-acceptable", rule=match["rule"]) if match else written
    close = nearest(match["rule"], acceptable) if match else ""
    message = found_and_expected(found, say("check.acceptance-expected", near=close))
    return Finding(name, line, "acceptance", "error", message)
