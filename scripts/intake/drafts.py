"""Writes records as they are to be into a copy of the folder of records, and finds what is wrong with them there; called by run.py."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from scripts.files import rewrite
from scripts.intake.changes import Draft
from scripts.intake.paths import field_at
from scripts.intake.reading import SheetProblem
from scripts.intake.records_yaml import rewritten
from scripts.languages import LANGUAGES
from scripts.messages.say import MessageLanguage, say
from scripts.records.asking import spoken
from scripts.records.form import field_name
from scripts.records.kinds import KINDS
from scripts.records.new_record import suggested_id, write_new_record
from scripts.records.problems import InputError, Problem, shown
from scripts.records.text_files import as_read, decoded
from scripts.records.yaml_files import KeyPath, parse_yaml


@dataclass(frozen=True)
class WrittenDraft:
    """A draft that is written: the id of its record, and its file inside the folder of records."""

    draft: Draft
    id: str
    file: Path


def write_drafts(
    drafts: Iterable[Draft], copy: Path, language: MessageLanguage
) -> tuple[list[WrittenDraft], list[SheetProblem]]:
    """Write the records that are to say something else, and new ones by the form of `new` with an id made of the name.

    Return them, and a problem of each that cannot be written: of a bad id, of a record that no program can change.
    """
    written, problems = list[WrittenDraft](), list[SheetProblem]()
    for draft in drafts:
        try:
            if draft.has_changed:
                written.append(_write(draft, copy, language))
        except InputError as error:
            problems += [
                SheetProblem(draft.row, one.found, say("of-field", field="id", message=one.expected))
                for one in error.problems
            ]
    return written, problems


def _write(draft: Draft, copy: Path, language: MessageLanguage) -> WrittenDraft:
    data, name = draft.data, draft.data.get("name") or {}
    suggested = suggested_id(copy, draft.kind, str(name.get("ru") or name.get("kk") or draft.kind))
    identifier = draft.id or suggested
    path = copy / KINDS[draft.kind].folder / f"{identifier}.yml"
    if draft.record is None:
        write_new_record(copy, draft.kind, identifier, {}, spoken(language))
    file, old = path.relative_to(copy), path.read_bytes()
    text = decoded(old, file.as_posix())
    if draft.record is None:
        data = _filled_in(parse_yaml(as_read(text), file.as_posix()).value, data)
    rewrite(path, old, rewritten(text, draft.kind, data, file.as_posix()).encode())
    return WrittenDraft(draft, identifier, file)


def _filled_in(form: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a form with what is known put in."""
    inner = {
        key: _filled_in(form[key], value)
        if isinstance(form.get(key), Mapping) and isinstance(value, Mapping)
        else value
        for key, value in data.items()
    }
    return {**form, **inner}


def told_at_cells(
    problems: Iterable[Problem],
    written: Iterable[WrittenDraft],
    copy: Path,
    data: Path,
    wrong_rows: Collection[tuple[str, int]],
    language: MessageLanguage,
) -> list[SheetProblem | Problem]:
    """Return the problems of the records in `copy` at the cells that caused them; of other records in the files of `data`.

    What a row lacks is not told of `wrong_rows`, of which a cell could not be read.
    """
    by_file = {shown(copy / one.file): one.draft for one in written}
    told: list[SheetProblem | Problem] = []
    for problem in problems:
        draft = by_file.get(problem.file)
        if draft is None:
            told.append(replace(problem, file=problem.file.replace(shown(copy), shown(data))))
            continue
        path = (
            tuple(int(part) if part.isdecimal() else part for part in problem.field.split(".")) if problem.field else ()
        )
        place = draft.place(path)
        if place.column or (place.sheet, place.row) not in wrong_rows:
            expected = say("of-field", field=_name(draft.kind, path, language), message=problem.expected)
            told.append(SheetProblem(place, problem.found, expected))
    return told


def _name(kind: str, path: KeyPath, language: MessageLanguage) -> str:
    """Return the name of the field at a path, or of the nearest one around it that has a name; of a side of a text with its own."""
    keys = tuple(part for part in path if isinstance(part, str))
    for end in range(len(keys), 0, -1):
        names = _names(kind, keys[:end], language)
        if names:
            is_side = keys[end - 1] in LANGUAGES and end > 1
            return ", ".join((*_names(kind, keys[: end - 1], language), *names)) if is_side else names[0]
    return kind


def _names(kind: str, keys: tuple[str, ...], language: MessageLanguage) -> list[str]:
    try:
        info = field_at(KINDS[kind], keys)
    except KeyError:  # a part of a fact
        return []
    return [" / ".join(field_name(keys[-1], info, side) for side in spoken(language))]
