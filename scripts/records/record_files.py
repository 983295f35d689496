"""Finds the files of records in a data folder and reads each by itself; called by loader.py, which checks them together."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from scripts.files import is_leftover
from scripts.messages.say import say
from scripts.messages.system import reason_of_system
from scripts.records.explain import explain
from scripts.records.kinds import KINDS
from scripts.records.problems import InputError, Problem, file_problem, nearest, shown
from scripts.records.record import Record
from scripts.records.text_files import read_text
from scripts.records.yaml_files import YamlFile, read_yaml


def record_files(data: Path, problems: list[Problem]) -> Iterator[tuple[str, Path, str]]:
    """Yield kind, path and shown name of each record file, sorted; note whatever does not belong there."""
    kinds = {model.folder: kind for kind, model in KINDS.items()}
    for folder in _listed(data, problems):
        if folder.name == "schema" or is_leftover(folder.name):
            continue
        if folder.name not in kinds or not folder.is_dir():
            expected = say("records.one-of-folders", kinds=[*kinds], near=nearest(folder.name, kinds))
            problems.append(file_problem(folder, say("records.something-that-is-not-folder-of"), expected))
            continue
        if folder.is_symlink():
            problems.append(
                file_problem(folder, say("records.symbolic-link"), say("records.folder-inside-data-folder"))
            )
            continue
        for path in _listed(folder, problems):
            if path.is_symlink():
                problems.append(
                    file_problem(path, say("records.symbolic-link"), say("records.file-inside-data-folder"))
                )
            elif path.suffix != ".yml":
                if not is_leftover(path.name):
                    problems.append(
                        file_problem(path, say("records.file-that-is-no-record"), say("records.file-that-ends-in-yml"))
                    )
            else:
                yield kinds[folder.name], path, shown(path)


def _listed(folder: Path, problems: list[Problem]) -> list[Path]:
    """Return what lies in a folder, in the order of names, whatever the order on disk."""
    try:
        return sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        found = say("records.folder-that-cannot-be-read", strerror=reason_of_system(error))
        problems.append(file_problem(folder, found, say("records.readable-folder")))
        return []


def read_record(kind: str, path: Path, name: str) -> tuple[Record, YamlFile]:
    """Return the record in a file, called `name` in messages, and the file; raise InputError with what is wrong with it."""
    file = read_yaml(path, name)
    model = KINDS[kind]
    if not isinstance(file.value, dict):
        raise InputError([Problem(name, 1, 1, "", say("records.list-or-single-value"), say("records.fields"))])
    try:
        return model.model_validate(file.value), file
    except ValidationError as error:
        raise InputError(explain(file, model, error)) from None


def wrong_id(record: Record, file: YamlFile, path: Path) -> Problem:
    """Return the problem of a record whose id is not the name of its file."""
    found, expected = say("quoted", text=record.id), say("records.name-of-file", stem=path.stem)
    other = path.with_name(f"{record.id}.yml")
    if other.is_file():
        found, expected = (
            say("records.id-again", id=record.id),
            say("records.id-that-does-not-have", other=shown(other)),
        )
    return file.problem(("id",), found, expected)


def text_of(path: Path, name: str) -> str:
    """Return the text of a file that is no record, or nothing where it is no text either."""
    with suppress(InputError):
        return read_text(path, name)
    return ""
