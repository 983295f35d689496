"""The generated parts of hand-written pages: `{{ block.NAME argument … }}` on a line of its own; called by prose.py."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts.languages.alphabet import in_order
from scripts.languages.dates import month_names
from scripts.languages.units import UNITS
from scripts.pages.addresses import catalogue_data_path
from scripts.pages.catalogue_figures import chart_values
from scripts.pages.catalogue_filters import FACT_FILTERS, SORTS, STATUSES
from scripts.pages.catalogue_list import PAGE_SIZE, list_pages, list_values
from scripts.pages.facts import count_known, fact_lines
from scripts.pages.map import map_values
from scripts.pages.phrases import phrases_in
from scripts.pages.site_map import site_map
from scripts.pages.templates import render_template
from scripts.pages.writer import CitationError, Writer
from scripts.records.kinds import (
    KINDS,
    Entry,
    Event,
    Figure,
    Institution,
    Opportunity,
    Party,
    Source,
    SourceKind,
    Standing,
    Term,
    Topic,
)
from scripts.records.problems import nearest
from scripts.records.production_site import ProductionSite
from scripts.records.values import UNKNOWN, Record

#: What letter.js says and writes, by the beginnings of the keys; the other phrases of the letter stand in the form.
_WRITTEN = tuple(
    f"letter_{part}" for part in ("error", "line", "copied", "selected", "saved", "failed", "no_sites", "title")
)

#: The kinds that have facts of their own to be known or not.
KINDS_WITH_FACTS: tuple[type[Record], ...] = (Institution, ProductionSite, Opportunity, Party, Event)


def render_block(name: str, arguments: list[str], writer: Writer, pages: Path) -> str:
    """Return the Markdown of a block; raise CitationError for an unknown name or argument.

    `pages` is the folder of the pages in the writer's language, for the blocks that list pages.
    """
    return render_template(f"blocks/{name}.md.j2", writer, **block_values(name, arguments, writer, pages))


def block_values(name: str, arguments: list[str], writer: Writer, pages: Path) -> dict[str, Any]:
    """Return what the template of a block is given; raise CitationError for an unknown name or argument."""
    if name not in _BLOCKS:
        raise CitationError(f'the block "{name}"', f"one of {', '.join(_BLOCKS)}{nearest(name, _BLOCKS)}")
    return _BLOCKS[name](writer, arguments, pages)


def _by_name(writer: Writer, records: list[Any]) -> list[Any]:
    return in_order(records, lambda record: writer.plain(getattr(record, "name", None) or record.term), writer.language)


def _list_of(model: type[Record]) -> Callable[[Writer, list[str], Path], dict[str, Any]]:
    def values(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
        return {"records": _by_name(writer, writer.records.all(model))}

    return values


def _sites(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    """The list with the form that filters it; the further pages of a long list are written by generate.py."""
    whole = list_pages(writer.records)
    listed = [item for page in whole for item in page.sites]
    regions = {item.region.kk: item.region for item in listed if item.region}
    institutions = {item.institution.id: item.institution for item in listed}
    opportunities = [(item.id, writer.plain(item.name)) for item in _by_name(writer, writer.records.all(Opportunity))]
    return {
        **list_values(writer, whole[0], whole),
        "regions": in_order(regions.values(), writer.plain, writer.language),
        "institutions": _by_name(writer, list(institutions.values())),
        "statuses": STATUSES,
        "fact_filters": FACT_FILTERS,
        "pairs_of": lambda field: [(item.value, writer.plain(item)) for item in field.choices] or opportunities,
        "unit_of": lambda field: UNITS[field.labels["unit"]].after(0, writer.language),
        "sorts": SORTS,
        "page_size": PAGE_SIZE,
        "data_path": catalogue_data_path(writer.language),
    }


def _with_data(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    """What a script needs that shows sites by their data."""
    return {"data_path": catalogue_data_path(writer.language)}


def _letter(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    """The form of the letter, with everything that letter.js says and writes."""
    return {
        "data_path": catalogue_data_path(writer.language),
        "parties": _by_name(writer, writer.records.current(Party)),
        "opportunities": _by_name(writer, writer.records.current(Opportunity)),
        "months": month_names(writer.language),
        "letter_words": {
            key.removeprefix("letter_"): words
            for key, words in phrases_in(writer.language).items()
            if key.startswith(_WRITTEN)
        },
    }


def _institutions(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    return {"records": _by_name(writer, writer.records.all(Institution)), "most": PAGE_SIZE}


def _figures(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    return {"figures": _by_name(writer, writer.records.all(Figure))}


def _terms(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    topics = [topic for topic in Topic if topic.value in arguments]
    standings = [standing for standing in Standing if standing.value in arguments]
    known = [*map(str, Topic), *map(str, Standing)]
    for argument in arguments:
        if argument not in known:
            raise CitationError(
                f'the topic or standing "{argument}"', f"one of {', '.join(known)}{nearest(argument, known)}"
            )
    chosen = [term for term in writer.records.all(Term) if not standings or term.standing in standings]
    order = list(Standing)
    chosen.sort(key=lambda term: order.index(term.standing))
    groups = [(topic, [term for term in chosen if term.topic is topic]) for topic in topics or Topic]
    still_open = sum(term.standing is Standing.OPEN for term in chosen)
    return {
        "groups": [group for group in groups if group[1]],
        "headings": not topics,
        "total": len(chosen),
        "open": still_open,
    }


def _parties(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    """Those who took part in something first, then those who can answer; each in the order of the alphabet."""
    present: set[str] = set()
    for event in writer.records.all(Event):
        present |= set() if event.participants == UNKNOWN else set(event.participants.value)
    ordered = _by_name(writer, writer.records.all(Party))
    return {"records": sorted(ordered, key=lambda party: party.id not in present)}


def _events(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    events = sorted(writer.records.all(Event), key=lambda event: event.first_published, reverse=True)
    return {"records": events}


def _sources(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    ordered = _by_name(writer, writer.records.all(Source))
    return {
        "groups": [(kind, group) for kind in SourceKind if (group := [s for s in ordered if s.source is kind])],
        "total": len(ordered),
        "undated": sum(source.published == UNKNOWN for source in ordered),
        "unaddressed": sum(source.address is None for source in ordered),
    }


def _passages(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    sources = writer.records.by_kind["source"]
    name = arguments[0] if arguments else ""
    if name not in sources:
        raise CitationError(f'the source "{name}"', f"the id of a source{nearest(name, sources)}")
    return {"source": sources[name]}


def _open_questions(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    records = [record for model in KINDS_WITH_FACTS for record in writer.records.current(model)]
    facts = [(record, [line for line in fact_lines(record) if not line.is_known]) for record in records]
    terms = [term for term in writer.records.current(Term) if term.standing is Standing.OPEN]
    parties = _by_name(writer, writer.records.all(Party))
    asked = [(party, [term for term in terms if term.party == party.id]) for party in parties]
    return {
        "facts": [item for item in facts if item[1]],
        "asked": [item for item in asked if item[1]],
        "unknown": sum(len(lines) for _, lines in facts),
        "open": len(terms),
    }


def _known(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    rows = [(model.kind, *count_known(writer.records.current(model))) for model in KINDS_WITH_FACTS]
    terms = writer.records.current(Term)
    return {
        "rows": rows,
        "terms": [(standing, sum(term.standing is standing for term in terms)) for standing in Standing],
    }


def _pages(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    return {"sections": site_map(pages, writer.language)}


def _records(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    kinds = [(kind, writer.records.all(model)) for kind, model in KINDS.items()]
    return {"kinds": kinds, "changed": writer.records.last_changed}


def _nothing(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    return {}


def _agreement(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    return {"status": writer.status}


def _tested(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    """What the last examination by program found; the tests write the table and hold it to what they find."""
    path = pages.parent / "check" / "accessibility.json"
    if not path.is_file():
        raise CitationError(f"no table {path.name}", "the one that `python -m tests.site.axe` writes into docs/check")
    table = json.loads(path.read_text(encoding="utf-8"))
    return {"table": table, "colours": len(table["systems"]) + len(table["panel"]["colours"]) - 1}


_BLOCKS: dict[str, Callable[[Writer, list[str], Path], dict[str, Any]]] = {
    "agreement": _agreement,
    "ask": _nothing,
    "charts": chart_values,
    "compare": _with_data,
    "events": _events,
    "figures": _figures,
    "glossary": _list_of(Entry),
    "institutions": _institutions,
    "known": _known,
    "letter": _letter,
    "map": map_values,
    "open-questions": _open_questions,
    "opportunities": _list_of(Opportunity),
    "pages": _pages,
    "parties": _parties,
    "passages": _passages,
    "records": _records,
    "search": _nothing,
    "shortlist": _with_data,
    "sites": _sites,
    "sources": _sources,
    "terms": _terms,
    "tested": _tested,
}
