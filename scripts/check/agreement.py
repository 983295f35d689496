"""What was read together in both languages, and what changed since; the rule `agreement` and the command `agree`.

Called by runner.py, status.py and the commands. The lock file keeps, for each pair of pages and each record with words,
the day of the last joint reading and the passages of that day, each on a line of its own (rewordings.py).
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from scripts.check.rewordings import are_same, line_of, rewordings
from scripts.files import write_if_changed
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import Message, say
from scripts.records.problems import InputError, Problem, file_problem, nearest, shown
from scripts.records.text_files import read_json
from scripts.twins.finding import Finding
from scripts.twins.passages import TextPassage
from scripts.twins.record_passages import record_pairs
from scripts.twins.site import Site

#: The lock file inside the folder of pages.
LOCK = Path("check") / "agreement.json"

#: How many changes a finding shows, how many words of each and how many beside it.
_SHOWN, _MOST, _BESIDE = 3, 12, 2


@dataclass(frozen=True)
class JointReading:
    """The passages of one pair on the day on which both languages were read together, as lines of the lock file."""

    agreed: date
    lines: dict[Language, list[str]]


@dataclass
class Subject:
    """What is read together: a page in its two languages, or a record. `files` are the file of each language."""

    name: str
    files: dict[Language, str]
    passages: dict[Language, list[TextPassage]]

    def changed_since(self, reading: JointReading) -> list[Language]:
        """Return the languages in which a passage is not as it was read."""
        return [name for name in LANGUAGES if not are_same(reading.lines[name], self.passages[name])]


class Agreement:
    """The lock file of a folder of pages."""

    def __init__(self, docs: Path) -> None:
        """Read the lock file of `docs`, if there is one; raise InputError when it is broken."""
        self.path = docs / LOCK
        self.exists = self.path.is_file()
        self.readings = _read_lock(self.path) if self.exists else {}

    def findings(self, site: Site) -> Iterator[Finding]:
        """Yield each pair that was never read together, or has changed since it was."""
        if not self.exists and site.pages:
            message = say("agreement.no-lock")
            yield Finding(shown(self.path), 1, "agreement", "warning", message)
        yield from filter(None, map(self._finding, subjects(site) if self.exists else ()))

    def status_of(self, subject: Subject) -> tuple[date | None, bool]:
        """Return the day of the last joint reading (None: never), and whether nothing has changed since."""
        reading = self.readings.get(subject.name)
        if reading is None:
            return None, False
        return reading.agreed, not subject.changed_since(reading)

    def _finding(self, subject: Subject) -> Finding | None:
        first, second = (subject.files[language] for language in LANGUAGES)
        reading = self.readings.get(subject.name)
        if reading is None:
            message = say("agreement.never-read", file=first)
            return Finding(first, 1, "agreement", "warning", message, second, 1)
        changed = subject.changed_since(reading)
        if not changed:
            return None
        one = say("agreement.one-language", language=say(f"language.{changed[0]}"))
        which = say("agreement.both-languages") if len(changed) == len(LANGUAGES) else one
        line, what = _told(subject.passages[changed[0]], reading.lines[changed[0]])
        message = say("agreement.changed", which=which, agreed=reading.agreed, what=what, file=first)
        mine, twin = subject.files[changed[0]], second if changed[0] == LANGUAGES[0] else first
        return Finding(mine, line, "agreement", "warning", message, twin, 1)

    def agree(self, chosen: Iterable[Subject], known: Iterable[Subject], today: date) -> int:
        """Write that the `chosen` were read together today; forget what is no longer among the `known`.

        Returns how many entries of the lock file are new or have changed.
        """
        names = {subject.name for subject in known}
        readings = {name: reading for name, reading in self.readings.items() if name in names}
        changed = len(self.readings) - len(readings)
        for subject in chosen:
            agreed, same = self.status_of(subject)
            if agreed is None or not same:
                changed += 1
            lines = {name: list(map(line_of, subject.passages[name])) for name in LANGUAGES}
            readings[subject.name] = JointReading(today, lines)
        content = {name: {"agreed": str(reading.agreed), **reading.lines} for name, reading in sorted(readings.items())}
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_if_changed(self.path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
        return changed


def _told(passages: list[TextPassage], old: list[str]) -> tuple[int, Message]:
    """Return the line of the first change, and what is new, changed and gone."""
    found = rewordings(old, passages)
    parts = [
        say(
            "agreement.words",
            place=say("agree.line", line=change.line) if change.line else say("agree.gone"),
            words=change.marked(_BESIDE, _MOST),
        )
        for change in found[:_SHOWN]
    ]
    parts += [say("and-more", count=len(found) - _SHOWN)] if len(found) > _SHOWN else []
    line = next((change.line for change in found if change.line), passages[0].line)
    return line, say("agreement.parts", parts=parts) if parts else say("agreement.other-order")


def subjects(site: Site) -> Iterator[Subject]:
    """Yield what is to be read together: every page that both languages have, every record that has words."""
    for name, sides in site.pages.items():
        if len(sides) == len(LANGUAGES):
            files = {language: sides[language].page.name for language in LANGUAGES}
            yield Subject(name, files, {language: list(sides[language].passages()) for language in LANGUAGES})
    for record in site.records:
        pairs = list(record_pairs(site.records, record))
        if pairs:
            file = site.records.files[record.kind, record.id].name
            passages: dict[Language, list[TextPassage]] = {
                "kk": [p.kk[0] for p in pairs],
                "ru": [p.ru[0] for p in pairs],
            }
            yield Subject(f"{record.folder}/{record.id}", dict.fromkeys(LANGUAGES, file), passages)


def choose(site: Site, files: Iterable[Path]) -> list[Subject]:
    """Return the subjects to which `files` belong (a page in either language, a record); raise InputError for others."""
    known = list(subjects(site))
    by_file = {file: subject for subject in known for file in subject.files.values()}
    chosen: dict[str, Subject] = {}
    problems = []
    for path in files:
        name = shown(path)
        if name in by_file:
            chosen[by_file[name].name] = by_file[name]
        else:
            expected = say("check.page-that-both-languages-have-or", near=nearest(name, by_file))
            problems.append(file_problem(name, say("check.file-that-has-nothing-to-agree"), expected))
    if problems:
        raise InputError(problems)
    return list(chosen.values())


def _read_lock(path: Path) -> dict[str, JointReading]:
    expected = say("check.file-as-python-m-scripts-agree")
    _, content = read_json(path, say("agreement.lock"), expected)
    try:
        return {
            name: JointReading(
                date.fromisoformat(entry["agreed"]),
                {language: list(map(str, entry[language])) for language in LANGUAGES},
            )
            for name, entry in content.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = say("records.reason", kind=type(error).__name__, error=str(error))
        found = say("unreadable", what=say("agreement.lock"), reason=reason)
        raise InputError([Problem(shown(path), 1, 1, "", found, expected)]) from None
