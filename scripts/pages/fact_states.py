"""Facts sorted by whether they are known, for the block `state`, so that one that becomes known moves by itself; called by blocks.py."""

from scripts.messages.say import say
from scripts.pages.addresses import KIND_OF_NAME
from scripts.pages.citations import CitationError
from scripts.pages.facts import FactLine, fact_groups
from scripts.pages.writer import Writer
from scripts.records.kinds.partnership import Standing, Term
from scripts.records.problems import one_of
from scripts.records.record import Record

#: A record, and those of its facts that are listed; a term has none, it is agreed or not as a whole.
_Listed = list[tuple[Record, list[FactLine]]]


def facts_by_state(writer: Writer, paths: list[str]) -> dict[str, _Listed]:
    """Return what `paths` name, sorted into `known` and `unknown`; a record stands where its first path stands.

    A path is written as a citation: of a term, of a fact (`event.visit.date`), of a group of facts (`site.hall.space`) or of
    a record with all its facts. Raises CitationError for one that names none of these, and when there is no path.
    """
    if not paths:
        raise CitationError(say("pages.block-without-facts"), say("pages.facts-groups-of-facts-records-or"))
    named: dict[str, tuple[Record, list[FactLine]]] = {}
    for path in paths:
        record, lines = _named(writer, path)
        listed = named.setdefault(f"{record.kind}.{record.id}", (record, []))[1]
        listed += [line for line in lines if line not in listed]
    sorted_by_state: dict[str, _Listed] = {"known": [], "unknown": []}
    for record, lines in named.values():
        if isinstance(record, Term):
            sorted_by_state["unknown" if record.standing is Standing.OPEN else "known"].append((record, []))
        for state, wanted in (("known", True), ("unknown", False)):
            chosen = [line for line in lines if line.is_known is wanted]
            if chosen:
                sorted_by_state[state].append((record, chosen))
    return sorted_by_state


def _named(writer: Writer, path: str) -> tuple[Record, list[FactLine]]:
    name, _, rest = path.partition(".")
    identifier, _, fields = rest.partition(".")
    if name not in KIND_OF_NAME:
        raise CitationError(say("pages.path", path=path), one_of(name, list(KIND_OF_NAME)))
    record = writer.record(KIND_OF_NAME[name], identifier)
    if record.ended:
        raise CitationError(
            say("pages.which-has-ended", name=name, identifier=identifier), say("pages.record-that-is-in-force")
        )
    by_path: dict[str, FactLine] = {
        f"{group.name}.{line.name}" if group.labels else line.name: line
        for group in fact_groups(record)
        for line in group.lines
    }
    chosen = [line for known, line in by_path.items() if not fields or f"{known}.".startswith(f"{fields}.")]
    if not chosen and (fields or not isinstance(record, Term)):
        expected = one_of(fields, list(by_path)) if by_path else say("pages.record-that-has-facts-or-term")
        raise CitationError(say("pages.path", path=path), expected)
    return record, chosen
