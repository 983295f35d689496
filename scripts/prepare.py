"""Prepares the tree of pages that MkDocs renders: checks it, then writes the generated pages; called by hooks.py and build.py."""

from pathlib import Path

from scripts.pages.generate import generate_pages
from scripts.pages.status import SiteStatus
from scripts.parity.checks import Checked, run_rules
from scripts.parity.rules import RULES
from scripts.parity.status import site_status
from scripts.records.loader import Records
from scripts.records.schema import write_schemas
from scripts.steps import timed

Valid = tuple[Records, Checked]


class ContentError(Exception):
    """Raised when the content must not be published; the message lists every finding."""


def prepare(docs: Path, valid: Valid | None = None) -> tuple[Records, SiteStatus]:
    """Validate the records and pages under `docs`, unless `valid` has them; write the schemas and the generated pages.

    Returns the records, and how far the two languages agree. Raises ContentError with every error found; then nothing
    has been written but schemas.
    """
    write_schemas(docs / "data")
    records, checked = valid or validated(docs, docs / "data")
    timed(
        "generate",
        lambda: generate_pages(records, docs),
        lambda count: f"{count[0]} pages of records, {count[1]} of them changed",
    )
    return records, site_status(checked)


def validated(docs: Path, data: Path) -> Valid:
    """Return the records of `data`, and all that the rules found in them and in the pages of `docs`, and tell it.

    Raises ContentError when a finding keeps the site from being built.
    """
    return timed(
        "validate", lambda: _validate(docs, data), lambda found: f"{sum(1 for _ in found[0])} records and their pages"
    )


def _validate(docs: Path, data: Path) -> Valid:
    checked = run_rules(docs, data, [name for name, rule in RULES.items() if rule.in_build], side_by_side=True)
    errors = [found for found in checked.findings if found.severity == "error" and RULES[found.rule].scope.stops]
    if errors or checked.records is None:
        raise ContentError("\n".join(map(str, errors)))
    return checked.records, checked
