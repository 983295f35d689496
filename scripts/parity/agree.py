"""The command `agree`: records that both languages of some files were read together; called by the commands."""

from collections.abc import Iterable
from pathlib import Path

from scripts.parity.agreement import Agreement, choose, subjects
from scripts.parity.checks import run_rules
from scripts.parity.rules import RULES, Scope
from scripts.records.loader import today
from scripts.records.problems import InputError, Problem

#: What must be in order before two texts can be said to agree.
_NEEDED = [name for name, rule in RULES.items() if rule.scope in (Scope.INPUT, Scope.LANGUAGES) and rule.in_build]


def agree_files(docs: Path, data: Path, files: Iterable[Path]) -> int:
    """Write today's joint reading of `files` (pages in either language, records) into the lock file of `docs`.

    Returns how many entries are new or have changed. Raises InputError, and writes nothing, when a file has
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
    return Agreement(docs).agree(chosen, subjects(checked.site), today())
