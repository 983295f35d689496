"""The map of production sites: what is known is drawn as precisely as it is known, everything is in the list."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.pages.blocks import render_block
from scripts.pages.map import (
    EDGE,
    TARGET,
    WIDTH,
    Precision,
    _drawn,
    _outline,
    groups_of,
    height,
    markers_of,
    outline_path,
    project,
    regions_path,
)
from scripts.pages.map import spots_of as all_spots
from scripts.records.kinds.catalogue import ProductionSite, SiteStatus
from tests.records.small_tree import ENDED, known

SOUTH, WEST, NEAR_SOUTH = (42.3, 69.6), (43.6, 51.2), (42.5, 69.7)
HOSTILE = """<script>alert(1)</script> "x" 'y' & {x} [a]"""

Place = tuple[float, float] | None


def coordinates(place: Place) -> str:
    if place is None:
        return ""
    return f"coordinates: {known(f'{{latitude: {place[0]}, longitude: {place[1]}}}', 'code')}\n"


@pytest.fixture
def country(tree, writer):
    """Makes a small country: `institution` and `site` add a record, `spots` and `html` show what became of it."""

    class Country:
        def __init__(self) -> None:
            tree.path("production-sites/hall.yml").unlink()

        def institution(self, name: str, place: Place = None, region: str = "") -> None:
            tree.add_institution(name, (region, region) if region else None, coordinates(place))

        def site(
            self, name: str, institution: str, place: Place = None, title: str = "", more: str = "", **others: str
        ):
            words = "'" + (title or f"Цех {name}").replace("'", "''") + "'"
            transport = f"transport: {{{coordinates(place).strip()}}}\n"
            tree.add_site(name, institution, words, words, more=transport + more, **others)

        def spots(self):
            records = writer().records
            return all_spots(records.current(ProductionSite), records)

        def markdown(self, language: Language = "ru") -> str:
            return render_block("map", [], writer(language, "catalogue/map.md"), tree.data.parent / language)

        def picture(self, language: Language = "ru") -> LexborHTMLParser:
            return LexborHTMLParser(self.markdown(language))

    return Country()


# Precision


def test_a_site_stands_at_its_own_coordinates_when_they_are_known(country):
    country.institution("a", SOUTH)
    country.site("hall", "a", WEST)
    [marker] = markers_of(country.spots())
    assert marker.precision is Precision.EXACT
    assert (marker.x, marker.y) == project(WEST[1], WEST[0])


def test_a_site_without_coordinates_stands_where_its_institution_does_and_says_so(country):
    country.institution("a", SOUTH)
    country.site("hall", "a")
    [marker] = markers_of(country.spots())
    assert marker.precision is Precision.INSTITUTION
    assert "показано место учреждения" in country.picture().css_first(".marker").attributes["aria-label"]


def test_a_site_of_unknown_place_is_not_on_the_map_but_in_the_list(country):
    country.institution("a")
    country.site("hall", "a")
    assert markers_of(country.spots()) == []
    markdown = country.markdown()
    assert "[Цех hall](sites/hall.md)" in markdown and "координаты неизвестны" in markdown
    assert "Координаты пока не известны ни у одной площадки" in markdown
    assert country.picture().css_first("svg").attributes["role"] == "img"


def test_the_place_in_the_list_names_its_source(country):
    country.institution("a")
    country.site("hall", "a", SOUTH)
    assert "место самой площадки: 42.30000, 69.60000 ([ТК](../about/sources.md#code))" in country.markdown()


def test_a_record_that_has_ended_is_no_longer_shown(country):
    country.institution("a", SOUTH)
    country.site("hall", "a", more=ENDED)
    assert country.spots() == []


# Markers


def test_sites_at_one_point_share_a_marker_that_counts_them_and_leads_to_their_place_in_the_list(country):
    country.institution("a", SOUTH)
    for name in ("one", "two", "three"):
        country.site(name, "a")
    picture = country.picture()
    [link] = picture.css(".marker")
    assert link.css_first("text").text() == "3"
    assert link.attributes["aria-label"].startswith("Площадок здесь — 3: Учреждение a;")
    assert link.attributes["href"] == "#place-a"
    assert picture.css_first("#place-a")


def test_the_marker_of_one_site_leads_to_its_page(country):
    country.institution("a")
    country.site("hall", "a", SOUTH, status="offered")
    for language in ("kk", "ru"):
        link = country.picture(language).css_first(".marker")
        assert link.attributes["href"] == "../sites/hall/"
        assert link.css_first("title").text() == link.attributes["aria-label"]
    assert link.attributes["aria-label"] == "Цех hall: предлагается; место самой площадки"


def test_places_too_near_to_be_hit_apart_share_a_marker(country):
    country.institution("a", SOUTH, region="Юг")
    country.institution("b", NEAR_SOUTH, region="Юг")
    country.site("one", "a")
    country.site("two", "a")
    country.site("three", "b")
    country.site("far", "b", WEST)
    near, far = markers_of(country.spots())
    assert [spot.site.id for spot in near.spots] == ["one", "two", "three"]
    assert (near.x, near.y) == project(SOUTH[1], SOUTH[0]), "it stays at the fuller place"
    assert len(far.spots) == 1
    assert country.picture().css_first(".marker").attributes["href"] == "#region-of-a"


def test_the_targets_of_two_markers_never_cover_each_other(country):
    country.institution("a")
    for step in range(30):
        country.site(f"s{step}", "a", (43 + step * 0.35, 52 + step))
    markers = markers_of(country.spots())
    assert sum(len(marker.spots) for marker in markers) == 30
    for one in markers:
        for other in markers:
            assert one is other or (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (2 * TARGET) ** 2


def test_a_marker_of_both_precisions_has_a_shape_of_its_own(country):
    country.institution("a", SOUTH)
    country.site("one", "a")
    country.site("two", "a", SOUTH)
    [marker] = markers_of(country.spots())
    assert marker.precision is None
    assert "частично место площадок" in country.picture().css_first(".marker").attributes["aria-label"]


def test_the_legend_has_only_the_signs_that_are_on_the_map_each_with_its_words(country):
    country.institution("a", SOUTH)
    country.site("hall", "a", status="taken")
    legend = country.picture().css("figcaption li")
    assert [item.css_first("svg").attributes["aria-label"] for item in legend] == ["ромб", "внутри черта"]
    assert [item.text().strip() for item in legend] == [
        "координаты площадки неизвестны, показано место учреждения",
        "занята",
    ]


def test_every_status_has_a_sign_that_differs_without_colour(country):
    country.institution("a")
    for step, status in enumerate(SiteStatus):
        country.site(f"s{step}", "a", (43 + step, 52 + step * 6), status=status.value)
    signs = [marker.css_first(".sign").html for marker in country.picture().css(".marker")]
    assert len(set(signs)) == len(SiteStatus)


# The list


def test_the_list_goes_by_region_and_institution_with_the_unknown_region_last(country):
    country.institution("z", region="Восток")
    country.institution("b", region="Юг")
    country.institution("a", region="Юг")
    country.institution("c")
    for name in "zbac":
        country.site(f"of-{name}", name, SOUTH if name == "z" else None)
    groups = groups_of(country.spots(), "ru")
    assert [group.region.ru if group.region else None for group in groups] == ["Восток", "Юг", None]
    assert [institution.id for institution, _ in groups[1].institutions] == ["a", "b"]
    assert "### Регион неизвестен { #region-unknown }" in country.markdown()


def test_the_list_of_both_languages_has_the_same_ids(country):
    country.institution("a", region="Юг")
    country.institution("b")
    country.site("one", "a")
    country.site("two", "b")
    kazakh, russian = ([group.anchor for group in groups_of(country.spots(), language)] for language in ("kk", "ru"))
    assert kazakh == russian == ["region-of-a", "region-unknown"]


# What comes from records


def test_a_hostile_name_is_shown_as_it_is(country):
    country.institution("a", SOUTH)
    country.site("hall", "a", title=HOSTILE)
    assert "<script" not in country.markdown()
    [marker] = country.picture().css("svg a")
    assert marker.attributes["aria-label"].startswith(f"{HOSTILE}: простаивает")
    assert set(marker.attributes) == {"class", "href", "aria-label"}


def test_nothing_in_the_picture_needs_a_style_of_its_own(country):
    country.institution("a", SOUTH)
    country.site("one", "a")
    assert "style=" not in country.markdown() and "<style" not in country.markdown()


# The drawing


def test_the_outline_is_light_and_inside_its_frame():
    assert len(outline_path().encode()) < 15_000
    assert project(46.48, 49)[0] == pytest.approx(EDGE, abs=1)
    assert project(87.32, 49)[0] == pytest.approx(WIDTH - EDGE, abs=1)
    assert project(70, 55.43)[1] == pytest.approx(EDGE, abs=1)
    assert project(70, 40.58)[1] == pytest.approx(height() - EDGE, abs=1)


def test_the_regions_are_light_and_inside_the_country():
    points = [point for line in _drawn()["regions"] for point in line]
    longitudes, latitudes = zip(*_outline(), strict=True)
    assert len(regions_path().encode()) < 6_000
    assert all(min(longitudes) <= x <= max(longitudes) and min(latitudes) <= y <= max(latitudes) for x, y in points)


def test_a_kilometre_is_as_long_to_the_east_as_to_the_north_in_the_middle_of_the_country():
    a_degree_north = project(66, 48)[1] - project(66, 49)[1]
    a_degree_east = project(67, 48)[0] - project(66, 48)[0]
    # On the 48th parallel a degree of longitude has 74.6 km, one of latitude 111.2 km.
    assert a_degree_east / a_degree_north == pytest.approx(74.6 / 111.2, abs=0.01)


def test_without_sites_there_is_no_map(country):
    assert country.markdown().strip() == "Записей пока нет."
