"""A cell as an office filled it in, as a value of its field; called by facts.py.

What cannot be understood, or may be meant in two ways, is never guessed: NotUnderstood says what was found and expected.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from scripts.forms.layout import LANGUAGE_SIGN, choice_of, reference_of
from scripts.intake.cell_contacts import read_contact, read_point
from scripts.intake.cell_dates import read_date
from scripts.intake.cell_numbers import (
    HeadingUnit,
    check_limits,
    number_expected,
    number_in_field,
    plain_decimals,
    read_number,
)
from scripts.intake.record_names import RecordNames
from scripts.intake.understood import (
    UNKNOWN_FACT,
    NotUnderstood,
    Understood,
    found_text,
    in_plain_letters,
    is_not_known,
    words,
)
from scripts.intake.workbook import Content, Percent, Unreadable, exact
from scripts.languages.dates import PartialDate
from scripts.messages.say import Message, say
from scripts.records.explain import expected_instead
from scripts.records.fields import UNKNOWN
from scripts.records.hints import models_at
from scripts.records.kinds import KINDS
from scripts.records.problems import one_of
from scripts.records.takes import type_of
from scripts.tables.fields import FieldType, TableField
from scripts.tables.rows import parted

_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_PLAIN_SPACES = re.compile(r"[ \t\r\n]+")
_PARAGRAPHS = re.compile(r"\r?\n[ \t]*\r?\n")
_COMMAS = re.compile(r"[,/+]|\s(?:и|және)\s")
_SHARE = re.compile(r"0[.,]\d{1,12}")
_NUMBERS = (FieldType.NUMBER, FieldType.INTEGER)


@dataclass(frozen=True)
class CellReader:
    """Reads the cells of one table: of a kind, and of the list at `list_path` of its records."""

    kind: str
    list_path: tuple[str, ...]
    names: RecordNames
    #: What the words of offices mean in a field, by its dotted path, as the mapping says it.
    meanings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def read(self, field: TableField, content: Content, heading: HeadingUnit | None = None) -> Understood | None:
        """Return what a cell says of a field, None where it is empty. Raises NotUnderstood."""
        if isinstance(content, Unreadable):
            raise NotUnderstood(content.why, expected_of(field))
        text = tidy(content) if isinstance(content, str) else None
        if text == "":
            return None
        if text is not None:
            meant = self.meanings.get(".".join(field.path), {}).get(text.casefold())
            if meant is not None:
                text = content = meant
            elif is_not_known(text):
                return _unknown(field, text)
        try:
            understood = self._typed(field, content, text, heading)
        except NotUnderstood as error:
            raise (error if text is not None else NotUnderstood(_found(content), error.expected)) from None
        self.check(field, understood.value, text)
        return understood

    def _typed(self, field: TableField, content: Content, text: str | None, heading: HeadingUnit | None) -> Understood:
        if field.type in _NUMBERS and not field.is_list:
            return _number(field, content, text, heading)
        if field.type in (FieldType.DAY, FieldType.WHEN):
            day = read_date(text if text is not None else content, field.type is FieldType.DAY)
            return Understood(date.fromisoformat(day) if field.type is FieldType.DAY else day)
        if field.type is FieldType.FLAG:
            return Understood(_flag(content, text))
        said = _as_text(field, content) if text is None else text
        if field.is_list:
            raw = content if isinstance(content, str) else said
            return Understood(self._items(field, raw))
        if field.type is FieldType.WORDS and isinstance(content, str):
            return Understood(_running(content))
        return Understood(self._one(field, said))

    def _items(self, field: TableField, text: str) -> list[Any]:
        """Return the values of a list, parted by `;`, by lines, or by commas where no value has one in it."""
        items = [item for item in map(tidy, (item for line in text.splitlines() for item in parted(line))) if item]
        if field.type in (FieldType.CHOICE, FieldType.REFERENCE):
            try:
                return [self._one(field, tidy(text))]
            except NotUnderstood:
                if len(items) < 2:
                    items = [tidy(item) for item in _COMMAS.split(text) if tidy(item)]
                if len(items) < 2:
                    raise
        return list(dict.fromkeys(self._one(field, item) for item in items))

    def _one(self, field: TableField, text: str) -> Any:
        match field.type:
            case FieldType.CHOICE:
                return self._choice(field, text)
            case FieldType.CODE:
                text = reference_of(text)
                if text not in field.codes:
                    raise NotUnderstood(found_text(text), one_of(text, field.codes))
                return text
            case FieldType.REFERENCE:
                return self.names.one(field, text)
            case FieldType.COORDINATES:
                return read_point(text)
            case FieldType.CONTACT:
                return read_contact(text)
            case FieldType.NUMBER | FieldType.INTEGER:
                return read_number(field, text).value
            case FieldType.WRITTEN:
                try:
                    return json.loads(text)
                except ValueError:
                    raise NotUnderstood(found_text(text), say("intake.json")) from None
            case FieldType.TEXT if field.name == "number" or field.name.endswith("_number"):
                return re.sub(r"^(?:№|N|No)\.?\s*(?=\d)", "", text)
        return text

    def _choice(self, field: TableField, text: str) -> str:
        code = choice_of(text, field.choices)
        if code:
            return code
        said = {one.value: (one.kk, one.ru, *words()["choices"].get(one.value, ())) for one in field.choices}
        plain = in_plain_letters(text).rstrip(".")
        meant = [code for code, usual in said.items() if plain in map(in_plain_letters, usual)]
        if len(meant) == 1:
            return meant[0]
        sides = [self._choice(field, side) for side in text.split(LANGUAGE_SIGN)] if LANGUAGE_SIGN in text else []
        if len(sides) == 2 and sides[0] == sides[1]:
            return sides[0]
        raise NotUnderstood(found_text(text), choices_expected(field))

    def check(self, field: TableField, value: Any, text: str | None = None) -> None:
        """Raise NotUnderstood for a value that the record would refuse."""
        path = (*self.list_path, *field.path)
        if value is None or field.type in (FieldType.WORDS, FieldType.CONTACT, FieldType.DAY) or not field.path:
            return
        if field.is_fact and field.type in _NUMBERS:
            return  # its limits were looked at, in the unit of the cell
        infos = [model.model_fields.get(path[-1]) for model in models_at(KINDS[self.kind], path[:-1])]
        annotation = next((type_of(info) for info in infos if info), None)
        expected = expected_instead(annotation, value, path, KINDS[self.kind]) if annotation is not None else ""
        if expected:
            refused = expected if isinstance(expected, Message) else say("records.refused", reason=expected)
            raise NotUnderstood(found_text(text or _shown(value)), refused)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "; ".join(_shown(one) for one in value.values())
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return f"{value:.12g}".replace(".", ",") if isinstance(value, float) else str(value)


def _unknown(field: TableField, text: str) -> Understood | None:
    """Return what it means that a field is not known: of what is no fact, nothing is said."""
    if field.is_fact:
        return UNKNOWN_FACT
    if field.type is FieldType.WHEN:
        return Understood(UNKNOWN)
    if field.is_required:
        raise NotUnderstood(found_text(text), expected_of(field))
    return None


def tidy(text: str) -> str:
    """Return a text with plain single spaces and none at its ends, without signs that nobody sees."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", _seen(text)).strip())


def _running(text: str) -> str:
    """Return a text of words with the no-break spaces and the paragraphs that somebody put into it."""
    paragraphs = (_PLAIN_SPACES.sub(" ", part).strip() for part in _PARAGRAPHS.split(_seen(text).strip()))
    return unicodedata.normalize("NFC", "\n\n".join(part for part in paragraphs if part))


def _seen(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cf" and (sign >= " " or sign in "\n\t\r"))


def _number(field: TableField, content: Content, text: str | None, heading: HeadingUnit | None) -> Understood:
    if text is not None:
        if _SHARE.fullmatch(text):
            _check_share(field, float(text.replace(",", ".")), heading)
        return read_number(field, text, heading)
    if isinstance(content, Percent):
        if field.unit != "percent":
            raise NotUnderstood(say("intake.percent", number=f"{content.number:g}"), number_expected(field))
        check_limits(field, content.number, f"{content.number:g} %")
        return Understood(content.number)
    if isinstance(content, bool) or not isinstance(content, (int, float)):
        # Spreadsheet programs make a day of 5-10 and of 10.12.
        raise NotUnderstood(_found(content), number_expected(field))
    _check_share(field, content, heading)
    return number_in_field(field, content, heading)


def _check_share(field: TableField, number: float, heading: HeadingUnit | None) -> None:
    """Raise NotUnderstood for a number that may be a share or a percentage: 0.35 is 35 % or 0.35 %."""
    if field.unit == "percent" and 0 < number < 1 and not (heading and heading.unit == "percent"):
        either = say("records.either-number", one=f"{exact(number * 100)} %", other=f"{_shown(number)} %")
        raise NotUnderstood(say("records.number-2", value=number), either)


def _flag(content: Content, text: str | None) -> bool:
    if isinstance(content, bool):
        return content
    small = (text if text is not None else str(content)).casefold()
    for meaning, said in ((True, "is_so"), (False, "is_not")):
        # A choice of the form says it in both languages.
        if all(word in words()[said] for word in small.split(LANGUAGE_SIGN)):
            return meaning
    raise NotUnderstood(found_text(small), say("intake.yes-or-no"))


def _as_text(field: TableField, content: Content) -> str:
    """Return a number in a field of text as text: 53 of 53.0. Raises NotUnderstood for other values, which programs change."""
    if isinstance(content, int) and not isinstance(content, bool):
        return str(content)
    if isinstance(content, float) and field.type is FieldType.TEXT and field.pattern is None:
        return plain_decimals(content)
    if isinstance(content, bool) and field.type is FieldType.CHOICE:
        return "да" if content else "нет"
    if isinstance(content, PartialDate) and content.precision == "year":
        return content.text
    raise NotUnderstood(_found(content), expected_of(field))


def _found(content: Content) -> Message:
    if isinstance(content, bool):
        return say("records.word", word=str(content).lower())
    if isinstance(content, Percent):
        return say("intake.percent", number=f"{content.number:g}")
    if isinstance(content, (date, PartialDate)):
        return say("records.day", value=str(content))
    return say("records.number-2", value=_shown(content))


def choices_expected(field: TableField) -> Message:
    """Return which words a field takes, in the language of the message."""
    return say("intake.one-of-choices", words=[say("by-language", kk=one.kk, ru=one.ru) for one in field.choices])


def expected_of(field: TableField) -> Message:
    """Return what a field takes, without an example of its own."""
    match field.type:
        case FieldType.NUMBER | FieldType.INTEGER:
            return number_expected(field)
        case FieldType.DAY:
            return say("intake.day")
        case FieldType.WHEN:
            return say("intake.date")
        case FieldType.CHOICE:
            return choices_expected(field)
        case FieldType.REFERENCE:
            return say(f"intake.record-{field.refers_to}", near="")
        case FieldType.COORDINATES:
            return say("intake.point")
        case FieldType.FLAG:
            return say("intake.yes-or-no")
        case FieldType.CONTACT:
            return say("intake.contact")
        case FieldType.ADDRESS | FieldType.ADDRESSES:
            return say("intake.web-address")
    return say("records.text")
