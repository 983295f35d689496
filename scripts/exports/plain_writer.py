"""Writes the values and sources of records as plain text, for files that are not Markdown; called by passport.py."""

import re
from typing import Any
from urllib.parse import unquote

from scripts.languages.dates import PartialDate
from scripts.languages.numbers import NO_BREAK_SPACE, format_number
from scripts.pages.writer import LINK, MACRO, Writer
from scripts.records.kinds import Passage
from scripts.records.values import UNKNOWN, Choice, Contact, OfficialNumber, Words

#: What cite() of the pages puts around the value of a figure or of a field: a link to its source.
_FACT_LINK = re.compile(r"\[(?P<text>.*)\]\([^()]*\)\{ \.fact \}", re.DOTALL)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class PlainWriter(Writer):
    """A Writer whose every answer is text as it is read: without links, marks or escapes."""

    def number(self, count: int) -> str:
        """Return a computed count."""
        return format_number(count, self.language)

    def text(self, words: Words | Choice) -> str:
        """Return the words of a record on one line, their citations replaced by what is cited."""
        return self.plain(words)

    def plain(self, words: Words | Choice) -> str:
        """Return the same as `text`."""
        text = LINK.sub(lambda match: match["text"], words.in_language(self.language))
        return one_line(MACRO.sub(lambda match: self.cite(match.group()), text))

    def cite(self, citation: str) -> str:
        """Return the text of one `{{ … }}`, not of a link; raise CitationError when it leads nowhere."""
        cited = super().cite(citation)
        link = _FACT_LINK.fullmatch(cited)
        return link["text"] if link else cited

    def reference(self, kind: str, name: str) -> str:
        """Return the name of another record."""
        return self.name(self._record(kind, name))

    def source(self, reference: str) -> str:
        """Return the short name of a source, with the passage where one is cited."""
        return super().source(reference)[1:].rpartition("](")[0]

    def passage_label(self, passage: Passage) -> str:
        """Return the place in an act as it is cited."""
        if passage.name:
            return self.text(passage.name)
        names = ("article", "part", "clause", "subclause")
        numbers = [(name, getattr(passage, name)) for name in names]
        return ", ".join(self.phrase(f"passage_{name}", number=number) for name, number in numbers if number)

    def unknown(self) -> str:
        """Return the plain word for what is not known."""
        return self.phrase("unknown")

    def ground(self, source: str, as_of: PartialDate | str) -> str:
        """Return the source of a statement and the date for which it holds."""
        date = self.when(as_of) if isinstance(as_of, str) else self.phrase("as_of", date=self.when(as_of))
        return f"{self.source(source)}, {date}"

    def value(self, value: Any, unit: str | None = None) -> str:
        """Return any value of a record as text in the language of the page."""
        if isinstance(value, OfficialNumber):
            return f"№{NO_BREAK_SPACE}{value}"
        if type(value) is str and value != UNKNOWN:
            return one_line(unquote(value) if "://" in value else value)
        return super().value(value, unit)

    def contact(self, contact: Contact) -> str:
        """Return the ways to reach somebody."""
        ways = (
            contact.name and self.text(contact.name),
            contact.phone,
            contact.email,
            contact.address and self.text(contact.address),
        )
        return ", ".join(way for way in ways if way)


def one_line(text: str) -> str:
    """Return `text` without line breaks and control signs; no-break spaces stay."""
    return re.sub(r"[ \t\n]+", " ", _CONTROL.sub("", text)).strip()
