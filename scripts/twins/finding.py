"""What a check has found, in the form in which `python -m scripts check` reports it; used by every rule."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal

from scripts.languages import LANGUAGES
from scripts.messages.say import Message, MessageLanguage, Told, say, told
from scripts.records.problems import Problem, found_and_expected

Severity = Literal["error", "warning"]
#: The page that explains every rule to editors, below the folder of its language.
_RULES_PAGE = "about/rules.md"


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
        if not isinstance(self.message, Message):  # a message is on one line already
            object.__setattr__(self, "message", " ".join(self.message.split("\n")))

    def __str__(self) -> str:
        return self.told("en")

    def told(self, language: MessageLanguage) -> str:
        """Return the finding as a line in a language, which ends with where its rule is explained in that language."""
        return self.line_as(self.severity, language)

    def line_as(self, state: Literal["error", "warning", "accepted"], language: MessageLanguage) -> str:
        """Return the finding as a line that says its severity, or that it is accepted."""
        place = ":".join(str(part) for part in (self.file, self.line, self.column) if part)
        severity = told(say(f"severity.{state}"), language)
        other = say("see", place=f"{self.counterpart_file}:{self.counterpart_line}") if self.counterpart_file else ""
        page = f" ({rule_page(self.rule, language)})" if language in LANGUAGES else ""
        return f"{place}: {severity}: {told(self.message, language)} [{self.rule}]{told(other, language)}{page}"

    def __lt__(self, other: "Finding") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str | int, ...]:
        """What findings are sorted by; of two alike, that without a counterpart comes first."""
        place = self.file, self.line, self.rule, self.severity, self.message
        return (*place, self.counterpart_file or "", self.counterpart_line or 0, self.column)


def from_problem(problem: Problem, rule: str) -> Finding:
    """Return a problem of the input as a finding of `rule`."""
    message = found_and_expected(problem.found, problem.expected)
    message = say("of-field", field=problem.field, message=message) if problem.field else message
    return Finding(problem.file, problem.line, rule, "error", message, column=problem.column)


def rule_page(rule: str, language: MessageLanguage) -> str:
    """Return where a rule is explained to editors: a page of the project and a heading of it."""
    return f"docs/{language}/{_RULES_PAGE}#{rule}"


def report(findings: Iterable[Finding], accepted: Iterable[Told], style: str, language: MessageLanguage = "en") -> str:
    """Return the findings as `text`, `json`, `github` annotations or a code quality report of `gitlab`; the accepted ones stand in the text and annotations."""
    ordered = sorted(findings)
    if style == "gitlab":
        return json.dumps(_code_quality(ordered, language), ensure_ascii=False, indent=2)
    if style == "json":
        return json.dumps([_as_json(finding, language) for finding in ordered], ensure_ascii=False, indent=2)
    if style == "github":
        notices = [f"::notice title=accepted::{_one_line(item.told(language))}" for item in accepted]
        return "\n".join([*(_annotation(finding, language) for finding in ordered), *notices])
    return "\n".join(item.told(language) for item in (*ordered, *accepted))


def _annotation(finding: Finding, language: MessageLanguage) -> str:
    place = f"file={finding.file},line={finding.line or 1},title={finding.rule}"
    return f"::{finding.severity} {place}::{_one_line(told(finding.message, language))}"


def _code_quality(findings: Iterable[Finding], language: MessageLanguage) -> list[dict[str, object]]:
    """Return the report by which GitLab shows findings at their lines: each with a name of its own that outlives a shift of lines."""
    names: dict[str, int] = {}
    report: list[dict[str, object]] = []
    for finding in findings:
        name = hashlib.sha256("\0".join((finding.file, finding.rule, finding.message)).encode()).hexdigest()
        names[name] = names.get(name, 0) + 1
        report.append(
            {
                "description": told(finding.message, language),
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


def _as_json(finding: Finding, language: MessageLanguage) -> dict[str, str | int | None]:
    fields = asdict(finding)
    fields["message"] = told(finding.message, language)
    fields["line"] = finding.line or 1
    del fields["column"]  # for people; the JSON has a fixed set of fields
    return fields
