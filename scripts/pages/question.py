"""Finds what a record does not tell, and whom to ask by e-mail; called by templates.py for the question that a reader may send.

Nothing is sent by the site: a reader copies the text, or opens it as a draft where an address is known.
"""

from urllib.parse import quote

from scripts.pages.facts import fact_lines
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.partnership import Party
from scripts.records.known import email_of
from scripts.records.record import Record

#: RFC 6068: a line of the body of a draft ends with both signs, written out.
_LINE_END = quote("\r\n")


def question_about(writer: Writer, record: Record) -> tuple[list[str], str | None]:
    """Return the names of the facts of a record to ask for, and the address that opens the question as a draft.

    There are no names when all is known; there is no address while nobody's is known.
    """
    facts = [line.label(writer.language) for line in fact_lines(record) if not line.is_known]
    name = writer.plain(record.title)
    lines = [
        writer.phrase("question_opening", name=name, reference=record.id),
        "",
        *(f"— {fact}" for fact in facts),
        "",
        writer.phrase("question_closing"),
    ]
    email = _email(writer, record)
    subject = quote(writer.phrase("question_subject", name=name))
    draft = f"mailto:{email}?subject={subject}&body={_LINE_END.join(map(quote, lines))}"
    return facts, draft if email else None


def _email(writer: Writer, record: Record) -> str | None:
    """Return the address of the record's own contact, or else of the party that can answer."""
    party = writer.records.get(Party, record.ask) if record.ask else None
    own = email_of(getattr(record, "contact", UNKNOWN))
    return own or (email_of(party.contact) if party else None)
