"""Asks on a terminal what a new record still needs: its kind, its name, its id, and what no form can fill in; called by the command `new`.

Enter leaves a field to be filled in later; what a field does not take is asked again, with what it takes.
"""

from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

from scripts.languages import LANGUAGES, Language
from scripts.messages.say import Message, MessageLanguage, say, told
from scripts.records.explain import expected_instead
from scripts.records.form import choices_told, field_name
from scripts.records.kinds import KINDS
from scripts.records.new_record import free_path, suggested_id, to_fill_in, write_new_record
from scripts.records.problems import InputError, file_error, one_of, shown
from scripts.records.takes import is_date, is_fact, is_list, is_text, model_of, type_of
from scripts.records.values import Words, referred_kind
from scripts.records.yaml_files import KeyPath, parse_yaml

#: The fields that the form fills in itself.
_FILLED = ("id", "first_published", "last_changed")


class Asking:
    """The questions about one new record in the folder `data`, in the language of messages."""

    def __init__(self, data: Path, language: MessageLanguage) -> None:
        self.data, self.language = data, language
        self._asked = ""

    def kind(self) -> str:
        """Ask for the kind of record."""
        self._tell(say("new.which-kind", kinds=[*KINDS]))
        while (answer := input("> ").strip()) not in KINDS:
            self._tell(say("new.expected", expected=one_of(answer, KINDS)))
        return answer

    def identifier(self, kind: str, values: dict[str, Any]) -> str:
        """Ask for the id, and suggest one made of the name, which is asked for first and added to `values`."""
        key, info = next((key, info) for key, info in KINDS[kind].model_fields.items() if _is_name(info))
        values |= self._words(key, info)
        self._asked = key
        given = values.get(key, {})
        suggestion = suggested_id(self.data, kind, str(given.get("ru") or given.get("kk") or kind))
        return self._answer(say("new.which-id", suggested=suggestion)) or suggestion

    def rest(self, kind: str, values: dict[str, Any]) -> None:
        """Ask for what must be filled in besides, and add it to `values`; nothing more once nobody answers."""
        self._tell(say("new.later"))
        with suppress(EOFError):
            for key, info in KINDS[kind].model_fields.items():
                if key not in values and key != self._asked:
                    self._ask(kind, (key,), info, values)

    def _ask(self, kind: str, path: KeyPath, info: FieldInfo, values: dict[str, Any]) -> None:
        """Ask for a field that no form can fill in; of a part of the record, for its own."""
        key, annotation = str(path[-1]), type_of(info)
        if not info.is_required() or is_fact(info) or is_date(annotation) or key in _FILLED:
            return
        model = model_of(annotation)
        if is_text(annotation):
            values |= self._words(key, info)
        elif model is not None:
            part: dict[str, Any] = {}
            for inner, field in model.model_fields.items():
                self._ask(kind, (*path, inner), field, part)
            if part:
                values[key] = part
        else:
            answer = self._value(kind, path, info)
            if answer is not None:
                values[key] = answer

    def _words(self, key: str, info: FieldInfo) -> dict[str, Any]:
        """Ask for a text in both languages; nothing where neither is given."""
        name = self._name(key, info)
        sides = {language: self._answer(say(f"new.field-{language}", name=name)) for language in LANGUAGES}
        return {key: sides} if any(sides.values()) else {}

    def _value(self, kind: str, path: KeyPath, info: FieldInfo) -> Any:
        """Ask until a field takes the answer; None for Enter."""
        annotation = type_of(info)
        for language in spoken(self.language):
            if choices := choices_told(annotation, language):
                print(f"  {choices}")
        while written := self._answer(say("new.field", name=self._name(str(path[-1]), info))):
            value = _read(written, is_list(annotation))
            expected = self._missing(annotation, value) or expected_instead(annotation, value, path, KINDS[kind])
            if not expected:
                return value
            self._tell(say("new.expected", expected=expected))
        return None

    def _missing(self, annotation: Any, value: Any) -> str:
        """Return which records there are where the answer names none of them."""
        record = referred_kind(annotation)
        if not record:
            return ""
        ids = sorted(path.stem for path in (self.data / KINDS[record].folder).glob("*.yml"))
        name = str(value).partition("/")[0]
        return "" if name in ids else one_of(name, ids)

    def _name(self, key: str, info: FieldInfo) -> str:
        return " / ".join(field_name(key, info, language) for language in spoken(self.language))

    def _answer(self, question: Message) -> str:
        return input(f"{told(question, self.language)} ").strip()

    def _tell(self, message: Message) -> None:
        print(told(message, self.language))


def spoken(language: MessageLanguage) -> tuple[Language, ...]:
    """Return in which languages of the site an editor reads what only these have: names of fields, comments; both for another."""
    return (language,) if language != "en" else LANGUAGES


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
    data: Path, kind: str | None, name: str | None, language: MessageLanguage, is_asked: bool
) -> list[Message]:
    """Write a new record, asking on the terminal for what is missing where somebody `is_asked`; return what to tell.

    Raises InputError for what is missing where nobody is, and for an id that is bad or taken.
    """
    asking, values = Asking(data, language), dict[str, Any]()
    if is_asked:
        kind = kind or asking.kind()
        name = name or asking.identifier(kind, values)
    if not kind:
        expected = say("new.kind-expected", kinds=one_of("", KINDS))
        raise file_error(say("help.the-command"), say("new.no-kind"), expected)
    if not name:
        expected = say("new.id-expected", kind=kind, suggested=suggested_id(data, kind, kind))
        raise file_error(say("help.the-command"), say("new.no-id"), expected)
    path = free_path(data, kind, name)
    if is_asked:
        asking.rest(kind, values)
    write_new_record(data, kind, name, values, spoken(language))
    lacking = to_fill_in(path, kind)
    fields = [say("new.field-at", line=problem.line, field=problem.field) for problem in lacking]
    to_fill = [say("new.to-fill-in"), *fields] if fields else []
    return [say("new.written", path=shown(path)), *to_fill, say("new.then-check")]
