"""Writes the question about what is not known of a record, ready to be sent; called by templates.py for the templates.

Nothing is sent by the site: a reader copies the text, or opens it as a draft where an address is known.
"""

from dataclasses import dataclass
from urllib.parse import quote

from scripts.pages.facts import fact_lines
from scripts.pages.writer import Writer
from scripts.records.kinds import Party
from scripts.records.values import UNKNOWN, Record


@dataclass(frozen=True)
class Question:
    """A letter as plain text, and the address that opens it as a draft; None while nobody's address is known."""

    text: str
    draft: str | None


def question_about(writer: Writer, record: Record) -> Question | None:
    """Return the question about the unknown facts of a record in the language of the page; None when all are known."""
    missing = [line.label(writer.language) for line in fact_lines(record) if not line.is_known]
    if not missing:
        return None
    name = writer.plain(record.name)  # type: ignore[attr-defined]
    subject = writer.phrase("question_subject", name=name)
    lines = [
        writer.phrase("question_opening", name=name, reference=record.id),
        "",
        *(f"— {label}" for label in missing),
        "",
        writer.phrase("question_closing"),
    ]
    email = _email(writer, record)
    # RFC 6068: spaces and line ends are written out, a line ends with both signs.
    draft = f"mailto:{email}?subject={quote(subject)}&body={quote(chr(13) + chr(10)).join(map(quote, lines))}"
    return Question("\n".join(lines), draft if email else None)


def _email(writer: Writer, record: Record) -> str | None:
    """Return the address of the record's own contact, or else of the party that can answer."""
    party = writer.records.get(Party, record.ask) if record.ask else None
    for contact in (getattr(record, "contact", UNKNOWN), party.contact if party else UNKNOWN):
        if contact != UNKNOWN and contact.value.email:
            return str(contact.value.email)
    return None
