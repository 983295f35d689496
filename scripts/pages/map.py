"""Places the production sites on a map of Kazakhstan and in an equivalent list; called by blocks.py for `{{ block.map }}`.

What is not known is not drawn: a site without coordinates stands where its institution does, and the page says so, or
in the list alone.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby, pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

from scripts.languages import Language
from scripts.languages.alphabet import sort_key
from scripts.languages.numbers import format_number
from scripts.pages.addresses import page_url, place_of
from scripts.pages.writer import Writer
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.catalogue import Institution, ProductionSite, SiteStatus
from scripts.records.loader import Records
from scripts.records.values import Coordinates, Words

_FILE = Path(__file__).with_name("kazakhstan.json")

#: The size of the drawing in its own units, and the edge that keeps a marker on the border whole.
WIDTH = 1000
EDGE = 50
#: Half the side of a touch target: 26 px on a screen 320 px wide (WCAG 2.2, 2.5.8 asks for 24).
TARGET = 46
#: How many institutions the words of a marker name.
_NAMED = 3

Point = tuple[float, float]


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
    def region(self) -> Words | None:
        """The region of its institution; None where it is not known."""
        return None if self.institution.region == UNKNOWN else self.institution.region.value


@dataclass(frozen=True)
class Marker:
    """A sign on the map for the sites at one point, or too near each other to be hit apart."""

    x: float
    y: float
    spots: tuple[Spot, ...]

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


def spots_of(sites: Iterable[ProductionSite], records: Records) -> list[Spot]:
    """Return sites with their places, in the order given."""
    return [_spot(site, records.get(Institution, site.institution)) for site in sites]


def _spot(site: ProductionSite, institution: Institution) -> Spot:
    if site.transport.coordinates != UNKNOWN:
        return Spot(site, institution, Precision.EXACT, site.transport.coordinates.value)
    if institution.coordinates != UNKNOWN:
        return Spot(site, institution, Precision.INSTITUTION, institution.coordinates.value)
    return Spot(site, institution, Precision.UNKNOWN, None)


# The drawing


@cache
def _drawn() -> dict[str, Any]:
    return dict(json.loads(_FILE.read_text(encoding="utf-8")))


@cache
def _outline() -> tuple[Point, ...]:
    return tuple((x, y) for x, y in _drawn()["outline"])


@cache
def _frame() -> tuple[float, float, float, float]:
    """Return the west and north edge of the country in degrees, and units a degree of longitude and of latitude."""
    longitudes, latitudes = zip(*_outline(), strict=True)
    a_degree_east = (WIDTH - 2 * EDGE) / (max(longitudes) - min(longitudes))
    # Equirectangular: degrees of longitude are as much shorter as they are in the middle of the country.
    a_degree_north = a_degree_east / cos(radians((max(latitudes) + min(latitudes)) / 2))
    return min(longitudes), max(latitudes), a_degree_east, a_degree_north


def project(longitude: float, latitude: float) -> Point:
    """Return where a point stands in the drawing, in its units from the upper left corner."""
    west, north, a_degree_east, a_degree_north = _frame()
    x = EDGE + (longitude - west) * a_degree_east
    return round(x, 1), round(EDGE + (north - latitude) * a_degree_north, 1)


def height() -> int:
    """Return the height of the drawing in its units."""
    south = min(latitude for _, latitude in _outline())
    return round(project(0, south)[1] + EDGE)


@cache
def outline_path() -> str:
    """Return the outline of the country as the data of an SVG path, in whole units from point to point."""
    return f"{_line(_outline())}z"


@cache
def regions_path() -> str:
    """Return the borders between the regions as the data of an SVG path."""
    return "".join(map(_line, _drawn()["regions"]))


def _line(points: Iterable[Point]) -> str:
    drawn = [(round(x), round(y)) for x, y in (project(*point) for point in points)]
    steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(drawn)]
    start = "{} {}".format(*drawn[0])
    return f"M{start}l" + " ".join(f"{x} {y}" for x, y in steps if (x, y) != (0, 0))


def markers_of(spots: Iterable[Spot]) -> list[Marker]:
    """Return the markers of all sites with a known place, the fullest place first.

    Places whose touch targets would overlap share the marker of the fuller one, which stays at its true position.
    """
    places: dict[Point, list[Spot]] = {}
    for spot in spots:
        if spot.coordinates:
            places.setdefault(project(spot.coordinates.longitude, spot.coordinates.latitude), []).append(spot)
    joined: dict[Point, list[Spot]] = {}
    for point, here in sorted(places.items(), key=lambda place: (-len(place[1]), place[0])):
        nearest = min(joined, key=lambda other: _distance(point, other), default=point)
        joined.setdefault(nearest if _distance(point, nearest) < 2 * TARGET else point, []).extend(here)
    return [Marker(x, y, tuple(here)) for (x, y), here in joined.items()]


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


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
    markers = markers_of(spots)
    shown = sum(len(marker.spots) for marker in markers)
    return {
        "size": (WIDTH, height()),
        "target": TARGET,
        "outline": outline_path(),
        "regions": regions_path(),
        "markers": [
            {
                "marker": marker,
                "count": format_number(len(marker.spots), writer.language),
                "label": _label(marker, writer),
                "href": _address(marker, groups, writer),
            }
            for marker in markers
        ],
        "shapes": [shape for shape in (*Precision, None) if shape in {marker.precision for marker in markers}],
        "statuses": [status for status in SiteStatus if status in {marker.status for marker in markers}],
        "has_several": any(len(marker.spots) > 1 for marker in markers),
        "groups": groups,
        "shown": shown,
        "unknown": len(spots) - shown,
    }


def _label(marker: Marker, writer: Writer) -> str:
    """Return the accessible name of a marker, as plain text."""
    precision = writer.phrase(f"map_{marker.precision or 'mixed'}")
    if marker.status:
        return f"{writer.plain(marker.spots[0].site.name)}: {writer.plain(marker.status)}; {precision}"
    institutions = {spot.institution.id: writer.plain(spot.institution.name) for spot in marker.spots}
    names = list(institutions.values())
    others = f" {writer.phrase('map_others')}" if len(names) > _NAMED else ""
    count = writer.phrase("map_here", count=format_number(len(marker.spots), writer.language))
    return f"{count}: {', '.join(names[:_NAMED])}{others}; {precision}"


def _address(marker: Marker, groups: list[RegionGroup], writer: Writer) -> str:
    """Return where a marker leads: to the page of its only site, or to the part of the list that holds all of its."""
    if marker.status:
        page = place_of("production-site", marker.spots[0].site.id).page
        return writer.file_url(page_url(page, writer.language))
    here = {spot.institution.id for spot in marker.spots}
    for region in groups:
        if here <= {institution.id for institution, _ in region.institutions}:
            return f"#{region.anchor}" if len(here) > 1 else f"#place-{here.pop()}"
    return "#list"
