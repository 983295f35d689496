"""Writes values, facts and citations as Markdown for one page in one language; the templates call its methods.

Text from records is published as text: every character that Markdown or HTML would act on is escaped.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import unquote

from scripts.languages import Language, other_language
from scripts.languages.dates import PartialDate, format_date, format_partial_date
from scripts.languages.numbers import NO_BREAK_SPACE, format_number
from scripts.languages.units import format_bounded, format_quantity
from scripts.pages.addresses import KIND_OF_NAME, Place, anchor, page_url, place_of, relative_link, relative_url
from scripts.pages.facts import FactLine
from scripts.pages.phrases import phrase
from scripts.pages.pictures import picture_html
from scripts.pages.status import SiteStatus
from scripts.records.kinds import Bound, Entry, Figure, Party, Passage, Source
from scripts.records.loader import Records, what_is_missing
from scripts.records.problems import nearest
from scripts.records.production_site import Image
from scripts.records.values import (
    UNKNOWN,
    Addresses,
    Choice,
    Contact,
    Coordinates,
    OfficialNumber,
    Record,
    Reference,
    Words,
    field_labels,
)

MACRO = re.compile(r"\{\{\s*(?P<name>[a-z-]+)(?P<rest>[^{}|]*?)\s*(?:\|\s*(?P<filter>[a-z]+)\s*)?\}\}")
LINK = re.compile(rf"\[(?P<text>[^\[\]]*)\]\((?P<name>{'|'.join(KIND_OF_NAME)}):(?P<id>[a-z0-9/-]+)\)")
_EITHER = re.compile(f"{re.sub('[?]P<[a-z]+>', '?:', MACRO.pattern)}|{re.sub('[?]P<[a-z]+>', '?:', LINK.pattern)}")

_MARKDOWN_SIGNS = re.compile(r"([\\`*_\[\]|])")
_LINE_START = re.compile(r"^(\s*)([#+-])(?=\s)")
_LIST_NUMBER = re.compile(r"^(\s*\d+)([.)])")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "{": "&#123;", "~": "&#126;", "=": "&#61;"}


class CitationError(Exception):
    """A citation that leads nowhere: what was found and what was expected."""

    def __init__(self, found: str, expected: str) -> None:
        self.found, self.expected = found, expected
        super().__init__(f"{found}; expected {expected}")


def escape(text: str) -> str:
    """Return `text` so that Markdown and HTML show it as it is, on one line."""
    line = re.sub(r"\s*\n\s*", " ", text)
    line = "".join(_ENTITIES.get(sign, sign) for sign in line)
    line = _MARKDOWN_SIGNS.sub(r"\\\1", line)
    line = _LINE_START.sub(r"\1\\\2", line)
    return _LIST_NUMBER.sub(r"\1\\\2", line)


def with_full_stop(sentence: str) -> str:
    """Return a sentence with one full stop, also after an abbreviation such as `2024 г.`."""
    return f"{sentence.removesuffix('.')}."


@dataclass(frozen=True)
class Writer:
    """Writes for `page`, a path inside the tree of `language`, from `records`."""

    records: Records
    language: Language
    page: str
    #: How far the two languages agree; known when a whole site is made.
    status: SiteStatus = field(default_factory=SiteStatus)

    # Words and phrases

    def phrase(self, key: str, **values: str) -> str:
        """Return a phrase of the interface."""
        return phrase(key, self.language, **values)

    def number(self, count: int) -> str:
        """Return a computed count, marked as computed."""
        return f'<span data-computed="">{format_number(count, self.language)}</span>'

    def rules(self, names: Iterable[str]) -> str:
        """Return the rules of the check as links to what each means, or that there are none."""
        page = relative_link(Place("about/rules.md"), self.page)
        links = [f"[{self.phrase(f'rule_{name}'.replace('-', '_'))}]({page}#{name})" for name in names]
        return ", ".join(links) or self.phrase("agreement_nothing")

    def text(self, words: Words | Choice) -> str:
        """Return the words of a record in the language of the page, with their citations made into links."""
        text = words.in_language(self.language)
        pieces, end = [], 0
        for match in _EITHER.finditer(text):
            pieces += [escape(text[end : match.start()]), self.cite(match.group())]
            end = match.end()
        return "".join([*pieces, escape(text[end:])])

    def plain(self, words: Words | Choice) -> str:
        """Return the words without links or Markdown, for titles and descriptions."""
        text = LINK.sub(lambda match: match["text"], words.in_language(self.language))
        text = MACRO.sub(lambda match: _without_links(self.cite(match.group())), text)
        return re.sub(r"[ \n]+", " ", text).strip()

    # Citations

    def cite(self, citation: str) -> str:
        """Return the Markdown of one `{{ … }}` or `[…](kind:id)`; raise CitationError when it leads nowhere."""
        link = LINK.fullmatch(citation)
        if link:
            kind, name = KIND_OF_NAME[link["name"]], link["id"]
            self._record(kind, name)
            return f"[{escape(link['text'])}]({self.link(kind, name)})"
        macro = MACRO.fullmatch(citation)
        if macro is None or macro["name"] not in KIND_OF_NAME or not macro["rest"].startswith("."):
            names = list(KIND_OF_NAME)
            found = macro["name"] if macro else ""
            raise CitationError(
                f'the citation "{citation}"',
                f"{{{{ kind.id }}}} with a kind of {', '.join(names)}{nearest(found, names)}",
            )
        kind = KIND_OF_NAME[macro["name"]]
        name, *fields = macro["rest"][1:].strip().split(".")
        record = self._record(kind, name)
        if fields:
            return self._field(record, fields)
        if isinstance(record, Figure):
            return self._figure(record, only_number=macro["filter"] == "number")
        if isinstance(record, Source):
            return self.source(name)
        return self.reference(kind, name)

    def _record(self, kind: str, reference: str) -> Record:
        missing = what_is_missing(self.records, kind, reference)
        if missing:
            raise CitationError(*missing)
        return self.records.by_kind[kind][reference.partition("/")[0]]

    def _field(self, record: Record, fields: list[str]) -> str:
        value: Any = record
        labels: dict[str, Any] = {}
        for name in fields:
            known = type(value).model_fields if hasattr(type(value), "model_fields") else {}
            if name not in known:
                raise CitationError(
                    f'the field "{name}" of {record.kind} {record.id}',
                    f"one of {', '.join(known)}{nearest(name, known)}",
                )
            extra = known[name].json_schema_extra
            labels = extra if isinstance(extra, dict) else {}
            value = getattr(value, name)
        if labels.get("fact"):
            if value == UNKNOWN:
                return self.unknown()
            return f"[{self.value(value.value, labels.get('unit'))}]({self.link('source', value.source)}){{ .fact }}"
        return self.value(value)

    def _figure(self, figure: Figure, only_number: bool) -> str:
        text = format_number(figure.value, self.language) if only_number else self.quantity(figure)
        return f"[{text}]({self.link('source', figure.source)}){{ .fact }}"

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

    def anchor(self, kind: str, name: str) -> str:
        """Return the id of the element that shows a listed record."""
        return anchor(kind, name)

    def reference(self, kind: str, name: str) -> str:
        """Return the name of another record as a link to where it is shown."""
        return f"[{self.name(self._record(kind, name))}]({self.link(kind, name)})"

    def name(self, record: Record) -> str:
        """Return the name by which a record is known to readers, marked when the record has ended."""
        if isinstance(record, Entry):
            words = record.term
        elif isinstance(record, (Party, Source)):
            words = record.short_name
        else:
            words = record.name  # type: ignore[attr-defined]
        return f"{self.text(words)}{self.ended_mark(record)}"

    def ended_mark(self, record: Record) -> str:
        """Return the word that a record has ended, to stand after its name, or nothing."""
        return f" ({self.phrase('ended_mark')})" if record.ended else ""

    def source(self, reference: str) -> str:
        """Return a citation of a source or of a passage of it, linked to the sources page."""
        name, _, passage_id = reference.partition("/")
        source = self.records.get(Source, name)
        label = self.text(source.short_name)
        if passage_id:
            passage = source.passage(passage_id)
            assert passage is not None  # _record and the loader have looked it up
            label = f"{label}, {self.passage_label(passage)}"
        return f"[{label}]({self.link('source', reference)})"

    def passage_label(self, passage: Passage) -> str:
        """Return the place in an act as it is cited: `119-бап, 1-2-бөлік`, `ст. 119, ч. 1-2`."""
        if passage.name:
            return self.text(passage.name)
        parts = (
            ("article", passage.article),
            ("part", passage.part),
            ("clause", passage.clause),
            ("subclause", passage.subclause),
        )
        labels = [self.phrase(f"passage_{key}", number=escape(number)) for key, number in parts if number]
        # A line must not end inside a number such as 119-бап.
        return ", ".join(f'<span class="nowrap">{label}</span>' if "-" in label else label for label in labels)

    # Values and facts

    def unknown(self) -> str:
        """Return the plain word for what is not known."""
        return f'<span class="unknown">{self.phrase("unknown")}</span>'

    def when(self, value: PartialDate | str) -> str:
        """Return a date as precisely as it is known, or the word for an unknown one."""
        return self.phrase("undated") if isinstance(value, str) else format_partial_date(value, self.language)

    def value(self, value: Any, unit: str | None = None) -> str:
        """Return any value of a record as Markdown in the language of the page."""
        writers: list[tuple[type, Callable[[Any], str]]] = [
            (PartialDate, self.when),
            (date, lambda day: format_date(day, self.language)),
            (Words, self.text),
            (Choice, self.text),
            (OfficialNumber, lambda number: f"№{NO_BREAK_SPACE}{escape(number)}"),
            (Reference, lambda item: self.reference(item.kind, item)),
            (Coordinates, lambda item: f"{item.latitude:.5f}, {item.longitude:.5f}"),
            (Contact, self.contact),
            (list, lambda items: ", ".join(self.value(item, unit) for item in items)),
            (float, lambda number: format_quantity(number, unit, self.language)),
            (int, lambda number: format_quantity(number, unit, self.language)),
        ]
        for kind, write in writers:
            if isinstance(value, kind):
                return write(value)
        if not isinstance(value, str):
            raise CitationError("a field that has no single value", "a fact, a name, a number or a date of the record")
        text = str(value)
        if text == UNKNOWN:
            return self.unknown()
        return _web_link(text) if text.startswith(("https://", "http://")) else escape(text)

    def contact(self, contact: Contact) -> str:
        """Return the ways to reach somebody, with links to call and to write."""
        ways = [self.text(contact.name)] if contact.name else []
        if contact.phone:
            ways.append(f"[{contact.phone}](tel:{contact.phone.replace(' ', '')})")
        if contact.email:
            ways.append(f"[{escape(contact.email)}](mailto:{contact.email})")
        if contact.address:
            ways.append(self.text(contact.address))
        return ", ".join(ways)

    def fact(self, line: FactLine) -> str:
        """Return what is known of a fact with its source and date, or the plain word for unknown."""
        if not line.is_known:
            return self.unknown()
        known = line.fact
        note = f' <span class="note">{self.text(known.note)}</span>' if known.note else ""
        return f"{self.value(known.value, line.unit)} {self.ground(known.source, known.as_of)}{note}"

    def short(self, model: Any, name: str) -> str:
        """Return the value of the fact `name` of a record or group with its source in brackets, for lists."""
        fact = getattr(model, name)
        if fact == UNKNOWN:
            return self.unknown()
        value = self.value(fact.value, field_labels(type(model).model_fields[name]).get("unit"))
        return f"{value} ({self.source(fact.source)})"

    def ground(self, source: str, as_of: PartialDate | str) -> str:
        """Return on what a statement stands: its source and the date for which it holds, as far as it is known."""
        date = self.when(as_of) if isinstance(as_of, str) else self.phrase("as_of", date=self.when(as_of))
        return f'<span class="ground">{self.source(source)}, {date}</span>'

    def address(self, address: Addresses | str | None) -> str:
        """Return the address of a document as a link, the one in the language of the page where there are two."""
        if address is None:
            return self.unknown()
        text = address if isinstance(address, str) else address.kk if self.language == "kk" else address.ru
        return _web_link(text)

    def image(self, image: Image) -> str:
        """Return the HTML of an image with its size and its alternative text."""
        return picture_html(self.records.pictures[image.file], self.plain(image.alternative), self.file_url)

    def twin(self, words: Words) -> str:
        """Return the words in the other language, marked as such."""
        other = other_language(self.language)
        return f'<span lang="{other}">{escape(words.in_language(other))}</span>'


def cited_in(text: str) -> list[tuple[str, str]]:
    """Return the kind and id (of a source with its passage) of every citation in a text."""
    links = [(KIND_OF_NAME[match["name"]], match["id"]) for match in LINK.finditer(text)]
    macros = [(match["name"], match["rest"].strip(". ").split(".")[0]) for match in MACRO.finditer(text)]
    return links + [(KIND_OF_NAME[name], identifier) for name, identifier in macros if name in KIND_OF_NAME]


def _web_link(address: str) -> str:
    """Return a link that shows its address in readable letters, not in the signs that stand for them."""
    target = address.replace("(", "%28").replace(")", "%29")
    return f"[{escape(unquote(address))}]({target})"


def _without_links(markdown: str) -> str:
    """Return the text of a citation without its link and marks."""
    text = re.sub(r"\[([^\[\]]*)\]\([^()]*\)(?:\{[^}]*\})?", r"\1", markdown)
    return re.sub(r"<[^>]+>", "", text)
