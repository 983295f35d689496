"""Puts the production sites in the order of the list and cuts it into pages; called by blocks.py, generate.py and exports/catalogue.py.

Both languages have the same order, that of the first language, so that a page of the list and its twin show the same sites.
"""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from scripts.languages import LANGUAGES
from scripts.pages.addresses import list_page
from scripts.pages.map import Spot, groups_of, spots_of
from scripts.pages.writer import Writer
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records
from scripts.records.values import Words

#: How many sites a page of the list has, and how many a script shows at once.
PAGE_SIZE = 50


@dataclass(frozen=True)
class ListPage:
    """A page of the list: its number, from 1, and where its sites stand in the whole list, from 1."""

    number: int
    first: int
    sites: tuple[Spot, ...]

    @property
    def last(self) -> int:
        """The place of its last site."""
        return self.first + len(self.sites) - 1

    @property
    def page(self) -> str:
        """The path of the page inside the tree of a language."""
        return list_page(self.number)

    @property
    def groups(self) -> list[tuple[Words | None, bool, list[Spot]]]:
        """The sites by region, those whose records have ended last and together: (region, have they ended, the sites)."""
        by_region = groupby(self.sites, lambda item: (None, True) if item.site.ended else (item.region, False))
        return [(region, ended, list(items)) for (region, ended), items in by_region]


def listed_sites(records: Records) -> list[Spot]:
    """Return all sites by region, institution and name; those whose records have ended stand last."""
    regions = groups_of(spots_of(records.current(ProductionSite), records), LANGUAGES[0])
    current = [spot for region in regions for _, spots in region.institutions for spot in spots]
    return current + spots_of((site for site in records.all(ProductionSite) if site.ended), records)


def list_pages(records: Records) -> list[ListPage]:
    """Return the pages of the list; the first is the catalogue itself, and is there without any site too."""
    sites = listed_sites(records)
    starts = range(0, len(sites) or 1, PAGE_SIZE)
    return [
        ListPage(number, start + 1, tuple(sites[start : start + PAGE_SIZE])) for number, start in enumerate(starts, 1)
    ]


def list_values(writer: Writer, here: ListPage, pages: list[ListPage]) -> dict[str, Any]:
    """Return what the templates of `here`, one of all `pages` of the list, are given."""
    return {"here": here, "pages": pages, "regions_of": lambda page: _regions(writer, page)}


def _regions(writer: Writer, page: ListPage) -> str:
    """Return the first and the last region of a page of the list, for a link to it."""

    def name(region: Words | None, ended: bool) -> str:
        if ended:
            return writer.phrase("list_ended")
        return writer.plain(region) if region else writer.phrase("map_region_unknown")

    names = list(dict.fromkeys(name(region, ended) for region, ended, _ in page.groups))
    return " — ".join([names[0], *names[1:][-1:]])
