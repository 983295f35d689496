"""Writes the data of the list of production sites, `catalogue/sites.json`, in a language; called by site_build.py.

overrides/assets/javascripts/catalogue.js fetches it when a reader begins to filter. It is written by columns, and strings that
many sites share are in it once, so that two thousand sites stay light. A fact that is not known is null; a number that is not
exact stands by its lower end, and in `inexact` as it is told.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from scripts.cache import digest
from scripts.files import write_whole
from scripts.languages import Language
from scripts.languages.alphabet import sort_key
from scripts.pages.addresses import CATALOGUE, catalogue_data_path
from scripts.pages.catalogue_filters import FILTERS, LIST_COLUMNS, FactFilter
from scripts.pages.catalogue_list import listed_sites
from scripts.pages.facts import count_known
from scripts.pages.map import Spot
from scripts.pages.needs import NEEDS, sign_of
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import ProductionSite, SiteStatus
from scripts.records.kinds.partnership import Opportunity
from scripts.records.known import KnownNumber
from scripts.records.loader import Records

Data = dict[str, Any]
#: The facts that the data has of every site.
_FACTS = {**NEEDS, **FILTERS}
_VERSION_LENGTH = 10


def write_catalogue_data(records: Records, site: Path, language: Language) -> None:
    """Write the data of the list in `language` into the folder `site`; nothing where there are no sites."""
    listed = listed_sites(records)
    if listed:
        text = json.dumps(catalogue_data(listed, records, language), ensure_ascii=False, separators=(",", ":"))
        write_whole(site / catalogue_data_path(language), text.encode())


def catalogue_data(listed: Sequence[Spot], records: Records, language: Language) -> Data:
    """Return the data of the list in `language`, in its order: columns by name, and the words that they point to."""
    writer = Writer(records, language, CATALOGUE)
    opportunities = [[record.id, writer.plain(record.name)] for record in records.all(Opportunity)]
    words = {
        filter.name: [[choice.value, writer.plain(choice)] for choice in filter.choices] or opportunities
        for filter in _FACTS.values()
        if not filter.is_number
    }
    names = [writer.plain(item.site.name) for item in listed]
    counts = [count_known([item.site]) for item in listed]
    summaries, summary = _shared(writer.plain(item.site.reason or item.site.summary) for item in listed)
    institutions, institution = _shared(item.institution.id for item in listed)
    regions, region = _shared(item.region.kk if item.region else "" for item in listed)
    parties, ask = _shared(_answering(item.site) for item in listed)
    by_id = {item.institution.id: item.institution for item in listed}
    by_region = {item.region.kk: item.region for item in listed if item.region}
    statuses = list(SiteStatus)
    in_alphabet = sorted(range(len(names)), key=lambda place: sort_key(names[place], language))
    columns: Data = {
        "id": [item.site.id for item in listed],
        "name": names,
        "summary": summary,
        "institution": institution,
        "region": region,
        "ask": ask,
        "status": [1 << statuses.index(item.site.status) for item in listed],
        "ended": [int(item.site.ended is not None) for item in listed],
        "known": [known for known, _ in counts],
        "last_changed": [item.site.last_changed.isoformat() for item in listed],
        # The rank in alphabetical order, so that the browser needs no collation.
        "order": sorted(range(len(names)), key=in_alphabet.__getitem__),
    }
    for filter in _FACTS.values():
        codes = [code for code, _ in words.get(filter.name, ())]
        columns[filter.name] = [_value(filter, item, codes) for item in listed]
    return {
        "version": list_version(listed),
        "total": counts[0][1],
        "columns": columns,
        "summaries": summaries,
        "parties": parties,
        "institutions": [[name, writer.plain(by_id[name].name)] for name in institutions],
        "regions": [[name, writer.plain(by_region[name]) if name else None] for name in regions],
        "words": {"status": [[status.value, writer.plain(status)] for status in statuses], **words},
        "units": {filter.name: sign_of(filter, language) for filter in _FACTS.values() if filter.is_number},
        "inexact": {filter.name: _inexact(filter, listed, writer) for filter in _FACTS.values() if filter.is_number},
        "shown": [filter.name for filter in LIST_COLUMNS],
    }


def _answering(site: ProductionSite) -> str:
    """Return the party that offers a site, or else the one that can answer for it; empty where neither is known."""
    return str(site.rights.offered_by.value) if site.rights.offered_by != UNKNOWN else site.ask or ""


def list_version(listed: Sequence[Spot]) -> str:
    """Return what tells lists of other sites apart: two files about one list belong together when both have the same."""
    return digest(*(item.site.id for item in listed))[:_VERSION_LENGTH]


def _value(filter: FactFilter, item: Spot, codes: Sequence[str]) -> float | int | None:
    """Return a number as it is, and one or more choices as the bits of a number."""
    known = filter.known(item.site)
    if known is None:
        return None
    value = known.value
    if filter.is_number:
        return _plain(value)
    return sum(1 << codes.index(choice) for choice in (value if isinstance(value, list) else [value]))


def _inexact(filter: FactFilter, listed: Sequence[Spot], writer: Writer) -> Data:
    """Return of each site whose number is not exact, by its place, the least and the most that it may be, and the words."""
    numbers = [(place, filter.known(item.site)) for place, item in enumerate(listed)]
    return {
        str(place): [*map(_plain, known.span), writer.known(known, filter.unit)]
        for place, known in numbers
        if isinstance(known, KnownNumber) and not known.is_exact
    }


def _plain(value: float | None) -> float | int | None:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _shared(values: Iterable[str]) -> tuple[list[str], list[int]]:
    """Return each value once, and for every place the number of its value."""
    numbers: dict[str, int] = {}
    places = [numbers.setdefault(value, len(numbers)) for value in values]
    return list(numbers), places
