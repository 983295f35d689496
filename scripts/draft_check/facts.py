"""The facts of the site as a draft is held against them: in what words, with which values, on what ground; called by write.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scripts.draft_check.names import PERSON
from scripts.draft_check.roots import roots_of
from scripts.history.facts import name_of
from scripts.pages.addresses import Place, page_url
from scripts.pages.facts import FactLine, fact_groups
from scripts.pages.writer import Writer
from scripts.reading.text_values import read_values
from scripts.records.fields import UNKNOWN, field_labels
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.kinds.reference import Figure, Source
from scripts.records.known import Known
from scripts.records.record import Record
from scripts.records.values import Choice, Reference, Words

#: The facts of so many production sites take about 60 KB compressed.
MOST_SITES = 100
#: What of a record is no fact with a source of its own, yet told and to be held against: numbers, days.
_OWN_FIELDS = ("number", "registration_number", "published", "status")


@dataclass(frozen=True)
class DraftFact:
    """A fact in the words of one language.

    `name` is that of a citation, `label` what it is of its record, `shown` its value as the site shows it or "" when it is not
    known. `keys` are the kind, the key and the bound of each value in it. `may_contradict` says that another value of its kind
    is wrong. `choice` is the name of a list of choices and which of them hold.
    """

    name: str
    record: Record
    label: str
    shown: str = ""
    keys: tuple[tuple[str, str, str], ...] = ()
    unit: str = ""
    may_contradict: bool = False
    source: str = ""
    as_of: str = ""
    as_of_shown: str = ""
    is_in_words: bool = False
    choice: tuple[str, tuple[int, ...]] | None = None
    conflicts: tuple[str, ...] = ()


def draft_facts(writer: Writer) -> list[DraftFact]:
    """Return every fact that is in force, in the words of the writer's language, which writes plain text.

    Where there are more than MOST_SITES production sites, theirs are left out: a phone would have to fetch megabytes.
    """
    has_many_sites = len(writer.records.current(ProductionSite)) > MOST_SITES
    held = (
        item for item in writer.records if not (item.ended or (has_many_sites and isinstance(item, ProductionSite)))
    )
    return [fact for record in held for fact in _of_record(writer, record)]


def people_of(facts: list[DraftFact]) -> list[tuple[str, Record]]:
    """Return the names of people in facts that are told in words, each with the record of its fact."""
    return [(name, fact.record) for fact in facts if fact.is_in_words for name in PERSON.findall(fact.shown)]


def url_of(writer: Writer, place: Place) -> str:
    """Return the address of a place as the page of the check links to it."""
    return writer.file_url(page_url(place.page, writer.language)) + (f"#{place.fragment}" if place.fragment else "")


def choices_of(facts: list[DraftFact], writer: Writer) -> dict[str, list[list[str]]]:
    """Return for each list of choices that facts have the roots of each of them."""
    names = {fact.choice[0] for fact in facts if fact.choice}
    kinds = {kind.__name__: kind for kind in Choice.__subclasses__()}
    return {
        name: [roots_of(choice.in_language(writer.language), writer.language) for choice in kinds[name]]
        for name in sorted(names)
    }


def _of_record(writer: Writer, record: Record) -> Iterator[DraftFact]:
    if isinstance(record, Figure):
        yield _figure(writer, record)
        return
    for group in fact_groups(record):
        for line in group.lines:
            path = f"{group.name}.{line.name}" if group.labels else line.name
            yield _fact(writer, record, f"{name_of(record)}.{path}", line)
    for name in _OWN_FIELDS:
        value = getattr(record, name, None)
        is_in_name = name == "number" and not isinstance(record, Source)
        if value is not None and value != UNKNOWN and not is_in_name:
            yield _own(writer, record, name, value)


def _figure(writer: Writer, figure: Figure) -> DraftFact:
    shown = writer.bounded(figure)
    return DraftFact(
        name_of(figure),
        figure,
        writer.plain(figure.name),
        shown,
        _keys(shown, writer),
        may_contradict=True,
        source=str(figure.source),
        as_of=str(figure.as_of),
        as_of_shown=writer.when(figure.as_of),
        conflicts=tuple(f"figure.{name}" for name in figure.conflicts_with),
    )


def _fact(writer: Writer, record: Record, name: str, line: FactLine) -> DraftFact:
    label = line.label(writer.language)
    if not line.is_known:
        return DraftFact(name, record, label, unit=line.unit or "")
    known: Known[Any] = line.fact
    shown = writer.known(known, line.unit)
    first = known.value[0] if isinstance(known.value, list) and known.value else known.value
    keys = () if isinstance(first, Reference) else _keys(shown, writer)  # the number in a name is none of the fact
    is_told = isinstance(first, Words)
    return DraftFact(
        name,
        record,
        label,
        shown,
        keys,
        may_contradict=not is_told and len({kind for kind, _, _ in keys}) == len(keys) > 0,
        source=str(known.source),
        as_of=str(known.as_of),
        as_of_shown=writer.when(known.as_of),
        is_in_words=is_told,
        choice=_choice(known.value, first),
    )


def _own(writer: Writer, record: Record, name: str, value: Any) -> DraftFact:
    label = field_labels(type(record).model_fields[name])[writer.language]
    shown = writer.value(value)
    return DraftFact(
        f"{name_of(record)}.{name}",
        record,
        str(label),
        shown,
        _keys(shown, writer),
        source=record.id if isinstance(record, Source) else "",
        choice=_choice(value, value),
    )


def _choice(value: Any, first: Any) -> tuple[str, tuple[int, ...]] | None:
    if not isinstance(first, Choice):
        return None
    order = list(type(first))
    return type(first).__name__, tuple(order.index(item) for item in (value if isinstance(value, list) else [value]))


def _keys(shown: str, writer: Writer) -> tuple[tuple[str, str, str], ...]:
    return tuple((value.kind, value.key, value.bound) for value in read_values(shown, writer.language) if value.sure)
