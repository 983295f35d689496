"""What the list of production sites can be filtered and sorted by: the one table behind the form and its data.

Used by blocks.py for the form and by exports/catalogue.py for the data; docs/assets/javascripts/catalogue.js does the rest.
A filter on a fact has the name of the field in the record.
"""

from dataclasses import dataclass
from typing import Any

from scripts.languages import Language
from scripts.records.production_site import (
    Condition,
    ProductionSite,
    RailAccess,
    RoadSurface,
    SiteStatus,
    SpaceKind,
    Supply,
    Tenure,
)
from scripts.records.values import UNKNOWN, Choice, field_labels


@dataclass(frozen=True)
class FactFilter:
    """A filter on one fact: where the fact stands in the record, and its words or its bounds."""

    name: str
    #: The group of facts that has it; None for a fact outside of groups.
    group: str | None
    #: The words to choose from; none for a number or a reference.
    choices: tuple[Choice, ...] = ()
    #: Which bounds of a number a reader may give.
    bounds: tuple[str, ...] = ()

    @property
    def labels(self) -> dict[str, Any]:
        """The names of the fact by language, and its unit."""
        model = ProductionSite if self.group is None else ProductionSite.model_fields[self.group].annotation
        return field_labels(model.model_fields[self.name])  # type: ignore[union-attr]

    def label(self, language: Language) -> str:
        """Return the name of the fact in `language`."""
        return str(self.labels[language])

    def value(self, site: ProductionSite) -> Any:
        """Return what is known of the fact in a site; None when it is not known."""
        fact = getattr(site if self.group is None else getattr(site, self.group), self.name)
        return None if fact == UNKNOWN else fact.value


_BOTH = ("from", "to")
_SUPPLIES = ("power", "water", "heat", "gas", "sewer", "communications")

#: The filters on facts, in the order of the form: the key of the phrase over them, and the filters.
FACT_FILTERS: tuple[tuple[str, tuple[FactFilter, ...]], ...] = (
    (
        "filter_space",
        (
            FactFilter("kinds", "space", choices=tuple(SpaceKind)),
            FactFilter("area_m2", "space", bounds=_BOTH),
            FactFilter("clear_height_m", "space", bounds=_BOTH),
        ),
    ),
    (
        "filter_utilities",
        (
            FactFilter("power_kw", "utilities", bounds=_BOTH),
            *(FactFilter(name, "utilities", choices=tuple(Supply)) for name in _SUPPLIES),
        ),
    ),
    (
        "filter_transport",
        (
            FactFilter("rail_access", "transport", choices=tuple(RailAccess)),
            FactFilter("rail_distance_km", "transport", bounds=("to",)),
            FactFilter("road_surface", "transport", choices=tuple(RoadSurface)),
            FactFilter("city_distance_km", "transport", bounds=("to",)),
        ),
    ),
    (
        "filter_state",
        (
            FactFilter("condition", "state", choices=tuple(Condition)),
            FactFilter("tenures", "rights", choices=tuple(Tenure)),
            FactFilter("suited_opportunities", None),
        ),
    ),
)
STATUSES = tuple(SiteStatus)

_BY_NAME = {filter.name: filter for _, filters in FACT_FILTERS for filter in filters}
#: The facts that the list itself shows.
LIST_COLUMNS = tuple(_BY_NAME[name] for name in ("kinds", "area_m2", "clear_height_m", "power_kw", "condition"))
#: The facts by which a site is known at a glance.
GLANCE = (
    *LIST_COLUMNS,
    *(_BY_NAME[name] for name in ("rail_access", "road_surface", "tenures")),
)

#: How the list can be ordered; `-` is the largest, best known or latest first. What is not known stands last either way.
SORTS = (
    "",
    "name",
    "-area_m2",
    "area_m2",
    "-clear_height_m",
    "-power_kw",
    "rail_distance_km",
    "city_distance_km",
    "-known",
    "-last_changed",
)
