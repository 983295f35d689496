"""Rules on records and pages that grow old or silent: `stale`, `source-notes`, `open-terms`, `review`; called by runner.py."""

from collections.abc import Iterator
from datetime import date, timedelta

from scripts.languages.dates import PartialDate
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.partnership import Party, Standing, Term
from scripts.records.kinds.reference import Figure, Source, SourceKind
from scripts.records.known import Known
from scripts.records.loader import Records
from scripts.records.record import Record
from scripts.records.yaml_files import KeyPath
from scripts.twins.finding import Finding
from scripts.twins.site import Site

#: Sources whose text is changed after they are published, so that an old reading may be wrong.
_LIVING_TEXTS = (SourceKind.ACT, SourceKind.OFFICIAL)
#: How often a page is read again as a whole, unless its front matter says `review_months`.
REVIEW_MONTHS = 12


def stale_findings(records: Records, today: date) -> Iterator[Finding]:
    """Yield each fact that is older than its kind allows, with who can be asked."""
    for record in records:
        if record.ended is None and record.fresh_for:
            for path, as_of in _dates(records, record):
                if isinstance(as_of, PartialDate) and today - as_of.last > record.fresh_for * timedelta(days=365):
                    limit = f"{record.fresh_for} years" if record.fresh_for > 1 else "a year"
                    message = f"found a fact of {as_of}; expected one not older than {limit}: {_whom(records, record)}"
                    yield _finding(records, record, path, "stale", message)


def _dates(records: Records, record: Record) -> Iterator[tuple[KeyPath, object]]:
    """Yield the date of each fact that a record states of the present."""
    if isinstance(record, Source):
        if record.source in _LIVING_TEXTS:
            yield ("read",), record.read
        return
    if isinstance(record, (Term, Figure)):
        yield ("as_of",), record.as_of
    for path, value in records.parts(record):
        if isinstance(value, Known):
            yield (*path, "as_of"), value.as_of


def _whom(records: Records, record: Record) -> str:
    party = record.ask or getattr(record, "party", None)
    if party is None:
        return f"look for a newer one, or read again {getattr(record, 'source', 'the source')}"
    return f"ask {records.get(Party, party).name.ru} (party {party})"


def source_note_findings(records: Records) -> Iterator[Finding]:
    """Yield each source without an address or a date whose note does not say so to readers."""
    for source in records.current(Source):
        values = {"address": source.address, "date": source.published}
        missing = [name for name, value in values.items() if value in (None, UNKNOWN)]
        if missing and source.note is None:
            message = f"found a source without {' and '.join(missing)}; expected a note that says so in both languages"
            yield _finding(records, source, ("published",), "source-notes", message)


def open_term_findings(records: Records) -> Iterator[Finding]:
    """Yield each term to be agreed of which nobody is the owner any more."""
    for term in records.current(Term):
        if term.standing is Standing.OPEN and term.party:
            owner = records.get(Party, term.party)
            if owner.ended:
                message = f'found the owner "{owner.id}", which has ended; expected a party that can answer'
                yield _finding(records, term, ("party",), "open-terms", message)


def review_findings(site: Site, today: date) -> Iterator[Finding]:
    """Yield each page that was not read again within its period."""
    for page in (document.page for document in site.documents):
        reviewed, months = page.meta.get("reviewed"), page.meta.get("review_months", REVIEW_MONTHS)
        if type(reviewed) is date and type(months) is int and today - reviewed > timedelta(days=months * 365 / 12):
            message = f"found a page reviewed on {reviewed}; expected a review every {months} months"
            yield Finding(page.name, page.line_of("reviewed"), "review", "warning", message)


def _finding(records: Records, record: Record, path: KeyPath, rule: str, message: str) -> Finding:
    file = records.files[record.kind, record.id]
    line, column = file.place(path)
    return Finding(file.name, line, rule, "warning", f"{'.'.join(map(str, path))}: {message}", column=column)
