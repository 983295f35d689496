"""Values with their units in each language; called by the pages room for every measured fact."""

from dataclasses import dataclass

from scripts.languages import Language
from scripts.languages.numbers import NO_BREAK_SPACE, format_number, format_percent, kazakh_ablative, plural
from scripts.languages.tables import table


@dataclass(frozen=True)
class Unit:
    """A unit of measure: what stands after the number in each language, as kk/units.yml and ru/units.yml have it."""

    kk: str
    ru: str | dict[str, str]
    kk_before: str = ""
    kk_ending: str = ""

    def genitive(self, value: float) -> str:
        """Return the Russian noun as it stands after более, около, не менее, не более."""
        if isinstance(self.ru, str):
            return self.ru
        singular = plural(value, {"few": "many", "many": "many", "other": "one"}, "ru") == "one"
        return self.ru["other"] if singular else self.ru.get("many", self.ru["other"])

    def after(self, value: float, language: Language) -> str:
        """Return the sign or noun that agrees with `value` in `language`."""
        word = self.kk if language == "kk" else self.ru
        return word if isinstance(word, str) else plural(value, word, language)


#: The units by the codes used in records.
UNITS: dict[str, Unit] = {
    unit: Unit(kazakh["word"], table("ru", "units")[unit], kazakh.get("before", ""), kazakh.get("ablative", ""))
    for unit, kazakh in table("kk", "units").items()
}


def format_quantity(value: float, unit: str | None, language: Language, low: float | None = None) -> str:
    """Return `value` with its unit: 1 200 м², 85 000 ₸, 37,5% (Kazakh) or 37,5 % (Russian); from `low` on, 900–1 100 м².

    `unit` is a key of UNITS, `percent`, or None for a bare number. Raises KeyError for any other.
    """
    start = "" if low is None else f"{format_number(low, language)}–"
    if unit == "percent":
        return start + format_percent(value, language)
    number = start + format_number(value, language)
    if unit is None:
        return number
    quantity = f"{number}{NO_BREAK_SPACE}{UNITS[unit].after(value, language)}"
    return _after_period(quantity, unit) if language == "kk" else quantity


def _after_period(quantity: str, unit: str) -> str:
    before = UNITS[unit].kk_before
    return f"{before} {quantity}" if before else quantity


def format_bounded(value: float, unit: str | None, bound: str, language: Language) -> str:
    """Return a quantity that is exact or a bound: более 3 000 человек, 3 000-нан астам адам.

    `bound` is exact, about, at-least, at-most or more-than (the codes of records.known.Bound).
    """
    if bound == "exact":
        return format_quantity(value, unit, language)
    if language == "ru":
        number = format_number(value, "ru")
        if unit == "percent":
            number = format_percent(value, "ru")
        elif unit:
            number += NO_BREAK_SPACE + UNITS[unit].genitive(value)
        return f"{table('ru', 'bounds')[bound]} {number}"
    if bound != "more-than":
        return f"{table('kk', 'bounds')[bound]} {format_quantity(value, unit, 'kk')}"
    return _more_than_in_kazakh(value, unit)


def _more_than_in_kazakh(value: float, unit: str | None) -> str:
    """Return the quantity in the ablative with астам: a sign takes the ending, or else the number before a noun."""
    if unit == "percent":
        return f"{format_percent(value, 'kk')}-дан астам"
    number = format_number(value, "kk")
    if unit and UNITS[unit].kk_ending:
        return f"{format_quantity(value, unit, 'kk')}-{UNITS[unit].kk_ending} астам"
    # Of a decimal fraction the numerator is said last: 1,5 is бір бүтін оннан бес.
    ending = kazakh_ablative(int(number.partition(",")[2] or value))
    if unit is None:
        return f"{number}-{ending} астам"
    return _after_period(f"{number}-{ending} астам {UNITS[unit].kk}", unit)
