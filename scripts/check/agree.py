"""The command `agree`: records that both languages of some files were read together; called by the commands."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.check.agreement import Agreement, Subject, choose, subjects
from scripts.check.rewordings import rewordings
from scripts.check.rules import RULES
from scripts.check.runner import run_rules
from scripts.languages import LANGUAGES
from scripts.messages.say import Message, say
from scripts.records.loader import today
from scripts.records.problems import InputError, Problem
from scripts.twins.finding import Finding

#: What must be in order before two texts can be said to agree.
NEEDED = [name for name, rule in RULES.items() if rule.scope.stops and rule.in_build]


def agree_files(docs: Path, data: Path, files: Iterable[Path]) -> tuple[int, list[str]]:
    """Write today's joint reading of `files` (pages in either language, records) into the lock file of `docs`.

    Returns how many entries are new or have changed, and what has changed in the words of each language, to be read once
    more. Raises InputError, and writes nothing, when a file has
    nothing to agree on or the rules across languages find a difference in it.
    """
    checked = run_rules(docs, data, NEEDED)
    broken = [finding for finding in checked.findings if finding.rule in ("records", "tree")]
    if not broken:
        chosen = choose(checked.site, files)
        names = {name for subject in chosen for name in subject.files.values()}
        broken = [finding for finding in checked.findings if {finding.file, finding.counterpart_file} & names]
    if broken:
        expected = say("check.text-on-which-rules-find-no")
        raise InputError(
            Problem(item.file, item.line, item.column or 1, "", of_rule(item), expected) for item in broken
        )
    agreement = Agreement(docs)
    told = [line for subject in chosen for line in changed_words(subject, agreement)]
    return agreement.agree(chosen, subjects(checked.site), today()), told


def of_rule(finding: Finding) -> Message:
    """Return what a finding says, behind the name of its rule."""
    return say("agree.rule", rule=finding.rule, message=finding.message)


def changed_words(subject: Subject, agreement: Agreement) -> Iterator[str]:
    """Yield, line by line, what has changed in each language since the last joint reading."""
    reading, names = agreement.readings.get(subject.name), _files(subject)
    if reading is None:
        yield say("check.read-together-for-first-time", names=names)
        return
    changed = subject.changed_since(reading)
    if not changed:
        yield say("check.as-on", names=names, agreed=reading.agreed)
        return
    yield say("agree.changed", names=names, agreed=reading.agreed)
    for language in LANGUAGES:
        name, found = say(f"language.{language}"), rewordings(reading.lines[language], subject.passages[language])
        if language not in changed:
            yield say("check.nothing-changed-look-whether-it-still", name=name)
        elif not found:
            yield say("check.same-passages-in-another-order", name=name)
        for change in found:
            place = say("agree.line", line=change.line) if change.line else say("agree.gone")
            yield say("agree.words", name=name, place=place, words=change.marked())


def _files(subject: Subject) -> Message:
    first, *others = dict.fromkeys(subject.files.values())
    return say("both", one=first, other=others[0]) if others else say("agree.one-file", file=first)
