"""The command `changed`: lists published values that are others now, asks why, and writes a record of each answer."""

import re
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from scripts.files import write_if_changed
from scripts.history.changes import Unexplained, shown_value, unexplained
from scripts.history.memory import MEMORY, read_memory
from scripts.languages import LANGUAGES
from scripts.messages.say import MESSAGE_LANGUAGES, Message, MessageLanguage, say, told
from scripts.records.kinds.revisions import Change, ChangeKind
from scripts.records.loader import load_records, today
from scripts.records.new_record import write_new_record
from scripts.records.problems import InputError, file_error, file_problem, nearest
from scripts.records.values import MAX_ID

_LAST_CHANGED = re.compile(r"^last_changed:.*$", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """Why a value changed: whether the world did or we were wrong, in words, and on which day."""

    kind: ChangeKind
    why_kk: str
    why_ru: str
    day: date


def waiting(docs: Path, data: Path) -> list[Unexplained]:
    """Return every published value of the pages in `docs` that is another one now, and no change says why.

    Raises InputError where the records or the memory are broken, or nothing is remembered.
    """
    memory = read_memory(docs)
    if memory is None:
        raise file_error(
            docs / MEMORY, say("history.no-memory-of-what-was-published"), say("history.one-made-by-publish-or-make")
        )
    return list(unexplained(load_records(data), memory))


def chosen(items: list[Unexplained], names: list[str]) -> list[Unexplained]:
    """Return those of `items` that are named; raise InputError for a name that waits for no answer."""
    by_name = {item.fact: item for item in items}
    problems = [
        file_problem(
            name,
            say("history.no-change-that-waits-for-answer"),
            say("history.one-of-facts-listed", near=nearest(name, by_name)),
        )
        for name in names
        if name not in by_name
    ]
    if problems:
        raise InputError(problems)
    return [by_name[name] for name in names]


def listed(item: Unexplained) -> Message:
    """Return what changed, for a list."""
    place = item.problem
    return say(
        "history.was-is",
        file=place.file,
        line=place.line,
        fact=item.fact,
        was=shown_value(item.was),
        now=shown_value(item.now),
    )


def write_change(item: Unexplained, answer: Answer, data: Path) -> Path:
    """Write the change of a value, and its day into the record that has it; return the file of the change."""
    if answer.day > today():
        raise file_error(
            say("history.the-day"),
            say("records.future-date", shown=answer.day),
            say("records.date-not-after", latest=today()),
        )
    values = {
        "change": answer.kind.value,
        "fact": item.fact,
        "day": answer.day,
        "was": item.reached,
        "became": item.now,
        "why": {"kk": answer.why_kk, "ru": answer.why_ru},
    }
    path = write_new_record(data, Change.kind, _free_id(item, answer.day, data), values)
    if item.record.last_changed < answer.day:
        file = data / item.record.folder / f"{item.record.id}.yml"
        text = file.read_text(encoding="utf-8")
        write_if_changed(file, _LAST_CHANGED.sub(f"last_changed: {answer.day}", text, count=1))
    return path


def _free_id(item: Unexplained, day: date, data: Path) -> str:
    """Return an id that says what changed and when, and that no change has."""
    field = re.sub(r"[^a-z0-9]+", "-", item.fact.rpartition(".")[2])
    ending = f"-{field}-{day}"
    name = item.record.id[: MAX_ID - len(ending) - len("-99")].rstrip("-") + ending
    numbered = (f"{name}-{number}" if number > 1 else name for number in count(1))
    return next(name for name in numbered if not (data / Change.folder / f"{name}.yml").exists())


def ask(item: Unexplained, language: MessageLanguage = "en") -> Answer | None:
    """Ask on the terminal why a value changed; None where it is left for later. Raises EOFError when nobody answers."""
    print(told(listed(item), language))
    kind = None
    while kind is None:
        written = input(f"  {told(say('changed.which'), language)} ").strip()
        if not written:
            return None
        kind = _meant(written.lower())
        if kind is None:
            print(f"  {told(say('changed.which-expected', written=written), language)}")
    why_kk, why_ru = (_asked(say(f"changed.why-{name}"), language) for name in LANGUAGES)
    return Answer(kind, why_kk, why_ru, _asked_day(language))


def _meant(written: str) -> ChangeKind | None:
    """Return the kind that is answered by its word in any language of messages, or by the first letter of that."""
    words = {told(say(f"changed.{kind.value}"), side): kind for kind in ChangeKind for side in MESSAGE_LANGUAGES}
    return {short: kind for word, kind in words.items() for short in (word, word[0])}.get(written)


def _asked(question: Message, language: MessageLanguage) -> str:
    words = ""
    while not words:
        words = input(f"  {told(question, language)} ").strip()
    return words


def _asked_day(language: MessageLanguage) -> date:
    while True:
        written = input(f"  {told(say('changed.which-day', today=today()), language)} ").strip()
        try:
            return date.fromisoformat(written) if written else today()
        except ValueError:
            print(f"  {told(say('help.day-expected'), language)}")
