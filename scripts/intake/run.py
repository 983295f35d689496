"""One import: what was read is compared with the records, written into a copy of them, checked there, shown, put in place; called by importing.py."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from scripts.history.changed import Answer
from scripts.history.changes import Unexplained
from scripts.intake.changes import compare
from scripts.intake.drafts import WrittenDraft, told_at_cells, write_drafts
from scripts.intake.explained import Ask, explain_all, to_explain
from scripts.intake.put import Stamps, copy_of, put, stamps_of
from scripts.intake.reading import SheetProblem, SheetReading
from scripts.intake.said import Ground
from scripts.intake.telling import Teller
from scripts.messages.say import Message, MessageLanguage, Told, say, told
from scripts.records.loader import Records, load_records, read_records, what_is_missing
from scripts.records.problems import Problem, file_error, shown


@dataclass(frozen=True)
class ImportOptions:
    """What an import is told.

    `ground` is where values come from of which the file does not say it; `answer` why published values change, or `ask` asks
    for it; without `is_written` the import is only shown.
    """

    data: Path
    language: MessageLanguage = "en"
    ground: Ground = field(default_factory=Ground)
    answer: Answer | None = None
    ask: Ask | None = None
    is_written: bool = False


class Import:
    """An import into the records of a folder, as they are when it is made."""

    def __init__(self, options: ImportOptions) -> None:
        """Read the records. Raises InputError for broken ones, and for a source that there is not."""
        self._options, self._data = options, options.data
        # Before they are read: whatever somebody writes from here on is noticed.
        self._stamps: Stamps = stamps_of(self._data.resolve()) if self._data.is_dir() else {}
        self.records = load_records(self._data)
        source = options.ground.source
        missing = what_is_missing(self.records, "source", source) if source else None
        if missing:
            raise file_error("--source", *missing)

    def run(self, reading: SheetReading) -> int:
        """Show what a file changes, and write it where that is asked for; return 1 where anything is wrong: nothing is written then.

        Raises InputError where a record cannot be changed, somebody else has changed one meanwhile, or nobody says why a
        published value changes.
        """
        self._show(reading.notes)
        drafts, refused = compare(reading.rows, self.records, self._options.ground)
        problems = [*reading.problems, *refused]
        rows = {(problem.place.sheet, problem.place.row) for problem in problems}
        with copy_of(self._data, self._options.is_written) as copy:
            written, unwritten = write_drafts(drafts, copy, self._options.language)
            after, found = read_records(copy) if written else (self.records, [])
            at_cells = told_at_cells(found, written, copy, self._data, rows, self._options.language)
            if problems or unwritten or at_cells:
                return self._refuse([*problems, *unwritten, *at_cells])
            if not written:
                self._tell(say("intake.nothing-new"))
                return 0
            return self._change(written, after, copy, unchanged=len(drafts) - len(written))

    def _change(self, written: list[WrittenDraft], after: Records, copy: Path, unchanged: int) -> int:
        items = to_explain(self.records, after, self._data)
        teller = Teller(self.records, after, self._options.language, {item.fact for item in items})
        for one in written:
            new = after.by_kind[one.draft.kind][one.id]
            for line in teller.record(one.draft.record, new, shown(self._data / one.file)):
                self._tell(line)
        added = sum(one.draft.record is None for one in written)
        self._tell(say("intake.counts", added=added, changed=len(written) - added, unchanged=unchanged))
        if items:
            self._tell(self._how_explained(items))
        if not self._options.is_written:
            self._tell(say("intake.to-write"))
            return 0
        try:
            changes = explain_all(items, self._options.answer, self._options.ask, copy)
        except EOFError:  # nobody answers any more, and nothing is written
            return 1
        load_records(copy)
        put(copy, self._data, self._stamps)
        for file in (*(one.file for one in written), *changes):
            self._tell(say("new.written", path=shown(self._data / file)))
        self._tell(say("new.then-check"))
        return 0

    def _how_explained(self, items: list[Unexplained]) -> Message:
        answer = self._options.answer
        return say(f"intake.published-{answer.kind}" if answer else "intake.published-why", count=len(items))

    def _refuse(self, problems: list[SheetProblem | Problem]) -> int:
        cells = sorted({problem for problem in problems if isinstance(problem, SheetProblem)})
        files = sorted({problem for problem in problems if isinstance(problem, Problem)})
        self._show((*cells, *files))
        print(
            told(say("intake.nothing-written", count=len(cells) + len(files)), self._options.language), file=sys.stderr
        )
        return 1

    def _show(self, lines: Iterable[Told]) -> None:
        for line in lines:
            print(line.told(self._options.language), file=sys.stderr)

    def _tell(self, message: Message) -> None:
        print(told(message, self._options.language))
