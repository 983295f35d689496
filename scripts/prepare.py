"""Prepares the tree of pages that MkDocs renders: checks it, then writes the generated pages; called by hooks.py and build.py."""

from pathlib import Path

from scripts.pages.generate import generate_pages
from scripts.parity.rules import RULES, run_rules
from scripts.records.loader import Records
from scripts.records.schema import write_schemas
from scripts.steps import timed


class ContentError(Exception):
    """Raised when the content must not be published; the message lists every finding."""


def prepare(docs: Path) -> Records:
    """Validate the records and pages under `docs`, write the schemas and the generated pages; return the records.

    Raises ContentError with every error found; then nothing has been written but schemas.
    """
    write_schemas(docs / "data")
    records = timed(
        "validate",
        lambda: validate(docs, docs / "data"),
        lambda found: f"{sum(1 for _ in found)} records and their pages",
    )
    timed(
        "generate",
        lambda: generate_pages(records, docs),
        lambda count: f"{count[0]} pages of records, {count[1]} of them changed",
    )
    return records


def validate(docs: Path, data: Path) -> Records:
    """Return the records of `data` when they and the pages of `docs` are without error; raise ContentError."""
    # Schemas serve editors, not the site; the build writes them itself.
    findings, records = run_rules(docs, data, set(RULES) - {"schema"})
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors or records is None:
        raise ContentError("\n".join(map(str, errors)))
    return records
