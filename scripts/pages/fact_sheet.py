"""Gathers the fact sheet for journalists from the records; called by blocks.py for the page and by exports/press_kit.py for PDF and text.

Every line has a value, its source and its date. What is counted from the records says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.languages.alphabet import in_order
from scripts.languages.dates import PartialDate
from scripts.languages.units import format_bounded
from scripts.pages.catalogue_figures import catalogue_figures
from scripts.pages.catalogue_list import PAGE_SIZE
from scripts.pages.facts import count_known, fact_lines
from scripts.pages.own_addresses import fact_link
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.partnership import Event, Opportunity, Party, Standing, Term
from scripts.records.kinds.reference import Figure
from scripts.records.loader import AnyRecord
from scripts.records.record import Record
from scripts.records.values import Statement

#: How many events are told, the latest first; all of them are in the news.
_MOST_EVENTS = 5


@dataclass(frozen=True)
class SheetLine:
    """A fact of the sheet: its name, what is known, and the source with the date, as the writer writes them."""

    name: str
    value: str
    ground: str


@dataclass(frozen=True)
class SheetTable:
    """The facts of one record under its name, or of several under none; `note` says what is left out."""

    id: str
    title: str
    lines: tuple[SheetLine, ...]
    note: str = ""


@dataclass(frozen=True)
class SheetPart:
    """A part of the sheet; `name` is the id of its heading, and the end of the key of its phrase, `sheet_NAME`."""

    name: str
    tables: tuple[SheetTable, ...]


def fact_sheet(writer: Writer) -> list[SheetPart]:
    """Return the parts of the sheet in the writer's language; a part without facts is left out."""
    tables = {
        "events": _events(writer),
        "institutions": _facts_of(writer, Institution),
        "catalogue": _catalogue(writer),
        "sites": _facts_of(writer, ProductionSite),
        "proposals": _proposals(writer),
        "said": _said(writer),
        "figures": _figures(writer),
    }
    parts = (SheetPart(name, tuple(table for table in found if table.lines)) for name, found in tables.items())
    return [part for part in parts if part.tables]


def _events(writer: Writer) -> Iterator[SheetTable]:
    events = sorted(writer.records.current(Event), key=lambda event: event.first_published, reverse=True)
    for event in events[:_MOST_EVENTS]:
        told = (("account", event.account), ("outcome", event.outcome))
        statements = [_statement(writer, writer.phrase(name), one) for name, said in told for one in said]
        yield SheetTable(
            f"event-{event.id}", writer.reference(event.kind, event.id), (*_known(writer, event), *statements)
        )


def _facts_of(writer: Writer, model: type[Institution] | type[ProductionSite]) -> Iterator[SheetTable]:
    """Yield the known facts of each record of a kind; of too many records to be read, none."""
    records = writer.records.current(model)
    for record in records if len(records) <= PAGE_SIZE else ():
        known, total = count_known([record])
        counted = writer.phrase("known_of", known=writer.number(known), total=writer.number(total))
        lines = [*_status(writer, record), *_known(writer, record)]
        yield SheetTable(f"{record.kind}-{record.id}", writer.reference(record.kind, record.id), tuple(lines), counted)


def _status(writer: Writer, record: Record) -> Iterator[SheetLine]:
    if isinstance(record, ProductionSite):
        last = record.history[-1]
        yield SheetLine(writer.phrase("status"), writer.text(record.status), _ground(writer, last.source, last.since))


def _known(writer: Writer, record: Record) -> Iterator[SheetLine]:
    for line in fact_lines(record):
        if line.is_known:
            name = fact_link(writer, line.label(writer.language), record, line)
            ground = _ground(writer, line.fact.source, line.fact.as_of)
            yield SheetLine(name, writer.known(line.fact, line.unit), ground)


def _catalogue(writer: Writer) -> Iterator[SheetTable]:
    """Yield what is counted of all sites, where there are several."""
    sites, changed = writer.records.current(ProductionSite), writer.records.last_changed
    if len(sites) < 2 or changed is None:
        return
    total = catalogue_figures(writer.records, writer.language).total
    counted = {"chart_all_sites": writer.number(total.sites), "chart_with_area": writer.number(total.with_area)}
    if total.area_m2 is not None:
        area = format_bounded(total.area_m2, "m2", total.bound, writer.language)
        counted["chart_area_sum"] = writer.marked(area, 'data-computed=""')
    ground = writer.phrase("sheet_counted", date=writer.value(changed))
    lines = (SheetLine(writer.phrase(name), value, ground) for name, value in counted.items())
    yield SheetTable("counted", "", tuple(lines))


def _proposals(writer: Writer) -> Iterator[SheetTable]:
    records = _by_name(writer, writer.records.current(Opportunity))
    lines = (_statement(writer, writer.reference(record.kind, record.id), record.proposal) for record in records)
    yield SheetTable("opportunities", "", tuple(lines))


def _said(writer: Writer) -> Iterator[SheetTable]:
    """Yield what each party has said, and the terms that it has stated."""
    terms = [term for term in writer.records.current(Term) if term.standing is Standing.STATED]
    for party in _by_name(writer, writer.records.current(Party)):
        lines = [_statement(writer, writer.phrase("said"), one) for one in party.said]
        for term in terms:
            if term.party == party.id and term.source and term.as_of:
                ground = _ground(writer, term.source, term.as_of)
                lines.append(SheetLine(writer.reference(term.kind, term.id), writer.text(term.text), ground))
        yield SheetTable(f"party-{party.id}", writer.reference(party.kind, party.id), tuple(lines))


def _figures(writer: Writer) -> Iterator[SheetTable]:
    figures = _by_name(writer, writer.records.current(Figure))
    lines = (
        SheetLine(
            writer.reference(figure.kind, figure.id),
            writer.bounded(figure),
            _ground(writer, figure.source, figure.as_of),
        )
        for figure in figures
    )
    yield SheetTable("all-figures", "", tuple(lines))


def _statement(writer: Writer, name: str, said: Statement) -> SheetLine:
    return SheetLine(name, writer.text(said.text), _ground(writer, said.source, said.as_of))


def _ground(writer: Writer, source: str, as_of: PartialDate | str) -> str:
    """Return a source with the date for which it holds, without marks, since both stand in a column of their own."""
    date = writer.phrase("undated") if as_of == UNKNOWN else writer.phrase("as_of", date=writer.value(as_of))
    return f"{writer.source(source)}, {date}"


def _by_name(writer: Writer, records: list[AnyRecord]) -> list[AnyRecord]:
    return in_order(records, lambda record: writer.plain(record.title), writer.language)
