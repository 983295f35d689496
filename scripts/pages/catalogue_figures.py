"""Counts the production sites, their area and what is known of them; called by blocks.py for `{{ block.charts }}`.

The unknown has a row or column of its own and never counts as zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import fsum
from typing import Any

from scripts.languages import Language
from scripts.languages.alphabet import in_order
from scripts.languages.units import format_bounded
from scripts.messages.say import say
from scripts.pages.citations import CitationError
from scripts.pages.facts import count_known, fact_groups
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import Institution, ProductionSite, SiteStatus
from scripts.records.kinds.site_facts import SpaceKind
from scripts.records.known import Bound, KnownNumber
from scripts.records.loader import Records
from scripts.records.problems import one_of
from scripts.records.values import Words

#: The charts by the names that a page may ask for, in the order of the block.
CHARTS = ("total", "status", "region", "kind", "known")
#: Those that tell something of one site too.
_OF_ONE = ("known",)

Label = Words | SiteStatus | SpaceKind


@dataclass(frozen=True)
class Row:
    """Some sites: what they have in common (None: it is not known), how many, and their area as far as it is known."""

    label: Label | None
    sites: int
    #: The sum of the areas that are known; None where none is.
    area_m2: float | None
    without_area: int
    #: How the sum is meant: an area that is not exact makes it inexact too.
    bound: Bound = Bound.EXACT

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
    known_of_all: KnownRow


def catalogue_figures(records: Records, language: Language) -> CatalogueFigures:
    """Return the figures of all sites that have not ended, regions in the order of `language`; a row without sites is left out."""
    sites = records.current(ProductionSite)
    return CatalogueFigures(
        total=_row(None, sites),
        status=[_row(status, here) for status in SiteStatus if (here := [s for s in sites if s.status is status])],
        region=_by_region(sites, records, language),
        kind=_by_kind(sites),
        known=list(_known(sites)),
        known_of_all=KnownRow({}, *count_known(sites)),
    )


def _row(label: Label | None, sites: list[ProductionSite]) -> Row:
    areas = [site.space.area_m2 for site in sites if isinstance(site.space.area_m2, KnownNumber)]
    total = round(fsum(map(_middle, areas)), 6) if areas else None
    return Row(label, len(sites), total, len(sites) - len(areas), _bound_of_sum(areas))


def _middle(area: KnownNumber[float]) -> float:
    return area.value if area.to is None else (area.value + area.to) / 2


def _bound_of_sum(parts: list[KnownNumber[float]]) -> Bound:
    """Return how a sum is meant: as its inexact parts are, when all of these are meant alike, or else about."""
    bounds = {Bound.ABOUT if part.to is not None else part.bound for part in parts} - {Bound.EXACT}
    return Bound.EXACT if not bounds else bounds.pop() if len(bounds) == 1 else Bound.ABOUT


def _by_region(sites: list[ProductionSite], records: Records, language: Language) -> list[Row]:
    """Return a row for each region of an institution, regions being the same when their words are."""
    here: dict[Words | None, list[ProductionSite]] = {}
    for site in sites:
        region = records.get(Institution, site.institution).region
        here.setdefault(None if region == UNKNOWN else region.value, []).append(site)
    named = in_order(filter(None, here), lambda words: words.in_language(language), language)
    return [_row(region, here[region]) for region in (*named, None) if region in here]


def _by_kind(sites: list[ProductionSite]) -> list[Row]:
    """Return a row for each kind of space; a site of several kinds stands in the row of each."""
    here: dict[SpaceKind | None, list[ProductionSite]] = {kind: [] for kind in (*SpaceKind, None)}
    for site in sites:
        for kind in (None,) if site.space.kinds == UNKNOWN else site.space.kinds.value:
            here[kind].append(site)
    return [_row(kind, some) for kind, some in here.items() if some]


def _known(sites: list[ProductionSite]) -> Iterator[KnownRow]:
    """Yield a row for each group of facts, in the order of the model."""
    for groups in zip(*map(fact_groups, sites), strict=True):
        lines = [line for group in groups for line in group.lines]
        yield KnownRow(groups[0].labels, sum(line.is_known for line in lines), len(lines))


def chart_values(writer: Writer, arguments: list[str]) -> dict[str, Any]:
    """Return what the template of the block is given; without arguments it draws every chart under a heading.

    Of a catalogue with one site, `only`, nothing is counted by what sites have in common.
    """
    for argument in arguments:
        if argument not in CHARTS:
            raise CitationError(say("pages.chart", argument=argument), one_of(argument, CHARTS))
    sites = writer.records.current(ProductionSite)
    told = CHARTS if len(sites) > 1 else _OF_ONE
    return {
        "charts": [chart for chart in told if chart in (arguments or CHARTS)],
        "only": sites[0] if len(sites) == 1 else None,
        "headings": not arguments,
        "figures": catalogue_figures(writer.records, writer.language),
        "quantity": lambda row: format_bounded(row.area_m2, "m2", row.bound, writer.language),
    }
