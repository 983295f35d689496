"""What may be chosen or typed in each cell of the form, and the help beside it; used by lines.py.

Nothing here decides what is right: who reads the form back does, by the models. A list is strict where nothing else can be meant.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import starmap

from scripts.forms.layout import (
    RANGE,
    FormColumn,
    both,
    code_text,
    form_words,
    precision_text,
    reference_text,
    unknown_text,
)
from scripts.languages import LANGUAGES, Language
from scripts.languages.numbers import format_number
from scripts.records.form import unit_word
from scripts.records.known import Bound
from scripts.records.loader import Records
from scripts.records.values import Words
from scripts.tables.columns import is_measured
from scripts.tables.fields import FieldType, Labels, TableField

#: Where Kazakhstan lies, as values.Coordinates has it.
_DEGREES = {"latitude": (40.5, 55.5), "longitude": (46.4, 87.4)}
#: Texts with a pattern have one of these for an example.
_EXAMPLES = ("53", "123456789012", "19-301-045-123")
#: No number of a record is larger; a limit that is not given.
_MOST = 1e15


@dataclass(frozen=True)
class CellRule:
    """What a cell takes: one of `items` (or also something else where it is not strict), or a number within limits; `help` says it."""

    help: Labels = field(hash=False)
    items: tuple[str, ...] = ()
    is_strict: bool = False
    limits: tuple[float, float] | None = None
    is_whole: bool = False


@dataclass(frozen=True)
class Titles:
    """The records that can be named: their names by kind and id, and by kind what stands in the lists of choices."""

    names: Mapping[str, Mapping[str, Words]]
    choices: Mapping[str, tuple[str, ...]]


def titles_of(records: Records) -> Titles:
    """Return the names of all records that have not ended."""
    names = {
        kind: {name: found[name].short_title for name in sorted(found) if found[name].ended is None}
        for kind, found in records.by_kind.items()
    }
    return Titles(names, {kind: tuple(starmap(reference_text, found.items())) for kind, found in names.items()})


def reference_cell(kind: str, name: str, titles: Titles) -> str:
    """Return how a record, or a passage of one, stands in a cell: its id and its name."""
    return reference_text(name, titles.names.get(kind, {}).get(name.partition("/")[0]))


def rules_of(
    field: TableField | None, cells: Iterable[FormColumn], titles: Titles, part: str = "value"
) -> dict[FormColumn, CellRule]:
    """Return what each of these cells of a line takes; `part` is what of its field the line is."""
    return {column: _rule(column, field, titles, part) for column in cells}


def _rule(column: FormColumn, field: TableField | None, titles: Titles, part: str) -> CellRule:
    match column:
        case FormColumn.SOURCE:
            return CellRule(_help("source"), titles.choices["source"])
        case FormColumn.AS_OF:
            return CellRule(_help("as_of"), (unknown_text(),))
        case FormColumn.NOTE_KK | FormColumn.NOTE_RU:
            return CellRule(_help("note"))
        case FormColumn.PRECISION if field and is_measured(field):
            codes = (*(bound.value for bound in Bound), RANGE)
            return CellRule(_help("precision"), (*map(precision_text, codes), unknown_text()), True)
        case FormColumn.PRECISION:
            return CellRule(_help("unknown"), (unknown_text(),), True)
        case FormColumn.TO if field:
            return CellRule(_help("to"), limits=_limits(field), is_whole=field.type is FieldType.INTEGER)
    return _rule_of_value(field, titles, part) if field else CellRule({})


def _rule_of_value(field: TableField, titles: Titles, part: str) -> CellRule:
    unknown = (unknown_text(),) if field.is_fact and not field.is_list else ()
    match field.type:
        case FieldType.NUMBER | FieldType.INTEGER:
            limits, is_whole = _limits(field), field.type is FieldType.INTEGER
            return CellRule(_number_help(field, limits), limits=limits, is_whole=is_whole)
        case FieldType.COORDINATES:
            return CellRule(_number_help(field, _DEGREES[part]), limits=_DEGREES[part])
        case FieldType.CHOICE:
            return CellRule(_help("choice", field), (*map(both, field.choices), *unknown), True)
        case FieldType.CODE:
            return CellRule(_help("choice", field), tuple(map(code_text, field.codes)), True)
        case FieldType.FLAG:
            return CellRule(_help("choice", field), tuple(map(both, form_words()["flag"].values())), True)
        case FieldType.REFERENCE:
            return CellRule(_help("reference", field), titles.choices.get(field.refers_to or "", ()) + unknown)
        case FieldType.WHEN:
            return CellRule(_help("when", field), (unknown_text(),))
        case FieldType.CONTACT:
            return CellRule(_help(part if part in form_words()["help"] else "text"))
        case FieldType.ADDRESSES:
            return CellRule(_help("address", field))
        case FieldType.WORDS:
            side = {language: form_words()["sides"][part][language] for language in LANGUAGES}
            return CellRule(_help("words", field, language=side))
    return CellRule(_text_help(field))


def _limits(field: TableField) -> tuple[float, float]:
    """Return the least and the most that a number may be; one that must be above a limit is refused at it when it is read."""
    least = field.exclusive_minimum if field.minimum is None else field.minimum
    return -_MOST if least is None else least, _MOST if field.maximum is None else field.maximum


def _number_help(field: TableField, limits: tuple[float, float]) -> Labels:
    key = "integer" if field.type is FieldType.INTEGER else "number"
    ends = [{side: format_number(end, side) for side in LANGUAGES} for end in limits]
    told = _help(key, field, least=ends[0], most=ends[1])
    if not field.unit:
        return told
    unit = {side: unit_word(field.unit or "", side) for side in LANGUAGES}
    more = _help("unit", unit=unit)
    return {side: f"{told[side]} {more[side]}" for side in LANGUAGES}


def _text_help(field: TableField) -> Labels:
    key = field.type if field.type in form_words()["help"] else "text"
    found = next((one for one in _EXAMPLES if field.pattern and re.fullmatch(field.pattern, one)), "")
    if key == "text" and found:
        return _help("pattern", field, example=dict.fromkeys(LANGUAGES, found))
    return _help(key, field)


def _help(key: str, field: TableField | None = None, **values: Mapping[Language, str]) -> dict[Language, str]:
    """Return a help text in both languages, with what must be filled in said before it."""
    required = form_words()["help"]["required"]
    told = {}
    for side in LANGUAGES:
        text = form_words()["help"][key][side].format(**{name: words[side] for name, words in values.items()})
        told[side] = f"{required[side]} {text}" if field and field.is_required else text
    return told
