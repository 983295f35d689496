"""The command `agree`: records that both languages of some files were read together; called by the commands."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.check.agreement import Agreement, Subject, choose, subjects
from scripts.check.rewordings import rewordings
from scripts.check.rules import RULES
from scripts.check.runner import run_rules
from scripts.languages import ENGLISH_NAMES, LANGUAGES
from scripts.records.loader import today
from scripts.records.problems import InputError, Problem

#: What must be in order before two texts can be said to agree.
_NEEDED = [name for name, rule in RULES.items() if rule.scope.stops and rule.in_build]


def agree_files(docs: Path, data: Path, files: Iterable[Path]) -> tuple[int, list[str]]:
    """Write today's joint reading of `files` (pages in either language, records) into the lock file of `docs`.

    Returns how many entries are new or have changed, and what has changed in the words of each language, to be read once
    more. Raises InputError, and writes nothing, when a file has
    nothing to agree on or the rules across languages find a difference in it.
    """
    checked = run_rules(docs, data, _NEEDED)
    broken = [finding for finding in checked.findings if finding.rule in ("records", "tree")]
    if not broken:
        chosen = choose(checked.site, files)
        names = {name for subject in chosen for name in subject.files.values()}
        broken = [finding for finding in checked.findings if {finding.file, finding.counterpart_file} & names]
    if broken:
        expected = "a text on which the rules find no difference, before it is agreed"
        raise InputError(
            Problem(item.file, item.line, item.column or 1, "", f"[{item.rule}] {item.message}", expected)
            for item in broken
        )
    agreement = Agreement(docs)
    told = [line for subject in chosen for line in _changed_words(subject, agreement)]
    return agreement.agree(chosen, subjects(checked.site), today()), told


def _changed_words(subject: Subject, agreement: Agreement) -> Iterator[str]:
    """Yield, line by line, what has changed in each language since the last joint reading."""
    reading, names = agreement.readings.get(subject.name), " and ".join(dict.fromkeys(subject.files.values()))
    if reading is None:
        yield f"{names}: read together for the first time"
        return
    changed = subject.changed_since(reading)
    if not changed:
        yield f"{names}: as on {reading.agreed}"
        return
    yield f"{names}: changed since {reading.agreed}, [-words that are gone-] {{+words that are new+}}"
    for language in LANGUAGES:
        name, found = ENGLISH_NAMES[language], rewordings(reading.lines[language], subject.passages[language])
        if language not in changed:
            yield f"  {name}: nothing changed; look whether it still says the same"
        elif not found:
            yield f"  {name}: the same passages in another order"
        for change in found:
            yield f"  {name}, {f'line {change.line}' if change.line else 'gone'}: {change.marked()}"
