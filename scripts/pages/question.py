"""Finds what a record does not tell, and whom to ask by e-mail; called by templates.py for the question that a reader may send.

Nothing is sent by the site: a reader copies the text, or opens it as a draft where an address is known.
"""

from dataclasses import dataclass
from urllib.parse import quote

from scripts.pages.facts import fact_lines
from scripts.pages.writer import Writer
from scripts.records.kinds import Party
from scripts.records.values import UNKNOWN, Record

#: RFC 6068: a line of the body of a draft ends with both signs, written out.
_LINE_END = quote("\r\n")


@dataclass(frozen=True)
class Question:
    """The names of the facts to ask for, and the address that opens the question as a draft; None while nobody's is known."""

    facts: list[str]
    draft: str | None


def question_about(writer: Writer, record: Record) -> Question | None:
    """Return the question about the unknown facts of a record in the language of the page; None when all are known."""
    facts = [line.label(writer.language) for line in fact_lines(record) if not line.is_known]
    if not facts:
        return None
    name = writer.plain(record.name)  # type: ignore[attr-defined]
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
    return Question(facts, draft if email else None)


def _email(writer: Writer, record: Record) -> str | None:
    """Return the address of the record's own contact, or else of the party that can answer."""
    party = writer.records.get(Party, record.ask) if record.ask else None
    for contact in (getattr(record, "contact", UNKNOWN), party.contact if party else UNKNOWN):
        if contact != UNKNOWN and contact.value.email:
            return str(contact.value.email)
    return None
