"""Writes values, facts and citations as Markdown for one page in one language; the templates call its methods.

Text from records is published as text: every character that Markdown or HTML would act on is escaped.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scripts.languages import Language, other_language
from scripts.languages.dates import PartialDate, format_date, format_partial_date
from scripts.languages.numbers import NO_BREAK_SPACE, format_number
from scripts.languages.signs import with_signs
from scripts.languages.units import format_bounded, format_quantity
from scripts.messages.say import say
from scripts.pages.addresses import KIND_OF_NAME, Place, page_url, place_of, relative_link, relative_url
from scripts.pages.citations import LINK, MACRO, CitationError, with_citations
from scripts.pages.counted import counted
from scripts.pages.facts import FactLine, field_at
from scripts.pages.markdown import escape, web_link, without_links
from scripts.pages.phrases import phrase
from scripts.pages.status import AgreementStatus
from scripts.records.contacts import mail_link, phone_in_groups, phone_link
from scripts.records.fields import UNKNOWN, field_labels
from scripts.records.kinds.reference import Figure, Passage, Source
from scripts.records.known import Bound, Known, KnownNumber
from scripts.records.loader import Records, what_is_missing
from scripts.records.problems import nearest
from scripts.records.record import Record
from scripts.records.values import Addresses, Choice, Contact, Coordinates, OfficialNumber, Reference, Words

#: The longest text, in letters, that fits into one line of a phone; a longer one may be broken.
_ONE_LINE = 30
_HAS_LINK = re.compile(r"(?<!\\)\]\(")


@dataclass(frozen=True)
class Writer:
    """Writes for `page`, a path inside the tree of `language`, from `records`.

    A subclass for another format says anew how it links, marks and escapes.
    """

    records: Records
    language: Language
    page: str
    #: How far the two languages agree; known when a whole site is made.
    status: AgreementStatus = field(default_factory=AgreementStatus)

    # What Markdown is made of

    def literal(self, text: str) -> str:
        """Return a text that holds no citation, a web address as a link."""
        return web_link(text) if text.startswith(("https://", "http://")) else escape(text)

    def linked(self, text: str, target: str, attributes: str = "") -> str:
        """Return `text`, which is Markdown already, as a link to `target`."""
        return f"[{text}]({target}){attributes}"

    def marked(self, text: str, attributes: str) -> str:
        """Return `text`, which is Markdown already, with attributes of HTML."""
        return f"<span {attributes}>{text}</span>"

    # Words and phrases

    def phrase(self, key: str, **values: str) -> str:
        """Return a phrase of the interface."""
        return phrase(key, self.language, **values)

    def number(self, count: int) -> str:
        """Return a computed count, marked as computed."""
        return self.marked(format_number(count, self.language), 'data-computed=""')

    def rules(self, names: Iterable[str]) -> str:
        """Return the rules of the check as links to what each means, or that there are none."""
        page = self.page_link("about/rules.md")
        links = [self.linked(self.phrase(f"rule_{name}".replace("-", "_")), f"{page}#{name}") for name in names]
        return ", ".join(links) or self.phrase("agreement_nothing")

    def text(self, words: Words | Choice) -> str:
        """Return the words of a record in the language of the page, with their citations made into links."""
        return with_citations(words.in_language(self.language), self.cite, escape)

    def plain(self, words: Words | Choice) -> str:
        """Return the words without links or Markdown, for titles and descriptions."""
        return self.without_marks(words.in_language(self.language))

    def without_marks(self, words: str) -> str:
        """Return words in the language of the page without links or Markdown."""
        text = LINK.sub(lambda match: match["text"], words)
        text = with_citations(text, lambda citation: without_links(self.cite(citation)))
        return with_signs(re.sub(r"[ \n]+", " ", text).strip(), self.language)

    def twin(self, words: Words) -> str:
        """Return the words in the other language, marked as such."""
        other = other_language(self.language)
        return self.marked(escape(words.in_language(other)), f'lang="{other}"')

    # Citations

    def cite(self, citation: str) -> str:
        """Return the Markdown of one `{{ … }}` or `[…](kind:id)`; raise CitationError when it leads nowhere."""
        link = LINK.fullmatch(citation)
        if link:
            kind, name = KIND_OF_NAME[link["name"]], link["id"]
            self.record(kind, name)
            return self.linked(escape(link["text"]), self.link(kind, name))
        macro = MACRO.fullmatch(citation)
        if macro is None or macro["name"] not in KIND_OF_NAME or not macro["rest"].startswith("."):
            names = list(KIND_OF_NAME)
            near = nearest(macro["name"] if macro else "", names)
            expected = say("pages.citation-of-kinds", names=names, near=near)
            raise CitationError(say("pages.citation", citation=citation), expected)
        name, *fields = macro["rest"][1:].strip().split(".")
        record = self.record(KIND_OF_NAME[macro["name"]], name)
        if macro["filter"] is not None and (fields or not isinstance(record, Figure)):
            raise CitationError(
                say("pages.after-what-is-no-figure", filter=macro["filter"]), say("pages.citation-without-it")
            )
        if fields:
            return self._field(record, fields)
        if isinstance(record, Figure):
            return self._fact_link(self.figure(record, macro["filter"]), record.source)
        return self.source(name) if isinstance(record, Source) else self.reference(record.kind, name)

    def record(self, kind: str, reference: str) -> Record:
        """Return a record; raise CitationError when there is none, or no passage of it, that answers to `reference`."""
        missing = what_is_missing(self.records, kind, reference)
        if missing:
            raise CitationError(*missing)
        return self.records.by_kind[kind][reference.partition("/")[0]]

    def _field(self, record: Record, fields: list[str]) -> str:
        value, labels = field_at(record, fields)
        if labels.get("fact") and value != UNKNOWN:
            return self._fact_link(self.known(value, labels.get("unit")), value.source)
        return self.value(value)

    def _fact_link(self, text: str, source: str) -> str:
        if _HAS_LINK.search(text):  # a link cannot stand in a link
            return f"{text} ({self.source(source)})"
        return self.linked(
            text, self.link("source", source), "{ .fact }" if len(text) <= _ONE_LINE else "{ .fact .long }"
        )

    def figure(self, figure: Figure, way: str | None) -> str:
        """Return a figure with its unit, or as `way` asks (counted.py); raise CitationError for a way that there is not."""
        return self.quantity(figure) if way is None else counted(figure, way, self.records, self.language)

    def quantity(self, figure: Figure) -> str:
        """Return the bare value of a figure with its unit; a share may have a denominator (1/3)."""
        if figure.denominator:
            return f"{format_number(figure.value, self.language)}/{figure.denominator}"
        return format_quantity(figure.value, figure.unit, self.language)

    def bounded(self, figure: Figure) -> str:
        """Return the value of a figure with what kind of bound it is: more than, about, at most."""
        if figure.denominator:
            words = "" if figure.bound is Bound.EXACT else f" ({self.text(figure.bound)})"
            return f"{self.quantity(figure)}{words}"
        return format_bounded(figure.value, figure.unit, figure.bound, self.language)

    # Links

    def link(self, kind: str, name: str) -> str:
        """Return the relative Markdown link to the place of a record."""
        return relative_link(place_of(kind, name), self.page)

    def page_link(self, page: str, fragment: str | None = None) -> str:
        """Return the relative Markdown link to a page of the same language."""
        return relative_link(Place(page, fragment), self.page)

    def page_url(self, page: str) -> str:
        """Return the relative address of a page of the same language, for use in HTML."""
        return self.file_url(page_url(page, self.language))

    def file_url(self, path: str) -> str:
        """Return the relative address of a file of the site, such as a record, for use in HTML."""
        return relative_url(path, page_url(self.page, self.language))

    def record_url(self, record: Record) -> str:
        """Return the relative address of the YAML file of a record."""
        return self.file_url(f"data/{record.folder}/{record.id}.yml")

    def reference(self, kind: str, name: str) -> str:
        """Return the name of another record as a link to where it is shown."""
        return self.linked(self.name(self.record(kind, name)), self.link(kind, name))

    def name(self, record: Record) -> str:
        """Return the name by which a record is known to readers, marked when the record has ended."""
        return f"{self.text(record.short_title)}{self.ended_mark(record)}"

    def ended_mark(self, record: Record) -> str:
        """Return the word that a record has ended, to stand after its name, or nothing."""
        return f" ({self.phrase('ended_mark')})" if record.ended else ""

    def source(self, reference: str) -> str:
        """Return a citation of a source or of a passage of it, linked to the sources page."""
        name, _, passage_id = reference.partition("/")
        source = self.records.get(Source, name)
        passage = source.passage(passage_id)
        label = self.text(source.short_name) + (f", {self.passage_label(passage)}" if passage else "")
        return self.linked(label, self.link("source", reference))

    def passage_label(self, passage: Passage) -> str:
        """Return the place in an act as it is cited: `119-бап, 1-2-бөлік`, `ст. 119, ч. 1-2`."""
        if passage.name:
            return self.text(passage.name)
        numbers = [(name, getattr(passage, name)) for name in ("article", "part", "clause", "subclause")]
        labels = [self.phrase(f"passage_{name}", number=self.literal(number)) for name, number in numbers if number]
        return ", ".join(labels)

    # Values and facts

    def unknown(self) -> str:
        """Return the plain word for unknown."""
        return self.marked(self.phrase("unknown"), 'class="unknown"')

    def when(self, value: PartialDate | str) -> str:
        """Return a date as precisely as it is known, or the word for an unknown one."""
        return self.phrase("undated") if isinstance(value, str) else format_partial_date(value, self.language)

    def value(self, value: Any, unit: str | None = None) -> str:
        """Return any value of a record, of one of the types that are SHOWABLE, in the language of the page."""
        match value:
            case PartialDate():
                return self.when(value)
            case date():
                return format_date(value, self.language)
            case Words() | Choice():
                return self.text(value)
            case OfficialNumber():
                return f"№{NO_BREAK_SPACE}{self.literal(value)}"
            case Reference():
                return self.reference(value.kind, value)
            case Coordinates():
                return f"{value.latitude:.5f}, {value.longitude:.5f}"
            case Contact():
                return self.contact(value)
            case Addresses():
                return self.literal(getattr(value, self.language))
            case list() if value and isinstance(value[0], Contact):
                return "; ".join(map(self.contact, value))
            case list():
                # Choices stand in the order of their list, since the data of the catalogue keeps no other.
                order = list(type(value[0])) if value and isinstance(value[0], Choice) else value
                return ", ".join(self.value(item, unit) for item in sorted(value, key=order.index))
            case float() | int():
                return format_quantity(value, unit, self.language)
            case str():
                return self.unknown() if value == UNKNOWN else self.literal(value)
        raise CitationError(say("pages.field-that-has-no-single-value"), say("pages.fact-name-number-or-date-of"))

    def known(self, known: Known[Any], unit: str | None = None) -> str:
        """Return the value of a fact that is known, of a number with how exactly it is known: около 1 200 м²."""
        if not isinstance(known, KnownNumber):
            return self.value(known.value, unit)
        if known.to is not None:
            return format_quantity(known.to, unit, self.language, low=known.value)
        return format_bounded(known.value, unit, known.bound, self.language)

    def contact(self, contact: Contact) -> str:
        """Return the ways to reach somebody, with links to call and to write."""
        ways = (
            contact.name and self.text(contact.name),
            contact.post and self.text(contact.post),
            contact.phone and self.phone(contact.phone),
            contact.email and self.linked(self.literal(contact.email), mail_link(contact.email)),
            contact.address and self.text(contact.address),
        )
        return ", ".join(way for way in ways if way)

    def phone(self, number: str) -> str:
        """Return a telephone number as a link to call it."""
        extension = number.partition("x")[2]
        words = f" {self.phrase('phone_extension', number=extension)}" if extension else ""
        return self.linked(phone_in_groups(number) + words, phone_link(number))

    def fact(self, line: FactLine) -> str:
        """Return what is known of a fact with its source and date, or the plain word for unknown."""
        if not line.is_known:
            return self.unknown()
        known = line.fact
        note = " " + self.marked(self.text(known.note), 'class="note"') if known.note else ""
        return f"{self.known(known, line.unit)} {self.ground(known.source, known.as_of)}{note}"

    def short(self, model: Any, name: str) -> str:
        """Return the value of the fact `name` of a record or group with its source in brackets, for lists."""
        fact = getattr(model, name)
        if fact == UNKNOWN:
            return self.unknown()
        value = self.known(fact, field_labels(type(model).model_fields[name]).get("unit"))
        return f"{value} ({self.source(fact.source)})"

    def ground(self, source: str, as_of: PartialDate | str) -> str:
        """Return on what a statement stands: its source and the date for which it holds, as far as it is known."""
        date = self.when(as_of) if isinstance(as_of, str) else self.phrase("as_of", date=self.when(as_of))
        return self.marked(f"{self.source(source)}, {date}", 'class="ground"')
