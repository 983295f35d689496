"""Places the production sites on a map of Kazakhstan and in an equal list; called by blocks.py for `{{ block.map }}`.

What is not known is not drawn: a site without coordinates stands where its institution does, and the page says so, or
in the list alone.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import groupby, pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, TypeVar

from scripts.languages import Language
from scripts.languages.alphabet import in_order
from scripts.languages.numbers import format_number
from scripts.pages.addresses import page_url, place_of
from scripts.pages.writer import Writer
from scripts.records.kinds import Institution
from scripts.records.loader import Records
from scripts.records.production_site import ProductionSite, SiteStatus
from scripts.records.values import UNKNOWN, Coordinates, Words

_FILE = Path(__file__).with_name("kazakhstan.json")

#: The size of the drawing in its own units, and the edge that keeps a marker on the border whole.
WIDTH = 1000
EDGE = 50
#: Half of what a finger can hit: it makes 26 px where the screen is 320 px wide (WCAG 2.2, 2.5.8 asks for 24).
TARGET = 46
#: How many institutions the words of a marker name.
_NAMED = 3

Item = TypeVar("Item")
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
class InstitutionGroup:
    """The sites of one institution in the list."""

    institution: Institution
    spots: tuple[Spot, ...]

    @property
    def anchor(self) -> str:
        """The id of the group on the page."""
        return f"place-{self.institution.id}"


@dataclass(frozen=True)
class RegionGroup:
    """The institutions of one region in the list; `region` is None where it is not known."""

    region: Words | None
    anchor: str
    institutions: tuple[InstitutionGroup, ...]


def spots_of(records: Records) -> list[Spot]:
    """Return every site whose record has not ended, with its place, in the order of the ids."""
    return [_spot(site, records.get(Institution, site.institution)) for site in records.current(ProductionSite)]


def _spot(site: ProductionSite, institution: Institution) -> Spot:
    own, of_institution = site.transport.coordinates, institution.coordinates
    if own != UNKNOWN:
        return Spot(site, institution, Precision.EXACT, own.value)
    if of_institution != UNKNOWN:
        return Spot(site, institution, Precision.INSTITUTION, of_institution.value)
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

    Places whose targets would cover each other share the marker of the fuller one, which stays where it truly is.
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

    def name(spot: Spot) -> str:
        return spot.institution.name.in_language(language)

    ordered = in_order(list(spots), lambda spot: spot.site.name.in_language(language), language)
    ordered = _together(in_order(ordered, name, language), lambda spot: spot.institution.id)
    institutions = [
        InstitutionGroup(here[0].institution, here) for here in _runs(ordered, lambda spot: spot.institution.id)
    ]
    known = [group for group in institutions if group.institution.region != UNKNOWN]
    unknown = tuple(group for group in institutions if group.institution.region == UNKNOWN)
    known = _together(in_order(known, lambda group: _region(group).in_language(language), language), _region_key)
    regions = [RegionGroup(_region(here[0]), _region_anchor(here), here) for here in _runs(known, _region_key)]
    return [*regions, *([RegionGroup(None, "region-unknown", unknown)] if unknown else [])]


def _region(group: InstitutionGroup) -> Words:
    assert group.institution.region != UNKNOWN
    return group.institution.region.value


def _region_key(group: InstitutionGroup) -> tuple[str, str]:
    return _region(group).kk, _region(group).ru


def _region_anchor(groups: Iterable[InstitutionGroup]) -> str:
    # A region is words, not a record: its id is that of an institution in it, the same in both languages.
    return f"region-of-{min(group.institution.id for group in groups)}"


def _together(items: list[Item], key: Callable[[Item], Any]) -> list[Item]:
    """Return the items in their order, but those of one key next to each other, where the first of them stands."""
    places: dict[Any, int] = {}
    for item in items:
        places.setdefault(key(item), len(places))
    return sorted(items, key=lambda item: places[key(item)])


def _runs(items: Iterable[Item], key: Callable[[Item], Any]) -> list[tuple[Item, ...]]:
    return [tuple(run) for _, run in groupby(items, key)]


# What the template is given


def map_values(writer: Writer, arguments: list[str], pages: Path) -> dict[str, Any]:
    """Return what the template of the block is given; the texts of markers are plain and to be escaped there."""
    spots = spots_of(writer.records)
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
    """Return what a marker says to those who cannot see it, as plain text."""
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
        if here <= {group.institution.id for group in region.institutions}:
            inside = [group for group in region.institutions if group.institution.id in here]
            return f"#{inside[0].anchor if len(inside) == 1 else region.anchor}"
    return "#list"
