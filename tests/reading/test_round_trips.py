"""What the site formats in either language is read back to the same value, whatever the value."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.languages import LANGUAGES, Language
from scripts.languages.dates import format_date, format_partial_date, parse_partial_date
from scripts.languages.numbers import format_number, format_percent
from scripts.languages.units import UNITS, format_bounded, format_quantity
from scripts.reading.numerals import plain
from scripts.reading.text_values import read_values

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
NUMBERS = st.decimals(min_value=0, max_value=10**12, places=2) | st.integers(0, 10**12).map(Decimal)
SIDES = pytest.mark.parametrize("language", LANGUAGES)
ROUNDS = settings(max_examples=200, deadline=None)


def keys(text: str, language: Language) -> list[str]:
    return [value.key for value in read_values(text, language)]


def sentence(value: str, language: Language) -> str:
    return f"Мұнда {value} деп жазылған." if language == "kk" else f"Здесь сказано {value}, и это верно."


@SIDES
@ROUNDS
@given(day=DAYS)
def test_a_day_is_read_back(language: Language, day: date) -> None:
    assert keys(sentence(format_date(day, language), language), language) == [day.isoformat()]


@SIDES
@ROUNDS
@given(day=DAYS, precision=st.sampled_from([4, 7, 10, "season"]), season=st.integers(21, 24))
def test_a_partial_date_is_read_back(language: Language, day: date, precision: int | str, season: int) -> None:
    text = f"{day.year}-{season}" if precision == "season" else day.isoformat()[: int(precision)]
    shown = format_partial_date(parse_partial_date(text), language)
    assert keys(sentence(shown, language), language) == [text]


@SIDES
@ROUNDS
@given(number=NUMBERS)
def test_a_number_is_read_back(language: Language, number: Decimal) -> None:
    assert keys(sentence(f"«{format_number(float(number), language)}»", language), language) == [plain(number)]


@SIDES
@ROUNDS
@given(number=NUMBERS)
def test_a_percentage_is_read_back(language: Language, number: Decimal) -> None:
    shown = format_percent(float(number), language)
    assert keys(sentence(shown, language), language) == [f"{plain(number)} percent"]


@pytest.mark.parametrize("unit", [*UNITS, "percent"])
@settings(max_examples=60, deadline=None)
@given(number=NUMBERS)
def test_a_quantity_reads_the_same_in_both_languages(unit: str, number: Decimal) -> None:
    kazakh = keys(sentence(format_quantity(float(number), unit, "kk"), "kk"), "kk")
    russian = keys(sentence(format_quantity(float(number), unit, "ru"), "ru"), "ru")
    factor = 10**6 if unit.startswith("million_") else 1
    assert kazakh == russian
    assert len(kazakh) == 1
    assert kazakh[0].partition(" ")[0] == plain(number * factor)
    assert " " in kazakh[0]


@pytest.mark.parametrize("bound", ["about", "at-least", "at-most", "more-than"])
@pytest.mark.parametrize("unit", [*UNITS, "percent", None])
@settings(max_examples=40, deadline=None)
@given(number=st.integers(2, 10**9))
def test_a_bound_reads_the_same_in_both_languages(unit: str | None, bound: str, number: int) -> None:
    kazakh = keys(sentence(format_bounded(number, unit, bound, "kk"), "kk"), "kk")
    russian = keys(sentence(format_bounded(number, unit, bound, "ru"), "ru"), "ru")
    assert kazakh == russian
    assert len(kazakh) == 1


@SIDES
@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet="0123456789 .,-–№%₸/()IVXабежлднқңү\u00a0\n", max_size=80))
def test_any_text_is_read(language: Language, text: str) -> None:
    for value in read_values(text, language):
        assert text[value.start : value.end] == value.text


@SIDES
@pytest.mark.parametrize(
    "piece", ["1", "1 ", "1,", "1-", "1 000 ", "бір ", "сто ", "5 және ", "5 и ", "2026 ж. ", "№", "+7", "мың ", "IV"]
)
@pytest.mark.parametrize("length", [20_000, pytest.param(100_000, marks=pytest.mark.exhaustive)])
def test_a_hostile_text_is_read(language: Language, piece: str, length: int) -> None:
    read_values(piece * (length // len(piece)), language)
