"""What may stand in a column, as every description of the tables tells it; called by package.py, csvw_metadata.py and flat.py."""

from dataclasses import dataclass
from typing import Literal

from scripts.languages import LANGUAGES
from scripts.records.form import unit_word
from scripts.records.values import LATITUDES, LONGITUDES
from scripts.tables.columns import Column, FieldPart, precisions
from scripts.tables.fields import FieldType, Labels, TableField

#: The table of all that may stand in a column of a source (references.py).
SOURCE_REFERENCE = "source-reference"
#: A date as precisely as it is known (ISO 8601-2): a year, a month or a season, a day.
_PARTIAL_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
_TYPES: dict[FieldType, Literal["string", "integer", "number", "boolean", "date"]] = {
    FieldType.INTEGER: "integer",
    FieldType.NUMBER: "number",
    FieldType.FLAG: "boolean",
    FieldType.DAY: "date",
}


@dataclass(frozen=True)
class ColumnType:
    """What may stand in a column: the type by its name in a Data Package, limits of the value, its codes with their words.

    `may_be_unknown` where the word `unknown` may stand there; `is_text` where any text may; `refers_to` is a table.
    """

    name: Literal["string", "integer", "number", "boolean", "date", "list"] = "string"
    minimum: float | None = None
    exclusive_minimum: float | None = None
    maximum: float | None = None
    pattern: str | None = None
    codes: dict[str, Labels] | None = None
    is_required: bool = False
    may_be_unknown: bool = False
    is_text: bool = False
    refers_to: str | None = None


def type_of_column(column: Column) -> ColumnType:
    """Return what may stand in a column."""
    field = column.field
    match column.part:
        case FieldPart.VALUE:
            return _of_value(field)
        case FieldPart.KK | FieldPart.RU:
            is_words = field.type is FieldType.WORDS
            return ColumnType(
                is_required=is_words and field.is_required, may_be_unknown=is_words and field.is_fact, is_text=True
            )
        case FieldPart.NOTE_KK | FieldPart.NOTE_RU:
            return ColumnType(is_text=True)
        case FieldPart.PRECISION:
            return ColumnType(codes=precisions(field))
        case FieldPart.TO:
            return ColumnType(_TYPES[field.type], maximum=field.maximum)
        case FieldPart.SOURCE:
            return ColumnType(refers_to=SOURCE_REFERENCE)
        case FieldPart.AS_OF:
            return ColumnType(pattern=_PARTIAL_DATE, may_be_unknown=True)
        case FieldPart.LATITUDE | FieldPart.LONGITUDE:
            low, high = LATITUDES if column.part is FieldPart.LATITUDE else LONGITUDES
            return ColumnType("number", minimum=low, maximum=high, may_be_unknown=field.is_fact)
        case FieldPart.COUNT:
            return ColumnType("integer", minimum=1, may_be_unknown=True)
        case FieldPart.PARENT:
            return ColumnType(is_required=True, refers_to=field.refers_to)
    return ColumnType("integer", minimum=1, is_required=True)


def _of_value(field: TableField) -> ColumnType:
    """Return what may stand in the column of the value itself."""
    choices: dict[str, Labels] = {choice.value: {"kk": choice.kk, "ru": choice.ru} for choice in field.choices}
    is_date = field.type is FieldType.WHEN
    is_text = field.type in (FieldType.TEXT, FieldType.ADDRESS, FieldType.ADDRESSES, FieldType.WRITTEN)
    is_several = field.is_list and not is_text
    return ColumnType(
        name="list" if is_several else _TYPES.get(field.type, "string"),
        minimum=field.minimum,
        exclusive_minimum=field.exclusive_minimum,
        maximum=field.maximum,
        pattern=_PARTIAL_DATE if is_date else None if is_text and field.is_list else field.pattern,
        codes=choices or _units(field) or None,
        # A date that must be told may be told as unknown.
        is_required=field.is_required and not is_date,
        may_be_unknown=field.is_fact or is_date,
        is_text=is_text,
        refers_to=_referred(field),
    )


def _units(field: TableField) -> dict[str, Labels]:
    """Return the codes of another room with their words: so far all are units of measure."""
    return {code: {language: unit_word(code, language) for language in LANGUAGES} for code in field.codes}


def _referred(field: TableField) -> str | None:
    """Return the table to which each value refers; None for lists, since no standard checks each of their items."""
    if field.is_list or field.refers_to is None:
        return None
    return SOURCE_REFERENCE if field.refers_to == "source" else field.refers_to
