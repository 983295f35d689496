"""What the command `check` tells of its findings: each fault once, with all its places, and at the end what to do first; called by __main__.py."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scripts.check.rules import RULES
from scripts.messages.say import Message, parts, say
from scripts.twins.finding import Finding

#: The rules on what is written as one thing wherever it stands: a word, a name, what there is not.
_OF_A_WORD = ("spelling", "yo", "unknown-name")
#: What several places lack is one fault: a record that was renamed.
_LACKED = ("records.unknown", "records.unknown-passage-of", "history.unknown")
_SHOWN = 8


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings in order, of those about one word or one thing that is lacking the first, with the places of the others."""
    first: dict[object, Finding] = {}
    places: dict[object, list[str]] = {}
    for finding in sorted(findings):
        key = _about(finding)
        first.setdefault(key, finding)
        places.setdefault(key, []).append(f"{finding.file}:{finding.line}")
    return [_at_all(finding, places[key][1:]) for key, finding in first.items()]


def _about(finding: Finding) -> object:
    lacked = (str(part) for part in parts(finding.message) if part.id in _LACKED)
    lacks = next(lacked, None) if finding.severity == "error" else None
    return lacks or ((finding.rule, finding.message) if finding.rule in _OF_A_WORD else finding)


def _at_all(finding: Finding, places: list[str]) -> Finding:
    """Return a finding that names the other places of the same fault."""
    if not places:
        return finding
    more = say("check.more-places", count=len(places) - _SHOWN) if len(places) > _SHOWN else ""
    return replace(finding, message=say("check.so-too", message=finding.message, places=places[:_SHOWN], more=more))


def what_first(findings: Sequence[Finding]) -> Message:
    """Return in one line what to do first: of the errors, or else of the warnings, what most else rests on."""
    if not findings:
        return say("check.nothing-to-do")
    rules = list(RULES)
    finding = min(findings, key=lambda one: (one.severity != "error", rules.index(one.rule), one))
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    kind = "comment" if finding.rule == "acceptance" else RULES[finding.rule].scope.code
    what = say(f"check.first-{kind}", place=place, file=finding.file)
    left = say("check.left", count=len(findings) - 1) if len(findings) > 1 else ""
    return say("check.first", what=what, left=left)
