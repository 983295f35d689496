"""Numbers with what they count or measure, in running text of either language; called by text_values.py.

The unit of a number stands after it (85 000 ₸, 12 жұмыс орны), a currency also before it ($5). A rate has its period
on the one side in Kazakh (айына 85 000 ₸) and on the other in Russian (85 000 ₸ в месяц). Two numbers joined by a dash
or by from ... to are one range, and their unit stands once.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from scripts.languages import Language
from scripts.languages.patterns import name_of, pattern
from scripts.languages.tables import table
from scripts.reading import Kind, Value
from scripts.reading.numerals import Numeral, plain, read_numerals

#: What the number counts as a noun.
COUNTED_NOUNS = frozenset(table("both", "quantities")["counted"].split())
_PREFIXES: dict[str, int] = table("ru", "quantities")["prefixes"]
_TENS: dict[str, int] = table("ru", "quantities")["prefixes_of_tens"]
_pattern = partial(pattern, "quantities")
_LONGEST_BEFORE = 40


@dataclass
class _Amount:
    """A numeral with its unit, before ranges are joined."""

    numeral: Numeral
    end: int
    unit: str
    start: int
    #: The period before it, when its unit stands after the next number: айына 85 000–200 000 ₸.
    period: str = ""
    bound: str = ""


def read_quantities(text: str, language: Language) -> list[Value]:
    """Return the numbers and quantities of a text in their order.

    The key of a number is its plain decimal (1234567.89), a fraction (1/3) or a time of day (9:00), of a quantity the
    number and its unit (85000 tenge/month, 37.5 percent); a range has .. between its ends (5..9 people), and an amount of
    money that is asked for has UNTOLD for its number.
    """
    amounts = [_amount(text, numeral, language) for numeral in read_numerals(text, language)]
    values = list(_with_ranges(text, amounts, language))
    values += _without_amount(text, values)
    if language == "ru":
        values += _prefixed(text)
    return sorted(values, key=lambda value: value.start)


def _amount(text: str, numeral: Numeral, language: Language) -> _Amount:
    start = numeral.start
    currency = _pattern("both", "currency_before").search(text, max(0, start - 5), start)
    if currency:
        return _bounded(text, _Amount(numeral, numeral.end, name_of(currency), currency.start()), language)
    unit, end = _unit_after(text, numeral, language)
    if ":" in _key(numeral, unit):
        return _bounded(text, _Amount(numeral, end, unit, start), language)
    if language == "kk" and not unit and _pattern("kk", "hour_before").search(text, max(0, start - 6), start):
        unit = "hours"
    return _bounded(text, _with_period(text, _Amount(numeral, end, unit, start), language), language)


def _with_period(text: str, amount: _Amount, language: Language) -> _Amount:
    """Return the amount with what its unit is told for: a month, a square metre, a person."""
    unit, start, end = amount.unit, amount.start, amount.end
    before = _pattern(language, "period_before").search(text, max(0, start - _LONGEST_BEFORE), start)
    if not unit:
        # The unit may stand after the next number: айына 85 000–200 000 ₸.
        return replace(amount, period=name_of(before) if before else "")
    per = _pattern("both", "per").match(text, end)
    if per:
        unit, end = f"{unit}/{name_of(per)}", per.end()
    after = _pattern(language, "period_after").match(text, end)
    if after:
        unit, end = f"{unit}/{name_of(after)}", after.end()
    elif before:
        unit, start = f"{unit}/{name_of(before)}", before.start()
    elif language == "ru" and (far := _pattern("ru", "period_far_after").match(text, end)):
        unit = f"{unit}/{name_of(far)}"
    return replace(amount, unit=unit, start=start, end=end)


def _bounded(text: str, amount: _Amount, language: Language) -> _Amount:
    """Return the amount with the words that make it the least or the most, where there are any."""
    for start in (amount.numeral.start, amount.start):
        before = _pattern(language, "bound_before").search(text, max(0, start - _LONGEST_BEFORE), start)
        if before:
            return replace(amount, start=min(before.start(), amount.start), bound=name_of(before))
    if language == "kk":
        link = _pattern("kk", "link").match(text, amount.numeral.end)
        if link and link.lastgroup:
            return replace(amount, end=max(amount.end, link.end()), bound=name_of(link))
    after = _pattern(language, "bound_after").match(text, amount.end)
    return replace(amount, end=after.end(), bound=name_of(after)) if after else amount


def _unit_after(text: str, numeral: Numeral, language: Language) -> tuple[str, int]:
    """Return the unit that stands after a numeral and its end, or "" and the end of the numeral."""
    if numeral.ordinal:
        return "", numeral.end
    if language == "ru" and numeral.digits:
        joined = _pattern("ru", "compound").match(text, numeral.end)
        if joined:
            return name_of(joined), joined.end()
    link = _pattern(language, "link").match(text, numeral.end)
    place = link.end() if link else numeral.end
    unit = _unit_at(text, place, language)
    return (name_of(unit), unit.end()) if unit else ("", numeral.end)


def _unit_at(text: str, place: int, language: Language) -> re.Match[str] | None:
    """Return the unit that stands at a place: a sign, or else a word of the language."""
    return _pattern("both", "unit").match(text, place) or _pattern(language, "unit").match(text, place)


_LONGEST_UNTIL = 20


def _with_ranges(text: str, amounts: list[_Amount], language: Language) -> Iterator[Value]:
    place = 0
    while place < len(amounts):
        amount = amounts[place]
        following = amounts[place + 1] if place + 1 < len(amounts) else None
        if following and amount.end > following.numeral.start:  # екіден төртке дейін: the bound is that of төртке
            amount = replace(amount, end=amount.numeral.end, bound="")
        if following and _is_range(text, amount, following, language):
            yield _range(text, amount, following)
            place += 2
        else:
            yield _value(text, amount)
            place += 1


def _is_range(text: str, first: _Amount, second: _Amount, language: Language) -> bool:
    if first.unit and second.unit and first.unit != second.unit:
        return False
    if first.numeral.amount >= second.numeral.amount:
        return False  # бір-бірімен
    between = text[first.end : second.numeral.start]
    if len(between) > 16:
        return False
    if _pattern("both", "range").fullmatch(between):
        return True
    if language == "ru":
        before = text[max(0, first.start - 3) : first.start]
        return bool(_pattern("ru", "to").fullmatch(between) and _pattern("ru", "from").search(before))
    said = text[first.numeral.start : second.numeral.start]
    is_from = bool(_pattern("kk", "to").fullmatch(between) and _pattern("kk", "from").search(said))
    until = _pattern("kk", "until").search(text, second.numeral.end, second.end + _LONGEST_UNTIL)
    of_a_clock = all(":" in _key(amount.numeral, amount.unit) for amount in (first, second))  # 9.00-ден 18.00
    return is_from and bool(until or of_a_clock)


def _range(text: str, first: _Amount, second: _Amount) -> Value:
    unit = second.unit or first.unit
    if first.unit.partition("/")[0] == second.unit:
        unit = first.unit
    if unit and first.period:
        unit = f"{unit}/{first.period}"
    lower, power = first.numeral, second.numeral.power
    if not lower.power and lower.amount * 10**power < second.numeral.amount:  # 10–12 мың
        lower = lower._replace(amount=lower.amount * 10**power)
    key = f"{_key(lower, unit)}..{_key(second.numeral, unit)}"
    start, end = first.start, max(first.end, second.end)
    kind: Kind = "quantity" if unit else "number"
    return Value(kind, f"{key} {unit}".strip(), start, end, text[start:end], unit or None)


def _value(text: str, amount: _Amount) -> Value:
    numeral, unit = amount.numeral, amount.unit
    kind: Kind = "quantity" if unit else "number"
    key = f"{_key(numeral, unit)} {unit}".strip()
    words = text[amount.start : amount.end]
    return Value(kind, key, amount.start, amount.end, words, unit or None, numeral.sure, amount.bound, numeral.ordinal)


def _key(numeral: Numeral, unit: str) -> str:
    clock = numeral.clock if unit in ("", "hours") else ""
    return numeral.key or clock or plain(numeral.amount)


#: Stands in the key for an amount that is not told: неше теңге, курс тенге.
UNTOLD = "?"


def _without_amount(text: str, values: list[Value]) -> Iterator[Value]:
    """Yield the currencies that are named without an amount; the other language may name none there."""
    for match in _pattern("both", "currency").finditer(text):
        if not any(value.start <= match.start() < value.end for value in values):
            unit = name_of(match)
            yield Value("quantity", f"{UNTOLD} {unit}", *match.span(), match.group(), unit, sure=False)


def _prefixed(text: str) -> Iterator[Value]:
    """Yield numbers that stand in one Russian word with what they count (трёхлетний); Kazakh may say it otherwise."""
    for match in _pattern("ru", "prefixed").finditer(text):
        number = _TENS.get((match["tens"] or "").lower(), 0) + _PREFIXES[match["ones"].lower()]
        unit = name_of(match)
        kind: Kind = "quantity" if unit else "number"
        yield Value(kind, f"{number} {unit}".strip(), *match.span(), match.group(), unit or None, False)
