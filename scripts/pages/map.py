"""Places the production sites on a map of Kazakhstan, on maps of its regions and in an equivalent list; called by blocks.py for `{{ block.map }}`.

What is not known is not drawn: a site without coordinates stands where its institution does, and the page says so, or
in the list alone. The map of the country has a sign for each region; a region with several places has a map of its own,
where they stand apart.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain, groupby
from typing import Any
from urllib.parse import quote

from scripts.languages import Language
from scripts.languages.alphabet import sort_key
from scripts.languages.numbers import format_number
from scripts.pages.addresses import CATALOGUE, page_url, place_of
from scripts.pages.outline import Frame, Point, areas_of, borders, country, country_frame, frame_of
from scripts.pages.signs import TARGET, arranged
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import Institution, ProductionSite, SiteStatus
from scripts.records.loader import Records
from scripts.records.values import Coordinates, Words

#: How many institutions the words of a marker name.
_NAMED = 3


class Precision(StrEnum):
    """How well the place of a site is known."""

    EXACT = "exact"
    INSTITUTION = "institution"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Spot:
    """A site and its place: its own coordinates, those of its institution, or none."""

    site: ProductionSite
    institution: Institution
    precision: Precision
    coordinates: Coordinates | None

    @property
    def point(self) -> Point | None:
        """Its longitude and latitude, as far as they are known."""
        return (self.coordinates.longitude, self.coordinates.latitude) if self.coordinates else None

    @property
    def region(self) -> Words | None:
        """The region of its institution; None where it is not known."""
        return None if self.institution.region == UNKNOWN else self.institution.region.value


@dataclass(frozen=True)
class Marker:
    """A sign on a map for the sites of one place, of a region, or of places too many to be hit apart."""

    x: float
    y: float
    spots: tuple[Spot, ...]
    #: Where its place is; the sign may stand aside, so that others can be hit.
    place: Point

    @property
    def is_moved(self) -> bool:
        """Whether the sign stands aside of its place."""
        return (self.x, self.y) != self.place

    @property
    def precision(self) -> Precision | None:
        """How well all its places are known; None where they differ."""
        found = {spot.precision for spot in self.spots}
        return found.pop() if len(found) == 1 else None

    @property
    def status(self) -> SiteStatus | None:
        """The status of its only site; None where there are several sites, which are counted instead."""
        return self.spots[0].site.status if len(self.spots) == 1 else None


@dataclass(frozen=True)
class RegionGroup:
    """The institutions of one region in the list, with their sites; `region` is None where it is not known."""

    region: Words | None
    anchor: str
    institutions: list[tuple[Institution, list[Spot]]]

    @property
    def spots(self) -> list[Spot]:
        """The sites of all its institutions."""
        return [spot for _, spots in self.institutions for spot in spots]

    @property
    def places(self) -> list[Point]:
        """The places that are known of them, each once, in degrees."""
        return sorted({spot.point for spot in self.spots if spot.point})

    @property
    def has_map(self) -> bool:
        """Whether there is something to see apart: several places of a region that is known."""
        return self.region is not None and len(self.places) > 1


def spots_of(sites: Iterable[ProductionSite], records: Records) -> list[Spot]:
    """Return sites with their places, in the order given."""
    return [_spot(site, records.get(Institution, site.institution)) for site in sites]


def _spot(site: ProductionSite, institution: Institution) -> Spot:
    if site.transport.coordinates != UNKNOWN:
        return Spot(site, institution, Precision.EXACT, site.transport.coordinates.value)
    if institution.coordinates != UNKNOWN:
        return Spot(site, institution, Precision.INSTITUTION, institution.coordinates.value)
    return Spot(site, institution, Precision.UNKNOWN, None)


# The signs


def country_markers(groups: Iterable[RegionGroup]) -> list[Marker]:
    """Return the markers of the country, the fullest first: one for a region, where it has most sites, or for an institution of none."""
    frame = country_frame()
    heaps: dict[Point, list[Spot]] = {}
    for group in groups:
        parts = [group.spots] if group.region else [spots for _, spots in group.institutions]
        for places in filter(None, (_by_place(part, frame) for part in parts)):
            fullest = min(places, key=lambda place: (-len(places[place]), place))
            heaps.setdefault(fullest, []).extend(chain.from_iterable(places.values()))
    return _markers(heaps, frame)


def region_markers(group: RegionGroup, frame: Frame) -> list[Marker]:
    """Return the markers of the places of a region, the fullest first."""
    return _markers(_by_place(group.spots, frame), frame)


def region_frame(group: RegionGroup) -> Frame:
    """Return the frame that shows the areas in which the places of a region lie."""
    return frame_of([*chain.from_iterable(areas_of(group.places)), *group.places])


def _by_place(spots: Iterable[Spot], frame: Frame) -> dict[Point, list[Spot]]:
    places: dict[Point, list[Spot]] = {}
    for spot in spots:
        if spot.point:
            places.setdefault(frame.project(*spot.point), []).append(spot)
    return places


def _markers(heaps: dict[Point, list[Spot]], frame: Frame) -> list[Marker]:
    return [Marker(*stands, tuple(spots), place) for stands, place, spots in arranged(heaps, frame)]


# The list


def groups_of(spots: Iterable[Spot], language: Language) -> list[RegionGroup]:
    """Return all sites by region and institution, each in the order of the alphabet; an unknown region comes last."""

    def place(spot: Spot) -> tuple[Any, ...]:
        region, institution = spot.region, spot.institution
        names = (region, institution.name, spot.site.name)
        keys = [sort_key(name.in_language(language), language) if name else () for name in names]
        words = (region.kk, region.ru) if region else ()
        return region is None, keys[0], words, keys[1], institution.id, keys[2]

    regions = []
    for region, here in groupby(sorted(spots, key=place), lambda spot: spot.region):
        spots_of_each = [list(group) for _, group in groupby(here, lambda spot: spot.institution.id)]
        groups = [(group[0].institution, group) for group in spots_of_each]
        # A region is words, not a record: its id is that of an institution in it, the same in both languages.
        name = f"of-{min(institution.id for institution, _ in groups)}" if region else "unknown"
        regions.append(RegionGroup(region, f"region-{name}", groups))
    return regions


# What the template is given


def map_values(writer: Writer) -> dict[str, Any]:
    """Return what the template of the block is given; the texts of markers are plain and to be escaped there."""
    spots = spots_of(writer.records.current(ProductionSite), writer.records)
    groups = groups_of(spots, writer.language)
    markers = country_markers(groups)
    frames = {group.anchor: region_frame(group) for group in groups if group.has_map}
    of_region = {group.anchor: region_markers(group, frames[group.anchor]) for group in groups if group.has_map}
    everywhere = [*markers, *chain.from_iterable(of_region.values())]
    frame = country_frame()
    shown = sum(len(marker.spots) for marker in markers)
    group_of = {institution.id: group for group in groups for institution, _ in group.institutions}
    return {
        "target": TARGET,
        "country": {
            "frame": frame,
            "land": frame.path(country()) + "z",
            "borders": frame.paths(borders()),
            "markers": [_marker_values(marker, group_of, writer, is_country=True) for marker in markers],
        },
        "regions": {
            name: {
                "frame": frames[name],
                "land": frames[name].paths(areas_of(group.places), end="z"),
                "borders": "",
                "markers": [_marker_values(marker, group_of, writer) for marker in of_region[name]],
            }
            for group in groups
            if (name := group.anchor) in of_region
        },
        "shapes": [shape for shape in (*Precision, None) if shape in {marker.precision for marker in everywhere}],
        "statuses": [status for status in SiteStatus if status in {marker.status for marker in everywhere}],
        "has_several": any(len(marker.spots) > 1 for marker in everywhere),
        "has_moved": any(marker.is_moved for marker in everywhere),
        "groups": groups,
        "filtered": lambda group: _filtered("region", group.region.kk, writer),
        "shown": shown,
        "unknown": len(spots) - shown,
    }


def _marker_values(
    marker: Marker, group_of: dict[str, RegionGroup], writer: Writer, is_country: bool = False
) -> dict[str, Any]:
    here = list({(group := group_of[spot.institution.id]).anchor: group for spot in marker.spots}.values())
    region = here[0] if is_country and len(here) == 1 and here[0].has_map else None
    return {
        "marker": marker,
        "count": format_number(len(marker.spots), writer.language),
        "label": _label(marker, region, writer),
        "href": f"#{region.anchor}" if region else _address(marker, here, writer),
    }


def _label(marker: Marker, region: RegionGroup | None, writer: Writer) -> str:
    """Return the accessible name of a marker, that of all sites of a region or of its own, as plain text."""
    precision = writer.phrase(f"map_{marker.precision or 'mixed'}")
    if marker.status:
        return f"{writer.plain(marker.spots[0].site.name)}: {writer.plain(marker.status)}; {precision}"
    count = format_number(len(marker.spots), writer.language)
    if region and region.region:
        return f"{writer.phrase('map_in_region', region=writer.plain(region.region), count=count)}; {precision}"
    institutions = {spot.institution.id: writer.plain(spot.institution.name) for spot in marker.spots}
    names = list(institutions.values())
    others = f" {writer.phrase('map_others')}" if len(names) > _NAMED else ""
    return f"{writer.phrase('map_here', count=count)}: {', '.join(names[:_NAMED])}{others}; {precision}"


def _address(marker: Marker, here: list[RegionGroup], writer: Writer) -> str:
    """Return where a marker leads: to the page of its only site, to the list of an institution, to the part of this page with all of its."""
    if marker.status:
        page = place_of("production-site", marker.spots[0].site.id).page
        return writer.file_url(page_url(page, writer.language))
    institutions = {spot.institution.id for spot in marker.spots}
    if len(institutions) == 1:
        return _filtered("institution", institutions.pop(), writer)
    return f"#{here[0].anchor}" if len(here) == 1 else "#list"


def _filtered(field: str, value: str, writer: Writer) -> str:
    """Return the address of the list of production sites as its filter (filters.yml) would show it."""
    return f"{writer.page_url(CATALOGUE)}?{field}={quote(value)}"
