"""Whether a condition holds for the records, and what is true where it does not; called by bindings.py."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from scripts.claims.conditions import AskedState, Condition, ConditionError, FactState, OnlySource, RecordCount
from scripts.claims.states import check_state, field_state
from scripts.languages import Language
from scripts.messages.say import Message, say
from scripts.pages.addresses import KIND_OF_NAME
from scripts.records.kinds import KINDS
from scripts.records.loader import Records, what_is_missing
from scripts.records.record import Record
from scripts.records.values import Reference
from scripts.records.yaml_files import KeyPath

#: The most records that are named one by one.
_MOST = 3


@dataclass(frozen=True)
class Truth:
    """What is true where a condition does not hold, with the words of records in each language, and the place that says it.

    `is_of_ended` when all that is true is that the record has ended.
    """

    kk: Message
    ru: Message
    file: str | None = None
    line: int | None = None
    is_of_ended: bool = False


def truth_against(condition: Condition, records: Records) -> Truth | None:
    """Return what is true in place of a condition, None where it holds; raise ConditionError where it asks for nothing."""
    match condition:
        case FactState():
            return _against_fact(condition, records)
        case OnlySource():
            return _against_only(condition, records)
        case RecordCount():
            return _against_count(condition, records)


def _against_fact(condition: FactState, records: Records) -> Truth | None:
    record = _record(condition.kind, condition.record, records)
    check_state(type(record), condition.state, records)
    found = field_state(record, condition.state.fields)
    if record.ended and condition.state.fields != ("ended",):
        return _against_ended(record, condition.kind, records)
    if found.meets(condition.state):
        return None
    name = f"{condition.kind}.{condition.record}.{'.'.join(condition.state.fields)}"
    return _truth(lambda language: found.said(name, language), record, found.path, records)


def _against_only(condition: OnlySource, records: Records) -> Truth | None:
    record = _record(condition.kind, condition.record, records)
    _record("source", condition.source, records)
    if condition.fields:
        check_state(type(record), AskedState(condition.fields, "known"), records)
    if record.ended:
        return _against_ended(record, condition.kind, records)
    cited = [found for found in _sources_of(record, records) if found[0][: len(condition.fields)] == condition.fields]
    other = next(((path, source) for path, source in cited if source.partition("/")[0] != condition.source), None)
    name = f"{condition.kind}.{condition.record}"
    within = ".".join((name, *condition.fields))
    if other:
        path, source = other
        said = say("claims.is-from", name=f"{name}.{_named(path)}", source=f"source.{source}")
        return _truth(lambda _: said, record, path, records)
    return None if cited else _truth(lambda _: say("claims.no-source-in", within=within), record, (), records)


def _against_ended(record: Record, kind: str, records: Records) -> Truth:
    """Words rest on what is in force: of a record that has ended no fact becomes known, whatever the others say."""
    others = [f"{kind}.{name}" for name in record.replaced_by]
    said = say("claims.has-others" if others else "claims.has-ended", name=f"{kind}.{record.id}", others=others)
    return replace(_truth(lambda _: said, record, ("ended",), records), is_of_ended=True)


def _against_count(condition: RecordCount, records: Records) -> Truth | None:
    model = KINDS[KIND_OF_NAME[condition.kind]]
    for state in condition.states:
        check_state(model, state, records)
    found = [
        record
        for record in records.current(model)
        if all(field_state(record, state.fields).meets(state) for state in condition.states)
    ]
    if len(found) == condition.count:
        return None
    names = [f"{condition.kind}.{record.id}" for record in found]
    listed = ", ".join(names[:_MOST]) + ("…" if len(names) > _MOST else "")
    said = say("claims.there-are", count=len(found), names=listed) if found else say("claims.there-are-none")
    path = condition.states[0].fields if condition.states else ("id",)
    return _truth(lambda _: said, found[0], path, records) if found else Truth(said, said)


def _record(kind: str, name: str, records: Records) -> Record:
    missing = what_is_missing(records, KIND_OF_NAME[kind], name)
    if missing:
        raise ConditionError(*missing)
    return records.by_kind[KIND_OF_NAME[kind]][name.partition("/")[0]]


def _sources_of(record: Record, records: Records) -> Iterator[tuple[KeyPath, Reference]]:
    """Yield each source that a part of a record names as its own, with the path of that part."""
    for path, value in records.parts(record):
        if isinstance(value, Reference) and value.kind == "source" and path[-1] == "source":
            yield path, value


def _named(path: KeyPath) -> str:
    return ".".join(map(str, path[:-1])) or "source"


def _truth(said: Callable[[Language], Message], record: Record, path: KeyPath, records: Records) -> Truth:
    file = records.files[record.kind, record.id]
    return Truth(said("kk"), said("ru"), file.name, file.place(path)[0])
