"""Asks on a terminal what a new record still needs: its kind, its name, its id, and what no form can fill in; called by the command `new`.

Enter leaves a field to be filled in later; what a field does not take is asked again, with what it takes.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from scripts.languages import LANGUAGES, Language
from scripts.records.form import choices_told, field_name, said, taken
from scripts.records.kinds import KINDS
from scripts.records.new_record import free_path, suggested_id, to_fill_in, write_new_record
from scripts.records.problems import InputError, file_error, one_of, shown
from scripts.records.takes import is_date, is_fact, is_list, is_text, model_of, takes, type_of
from scripts.records.values import Words, referred_kind
from scripts.records.yaml_files import parse_yaml


class Asking:
    """The questions about one new record in the folder `data`, in the languages of the editor."""

    def __init__(self, data: Path, languages: Sequence[Language]) -> None:
        self.data, self.languages = data, languages

    def said(self, key: str, **values: str) -> str:
        """Return words of the form in the languages of the editor, side by side."""
        return " / ".join(said(key, language, **values) for language in self.languages)

    def kind(self) -> str:
        """Ask for the kind of record."""
        print(f"{self.said('which_kind')}: {', '.join(KINDS)}")
        while (answer := input("> ").strip()) not in KINDS:
            self._tell(one_of(answer, KINDS))
        return answer

    def identifier(self, kind: str, values: dict[str, Any]) -> str:
        """Ask for the id, and suggest one made of the name, which is asked for first and added to `values`."""
        key, info = next((key, info) for key, info in KINDS[kind].model_fields.items() if _is_name(info))
        values |= self._words(key, info)
        given = values.get(key, {})
        suggestion = suggested_id(self.data, kind, str(given.get("ru") or given.get("kk") or kind))
        return input(f"{self.said('identifier')} [{suggestion}]: ").strip() or suggestion

    def rest(self, kind: str, values: dict[str, Any]) -> None:
        """Ask for what must be filled in besides, and add it to `values`; nothing more once nobody answers."""
        print(f"({self.said('later')})")
        with suppress(EOFError):
            for key, info in KINDS[kind].model_fields.items():
                if key not in values:
                    self._ask(key, info, values)

    def _ask(self, key: str, info: FieldInfo, values: dict[str, Any]) -> None:
        """Ask for a field that no form can fill in; of a part of the record, for its own."""
        kind = type_of(info)
        if not info.is_required() or is_fact(info) or is_date(kind) or key in ("id", "first_published", "last_changed"):
            return
        model = model_of(kind)
        if is_text(kind):
            values |= self._words(key, info)
        elif model is not None:
            part: dict[str, Any] = {}
            for inner, field in model.model_fields.items():
                self._ask(inner, field, part)
            if part:
                values[key] = part
        else:
            answer = self._value(self._question(key, info), kind)
            if answer is not None:
                values[key] = answer

    def _words(self, key: str, info: FieldInfo) -> dict[str, Any]:
        """Ask for a text in both languages; nothing where neither is given."""
        question = self._question(key, info)
        sides = {
            language: input(f"{question} ({self.said(f'in_{name}')}): ").strip()
            for language, name in zip(LANGUAGES, ("kazakh", "russian"), strict=True)
        }
        return {key: sides} if any(sides.values()) else {}

    def _question(self, key: str, info: FieldInfo) -> str:
        return " / ".join(field_name(key, info, language) for language in self.languages)

    def _value(self, question: str, kind: Any) -> Any:
        """Ask until a field takes the answer; None for Enter."""
        choices = choices_told(kind, self.languages[0])
        if choices:
            print(f"  {choices}")
        while written := input(f"{question}: ").strip():
            value = _read(written, is_list(kind))
            missing = self._missing(kind, value)
            if not missing and takes(kind, value):
                return value
            self._tell(missing or choices or "; ".join(taken(kind, self.languages[0])))
        return None

    def _missing(self, kind: Any, value: Any) -> str:
        """Return which records there are where the answer names none of them."""
        record = referred_kind(kind)
        if not record:
            return ""
        ids = sorted(path.stem for path in (self.data / KINDS[record].folder).glob("*.yml"))
        name = str(value).partition("/")[0]
        return "" if name in ids else one_of(name, ids)

    def _tell(self, expected: str) -> None:
        print(f"  {self.said('again', expected=expected)}")


def _is_name(info: FieldInfo) -> bool:
    return info.is_required() and info.annotation is Words


def _read(written: str, several: bool) -> Any:
    """Return an answer as YAML has it in a record; as text where it is none."""
    if several:
        return [part.strip() for part in written.strip("[]").split(",")]
    try:
        return parse_yaml(f"answer: {written}\n", "answer").value["answer"]
    except InputError:
        return written


def new_record(
    data: Path, kind: str | None, name: str | None, languages: Sequence[Language], is_asked: bool
) -> list[str]:
    """Write a new record, asking on the terminal for what is missing where somebody `is_asked`; return what to tell.

    Raises InputError for what is missing where nobody is, and for an id that is bad or taken.
    """
    asking, values = Asking(data, languages), dict[str, Any]()
    if is_asked:
        kind = kind or asking.kind()
        name = name or asking.identifier(kind, values)
    if not kind:
        raise file_error("the command", "no kind of record", f"new KIND ID; KIND is {one_of('', KINDS)}")
    if not name:
        raise file_error("the command", "no id", f"new {kind} ID, such as {suggested_id(data, kind, kind)}")
    path = free_path(data, kind, name)
    if is_asked:
        asking.rest(kind, values)
    write_new_record(data, kind, name, values, languages)
    lacking = to_fill_in(path, kind)
    lines = [f"  {asking.said('line', number=str(problem.line))}: {problem.field}" for problem in lacking]
    first = asking.said("written", file=shown(path))
    return [first, *([asking.said("to_fill"), *lines] if lines else []), asking.said("then")]
