"""Every rule of the check in one list, and running them; called by the commands and the validate step."""

from collections.abc import Iterable
from pathlib import Path

from scripts.pages.prose_rules import prose_problems, tree_problems
from scripts.pages.words import words_problems
from scripts.parity.finding import Finding, from_problem
from scripts.parity.pairs import pair_findings
from scripts.records.loader import Records, load_records
from scripts.records.problems import InputError
from scripts.records.schema import schema_problems

#: The rules by name, with what each looks for.
RULES = {
    "records": "a record that is broken, contradicts itself or points at nothing",
    "schema": "a JSON Schema that the models have left behind",
    "words": "words of a record that cite what is not there or not in the other language, or carry a bare number",
    "tree": "a page in no language, a symbolic link, a missing folder",
    "prose": "a page whose front matter or citations are wrong, or that has a bare number",
    "pair-exists": "a page that stands in one language only",
    "front-matter": "front matter that differs between the languages",
    "headings": "headings that differ between the languages, or have no id",
    "citations": "citations of records that differ between the languages",
    "links": "links that differ between the languages",
}


def run_rules(docs: Path, data: Path, only: Iterable[str] = ()) -> tuple[list[Finding], Records | None]:
    """Run every rule (or those named in `only`) over the pages and records.

    Returns the findings in order, and the records, or None when they cannot be loaded.
    """
    chosen = set(only) or set(RULES)
    records = None
    findings = [from_problem(problem, "tree") for problem in tree_problems(docs)] + list(pair_findings(docs))
    if data.is_dir():
        findings += [from_problem(problem, "schema") for problem in schema_problems(data)]
    try:
        records = load_records(data)
    except InputError as error:
        findings += [from_problem(problem, "records") for problem in error.problems]
    else:
        findings += [from_problem(problem, "words") for problem in words_problems(records)]
        findings += [from_problem(problem, "prose") for problem in prose_problems(docs, records)]
    return sorted(finding for finding in findings if finding.rule in chosen), records
