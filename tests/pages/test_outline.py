"""The outline of the country and of its regions: light, whole, and as wide as it is high on the ground."""

from itertools import chain, pairwise

import pytest

from scripts.pages.outline import (
    EDGE,
    WIDTH,
    _areas,
    areas_of,
    borders,
    country,
    country_frame,
    frame_of,
)

SOUTH, ASTANA, BERLIN = (69.6, 42.3), (71.43, 51.13), (13.4, 52.5)


def extent(outline) -> float:
    """Return the extent of what an outline encloses, in square degrees."""
    return abs(sum(x * other_y - other_x * y for (x, y), (other_x, other_y) in pairwise([*outline, outline[0]]))) / 2


def test_the_outline_is_light_and_inside_its_frame():
    frame = country_frame()
    assert len(frame.path(country()).encode()) < 15_000
    assert frame.project(46.48, 49)[0] == pytest.approx(EDGE, abs=1)
    assert frame.project(87.32, 49)[0] == pytest.approx(WIDTH - EDGE, abs=1)
    assert frame.project(70, 55.43)[1] == pytest.approx(EDGE, abs=1)
    assert frame.project(70, 40.58)[1] == pytest.approx(frame.height - EDGE, abs=1)


def test_the_borders_are_light_and_inside_the_country():
    longitudes, latitudes = zip(*country(), strict=True)
    assert len(country_frame().paths(borders()).encode()) < 6_000
    for x, y in chain.from_iterable(borders()):
        assert min(longitudes) <= x <= max(longitudes) and min(latitudes) <= y <= max(latitudes)


def test_a_kilometre_is_as_long_to_the_east_as_to_the_north_in_the_middle_of_the_country():
    project = country_frame().project
    a_degree_north = project(66, 48)[1] - project(66, 49)[1]
    a_degree_east = project(67, 48)[0] - project(66, 48)[0]
    # On the 48th parallel a degree of longitude has 74.6 km, one of latitude 111.2 km.
    assert a_degree_east / a_degree_north == pytest.approx(74.6 / 111.2, abs=0.01)


def test_the_regions_fill_the_country_without_a_gap_or_an_overlap():
    assert len(_areas()) == 14
    assert sum(map(extent, _areas())) == pytest.approx(extent(country()), rel=1e-6)


def test_a_place_lies_in_one_region_whose_outline_goes_round_it():
    [south], [middle] = areas_of([SOUTH]), areas_of([ASTANA])
    assert south != middle
    for (x, y), area in ((SOUTH, south), (ASTANA, middle)):
        longitudes, latitudes = zip(*area, strict=True)
        assert min(longitudes) < x < max(longitudes) and min(latitudes) < y < max(latitudes)
    assert areas_of([ASTANA, SOUTH, SOUTH]) in ([south, middle], [middle, south])


def test_a_place_beyond_the_borders_lies_in_none():
    assert areas_of([BERLIN]) == []


@pytest.mark.parametrize("points", [[SOUTH], [SOUTH, (69.7, 42.3)], [(52.0, 50.0), (52.0, 44.0)], [SOUTH, ASTANA]])
def test_a_frame_holds_its_points_with_room_for_a_sign_around_them(points):
    frame = frame_of(points)
    for point in points:
        x, y = frame.project(*point)
        assert EDGE - 1 <= x <= WIDTH - EDGE + 1
        assert EDGE - 1 <= y <= frame.height - EDGE + 1


def test_a_region_is_drawn_larger_than_in_the_country():
    frame = frame_of([*chain.from_iterable(areas_of([SOUTH]))])
    assert frame.a_degree_north > 2 * country_frame().a_degree_north
