"""What was read together in both languages, and what changed since; the rule `agreement` and the command `agree`.

Called by checks.py, status.py and the commands. The lock file keeps, for each pair of pages and each record with words,
the day of the last joint reading and each passage of that day: a hash of its normalised text, with its first words,
so that a passage that is gone can still be named.
"""

import hashlib
import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scripts.files import write_if_changed
from scripts.languages import LANGUAGES, Language
from scripts.parity.finding import Finding
from scripts.parity.passages import Passage
from scripts.parity.record_passages import record_pairs
from scripts.parity.site import Site
from scripts.records.problems import InputError, Problem, file_problem, nearest, shown

#: The lock file inside the folder of pages.
LOCK = Path("check") / "agreement.json"

_HASH_LENGTH = 12
_OPENING = 40
_SHOWN = 3
_QUOTES = re.compile("[«»“”„‟\"‘’']")
_DASHES = re.compile("[‐‑‒–—−-]+")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_MARKS = re.compile(r"[*_`\\]")


@dataclass(frozen=True)
class Reading:
    """The passages of one pair on the day on which both languages were read together, as lines of the lock file."""

    agreed: date
    lines: dict[Language, list[str]]


@dataclass
class Subject:
    """What is read together: a page in its two languages, or a record. `files` are the file of each language."""

    name: str
    files: dict[Language, str]
    passages: dict[Language, list[Passage]]

    def lines(self, language: Language) -> list[str]:
        """Return the passages of one language as lines of the lock file."""
        return [lock_line(passage) for passage in self.passages[language]]


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
            message = "found no record of joint readings; expected one, written by: python -m scripts agree FILE"
            yield Finding(shown(self.path), 1, "agreement", "warning", message)
        for subject in subjects(site) if self.exists else ():
            finding = self._finding(subject)
            if finding:
                yield finding

    def status_of(self, subject: Subject) -> tuple[date | None, bool]:
        """Return the day of the last joint reading (None: never), and whether nothing has changed since."""
        reading = self.readings.get(subject.name)
        if reading is None:
            return None, False
        return reading.agreed, all(_same(subject.lines(name), reading.lines[name]) for name in LANGUAGES)

    def _finding(self, subject: Subject) -> Finding | None:
        first, second = (subject.files[language] for language in LANGUAGES)
        reading = self.readings.get(subject.name)
        if reading is None:
            message = f"found a text that was never read together in both languages; {_ask(first)}"
            return Finding(first, 1, "agreement", "warning", message, second, 1)
        changed = [name for name in LANGUAGES if not _same(subject.lines(name), reading.lines[name])]
        if not changed:
            return None
        which = "both languages" if len(changed) == len(LANGUAGES) else f"{_NAMES[changed[0]]} only"
        line, what = _changes(subject.passages[changed[0]], reading.lines[changed[0]])
        message = f"found changes in {which} since the joint reading of {reading.agreed}: {what}; {_ask(first)}"
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
            readings[subject.name] = Reading(today, {name: subject.lines(name) for name in LANGUAGES})
        _write_lock(self.path, readings)
        return changed


_NAMES = {"kk": "Kazakh", "ru": "Russian"}


def _ask(file: str) -> str:
    return f"expected both sides read together, then: python -m scripts agree {file}"


def _same(lines: list[str], agreed: list[str]) -> bool:
    return [line[:_HASH_LENGTH] for line in lines] == [line[:_HASH_LENGTH] for line in agreed]


def _changes(passages: list[Passage], agreed: list[str]) -> tuple[int, str]:
    """Return the line of the first change, and what is new and what is gone."""
    old = Counter(line[:_HASH_LENGTH] for line in agreed)
    new = Counter(digest(passage) for passage in passages)
    added = [passage for passage in passages if digest(passage) not in old]
    gone = [line[_HASH_LENGTH + 1 :] for line in agreed if line[:_HASH_LENGTH] not in new]
    parts = [f'line {passage.line} now "{opening(passage)}"' for passage in added[:_SHOWN]]
    parts += [f'gone "{words}"' for words in gone[:_SHOWN]]
    more = len(added) + len(gone) - len(parts)
    parts += [f"and {more} more"] if more else []
    return (added or passages)[0].line, ", ".join(parts) or "another order of the same passages"


def subjects(site: Site) -> Iterator[Subject]:
    """Yield what is to be read together: every page that both languages have, every record that has words."""
    for name, sides in site.pages.items():
        if len(sides) == len(LANGUAGES):
            yield Subject(
                name,
                {language: sides[language].page.name for language in LANGUAGES},
                {language: [p for p in sides[language].passages()] for language in LANGUAGES},
            )
    for record in site.records:
        pairs = list(record_pairs(site.records, record))
        if pairs:
            file = site.records.files[record.kind, record.id].name
            name = f"{record.folder}/{record.id}"
            passages: dict[Language, list[Passage]] = {"kk": [p.kk[0] for p in pairs], "ru": [p.ru[0] for p in pairs]}
            yield Subject(name, {language: file for language in LANGUAGES}, passages)


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
            expected = f"a page that both languages have, or a record with words{nearest(name, by_file)}"
            problems.append(file_problem(name, "a file that has nothing to agree on", expected))
    if problems:
        raise InputError(problems)
    return list(chosen.values())


def normalised(passage: Passage) -> str:
    """Return the text of a passage without what carries no meaning: spaces, line breaks, quotes, dashes, marks."""
    text = unicodedata.normalize("NFC", _COMMENT.sub("", passage.source))
    text = _MARKS.sub("", _DASHES.sub("-", _QUOTES.sub('"', text)))
    return " ".join(re.sub(r"\s*-\s*", "-", text).replace("\u00ad", "").split())


def digest(passage: Passage) -> str:
    """Return the hash of the normalised text of a passage."""
    return hashlib.sha256(f"{passage.kind} {passage.field} {normalised(passage)}".encode()).hexdigest()[:_HASH_LENGTH]


def opening(passage: Passage) -> str:
    """Return the first words of a passage, by which an editor knows it."""
    text = normalised(passage)
    return text if len(text) <= _OPENING else text[:_OPENING].rstrip() + "…"


def lock_line(passage: Passage) -> str:
    """Return a passage as it stands in the lock file."""
    return f"{digest(passage)} {opening(passage)}"


def _read_lock(path: Path) -> dict[str, Reading]:
    try:
        content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Reading(
                date.fromisoformat(entry["agreed"]),
                {language: list(map(str, entry[language])) for language in LANGUAGES},
            )
            for name, entry in content.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        found = f"a lock file that cannot be read ({type(error).__name__}: {error})"
        expected = "the file as `python -m scripts agree` writes it; take it from the last commit"
        raise InputError([Problem(shown(path), line, 1, "", found, expected)]) from None


def _write_lock(path: Path, readings: dict[str, Reading]) -> None:
    content = {name: {"agreed": str(reading.agreed), **reading.lines} for name, reading in sorted(readings.items())}
    path.parent.mkdir(parents=True, exist_ok=True)
    write_if_changed(path, json.dumps(content, ensure_ascii=False, indent=1) + "\n")
