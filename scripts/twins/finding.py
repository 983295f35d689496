"""What a check has found, in the form in which `python -m scripts check` reports it; used by every rule."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from scripts.records.problems import Problem

Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Finding:
    """One finding: where it is, by which rule, and what stands in the other language where that is the point."""

    file: str
    line: int
    rule: str
    severity: Severity
    message: str
    counterpart_file: str | None = None
    counterpart_line: int | None = None
    column: int = 0

    def __post_init__(self) -> None:
        """Put on one line what may quote several, since whoever reads findings reads them line by line."""
        object.__setattr__(self, "message", " ".join(self.message.split("\n")))

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        other = f" (see {self.counterpart_file}:{self.counterpart_line})" if self.counterpart_file else ""
        return f"{place}: {self.severity}: {self.message} [{self.rule}]{other}"

    def __lt__(self, other: "Finding") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str | int, ...]:
        """What findings are sorted by; of two alike, that without a counterpart comes first."""
        place = self.file, self.line, self.rule, self.severity, self.message
        return (*place, self.counterpart_file or "", self.counterpart_line or 0, self.column)


def from_problem(problem: Problem, rule: str) -> Finding:
    """Return a problem of the input as a finding of `rule`."""
    field = f"{problem.field}: " if problem.field else ""
    message = f"{field}found {problem.found}; expected {problem.expected}"
    return Finding(problem.file, problem.line, rule, "error", message, column=problem.column)


def report(findings: Iterable[Finding], accepted: Iterable[object], style: str) -> str:
    """Return the findings as `text`, `json`, `github` annotations or a code quality report of `gitlab`; the accepted ones stand in the text and annotations."""
    ordered = sorted(findings)
    if style == "gitlab":
        return json.dumps(_code_quality(ordered), ensure_ascii=False, indent=2)
    if style == "json":
        return json.dumps([_as_json(finding) for finding in ordered], ensure_ascii=False, indent=2)
    if style == "github":
        notices = [f"::notice title=accepted::{_one_line(str(item))}" for item in accepted]
        return "\n".join([*map(_annotation, ordered), *notices])
    return "\n".join(map(str, [*ordered, *accepted]))


def _annotation(finding: Finding) -> str:
    place = f"file={finding.file},line={finding.line or 1},title={finding.rule}"
    return f"::{finding.severity} {place}::{_one_line(finding.message)}"


def _code_quality(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return the report by which GitLab shows findings at their lines: each with a name of its own that outlives a shift of lines."""
    names: dict[str, int] = {}
    report: list[dict[str, object]] = []
    for finding in findings:
        name = hashlib.sha256(f"{finding.file}\0{finding.rule}\0{finding.message}".encode()).hexdigest()
        names[name] = names.get(name, 0) + 1
        report.append(
            {
                "description": finding.message,
                "check_name": finding.rule,
                "fingerprint": f"{name}-{names[name]}",
                "severity": "major" if finding.severity == "error" else "minor",
                "location": {"path": finding.file, "lines": {"begin": finding.line or 1}},
            }
        )
    return report


def _one_line(text: str) -> str:
    """Escape a text for a GitHub annotation."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _as_json(finding: Finding) -> dict[str, str | int | None]:
    fields = asdict(finding)
    fields["line"] = finding.line or 1
    del fields["column"]  # for people; the JSON has a fixed set of fields
    return fields
