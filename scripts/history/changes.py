"""Holds what is published against what was: every value that differs has a change that says why; called by check/runner.py.

A change is a record (records/kinds/revisions.py). It carries a value from what it was to what it became, so several changes
of one fact make a chain, whose last link is what the fact is now.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from scripts.history.facts import CITED, FactField, NoSuchFact, all_facts, name_of, same
from scripts.history.memory import Memory
from scripts.messages.say import say
from scripts.records.explain import describe
from scripts.records.fields import UNKNOWN
from scripts.records.kinds.revisions import Change
from scripts.records.known import Known
from scripts.records.loader import Records, walk, what_is_missing
from scripts.records.problems import Problem, nearest, one_of
from scripts.records.record import Record
from scripts.records.values import Reference, Words

#: The longest value that is told in full.
_LONGEST = 80


@dataclass(frozen=True)
class Unexplained:
    """A published value of a record that is another one now, and no change says why; `problem` tells it to an editor.

    `reached` is how far the changes since then have led: what it was, where there are none.
    """

    fact: str
    was: Any
    reached: Any
    now: Any
    record: Record
    problem: Problem


def changes_of(records: Records, record: Record) -> list[Change]:
    """Return the changes of the facts of a record, from the last to the first."""
    beginning = f"{name_of(record)}."
    return in_order(change for change in records.all(Change) if (change.fact or "").startswith(beginning))


def in_order(changes: Iterable[Change]) -> list[Change]:
    """Return changes from the last to the first."""
    return sorted(changes, key=lambda change: (change.day, change.id), reverse=True)


def unexplained(records: Records, memory: Memory) -> Iterator[Unexplained]:
    """Yield every published value of a record that is another one now, without a change that leads there."""
    now = all_facts(records)
    for fact, was in memory.facts.items():
        became = now.get(fact, UNKNOWN)
        record = _record(fact, records)
        if record is None or same(was, became):
            continue
        reached = _reached(records, fact, was)
        if not any(same(became, value) or value == UNKNOWN for value in reached[1:]):
            file = records.files[record.kind, record.id]
            path = tuple(int(part) if part.isdecimal() else part for part in fact.split(".")[2:])
            expected = say("history.which-was-published-or-change-that", was=shown_value(was))
            yield Unexplained(fact, was, reached[-1], became, record, file.problem(path, shown_value(became), expected))


def gone_problems(records: Records, memory: Memory) -> Iterator[Problem]:
    """Yield a problem for every published record that is there no more."""
    gone = {tuple(fact.split(".")[:2]): fact for fact in memory.facts if _record(fact, records) is None}
    for (kind, identifier), fact in gone.items():
        model = CITED.get(kind)
        known = records.by_kind[model.kind] if model else {}
        file = f"{model.folder}/{identifier}.yml" if model else say("history.record-of-kind", kind=kind)
        expected = say("history.with-ended-and-reason-since-record", file=file, near=nearest(identifier, known))
        yield Problem(
            memory.name,
            memory.line(fact),
            1,
            "",
            say("history.which-was-published-no-more", kind=kind, identifier=identifier),
            expected,
        )


def change_problems(records: Records, pages: Collection[str], moved: Collection[str] = ()) -> Iterator[Problem]:
    """Yield a problem for every change that explains nothing: what it names is not there, or is not as it says.

    `pages` are the pages that editors write, `moved` the facts of which it is told already that they changed again.
    """
    for change in records.all(Change):
        if change.fact in moved:
            continue
        file = records.files[change.kind, change.id]
        for field, found, expected in _wrong(change, records, pages):
            yield file.problem((field,), found, expected)


def _wrong(change: Change, records: Records, pages: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the field that is wrong, what was found and what was expected."""
    if change.page is not None:
        yield from _wrong_page(change, pages)
        return
    try:
        field = FactField(change.fact or "", records)
    except NoSuchFact as error:
        yield "fact", error.found, error.expected
        return
    wrong = list(_unreadable(change, field, records))
    yield from wrong
    if wrong:
        return
    if same(*_values(field, change)):
        yield "became", say("history.what-it-was"), say("history.another-value")
    elif not _carried_on(change, field, records):
        expected = say("history.which-is-now-or-later-change", plain=shown_value(field.plain), fact=change.fact)
        yield "became", shown_value(change.became), expected
    if field.record.last_changed < change.day:
        found = say(
            "history.change-after-last-changed-of",
            name_of=name_of(field.record),
            last_changed=field.record.last_changed,
        )
        yield (
            "day",
            found,
            say("history.last-changed-in", day=change.day, name=records.files[field.record.kind, field.record.id].name),
        )


def _unreadable(change: Change, field: FactField, records: Records) -> Iterator[tuple[str, str, str]]:
    for name in ("was", "became"):
        try:
            value = field.read(getattr(change, name))
        except ValueError:
            expected = say("history.value-as-has-it-which-is", fact=change.fact, plain=shown_value(field.plain))
            yield name, describe(getattr(change, name)), expected
            continue
        parts = walk(value.value if isinstance(value, Known) else value)
        missing = [what_is_missing(records, part.kind, part) for _, part in parts if isinstance(part, Reference)]
        yield from ((name, *problem) for problem in missing if problem)


def _wrong_page(change: Change, pages: Collection[str]) -> Iterator[tuple[str, str, str]]:
    if change.page not in pages:
        yield "page", say("history.page", page=change.page), one_of(change.page or "", sorted(pages))
    for name in ("was", "became"):
        try:
            Words.model_validate(getattr(change, name))
        except ValueError:
            yield name, describe(getattr(change, name)), say("history.words-as-they-stood-on-page")


def _record(fact: str, records: Records) -> Record | None:
    cited, identifier, *_ = fact.split(".")
    return records.by_kind[CITED[cited].kind].get(identifier) if cited in CITED else None


def _can_hold(field: FactField, data: Any) -> bool:
    try:
        field.read(data)
    except ValueError:
        return False
    return True


def _values(field: FactField, change: Change) -> tuple[Any, Any]:
    return field.as_plain(change.was), field.as_plain(change.became)


def _of_fact(records: Records, fact: str) -> list[tuple[Change, Any, Any]]:
    """Return the changes of a fact that can be read, each with what it was and what it became."""
    field = FactField(fact, records)
    changes = [change for change in records.all(Change) if change.fact == fact]
    readable = (c for c in changes if _can_hold(field, c.was) and _can_hold(field, c.became))
    return [(change, *_values(field, change)) for change in readable]


def _carried_on(change: Change, field: FactField, records: Records) -> bool:
    """Return whether a change ends in what is so now, or another goes on from there; what is unknown may become known."""
    _, became = _values(field, change)
    if became == UNKNOWN or same(became, field.plain):
        return True
    others = _of_fact(records, change.fact or "")
    return any(same(was, became) and other.day >= change.day for other, was, _ in others if other is not change)


def _reached(records: Records, fact: str, was: Any) -> list[Any]:
    """Return what a fact was, and every value to which changes lead from there, one from where another ends."""
    reached = [was]
    if not any(change.fact == fact for change in records.all(Change)):
        return reached
    try:
        changes = _of_fact(records, fact)
    except NoSuchFact:  # which the rule on changes tells
        return reached
    for _ in changes:
        for _, before, after in changes:
            if any(same(before, value) for value in reached) and not any(same(after, value) for value in reached):
                reached.append(after)
    return reached


def shown_value(value: Any) -> str:
    """Return a plain value in a message, short enough for a line."""
    if isinstance(value, dict):
        value = value.get("value", value.get("ru", ", ".join(f"{name} {part}" for name, part in value.items())))
    if isinstance(value, list):
        value = ", ".join(map(str, value))
    text = str(value)
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
