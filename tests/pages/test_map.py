"""The map of production sites: what is known is drawn as precisely as it is known, everything is in the list."""

from urllib.parse import parse_qs, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.pages.blocks import render_block
from scripts.pages.map import Precision, RegionGroup, country_markers, groups_of, region_frame, region_markers
from scripts.pages.map import spots_of as all_spots
from scripts.pages.outline import country_frame
from scripts.pages.phrases import phrase
from scripts.pages.signs import TARGET
from scripts.records.kinds.catalogue import ProductionSite, SiteStatus
from tests.records.small_tree import ENDED, known

SOUTH, WEST, NEAR_SOUTH, FAR_SOUTH = (42.3, 69.6), (43.6, 51.2), (42.5, 69.7), (44.2, 67.9)
HOSTILE = """<script>alert(1)</script> "x" 'y' & {x} [a]"""

Place = tuple[float, float] | None


def project(place: tuple[float, float]) -> tuple[float, float]:
    """Return where a place of the country is drawn."""
    return country_frame().project(place[1], place[0])


def overlapping(markers) -> list[tuple[float, float]]:
    """Return the markers whose touch targets are covered by those of another."""
    return [
        (one.x, one.y)
        for one in markers
        for other in markers
        if one is not other and (one.x - other.x) ** 2 + (one.y - other.y) ** 2 < (2 * TARGET) ** 2
    ]


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

        def markers(self):
            return country_markers(groups_of(self.spots(), "ru"))

        def region(self) -> RegionGroup:
            """The only region of the country."""
            [group] = groups_of(self.spots(), "ru")
            return group

        def markdown(self, language: Language = "ru") -> str:
            return render_block("map", [], writer(language, "catalogue/map.md"), tree.data.parent / language)

        def picture(self, language: Language = "ru") -> LexborHTMLParser:
            return LexborHTMLParser(self.markdown(language))

    return Country()


# Precision


def test_a_site_stands_at_its_own_coordinates_when_they_are_known(country):
    country.institution("a", SOUTH)
    country.site("hall", "a", WEST)
    [marker] = country.markers()
    assert marker.precision is Precision.EXACT
    assert (marker.x, marker.y) == project(WEST)


def test_a_site_without_coordinates_stands_where_its_institution_does_and_says_so(country):
    country.institution("a", SOUTH)
    country.site("hall", "a")
    [marker] = country.markers()
    assert marker.precision is Precision.INSTITUTION
    assert (
        "показано место учреждения, где в нём площадка — неизвестно"
        in country.picture().css_first(".marker title").text()
    )


def test_a_site_of_unknown_place_is_not_on_the_map_but_in_the_list(country):
    country.institution("a")
    country.site("hall", "a")
    assert country.markers() == []
    markdown = country.markdown()
    assert "[Цех hall](sites/hall.md)" in markdown and "где она, неизвестно" in markdown
    assert "Координаты пока не известны ни у одной площадки" in markdown
    assert country.picture().css_first("svg").attributes["role"] == "img"


def test_the_place_in_the_list_names_its_source(country):
    country.institution("a")
    country.site("hall", "a", SOUTH)
    assert "показано место самой площадки: 42.30000, 69.60000 ([ТК](../about/sources.md#code))" in country.markdown()


def test_a_record_that_has_ended_is_no_longer_shown(country):
    country.institution("a", SOUTH)
    country.site("hall", "a", more=ENDED)
    assert country.spots() == []


# Markers


def test_sites_at_one_point_share_a_marker_that_counts_them_and_leads_to_the_list_of_their_institution(country):
    country.institution("a", SOUTH)
    for name in ("one", "two", "three"):
        country.site(name, "a")
    [link] = country.picture().css(".marker")
    assert link.css_first("text").text() == "3"
    assert link.css_first("title").text().startswith("Площадок здесь — 3: Учреждение a;")
    assert link.attributes["href"] == "../?institution=a"


def test_the_marker_of_one_site_leads_to_its_page(country):
    country.institution("a")
    country.site("hall", "a", SOUTH, status="offered")
    for language in ("kk", "ru"):
        link = country.picture(language).css_first(".marker")
        assert link.attributes["href"] == "../sites/hall/"
    assert link.css_first("title").text() == "Цех hall: предлагается; показано место самой площадки"


def test_a_region_with_several_places_has_one_marker_at_the_fullest_which_leads_to_its_own_map(country):
    country.institution("a", SOUTH, region="Юг")
    country.institution("b", FAR_SOUTH, region="Юг")
    country.site("one", "a")
    country.site("two", "a")
    country.site("three", "b")
    [marker] = country.markers()
    assert [spot.site.id for spot in marker.spots] == ["one", "two", "three"]
    assert (marker.x, marker.y) == project(SOUTH)
    whole, region = country.picture().css(".map")
    [link] = whole.css(".marker")
    assert link.attributes["href"] == "#region-of-a"
    assert link.css_first("title").text().startswith("Юг, площадок — 3;")
    assert region.css_first("svg").attributes["aria-label"] == "Карта региона: Юг"
    assert [link.attributes["href"] for link in region.css(".marker")] == ["../?institution=a", "../sites/three/"]


def test_a_region_with_one_place_needs_no_map_of_its_own(country):
    country.institution("a", SOUTH, region="Юг")
    country.institution("b", region="Юг")
    for name in ("one", "two"):
        country.site(name, "a")
    country.site("three", "b")
    assert len(country.picture().css("svg.map-picture")) == 1
    assert country.picture().css_first(".marker").attributes["href"] == "../?institution=a"


def test_a_region_with_several_sites_leads_to_all_of_them_in_the_list(country):
    country.institution("a", region="Юг и запад")
    country.site("one", "a")
    assert "?region=" not in country.markdown()
    country.site("two", "a")
    [link] = country.picture("ru").css("a[href*='?region=']")
    assert parse_qs(urlsplit(link.attributes["href"]).query) == {"region": ["Юг и запад"]}


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


def test_both_languages_have_the_same_drawings(country):
    for name, place in {"a": SOUTH, "b": NEAR_SOUTH, "c": FAR_SOUTH}.items():
        country.institution(name, place, region="Юг")
        country.site(f"of-{name}", name)

    def drawn(language: Language) -> list[tuple[str, ...]]:
        parts = country.picture(language).css("svg.map-picture path, svg.map-picture circle, svg.map-picture g")
        return [tuple(str(part.attributes.get(name)) for name in ("d", "cx", "cy", "transform")) for part in parts]

    assert drawn("kk") == drawn("ru")


def test_a_marker_of_both_precisions_has_a_shape_of_its_own(country):
    country.institution("a", SOUTH)
    country.site("one", "a")
    country.site("two", "a", SOUTH)
    [marker] = country.markers()
    assert marker.precision is None
    assert "у одних площадок показано их место" in country.picture().css_first(".marker title").text()


def test_the_legend_has_only_the_signs_that_are_on_the_map_each_with_its_words(country):
    country.institution("a", SOUTH)
    country.site("hall", "a", status="taken")
    legend = country.picture().css("figcaption li")
    assert [item.css_first("svg").attributes["aria-label"] for item in legend] == ["ромб", "внутри черта"]
    assert [item.text().strip() for item in legend] == [
        "показано место учреждения, где в нём площадка — неизвестно",
        "занята",
    ]


def test_every_status_has_a_sign_that_differs_without_colour(country):
    country.institution("a", region="Юг")
    for step, status in enumerate(SiteStatus):
        country.site(f"s{step}", "a", (43 + step, 52 + step * 6), status=status.value)
    region = country.picture().css(".map-picture")[1]
    signs = [marker.css_first(".sign").html for marker in region.css(".marker")]
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
    assert marker.css_first("title").text().startswith(f"{HOSTILE}: простаивает")
    assert set(marker.attributes) == {"class", "href"}


def test_nothing_in_the_picture_needs_a_style_of_its_own(country):
    country.institution("a", SOUTH)
    country.site("one", "a")
    assert "style=" not in country.markdown() and "<style" not in country.markdown()


def test_without_sites_there_is_no_map(country):
    assert country.markdown().strip() == "Записей пока нет."
