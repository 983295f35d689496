"""Finds what a record does not tell, and whom to ask by e-mail; called by templates.py for the question that a reader may send.

Nothing is sent by the site: a reader copies the text, or opens it as a draft where an address is known.
"""

from urllib.parse import quote

from scripts.pages.facts import fact_lines
from scripts.pages.writer import Writer
from scripts.records.contacts import mail_link
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.partnership import Party
from scripts.records.known import email_of
from scripts.records.record import Record

#: RFC 6068: a line of the body of a draft ends with both signs, written out.
_LINE_END = quote("\r\n")
#: How long the address of a draft may be: mail programs and systems cut or refuse longer ones. A Cyrillic letter takes six signs.
LONGEST_DRAFT = 1800


def question_about(writer: Writer, record: Record) -> tuple[list[str], str | None, bool]:
    """Return the names of the facts of a record to ask for, the address that opens a draft, and whether that has the whole question.

    There are no names when all is known; there is no address while nobody's is known. A question that is too long for a draft is to be
    pasted into it.
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
    if not email:
        return facts, None, False
    whole = _draft(email, writer.phrase("question_subject", name=name), lines)
    if len(whole) < LONGEST_DRAFT:
        return facts, whole, True
    subject = writer.phrase("question_draft_subject", reference=record.id)
    return facts, _draft(email, subject, [writer.phrase("question_draft_paste")]), False


def _draft(email: str, subject: str, lines: list[str]) -> str:
    return f"{mail_link(email)}?subject={quote(subject)}&body={_LINE_END.join(map(quote, lines))}"


def _email(writer: Writer, record: Record) -> str | None:
    """Return the address of the record's own contact, or else of the party that can answer."""
    party = writer.records.get(Party, record.ask) if record.ask else None
    own = email_of(getattr(record, "contact", UNKNOWN))
    return own or (email_of(party.contact) if party else None)
