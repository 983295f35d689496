"""Writes the data of the list of production sites, `catalogue/sites.json`, in each language; called by hooks.py.

docs/assets/javascripts/catalogue.js fetches it when a reader begins to filter. It is written by columns, and words that many
sites share stand in it once, so that two thousand sites are light. A fact that is not known is null.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from scripts.files import write_whole
from scripts.languages import LANGUAGES, Language
from scripts.languages.alphabet import sort_key
from scripts.languages.units import UNITS
from scripts.pages.addresses import CATALOGUE, catalogue_data_path
from scripts.pages.catalogue_filters import FACT_FILTERS, LIST_COLUMNS, STATUSES, FactFilter
from scripts.pages.catalogue_list import Listed, listed_sites
from scripts.pages.facts import count_known
from scripts.pages.writer import Writer
from scripts.records.kinds import Opportunity
from scripts.records.loader import Records

_FILTERS = [filter for _, filters in FACT_FILTERS for filter in filters]

Data = dict[str, Any]


def write_catalogue_data(records: Records, site: Path) -> None:
    """Write the data of the list into the folder `site`, once a language; nothing where there are no sites."""
    listed = listed_sites(records)
    for language in LANGUAGES if listed else ():
        text = json.dumps(catalogue_data(listed, records, language), ensure_ascii=False, separators=(",", ":"))
        write_whole(site / catalogue_data_path(language), text.encode())


def catalogue_data(listed: Sequence[Listed], records: Records, language: Language) -> Data:
    """Return the data of the list in `language`, in its order: columns by name, and the words that they point to."""
    writer = Writer(records, language, CATALOGUE)
    opportunities = [record.id for record in records.all(Opportunity)]
    names = [writer.plain(item.site.name) for item in listed]
    counts = [count_known([item.site]) for item in listed]
    summaries, summary = _shared(writer.plain(item.site.summary) for item in listed)
    institutions, institution = _shared(item.institution.id for item in listed)
    regions, region = _shared(item.region.kk if item.region else "" for item in listed)
    parties, ask = _shared(item.site.ask or "" for item in listed)
    by_id = {item.institution.id: item.institution for item in listed}
    by_region = {item.region.kk: item.region for item in listed if item.region}
    columns: Data = {
        "id": [item.site.id for item in listed],
        "name": names,
        "summary": summary,
        "institution": institution,
        "region": region,
        "ask": ask,
        "status": [1 << STATUSES.index(item.site.status) for item in listed],
        "ended": [int(item.site.ended is not None) for item in listed],
        "known": [known for known, _ in counts],
        "last_changed": [item.site.last_changed.isoformat() for item in listed],
        "order": _order(names, language),
    }
    for filter in _FILTERS:
        codes = [choice.value for choice in filter.choices] or opportunities
        columns[filter.name] = [_value(filter, item, codes) for item in listed]
    return {
        "total": counts[0][1],
        "columns": columns,
        "summaries": summaries,
        "parties": parties,
        "institutions": [[name, writer.plain(by_id[name].name)] for name in institutions],
        "regions": [[name, writer.plain(by_region[name]) if name else None] for name in regions],
        "words": {
            "status": [[status.value, writer.plain(status)] for status in STATUSES],
            **{filter.name: _words(filter, writer) for filter in _FILTERS if not filter.bounds},
        },
        "units": {filter.name: UNITS[filter.labels["unit"]].after(0, language) for filter in _FILTERS if filter.bounds},
        "shown": [filter.name for filter in LIST_COLUMNS],
    }


def _words(filter: FactFilter, writer: Writer) -> list[list[str]]:
    if filter.choices:
        return [[choice.value, writer.plain(choice)] for choice in filter.choices]
    return [[record.id, writer.plain(record.name)] for record in writer.records.all(Opportunity)]


def _value(filter: FactFilter, item: Listed, codes: Sequence[str]) -> float | int | None:
    """Return a number as it is, and one or more choices as the bits of a number."""
    value = filter.value(item.site)
    if value is None or filter.bounds:
        return int(value) if isinstance(value, float) and value.is_integer() else value
    return sum(1 << codes.index(choice) for choice in (value if isinstance(value, list) else [value]))


def _shared(values: Iterable[str]) -> tuple[list[str], list[int]]:
    """Return each value once, and for every place the number of its value."""
    numbers: dict[str, int] = {}
    places = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), places


def _order(names: Sequence[str], language: Language) -> list[int]:
    """Return for every site its place in the order of the alphabet, which no browser needs to know."""
    key: Callable[[int], Any] = lambda place: sort_key(names[place], language)  # noqa: E731 - shorter than a function
    order = [0] * len(names)
    for rank, place in enumerate(sorted(range(len(names)), key=key)):
        order[place] = rank
    return order
