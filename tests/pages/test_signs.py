"""The signs of the map stand apart from each other, each tied to its place, or share one where there is no room."""

from scripts.pages.map import region_frame, region_markers
from scripts.pages.phrases import phrase
from scripts.pages.signs import TARGET
from tests.pages.country import FAR_SOUTH, NEAR_SOUTH, SOUTH, project


def overlapping(markers) -> list[tuple[float, float]]:
    """Return the markers whose touch targets are covered by those of another."""
    return [
        (one.x, one.y)
        for one in markers
        for other in markers
        if one is not other and (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < (2 * TARGET) ** 2
    ]


def test_towns_near_each_other_stand_apart_on_the_map_of_their_region_each_tied_to_its_place(country):
    towns = {"a": SOUTH, "b": (42.32, 69.63), "c": NEAR_SOUTH, "d": FAR_SOUTH}
    for name, place in towns.items():
        country.institution(name, place, region="Юг")
        country.site(f"of-{name}", name)
    group = country.region()
    frame = region_frame(group)
    markers = region_markers(group, frame)
    assert overlapping(markers) == []
    assert {marker.spots[0].institution.id: marker.place for marker in markers} == {
        name: frame.project(place[1], place[0]) for name, place in towns.items()
    }
    assert [marker.spots[0].institution.id for marker in markers if not marker.is_moved] == ["d"]
    picture = country.picture()
    region = picture.css(".map-picture")[1]
    assert len(region.css(".leader")) == len(region.css(".place")) == 3
    assert phrase("map_moved", "ru") in picture.text()


def test_two_regions_near_each_other_have_markers_that_can_be_hit_apart(country):
    for name, place in {"a": SOUTH, "b": NEAR_SOUTH}.items():
        country.institution(name, place, region=f"Область {name}")
        country.site(f"of-{name}", name)
    markers = country.markers()
    assert len(markers) == 2
    assert overlapping(markers) == []
    assert {marker.place for marker in markers} == {project(SOUTH), project(NEAR_SOUTH)}


def test_where_there_is_no_room_for_all_markers_those_near_each_other_share_one(country):
    for step in range(70):
        country.institution(f"i{step}", (48 + step % 10 * 0.3, 62 + step // 10 * 0.5), region=f"Область {step}")
        country.site(f"s{step}", f"i{step}")
    markers = country.markers()
    assert 1 < len(markers) < 70
    assert sum(len(marker.spots) for marker in markers) == 70
    assert overlapping(markers) == []
    hrefs = {link.attributes["href"] for link in country.picture().css(".marker")}
    assert "#list" in hrefs, "a sign of several regions leads to the list of all"


def test_many_places_of_one_region_never_cover_each_other(country):
    country.institution("a", region="Юг")
    for step in range(60):
        country.site(f"s{step}", "a", (42 + step % 8 * 0.2, 67 + step // 8 * 0.2))
    group = country.region()
    markers = region_markers(group, region_frame(group))
    assert sum(len(marker.spots) for marker in markers) == 60
    assert overlapping(markers) == []
