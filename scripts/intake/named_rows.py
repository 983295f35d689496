"""Which record a row is of that gives no id: the one that has its name or its number; called by rows.py."""

from collections.abc import Mapping

from scripts.intake.reading import Path, ReadFact, ReadRow, ReadValue
from scripts.intake.record_names import RecordNames
from scripts.intake.understood import NotUnderstood, found_text
from scripts.messages.say import say

Values = Mapping[Path, ReadFact | ReadValue]


def record_named(names: RecordNames, kind: str, values: Values) -> str | None:
    """Return the id of the record that a row names, None of a new one. Raises NotUnderstood where several have the name."""
    said = values.get(("name",))
    sides = [str(text) for text in said.value.values()] if said else []
    found: set[str] = set()
    for text in sides:
        named = names.named(kind, text)
        found = found & named if found and named else found or named
    number = values.get(("number",))
    numbered = names.named(kind, str(number.value)) if number else set()
    if found and numbered and not found & numbered:
        raise NotUnderstood(found_text(f"{sides[0]}, {number.value if number else ''}"), say("intake.same-record"))
    found = found & numbered or found or numbered
    institution = values.get(("institution",))
    if institution is not None:
        records = names.records.by_kind[kind]
        found = {name for name in found if getattr(records.get(name), "institution", None) == institution.value}
    if len(found) > 1:
        raise NotUnderstood(found_text(sides[0] if sides else ""), say("intake.one-of-several", ids=sorted(found)))
    return next(iter(found), None)


def row_of_named(names: RecordNames, kind: str, name: str, values: Values) -> ReadRow:
    """Return what a row says of a record, besides the name by which it was found; another name is news of it."""
    others = dict(values)
    said = others.pop(("name",), None)
    if said is None:
        return ReadRow(values[("number",)].place, kind, name, others)
    known = {side for side, text in said.value.items() if name in names.named(kind, text)}
    places = {side: said.parts.get(side, said.place) for side in said.value}
    new = {side: text for side, text in said.value.items() if side not in known}
    if new:
        others["name",] = ReadValue(places[next(iter(new))], new, said.parts)
    return ReadRow(next((places[side] for side in places if side in known), said.place), kind, name, others)
