"""What the list of production sites can be filtered and sorted by: the table filters.yml, behind the form and its data.

Used by blocks.py for the form and by exports/catalogue.py for the data; overrides/assets/javascripts/catalogue.js does the rest.
A filter on a fact has the name of the field in the record.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from scripts.files import read_table
from scripts.languages import Language
from scripts.records.fields import UNKNOWN, fact_type, field_labels, leaf_types
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.known import Known, is_number
from scripts.records.values import Choice

_TABLE = read_table(Path(__file__).with_name("filters.yml"))


@dataclass(frozen=True)
class FactFilter:
    """A filter on one fact: the group of facts that has it (None: it stands outside of groups), and bounds of a number."""

    name: str
    group: str | None
    bounds: tuple[str, ...] = ()

    @cached_property
    def _field(self) -> FieldInfo:
        model = ProductionSite if self.group is None else ProductionSite.model_fields[self.group].annotation
        return model.model_fields[self.name]  # type: ignore[union-attr]

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The words to choose from; none for a number or a reference."""
        kind = next(leaf_types(fact_type(self._field)))
        return tuple(kind) if issubclass(kind, Choice) else ()

    @property
    def is_number(self) -> bool:
        """Whether the fact is a number."""
        return is_number(fact_type(self._field))

    @property
    def unit(self) -> str | None:
        """The key of the unit of a number in languages.units."""
        return field_labels(self._field).get("unit")

    def label(self, language: Language) -> str:
        """Return the name of the fact in `language`."""
        return str(field_labels(self._field)[language])

    def known(self, site: ProductionSite) -> Known[Any] | None:
        """Return what is known of the fact in a site; None when it is not known."""
        fact = getattr(site if self.group is None else getattr(site, self.group), self.name)
        return None if fact == UNKNOWN else fact


#: The filters on facts, in the order of the form: the key of the phrase over them, and the filters.
FACT_FILTERS: dict[str, tuple[FactFilter, ...]] = {
    phrase: tuple(
        FactFilter(name, group or None, tuple(bounds))
        for group, facts in groups.items()
        for name, bounds in facts.items()
    )
    for phrase, groups in _TABLE["filters"].items()
}

#: The same filters by the names of their facts.
FILTERS = {filter.name: filter for filters in FACT_FILTERS.values() for filter in filters}
#: The facts that the list itself shows.
LIST_COLUMNS = tuple(FILTERS[name] for name in _TABLE["list_columns"])
#: The facts by which a site is known at a glance.
GLANCE = (*LIST_COLUMNS, *(FILTERS[name] for name in _TABLE["glance"]))
#: How the list can be ordered.
SORTS: list[str] = _TABLE["sorts"]
