"""What the command `check` tells of its findings: each fault once, with all its places, and at the end what to do first; called by __main__.py."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.check.rules import RULES, Scope
from scripts.twins.finding import Finding

#: The rules on what is written as one thing wherever it stands: a word, a name, what there is not.
_OF_A_WORD = ("spelling", "yo", "unknown-name")
#: What several places lack is one fault: a record that was renamed.
_LACKED = re.compile(r'the unknown [a-z -]+ "[^"]*"')
_SHOWN = 8
_FIRST = {
    Scope.INPUT: "mend {place}, with which no site can be built",
    Scope.LANGUAGES: "make both languages say the same at {place}",
    Scope.CLAIMS: "mend {place}, or what its words rest on",
    Scope.WRITING: "correct the words at {place}",
    Scope.TIME: "look again at what {place} tells, and change its date",
    Scope.READING: "read both languages of {file} side by side, then: python -m scripts agree {file}",
}
_NOTHING = "nothing is to be done"


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in order, of those about one word or one thing that is lacking the first, with the places of the others."""
    first: dict[object, Finding] = {}
    places: dict[object, list[str]] = {}
    for finding in sorted(findings):
        key = _about(finding)
        first.setdefault(key, finding)
        places.setdefault(key, []).append(f"{finding.file}:{finding.line}")
    return [replace(finding, message=finding.message + _also(places[key][1:])) for key, finding in first.items()]


def _about(finding: Finding) -> object:
    lacked = _LACKED.search(finding.message) if finding.severity == "error" else None
    if lacked:
        return lacked.group()
    return (finding.rule, finding.message) if finding.rule in _OF_A_WORD else finding


def _also(places: list[str]) -> str:
    if not places:
        return ""
    more = f" and {len(places) - _SHOWN} more places" if len(places) > _SHOWN else ""
    return f"; so too at {', '.join(places[:_SHOWN])}{more}"


def what_first(findings: Sequence[Finding]) -> str:
    """Return in one line what to do first: of the errors, or else of the warnings, what most else rests on."""
    if not findings:
        return _NOTHING
    rules = list(RULES)
    finding = min(findings, key=lambda one: (one.severity != "error", rules.index(one.rule), one))
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    words = _FIRST[RULES[finding.rule].scope].format(place=place, file=finding.file)
    left = f" ({len(findings) - 1} more after that)" if len(findings) > 1 else ""
    return f"first: {words}{left}"
