"""Lists the facts of a record with their names, and counts what is known; used by the templates and blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from pydantic import BaseModel

from scripts.languages import LANGUAGES, Language
from scripts.messages.say import say
from scripts.pages.citations import CitationError
from scripts.pages.phrases import phrase
from scripts.records.fields import UNKNOWN, field_labels
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.problems import one_of
from scripts.records.record import Record

#: The facts of its institution that a production site is shown with.
_OF_INSTITUTION = ("region", "address", "department")
#: The names of facts with their labels.
_Facts = list[tuple[str, dict[str, Any]]]


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

    def in_sentence(self, language: Language) -> str:
        """Return the name of the fact as it stands inside a sentence: an abbreviation keeps its capitals."""
        label = self.label(language)
        return label if label[1:2].isupper() else label[:1].lower() + label[1:]


@dataclass(frozen=True)
class FactGroup:
    """Facts that stand together under a heading; the first group of a record has no heading of its own."""

    name: str
    labels: dict[str, Any]
    lines: tuple[FactLine, ...]

    @property
    def is_unknown(self) -> bool:
        """Whether none of its facts is known, so that one line can say it of all."""
        return not any(line.is_known for line in self.lines)


def fact_groups(record: Record) -> list[FactGroup]:
    """Return the facts of a record in the order of its model, groups after what stands alone."""
    groups = []
    for name, labels, facts in _groups(type(record)):
        model = getattr(record, name) if labels else record
        lines = tuple(
            FactLine(fact, own, getattr(model, fact)) for fact, own in facts if own.get("only", record.id) == record.id
        )
        groups.append(FactGroup(name, labels, lines))
    return groups


def fact_lines(record: Record) -> list[FactLine]:
    """Return all facts of a record in one list."""
    return [line for group in fact_groups(record) for line in group.lines]


def lines_of_institution(institution: Institution, site: ProductionSite) -> list[FactLine]:
    """Return the facts of its institution that a production site is shown with, its contact where the site has none of its own."""
    own_name: dict[str, Any] = {language: phrase("institution_contact", language) for language in LANGUAGES}
    lines = [line for line in fact_lines(institution) if line.name in _OF_INSTITUTION]
    if site.contact == UNKNOWN:
        contact = next(line for line in fact_lines(institution) if line.name == "contact")
        lines.append(replace(contact, labels={**contact.labels, **own_name}))
    return lines


def field_at(record: Record, fields: Sequence[str]) -> tuple[Any, dict[str, Any]]:
    """Return what stands in a field of a record, by the path of its name, and the labels of the field.

    Raises CitationError where there is no such field.
    """
    value: Any = record
    labels: dict[str, Any] = {}
    for name in fields:
        known = getattr(type(value), "model_fields", {})
        if name not in known:
            raise CitationError(say("pages.field-of", name=name, kind=record.kind, id=record.id), one_of(name, known))
        labels, value = field_labels(known[name]), getattr(value, name)
    return value, labels


def count_known(records: Iterable[Record]) -> tuple[int, int]:
    """Return how many facts of `records` are known, and how many there are."""
    known = [line.is_known for record in records for line in fact_lines(record)]
    return sum(known), len(known)


@cache
def _groups(model: type[Record]) -> list[tuple[str, dict[str, Any], _Facts]]:
    """Return the groups of facts of a kind: the name of each, its labels (of what stands alone, none), its facts with theirs."""
    groups: list[tuple[str, dict[str, Any], _Facts]] = [("facts", {}, _facts(model))]
    for name, field in model.model_fields.items():
        if field_labels(field) and isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            groups.append((name, field_labels(field), _facts(field.annotation)))
    return [group for group in groups if group[2]]


def _facts(model: type[BaseModel]) -> _Facts:
    labelled = ((name, field_labels(field)) for name, field in model.model_fields.items())
    return [(name, labels) for name, labels in labelled if labels.get("fact")]


#: The kinds of record that have facts to be known or not.
KINDS_WITH_FACTS = tuple(model for model in KINDS.values() if _groups(model))
