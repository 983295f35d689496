"""The command `fix`: mends files of editors where there is one answer, and tells the rest; called by __main__.py.

Nothing of a file is touched but what is told. A file is written in one step, with the rights that it had, and only when it is
still as it was read.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.check.acceptance import Acceptance, acceptance_comments
from scripts.files import ChangedMeanwhileError, is_leftover, rewrite
from scripts.fixing.invisible import INVISIBLE, with_own_line_ends
from scripts.fixing.letters import KnownSpellings, Suspect, answers, suspects_in
from scripts.fixing.mends import changes, line_of, mended
from scripts.fixing.prose import Prose, prose_of_page, prose_of_record
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import Message, say
from scripts.pages.prose import is_generated
from scripts.records.problems import InputError, Problem, disk_problem, file_error, file_problem, shown
from scripts.records.text_files import decoded, read_bytes
from scripts.writing.dictionary import INSTALL, MissingDictionaryError
from scripts.writing.spelling import YO_RULE
from scripts.writing.wording import MIXED_RULE

_PAGE, _RECORD, _LIST = ".md", (".yml", ".yaml"), ".txt"


@dataclass
class Fixed:
    """What the command did and could not do: the lines that tell each mend, in how many files, and what is left."""

    lines: list[Message] = field(default_factory=list)
    files: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass
class _Opened:
    path: Path
    content: bytes
    text: str
    #: What was mended, each with its line.
    changes: list[tuple[int, Message]] = field(default_factory=list)
    suspects: list[Suspect] = field(default_factory=list)

    @property
    def name(self) -> str:
        return shown(self.path)


def fix_files(docs: Path, data: Path, paths: Sequence[Path]) -> Fixed:
    """Mend the files at `paths`, or else every page and record; everything that is left is told at once."""
    fixed = Fixed()
    files = []
    for path in paths or every_file(docs, data):
        try:
            file = _read(path)
        except InputError as error:
            fixed.problems += error.problems
            continue
        _mend_what_is_not_seen(file)
        file.suspects = list(_not_accepted(file, suspects_in(file.text, _prose(file, docs))))
        files.append(file)
    known = KnownSpellings()
    try:
        known.ask(suspect for file in files for suspect in file.suspects)
    except MissingDictionaryError:
        found, expected = say("fixing.no-hunspell"), say("fixing.hunspell-for-letters", command=INSTALL)
        fixed.problems.append(file_problem(say("help.the-command"), found, expected))
    for file in files:
        _finish(file, known, fixed)
    return fixed


def every_file(docs: Path, data: Path) -> list[Path]:
    """Return every page that is written by hand, and every record; raise InputError where there is none."""
    pages = (
        path
        for language in LANGUAGES
        for path in (docs / language).rglob(f"*{_PAGE}")
        if not is_generated(path.relative_to(docs / language).as_posix())
    )
    found = sorted(path for path in (*pages, *data.glob("*/*.yml")) if not is_leftover(path.name))
    if not found:
        raise file_error(docs, say("fixing.no-pages"), say("fixing.folder-of-pages"))
    return found


def _read(path: Path) -> _Opened:
    name = shown(path)
    if path.suffix not in (_PAGE, *_RECORD, _LIST):
        raise file_error(name, say("fixing.another-kind"), say("fixing.kinds"))
    content = read_bytes(path, name)
    return _Opened(path, content, decoded(content, name))


def _mend_what_is_not_seen(file: _Opened) -> None:
    file.text, others = with_own_line_ends(file.text)
    if others:
        file.changes.append((1, say("fixing.line-ends", lines=others)))
    for find in INVISIBLE:
        mends = list(find(file.text, file.path.suffix == _PAGE))
        file.changes += changes(file.text, mends)
        file.text = mended(file.text, mends)


def _prose(file: _Opened, docs: Path) -> Iterable[Prose]:
    if file.path.suffix in _RECORD:
        return prose_of_record(file.text)
    language = _language_of(file.path, docs) if file.path.suffix == _PAGE else None
    return prose_of_page(file.text, language) if language else ()


def _language_of(path: Path, docs: Path) -> Language | None:
    """Return the language of a page by the folder in which it lies, or by the end of its name: guide.ru.md."""
    whole = path.absolute()
    is_inside = whole.is_relative_to(docs.absolute())
    named = whole.relative_to(docs.absolute()).parts[0] if is_inside else "".join(path.suffixes[-2:-1])
    return next((language for language in LANGUAGES if named.lstrip(".") == language), None)


def _not_accepted(file: _Opened, suspects: Iterable[Suspect]) -> Iterator[Suspect]:
    """Yield the suspects but for those that an editor has accepted in their place."""
    comments = acceptance_comments({file.name: file.text}, (YO_RULE, MIXED_RULE))
    accepted = [item for item in comments if isinstance(item, Acceptance)]
    for suspect in suspects:
        line = line_of(file.text, suspect.start) if accepted else 0
        if not any(item.rule == suspect.rule and item.line <= line <= item.last_line for item in accepted):
            yield suspect


def _finish(file: _Opened, known: KnownSpellings, fixed: Fixed) -> None:
    mends, doubts = answers(file.suspects, known)
    made = sorted([*file.changes, *changes(file.text, mends)], key=lambda change: change[0])
    fixed.problems += (
        Problem(
            file.name, line_of(file.text, place), 1 + place - (file.text.rfind("\n", 0, place) + 1), "", found, right
        )
        for place, found, right in doubts
    )
    content = mended(file.text, mends).encode()
    if content == file.content:
        return
    try:
        rewrite(file.path, file.content, content)
    except ChangedMeanwhileError:
        fixed.problems.append(file_problem(file.name, say("fixing.changed-meanwhile"), say("fixing.run-again")))
        return
    except OSError as error:
        fixed.problems.append(disk_problem(file.name, error))
        return
    fixed.lines += (say("fixing.line", file=file.name, line=line, change=change) for line, change in made)
    fixed.files += 1
