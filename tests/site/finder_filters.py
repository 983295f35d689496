"""Some filters of the list of production sites, and which sites of the demonstration meet them; used by the tests of the catalogue."""

from collections.abc import Callable
from typing import Any

from scripts.pages.catalogue_list import PAGE_SIZE
from scripts.pages.map import Spot
from scripts.records.fields import UNKNOWN
from scripts.records.loader import Records
from tests.site.finder import current


def value(fact: Any) -> Any:
    return None if fact == UNKNOWN else fact.value


def answer(known: Any, fits: Callable[[Any], bool]) -> bool | None:
    return None if known is None else fits(known)


REGION, INSTITUTION, AWAY = "Павлодар облысы", "demo-907", "demo-902"
# By the name of a filter: what a reader gives, and whether a site fits; None where that is not known.
FILTERS: dict[str, tuple[str, Callable[[Spot], bool | None]]] = {
    "kinds": ("workshop", lambda item: answer(value(item.site.space.kinds), lambda kinds: "workshop" in kinds)),
    "area_m2_from": ("3 000,5", lambda item: answer(value(item.site.space.area_m2), lambda area: area >= 3000.5)),
    "power_kw_to": ("200", lambda item: answer(value(item.site.utilities.power_kw), lambda power: power <= 200)),
    "q": ("Павлодарской ОБЛЫСЫ", lambda item: bool(item.region and item.region.kk == REGION)),
    "region": (REGION, lambda item: answer(item.region, lambda region: region.kk == REGION)),
    "institution": (INSTITUTION, lambda item: item.institution.id == INSTITUTION),
    "status": ("in-talks", lambda item: item.site.status == "in-talks"),
}


Groups = tuple[list[str], list[str]]


def fitting(records: Records, *names: str) -> Groups:
    """Return the ids of the sites that surely meet some filters, and of those of which it is not known."""
    answers = {item.site.id: [FILTERS[name][1](item) for name in names] for item in current(records)}
    full = [site for site, given in answers.items() if None not in given and False not in given]
    return full, [site for site, given in answers.items() if None in given and False not in given]


def first_of(groups: Groups) -> list[list[str]]:
    """Return what of two groups is shown at first."""
    return [group[:PAGE_SIZE] for group in groups if group]
