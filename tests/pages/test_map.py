"""The map of production sites: what is known is drawn as precisely as it is known, everything is in the list."""

from urllib.parse import parse_qs, urlsplit

from scripts.languages import Language
from scripts.pages.map import Precision, groups_of
from scripts.records.kinds.catalogue import SiteStatus
from tests.pages.country import FAR_SOUTH, NEAR_SOUTH, SOUTH, WEST, project
from tests.records.small_tree import ENDED

HOSTILE = """<script>alert(1)</script> "x" 'y' & {x} [a]"""


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
        "показано место учреждения, где в нём площадка\u00a0— неизвестно"
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
    assert link.css_first("title").text().startswith("Площадок здесь\u00a0— 3: Учреждение a;")
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
    assert link.css_first("title").text().startswith("Юг, площадок\u00a0— 3;")
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
        "показано место учреждения, где в нём площадка\u00a0— неизвестно",
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
    assert (
        marker.css_first("title").text().startswith(f"{HOSTILE.replace(chr(34) + 'x' + chr(34), '«x»')}: простаивает")
    )
    assert set(marker.attributes) == {"class", "href"}


def test_nothing_in_the_picture_needs_a_style_of_its_own(country):
    country.institution("a", SOUTH)
    country.site("one", "a")
    assert "style=" not in country.markdown() and "<style" not in country.markdown()


def test_without_sites_there_is_no_map(country):
    assert country.markdown().strip() == "Записей пока нет."
