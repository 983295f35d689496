"""Rules on records and pages that grow old or silent: `stale`, `source-notes`, `open-terms`, `review`; called by runner.py."""

from collections.abc import Iterator
from datetime import date, timedelta

from scripts.languages.dates import PartialDate
from scripts.messages.say import Message, say
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
                    message = say(
                        "freshness.stale", day=str(as_of), years=record.fresh_for, whom=_whom(records, record)
                    )
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


def _whom(records: Records, record: Record) -> Message:
    party = record.ask or getattr(record, "party", None)
    if party is None:
        return say("freshness.look", source=getattr(record, "source", None) or say("freshness.the-source"))
    known = records.by_kind[Party.kind].get(party)
    if not isinstance(known, Party):
        return say("freshness.ask-party", party=party)
    return say("freshness.ask", name=say("by-language", kk=known.name.kk, ru=known.name.ru), party=party)


def source_note_findings(records: Records) -> Iterator[Finding]:
    """Yield each source without an address or a date whose note does not say so to readers."""
    for source in records.current(Source):
        values = {"address": source.address, "date": source.published}
        missing = [name for name, value in values.items() if value in (None, UNKNOWN)]
        if missing and source.note is None:
            names = say("both", one=missing[0], other=missing[1]) if len(missing) > 1 else missing[0]
            message = say("freshness.source-without", names=names)
            yield _finding(records, source, ("published",), "source-notes", message)


def open_term_findings(records: Records) -> Iterator[Finding]:
    """Yield each term to be agreed of which nobody is the owner any more."""
    for term in records.current(Term):
        if term.standing is Standing.OPEN and term.party:
            owner = records.get(Party, term.party)
            if owner.ended:
                message = say("check.found-owner-which-has-ended-expected", id=owner.id)
                yield _finding(records, term, ("party",), "open-terms", message)


def review_findings(site: Site, today: date) -> Iterator[Finding]:
    """Yield each page that was not read again within its period."""
    for page in (document.page for document in site.documents):
        reviewed, months = page.meta.get("reviewed"), page.meta.get("review_months", REVIEW_MONTHS)
        if type(reviewed) is date and type(months) is int and today - reviewed > timedelta(days=months * 365 / 12):
            message = say("check.found-page-reviewed-on-expected-review", reviewed=reviewed, months=months)
            yield Finding(page.name, page.line_of("reviewed"), "review", "warning", message)


def _finding(records: Records, record: Record, path: KeyPath, rule: str, message: str) -> Finding:
    file = records.files[record.kind, record.id]
    line, column = file.place(path)
    told = say("of-field", field=".".join(map(str, path)), message=message)
    return Finding(file.name, line, rule, "warning", told, column=column)
