"""A number as offices type it, in the unit of its field, exactly or not; called by cells.py.

Only exact conversions are made: thousands, kilometres to metres, hectares to square metres, years to months.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from scripts.intake.understood import NotUnderstood, Understood, found_text, words
from scripts.languages.units import UNITS
from scripts.messages.say import Message, say
from scripts.records.typed import TypedNumber, means_none, read_typed, unit_of
from scripts.tables.fields import FieldType, TableField

#: How many of the base unit a unit is; units of one line are exact multiples of each other.
_MULTIPLES: tuple[dict[str, Decimal], ...] = (
    {"m": Decimal(1), "km": Decimal(1000), "cm": Decimal("0.01"), "mm": Decimal("0.001")},
    {"m2": Decimal(1), "are": Decimal(100), "ha": Decimal(10_000), "km2": Decimal(1_000_000)},
    {"t": Decimal(1), "kg": Decimal("0.001"), "centner": Decimal("0.1")},
    {"kw": Decimal(1), "mw": Decimal(1000)},
    {"months": Decimal(1), "years": Decimal(12)},
    {"t/m2": Decimal(1), "kg/m2": Decimal("0.001")},
)
_RANGE = re.compile(r"(?:от|с|from)\s+(.+?)\s+(?:до|по|to)\s+(.+)", re.IGNORECASE)
_SQUARE = re.compile(r"\bм\.?\s*(кв|куб)\b\.?", re.IGNORECASE)
_SIGN = re.compile(r"(?<=м)\^?([23])(?!\d)")
#: 500-ден астам, 500 шаршы метрден кем емес: the ending before the word that makes it a bound.
_ABLATIVE = re.compile(r"(?<=[\w²³%])-?[дтн][ае]н(?=\s+(?:астам|артық|көп|кем|аспа))")
#: 500-ге дейін, 500 шаршы метрге дейін: до 500.
_UNTIL = re.compile(r"(.+?)-?[ғгқк][ае] дейін")
#: A full stop behind a unit: 60 кВт.
_STOP = re.compile(r"(?<=[^\W\d])\.$")
_MONTHS = re.compile(r"\bмес\b\.?", re.IGNORECASE)
#: 1.200,50 and 1,200.50: of two different signs the last one is that of decimals.
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3})+,\d+|(?:,\d{3})+\.\d+)(?![\d.,])")
_DOUBTFUL = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.,])|(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d.,])")
#: Most digits of a number; more are a code that somebody typed into the wrong column.
_MOST_DIGITS = 15


@dataclass(frozen=True)
class HeadingUnit:
    """What stands in the heading of a column behind a comma or in brackets: тыс. кв. м is `times` 1000, m2."""

    times: Decimal
    unit: str


def own_unit(field: TableField) -> HeadingUnit:
    """Return the unit of a field as that of the heading of a column, where a number is surely in it: 0.35 is 0.35 %."""
    return HeadingUnit(Decimal(1), unit_of(field.unit))


def heading_unit(text: str) -> HeadingUnit | None:
    """Return the unit that a piece of a heading is, with its thousands; None where it is none."""
    usual = _usual(text)
    typed = (read_typed(f"1 {usual}") or read_typed(f"1 {_STOP.sub('', usual)}")) if text else None
    if typed is None or typed.to or typed.bound:
        return None
    return HeadingUnit(Decimal(typed.value), typed.unit) if typed.unit or typed.value != "1" else None


def read_number(field: TableField, text: str, heading: HeadingUnit | None = None) -> Understood:
    """Return the number that a text is, in the unit of a field. Raises NotUnderstood for what is none, or may be two."""
    if means_none(text):
        raise NotUnderstood(found_text(text), _zero_or_unknown(field))
    usual = _usual(text)
    either = _either_number(usual)
    if either:
        raise NotUnderstood(found_text(text), either)
    others = _STOP.sub("", usual), _without_pieces(field, usual), _UNTIL.sub(r"до \1", usual)
    spellings = (usual, *others) if len(usual) <= 60 else ()
    typed = next(filter(None, map(read_typed, spellings)), None)
    if typed is None:
        raise NotUnderstood(found_text(text), number_expected(field))
    return _in_field(field, typed, heading, text)


def number_in_field(field: TableField, number: float, heading: HeadingUnit | None = None) -> Understood:
    """Return a number of a program in the unit of a field. Raises NotUnderstood for one that the field does not take."""
    text = plain_decimals(number)
    if not text.lstrip("-").replace(".", "", 1).isdecimal():  # no number, or without an end
        raise NotUnderstood(found_text(text), number_expected(field))
    return _in_field(field, TypedNumber(text), heading, text)


def plain_decimals(number: float) -> str:
    """Return a number in plain decimals, with the fifteen digits that a spreadsheet keeps."""
    return format(Decimal(f"{number:.15g}").normalize(), "f") if isinstance(number, float) else str(number)


def _in_field(field: TableField, typed: TypedNumber, heading: HeadingUnit | None, text: str) -> Understood:
    times = _times(field, typed, heading, text)
    if (typed.to or typed.bound) and not field.is_fact:
        raise NotUnderstood(found_text(text), number_expected(field))
    to = _in_unit(field, typed.to, times, text) if typed.to else None
    return Understood(_in_unit(field, typed.value, times, text), bound=typed.bound or None, to=to)


def _times(field: TableField, typed: TypedNumber, heading: HeadingUnit | None, text: str) -> Decimal:
    """Return by how much the number in a cell is multiplied, to be in the unit of the field."""
    unit, times = typed.unit, Decimal(1)
    if heading and not unit:
        unit, times = heading.unit, heading.times
        if times != 1 and not re.fullmatch(r"[\d\s.,~≈<>=≥≤+–—-]+", re.sub(r"[^\W\d]{4,}", "", text)):
            raise NotUnderstood(found_text(text), number_expected(field))  # 1,2 тыс. below тыс. кв. м
    wanted = unit_of(field.unit)
    if unit in ("", wanted):
        return times
    for multiples in _MULTIPLES:
        if unit in multiples and wanted in multiples:
            return times * multiples[unit] / multiples[wanted]
    expected = say("intake.number-in-unit", unit=unit_words(field)) if wanted else say("intake.number-without-unit")
    raise NotUnderstood(found_text(text), expected)


def _in_unit(field: TableField, number: str, times: Decimal, text: str) -> int | float:
    exact = Decimal(number) * times
    if len(exact.as_tuple().digits) > _MOST_DIGITS:
        raise NotUnderstood(found_text(text), number_expected(field))
    if exact != exact.to_integral_value():
        if field.type is FieldType.INTEGER:
            raise NotUnderstood(found_text(text), say("records.whole-number"))
        value: int | float = float(exact)
    else:
        value = int(exact)
    check_limits(field, value, text)
    return value


def check_limits(field: TableField, value: float, text: str) -> None:
    """Raise NotUnderstood for a number that the field does not take."""
    limits = (
        ("records.number-at-least", field.minimum, field.minimum is not None and value < field.minimum),
        ("records.number-more", field.exclusive_minimum, field.exclusive_minimum is not None and value <= field.exclusive_minimum),
        ("records.number-at-most", field.maximum, field.maximum is not None and value > field.maximum),
    )  # fmt: skip
    for message, limit, is_broken in limits:
        if is_broken:
            raise NotUnderstood(found_text(text), say(message, number=f"{limit:,.16g}".replace(",", " ")))


def number_expected(field: TableField) -> Message:
    """Return that a number is expected, in which unit, and how it may be written."""
    unit = unit_words(field)
    if field.unit == "percent":
        return say("intake.percentage")
    if field.type is FieldType.INTEGER:
        return say("intake.whole-number-of", unit=unit) if unit else say("intake.whole-number")
    return say("intake.number-of", unit=unit) if unit else say("intake.number")


def unit_words(field: TableField) -> str:
    """Return the unit of a field as it is written in the language of the message; "" where it has none."""
    if field.unit in (None, "percent"):
        return "%" if field.unit else ""
    unit = UNITS[str(field.unit)]
    russian = unit.ru if isinstance(unit.ru, str) else unit.ru.get("many", unit.ru["other"])
    return say("by-language", kk=f"{unit.kk_before} {unit.kk}".strip(), ru=russian)


def _zero_or_unknown(field: TableField) -> Message:
    is_more = field.exclusive_minimum is not None or (field.minimum or 0) > 0
    return say("intake.number-or-unknown") if is_more else say("intake.zero-or-unknown")


def _either_number(text: str) -> Message | None:
    """Return the two numbers that 1,200 or 1.200 may be, to some 1200 and to others 1,2; None for any other text."""
    found = _DOUBTFUL.search(text)
    if not found:
        return None
    whole = re.sub(r"[.,]", "", found[0])
    other = found[0] if len(re.findall(r"[.,]", found[0])) > 1 else found[0].replace(".", ",").rstrip("0").rstrip(",")
    return say("records.either-number", one=whole, other=other)


def _usual(text: str) -> str:
    """Return a text as the reading room reads it: м², кв. м, a range by its sign."""
    text = _GROUPED.sub(lambda found: _without_groups(found[0]), text.lstrip("'"))
    text = _ABLATIVE.sub("", _SIGN.sub(lambda sign: "²" if sign[1] == "2" else "³", text))
    text = _SQUARE.sub(lambda found: f"{found[1]}. м", text)
    text = _MONTHS.sub("месяцев", text) if _MONTHS.search(text) and "/" not in text and " в " not in text else text
    found = _RANGE.fullmatch(text)
    return f"{found[1]}–{found[2]}" if found else text


def _without_groups(number: str) -> str:
    sign = "." if number.rindex(",") > number.rindex(".") else ","
    return number.replace(sign, "").replace(",", ".")


def _without_pieces(field: TableField, text: str) -> str:
    """Return a text without what counts things behind its number: 2 шт., and in a field of cranes 2 крана."""
    number, _, counted = text.casefold().rpartition(" ")
    counted = counted.rstrip(".")
    is_of_field = len(counted) > 3 and any(counted[:4] in label.casefold() for label in field.labels.values())
    return number if not field.unit and (counted in words()["pieces"] or is_of_field) else text
