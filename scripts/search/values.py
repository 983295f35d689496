"""Numbers with a unit as values of production sites, by which a query such as «цех 800 м2» finds; called by index.py.

search-values.js reads the same. The table values.yml says which facts, and how readers write their units.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from scripts.files import read_table
from scripts.languages.units import UNITS
from scripts.pages.catalogue_filters import FactFilter
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.known import Known, KnownNumber
from scripts.records.record import Record
from scripts.search.shown import KEY_FACTS

_UNITS: dict[str, dict[str, list[dict[str, Any]]]] = read_table(Path(__file__).with_name("values.yml"))
_FACTS = {FactFilter(name, group): units for group, facts in _UNITS.items() for name, units in facts.items()}


def values_of(pages: Sequence[Record | None], writer: Writer) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return what the index says of each fact, and of each the part with the values of sites, by its name.

    `pages` are the records of the pages in the order of their numbers.
    """
    sites = [
        (number, record)
        for number, record in enumerate(pages)
        if isinstance(record, ProductionSite) and not record.ended
    ]
    facts = [(fact, f"values-{fact.name.replace('_', '-')}.json", units) for fact, units in _FACTS.items() if sites]
    heads = [
        {
            "fact": fact.label(writer.language),
            "unit": UNITS[fact.unit or ""].after(0, writer.language),
            "signs": [[unit["signs"], unit["times"]] for unit in units],
            "part": name,
        }
        for fact, name, units in facts
    ]
    return heads, {name: _values(fact, sites, writer) for fact, name, _ in facts}


def _values(fact: FactFilter, sites: Iterable[tuple[int, ProductionSite]], writer: Writer) -> dict[str, Any]:
    """Return the least and the most that the number of each site may be, and the pages of sites where it is not known."""
    known = [(number, fact.known(site)) for number, site in sites]
    return {
        "known": [
            [number, *_span(value), *_words(fact, value, writer)] for number, value in known if value is not None
        ],
        "unknown": [number for number, value in known if value is None],
    }


def _span(known: Known[Any]) -> Iterator[float | int | None]:
    ends = known.span if isinstance(known, KnownNumber) else (known.value, known.value)
    for end in ends:
        yield int(end) if end is not None and end == int(end) else end


def _words(fact: FactFilter, known: Known[Any], writer: Writer) -> Iterator[str]:
    """Yield how the fact is told, unless a result shows it anyway."""
    if fact.name not in {key.name for key in KEY_FACTS}:
        yield writer.known(known, fact.unit)
