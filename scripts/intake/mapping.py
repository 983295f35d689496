"""What the own words of an office mean, asked once and kept in a YAML file; called by read.py, headings.py and rows.py.

source: letter                      # of what no column names a source for: the id of one
as_of: 2026-11-12                   # of what no column has a date for
kind: production-site               # of sheets that do not show it themselves
columns:
  Полезная площадь, кв. м: space.area_m2
  Откуда взято: space_area_m2_source
  Примечание: null                  # not read
words:
  utilities.power: {центр.: connected}
sheets:
  Лист2: null                       # not read; else the kind, or the name of the table of a list
"""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from scripts.files import write_if_changed
from scripts.intake.cell_dates import read_date
from scripts.intake.cells import tidy
from scripts.intake.understood import NotUnderstood
from scripts.messages.say import Message, say
from scripts.records.kinds import KINDS
from scripts.records.problems import InputError, disk_problem, one_of
from scripts.records.yaml_files import KeyPath, YamlFile, parse_yaml
from scripts.tables.columns import tables_of

_KEYS = ("kind", "source", "as_of", "columns", "words", "sheets")


@dataclass
class Answers:
    """What a mapping file says, and what was answered since."""

    kind: str | None = None
    source: str | None = None
    as_of: str | None = None
    #: By the words above a column as `heading_key` has them.
    columns: dict[str, str | None] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    sheets: dict[str, str | None] = field(default_factory=dict)
    _new: list[tuple[KeyPath, str | None]] = field(default_factory=list)

    def answer(self, path: KeyPath, value: str | None) -> None:
        """Take an answer, to be kept: ("columns", "Примечание") and None."""
        self._new.append((path, value))
        if path[0] == "columns":
            self.columns[heading_key(str(path[1]))] = value
        elif path[0] == "sheets":
            self.sheets[str(path[1])] = value
        else:
            setattr(self, str(path[0]), value)

    def write(self, file: Path) -> bool:
        """Add what was answered to the file, whose comments stay; return whether there was anything. Raises InputError."""
        if not self._new:
            return False
        yaml = YAML()
        yaml.width = 4096
        try:
            document = (yaml.load(file.read_text(encoding="utf-8")) if file.exists() else None) or {}
            for path, value in self._new:
                part = document
                for key in path[:-1]:
                    if not part.get(key):
                        part[key] = {}
                    part = part[key]
                part[path[-1]] = value
            text = io.StringIO()
            yaml.dump(document, text)
            write_if_changed(file, text.getvalue())
        except OSError as error:
            raise InputError([disk_problem(file, error)]) from None
        return True


def heading_key(text: str) -> str:
    """Return the words above a column as they are compared."""
    return tidy(text).casefold().replace("ё", "е").rstrip(" :")


def read_mapping(file: Path) -> Answers:
    """Return what a mapping file says, nothing where there is none. Raises InputError for what it may not say."""
    if not file.exists():
        return Answers()
    try:
        found = parse_yaml(file.read_text(encoding="utf-8"), str(file))
    except OSError as error:
        raise InputError([disk_problem(file, error)]) from None
    except UnicodeDecodeError:
        raise InputError(
            [YamlFile(str(file), "").problem((), say("intake.unknown-encoding"), say("intake.utf-8"))]
        ) from None
    problems = [
        found.problem(path, say("records.text-2", text=str(value)), expected)
        for path, value, expected in _wrong(found.value)
    ]
    if problems:
        raise InputError(problems)
    said = found.value
    return Answers(
        kind=said.get("kind"),
        source=said.get("source"),
        as_of=str(said["as_of"]) if said.get("as_of") else None,
        columns={heading_key(str(heading)): target for heading, target in (said.get("columns") or {}).items()},
        words={
            path: {tidy(str(word)).casefold(): str(code) for word, code in words.items()}
            for path, words in (said.get("words") or {}).items()
        },
        sheets=dict(said.get("sheets") or {}),
    )


def _wrong(said: Any) -> list[tuple[KeyPath, Any, Message]]:
    """Return what a mapping may not say: where, what, and what is expected."""
    if not isinstance(said, dict):
        return [((), said, say("records.fields"))]
    wrong: list[tuple[KeyPath, Any, Message]] = [
        ((key,), key, one_of(str(key), _KEYS)) for key in said if key not in _KEYS
    ]
    if said.get("kind") is not None and said["kind"] not in KINDS:
        wrong.append((("kind",), said["kind"], one_of(str(said["kind"]), KINDS)))
    if said.get("as_of") is not None:
        try:
            read_date(said["as_of"], is_day=False)
        except NotUnderstood as error:
            wrong.append((("as_of",), said["as_of"], error.expected))
    for key in ("columns", "sheets", "words"):
        part = said.get(key)
        if part is not None and not isinstance(part, dict):
            wrong.append(((key,), part, say("records.fields")))
        elif key != "words":
            wrong += [
                ((key, name), to, say("records.text"))
                for name, to in (part or {}).items()
                if not isinstance(to, (str, type(None)))
            ]
        else:
            wrong += [
                ((key, name), to, say("records.fields"))
                for name, to in (part or {}).items()
                if not isinstance(to, dict)
            ]
    tables = [table.name for model in KINDS.values() for table in tables_of(model)]
    sheets = said.get("sheets") if isinstance(said.get("sheets"), dict) else {}
    wrong += [
        (("sheets", name), kind, one_of(kind, tables))
        for name, kind in (sheets or {}).items()
        if isinstance(kind, str) and kind not in tables
    ]
    return wrong
