"""Findings that an editor has accepted, in place, by rule and with a reason; called by checks.py.

In a page `<!-- accept RULE: why -->` stands on a line of its own above the block, in a record or in front
matter `# accept RULE: why` above the field. It holds for that block or field and nowhere else.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from scripts.parity.finding import Finding
from scripts.parity.site import Site
from scripts.records.problems import nearest

_IN_PAGE = re.compile(r"^\s*<!--\s*accept\b(?P<rest>.*?)(?:-->\s*)?$")
_IN_YAML = re.compile(r"^\s*#\s*accept\b(?P<rest>.*)$")
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
        return f"{self.finding}".replace(f": {self.finding.severity}: ", ": accepted: ", 1) + f" because {self.reason}"


def accept(
    findings: Iterable[Finding], site: Site, acceptable: Collection[str], ran: Collection[str]
) -> tuple[list[Finding], list[Accepted]]:
    """Return the findings that stay open, in order, and those that are accepted.

    A comment that cannot be read, names no rule of `acceptable`, or accepts nothing although its rule is in `ran`
    is a finding of the rule `acceptance`.
    """
    comments = list(acceptance_comments(site, acceptable))
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
            message = f'found an acceptance of "{item.rule}" that accepts nothing; expected none where the rule is kept'
            still_open.append(Finding(item.file, item.line, "acceptance", "warning", message))
    return sorted(still_open), sorted(accepted)


def acceptance_comments(site: Site, acceptable: Collection[str]) -> Iterator[Acceptance | Finding]:
    """Yield every comment of acceptance in the files of a site; one that is wrong is a finding."""
    for name, text in _texts(site):
        yield from _comments(name, text, acceptable)


def _texts(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the files that have a comment of acceptance."""
    for sides in site.pages.values():
        for document in sides.values():
            yield document.page.name, document.page.text
    for file in site.records.files.values():
        yield file.name, file.text


def _comments(name: str, text: str, acceptable: Collection[str]) -> Iterator[Acceptance | Finding]:
    if "accept" not in text:
        return
    lines = text.split("\n")
    body = _end_of_front_matter(lines) if name.endswith(".md") else len(lines)
    for index, line in enumerate(lines):
        match = (_IN_YAML if index < body else _IN_PAGE).match(line)
        if match:
            last = _end_of_field(lines, index) if index < body else _end_of_block(lines, index)
            yield _acceptance(name, index + 1, last, match["rest"], acceptable)


def _acceptance(name: str, line: int, last: int, rest: str, acceptable: Collection[str]) -> Acceptance | Finding:
    match = _RULE_AND_REASON.match(rest)
    if match and match["rule"] in acceptable:
        return Acceptance(name, line, last, match["rule"], match["reason"])
    found = f'the rule "{match["rule"]}", which cannot be accepted' if match else f'"accept{rest.rstrip()}"'
    close = nearest(match["rule"], acceptable) if match else ""
    message = f"found {found}; expected accept RULE: reason, with a rule that can be accepted{close}"
    return Finding(name, line, "acceptance", "error", message)


def _end_of_front_matter(lines: list[str]) -> int:
    return lines.index("---", 1) if lines[0] == "---" and "---" in lines[1:] else 0


def _end_of_block(lines: list[str], index: int) -> int:
    """Return the number of the last line of the block below the comment at `index`."""
    index += 1
    while index < len(lines) and (not lines[index].strip() or _IN_PAGE.match(lines[index])):
        index += 1
    while index < len(lines) and lines[index].strip():
        index += 1
    return index


def _end_of_field(lines: list[str], index: int) -> int:
    """Return the number of the last line of the field below the comment at `index`: what is indented deeper is its part."""
    index += 1
    while index < len(lines) and lines[index].lstrip().startswith("#"):
        index += 1
    depth = _depth(lines[index]) if index < len(lines) else 0
    index += 1
    while index < len(lines) and lines[index].strip() and _depth(lines[index]) > depth:
        index += 1
    return index


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
