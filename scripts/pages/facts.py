"""Lists the facts of a record with their names, and counts what is known; used by the templates and blocks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from pydantic import BaseModel

from scripts.languages import Language
from scripts.records.values import UNKNOWN, Record, field_labels

#: The facts of its institution that a production site is shown with.
OF_INSTITUTION = ("region", "address", "department")


@dataclass(frozen=True)
class FactLine:
    """One fact of a record: its name for readers, its unit and what is known (a Known, or `unknown`)."""

    name: str
    labels: dict[str, Any]
    fact: Any

    @property
    def is_known(self) -> bool:
        """Whether the fact is known."""
        return bool(self.fact != UNKNOWN)

    @property
    def unit(self) -> str | None:
        """The key of the unit in languages.units, if the value has one."""
        return self.labels.get("unit")

    def label(self, language: Language) -> str:
        """Return the name of the fact in `language`."""
        return str(self.labels[language])


@dataclass(frozen=True)
class FactGroup:
    """Facts that stand together under a heading; the first group of a record has no heading of its own."""

    name: str
    labels: dict[str, Any]
    lines: tuple[FactLine, ...]


def fact_groups(record: Record) -> list[FactGroup]:
    """Return the facts of a record in the order of its model, groups after what stands alone."""
    alone = FactGroup("facts", {}, tuple(_lines(record)))
    groups = [
        FactGroup(name, labels, tuple(_lines(getattr(record, name))))
        for name, labels in _labelled(type(record))
        if not labels.get("fact") and isinstance(getattr(record, name), BaseModel)
    ]
    return [group for group in (alone, *groups) if group.lines]


def fact_lines(record: Record) -> list[FactLine]:
    """Return all facts of a record in one list."""
    return [line for group in fact_groups(record) for line in group.lines]


def count_known(records: Iterable[Record]) -> tuple[int, int]:
    """Return how many facts of `records` are known, and how many there are."""
    # Counted for every site of every list, so without a line for each fact.
    facts = [getattr(part, name) for record in records for part in _parts(record) for name, _ in _facts(type(part))]
    return sum(fact != UNKNOWN for fact in facts), len(facts)


def _parts(record: Record) -> Iterator[BaseModel]:
    """Yield a record and the groups of its facts."""
    yield record
    for name, labels in _labelled(type(record)):
        group = getattr(record, name)
        if not labels.get("fact") and isinstance(group, BaseModel):
            yield group


def _lines(model: BaseModel) -> Iterator[FactLine]:
    return (FactLine(name, labels, getattr(model, name)) for name, labels in _facts(type(model)))


@cache
def _facts(model: type[BaseModel]) -> list[tuple[str, dict[str, Any]]]:
    """Return the facts of a model with their labels."""
    return [(name, labels) for name, labels in _labelled(model) if labels.get("fact")]


@cache
def _labelled(model: type[BaseModel]) -> list[tuple[str, dict[str, Any]]]:
    """Return the fields of a model that have a name for readers, with their labels."""
    return [(name, field_labels(field)) for name, field in model.model_fields.items() if field_labels(field)]
