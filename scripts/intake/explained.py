"""Explains published values that an import changes, with records of change; called by run.py."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from scripts.history.changed import Answer, write_change
from scripts.history.changes import Unexplained, unexplained
from scripts.history.memory import read_memory
from scripts.messages.say import say
from scripts.records.loader import Records
from scripts.records.problems import file_error, shown

#: Asks why a value changed; None where that is left for later. Raises EOFError when nobody answers.
Ask = Callable[[Unexplained], Answer | None]


def to_explain(before: Records, after: Records, data: Path) -> list[Unexplained]:
    """Return the published values that are others in the records `after`, and were not in those `before`.

    What was published is remembered beside the folder of records, `data`. Raises InputError for a broken memory.
    """
    memory = read_memory(data.parent)
    if memory is None:
        return []
    waited = [(item.fact, item.now) for item in unexplained(before, memory)]
    found = (item for item in unexplained(after, memory) if (item.fact, item.now) not in waited)
    return [
        replace(item, problem=replace(item.problem, file=shown(data / item.record.folder / f"{item.record.id}.yml")))
        for item in found
    ]


def explain_all(items: list[Unexplained], answer: Answer | None, ask: Ask | None, copy: Path) -> list[Path]:
    """Write a record of change for each value into `copy`, by the one answer that was given or by asking; return the files.

    Raises InputError where there is neither, EOFError where nobody answers.
    """
    if items and answer is None and ask is None:
        found = say("intake.published-without-answer", facts=[item.fact for item in items])
        raise file_error(say("help.the-command"), found, say("changed.answer-expected"))
    answers = [(item, answer or (ask(item) if ask else None)) for item in items]
    return [write_change(item, given, copy).relative_to(copy) for item, given in answers if given]
