"""The outline of the country and of its regions, and how degrees become units of a drawing; used by map.py.

kazakhstan.json has the outline of the country and the lines between regions; here they are cut into the areas that they enclose.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import atan2, cos, hypot, radians
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("kazakhstan.json")

#: The width of a drawing in its own units, and the edge that keeps a sign on the border whole.
WIDTH = 1000
EDGE = 70
#: How high a drawing is at most, so that it can be seen at once.
_MOST_HIGH = 900
#: The least that a drawing of a region shows, in degrees of latitude: an area that is not known has no size.
_LEAST = 0.4

#: Longitude and latitude in degrees, or a place in a drawing.
Point = tuple[float, float]
Line = tuple[Point, ...]


@cache
def _drawn() -> dict[str, Any]:
    return dict(json.loads(_FILE.read_text(encoding="utf-8")))


@cache
def country() -> Line:
    """Return the outline of the country, which closes itself."""
    return tuple((x, y) for x, y in _drawn()["outline"])


@cache
def borders() -> tuple[Line, ...]:
    """Return the lines between the regions."""
    return tuple(tuple((x, y) for x, y in line) for line in _drawn()["regions"])


@dataclass(frozen=True)
class Frame:
    """How a part of the country becomes a drawing: its west and north edge, and how many units a degree is to each side."""

    west: float
    north: float
    a_degree_east: float
    a_degree_north: float
    left: float
    height: int

    def project(self, longitude: float, latitude: float) -> Point:
        """Return where a point stands in the drawing, in its units from the upper left corner."""
        x = self.left + (longitude - self.west) * self.a_degree_east
        return round(x, 1), round(EDGE + (self.north - latitude) * self.a_degree_north, 1)

    def path(self, line: Iterable[Point]) -> str:
        """Return a line as the data of an SVG path, in whole units from point to point."""
        drawn = [(round(x), round(y)) for x, y in (self.project(*point) for point in line)]
        steps = [(x - before_x, y - before_y) for (before_x, before_y), (x, y) in pairwise(drawn)]
        start = "{} {}".format(*drawn[0])
        return f"M{start}l" + " ".join(f"{x} {y}" for x, y in steps if (x, y) != (0, 0))

    def paths(self, lines: Iterable[Line], end: str = "") -> str:
        """Return several lines as the data of one path."""
        return "".join(self.path(line) + end for line in lines)


def frame_of(points: Sequence[Point]) -> Frame:
    """Return the frame that shows all `points` as large as the drawing can be."""
    longitudes, latitudes = zip(*points, strict=True)
    middle = (max(latitudes) + min(latitudes)) / 2
    # Equirectangular: degrees of longitude are as much shorter as they are in the middle of what is shown.
    shorter = cos(radians(middle))
    tall = max(max(latitudes) - min(latitudes), _LEAST)
    wide = max(max(longitudes) - min(longitudes), _LEAST / shorter)
    a_degree_east = min((WIDTH - 2 * EDGE) / wide, (_MOST_HIGH - 2 * EDGE) * shorter / tall)
    west, north = (max(longitudes) + min(longitudes) - wide) / 2, middle + tall / 2
    left = (WIDTH - wide * a_degree_east) / 2
    return Frame(
        west, north, a_degree_east, a_degree_east / shorter, left, round(tall * a_degree_east / shorter + 2 * EDGE)
    )


@cache
def country_frame() -> Frame:
    """Return the frame that shows the whole country."""
    return frame_of(country())


# The areas of regions


def areas_of(points: Iterable[Point]) -> list[Line]:
    """Return the outlines of the areas in which `points` lie, each once; none for what lies beyond the borders as they are drawn."""
    found = {area for point in points for area in _areas() if _is_inside(point, area)}
    return [area for area in _areas() if area in found]


@cache
def _areas() -> tuple[Line, ...]:
    """Return the areas into which the lines cut the country, as closed outlines."""
    chains = _chains()
    ends: dict[Point, list[Line]] = {}
    for chain in (*chains, *(chain[::-1] for chain in chains)):
        ends.setdefault(chain[0], []).append(chain)
    for leaving in ends.values():
        leaving.sort(key=lambda chain: atan2(chain[1][1] - chain[0][1], chain[1][0] - chain[0][0]))
    left = {chain for leaving in ends.values() for chain in leaving}
    areas = []
    while left:
        # Always the next line to the right keeps one area on the right hand.
        start = chain = min(left)
        outline: list[Point] = []
        while chain in left:
            left.remove(chain)
            outline += chain[:-1]
            leaving = ends[chain[-1]]
            chain = leaving[(leaving.index(chain[::-1]) + 1) % len(leaving)]
        assert chain == start, "a line between regions that ends nowhere"
        areas.append(tuple(outline))
    # What lies around the country is the one that goes round the other way.
    return tuple(area for area in areas if _turns_right(area))


def _chains() -> list[Line]:
    """Return the lines between regions, the ends of which are made to meet the outline, and the outline cut there."""
    ends = [end for line in borders() for end in (line[0], line[-1])]
    moved, stops = {}, []
    ring = country()
    for end in ends:
        if ends.count(end) == 1:
            stop, after = _nearest(end, ring)
            moved[end] = stop
            stops.append((after, _distance(ring[after], stop), stop))
    lines = [(moved.get(line[0], line[0]), *line[1:-1], moved.get(line[-1], line[-1])) for line in borders()]
    stops.sort()
    arcs = [
        (one, *_between(ring, first, second), other)
        for (first, _, one), (second, _, other) in pairwise([*stops, stops[0]])
    ]
    return [*lines, *arcs]


def _between(ring: Line, first: int, second: int) -> Line:
    """Return the points of the ring that stand after the place `first` and up to `second`, around its end where it is so."""
    return ring[first + 1 : second + 1] if first <= second else (*ring[first + 1 :], *ring[: second + 1])


def _nearest(point: Point, ring: Line) -> tuple[Point, int]:
    """Return the point of the ring that is nearest, and after which of its points it stands."""
    on_each = ((_on_side(point, one, other), place) for place, (one, other) in enumerate(pairwise([*ring, ring[0]])))
    return min(on_each, key=lambda found: _distance(point, found[0]))


def _on_side(point: Point, one: Point, other: Point) -> Point:
    """Return the point between two that is nearest to a third."""
    (x, y), (dx, dy) = one, (other[0] - one[0], other[1] - one[1])
    share = ((point[0] - x) * dx + (point[1] - y) * dy) / (dx * dx + dy * dy)
    share = min(max(share, 0.0), 1.0)
    return x + share * dx, y + share * dy


def _is_inside(point: Point, area: Line) -> bool:
    """Return whether a line from the point to the east crosses the outline an odd number of times."""
    x, y = point
    crossings = (
        (one[1] > y) != (other[1] > y) and x < one[0] + (other[0] - one[0]) * (y - one[1]) / (other[1] - one[1])
        for one, other in pairwise([*area, area[0]])
    )
    return sum(crossings) % 2 == 1


def _turns_right(area: Line) -> bool:
    return sum(one[0] * other[1] - other[0] * one[1] for one, other in pairwise([*area, area[0]])) < 0


def _distance(one: Point, other: Point) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
