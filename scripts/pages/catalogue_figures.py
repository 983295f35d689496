"""Counts the production sites, their area and what is known of them; called by blocks.py for `{{ block.charts }}`.

What is not known is a row or a column of its own and is never added up as zero.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum
from pathlib import Path
from typing import Any

from scripts.languages.alphabet import in_order
from scripts.languages.units import format_quantity
from scripts.pages.facts import fact_groups
from scripts.pages.writer import CitationError, Writer
from scripts.records.kinds import Institution
from scripts.records.loader import Records
from scripts.records.problems import nearest
from scripts.records.production_site import ProductionSite, SiteStatus, SpaceKind
from scripts.records.values import UNKNOWN, Words

#: The charts by the names that a page may ask for, in the order of the block.
CHARTS = ("total", "status", "region", "kind", "known")

Label = Words | SiteStatus | SpaceKind


@dataclass(frozen=True)
class Row:
    """Some sites: what they have in common (None: it is not known), how many, and their area as far as it is known."""

    label: Label | None
    sites: int
    #: The sum of the areas that are known; None where none is.
    area_m2: float | None
    without_area: int

    @property
    def with_area(self) -> int:
        """How many of the sites have a known area."""
        return self.sites - self.without_area


@dataclass(frozen=True)
class KnownRow:
    """A group of facts of all sites: its names by language (none: facts outside of groups), how many are known."""

    labels: dict[str, Any]
    known: int
    total: int


@dataclass(frozen=True)
class CatalogueFigures:
    """Everything that the charts show."""

    total: Row
    status: list[Row]
    region: list[Row]
    kind: list[Row]
    known: list[KnownRow]

    @property
    def known_of_all(self) -> KnownRow:
        """The facts of all groups together."""
        return KnownRow({}, sum(row.known for row in self.known), sum(row.total for row in self.known))


def catalogue_figures(records: Records) -> CatalogueFigures:
    """Return the figures of all sites that have not ended; a row without sites is left out."""
    sites = records.current(ProductionSite)
    return CatalogueFigures(
        total=_row(None, sites),
        status=[_row(status, here) for status in SiteStatus if (here := [s for s in sites if s.status is status])],
        region=_by_region(sites, records),
        kind=_by_kind(sites),
        known=_known(sites),
    )


def _row(label: Label | None, sites: list[ProductionSite]) -> Row:
    areas = [site.space.area_m2.value for site in sites if site.space.area_m2 != UNKNOWN]
    return Row(label, len(sites), round(fsum(areas), 6) if areas else None, len(sites) - len(areas))


def _by_region(sites: list[ProductionSite], records: Records) -> list[Row]:
    """Return a row for each region of an institution, regions being the same when their words are."""
    here: dict[tuple[str, str] | None, list[ProductionSite]] = {}
    for site in sites:
        region = records.get(Institution, site.institution).region
        here.setdefault(None if region == UNKNOWN else (region.value.kk, region.value.ru), []).append(site)
    rows = [_row(Words(kk=key[0], ru=key[1]), some) for key, some in here.items() if key is not None]
    return rows + ([_row(None, here[None])] if None in here else [])


def _by_kind(sites: list[ProductionSite]) -> list[Row]:
    """Return a row for each kind of space; a site of several kinds stands in the row of each."""

    def of(kind: SpaceKind) -> list[ProductionSite]:
        return [site for site in sites if site.space.kinds != UNKNOWN and kind in site.space.kinds.value]

    unknown = [site for site in sites if site.space.kinds == UNKNOWN]
    rows = [_row(kind, here) for kind in SpaceKind if (here := of(kind))]
    return rows + ([_row(None, unknown)] if unknown else [])


def _known(sites: Iterable[ProductionSite]) -> list[KnownRow]:
    """Return a row for each group of facts, in the order of the model."""
    counts: dict[str, KnownRow] = {}
    for site in sites:
        for group in fact_groups(site):
            before = counts.get(group.name, KnownRow(group.labels, 0, 0))
            known = sum(line.is_known for line in group.lines)
            counts[group.name] = KnownRow(group.labels, before.known + known, before.total + len(group.lines))
    return list(counts.values())


# What the template is given


def chart_values(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    """Return what the template of the block is given; without arguments it draws every chart under a heading."""
    for argument in arguments:
        if argument not in CHARTS:
            raise CitationError(f'the chart "{argument}"', f"one of {', '.join(CHARTS)}{nearest(argument, CHARTS)}")
    figures = catalogue_figures(writer.records)
    named = [(row.label.in_language(writer.language), row) for row in figures.region if row.label]
    regions = [row for _, row in in_order(named, lambda item: item[0], writer.language)]
    return {
        "charts": [chart for chart in CHARTS if chart in (arguments or CHARTS)],
        "headings": not arguments,
        "figures": figures,
        "quantity": lambda area: format_quantity(area, "m2", writer.language),
        "rows": {
            "status": figures.status,
            "region": [*regions, *(row for row in figures.region if not row.label)],
            "kind": figures.kind,
        },
    }
