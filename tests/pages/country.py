"""A small country for the tests of the map: institutions and sites at places, and what the map makes of them."""

from selectolax.lexbor import LexborHTMLParser

from scripts.languages import Language
from scripts.pages.blocks import render_block
from scripts.pages.map import RegionGroup, country_markers, groups_of
from scripts.pages.map import spots_of as all_spots
from scripts.pages.outline import country_frame
from scripts.records.kinds.catalogue import ProductionSite
from tests.records.small_tree import known

SOUTH, WEST, NEAR_SOUTH, FAR_SOUTH = (42.3, 69.6), (43.6, 51.2), (42.5, 69.7), (44.2, 67.9)

Place = tuple[float, float] | None


def project(place: tuple[float, float]) -> tuple[float, float]:
    """Return where a place of the country is drawn."""
    return country_frame().project(place[1], place[0])


def coordinates(place: Place) -> str:
    if place is None:
        return ""
    return f"coordinates: {known(f'{{latitude: {place[0]}, longitude: {place[1]}}}', 'code')}\n"


class Country:
    """`institution` and `site` add a record, `spots`, `markers` and `picture` show what became of it."""

    def __init__(self, tree, writer) -> None:
        self.tree, self.writer = tree, writer
        self.tree.path("production-sites/hall.yml").unlink()

    def institution(self, name: str, place: Place = None, region: str = "") -> None:
        self.tree.add_institution(name, (region, region) if region else None, coordinates(place))

    def site(self, name: str, institution: str, place: Place = None, title: str = "", more: str = "", **others: str):
        words = "'" + (title or f"Цех {name}").replace("'", "''") + "'"
        transport = f"transport: {{{coordinates(place).strip()}}}\n"
        self.tree.add_site(name, institution, words, words, more=transport + more, **others)

    def spots(self):
        records = self.writer().records
        return all_spots(records.current(ProductionSite), records)

    def markers(self):
        return country_markers(groups_of(self.spots(), "ru"))

    def region(self) -> RegionGroup:
        """The only region of the country."""
        [group] = groups_of(self.spots(), "ru")
        return group

    def markdown(self, language: Language = "ru") -> str:
        return render_block("map", [], self.writer(language, "catalogue/map.md"), self.tree.data.parent / language)

    def picture(self, language: Language = "ru") -> LexborHTMLParser:
        return LexborHTMLParser(self.markdown(language))
