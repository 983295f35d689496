"""Values with their units, exact and bounded, in the grammar of each language."""

import pytest

from scripts.languages.units import UNITS, format_bounded, format_quantity
from tests.examples import examples


@examples
def test_a_value_with_its_unit(value, unit, kazakh, russian):
    assert format_quantity(value, unit, "kk") == kazakh
    assert format_quantity(value, unit, "ru") == russian


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_keeps_its_number_on_the_line_and_has_one_kazakh_form(unit):
    forms = {format_quantity(value, unit, "kk").partition("\u00a0")[2] for value in (1, 2, 5, 11, 21, 1.5)}
    assert forms == {UNITS[unit].kk}
    assert format_quantity(5, unit, "ru").startswith("5\u00a0")


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_unit_that_nobody_knows_is_an_error(language):
    with pytest.raises(KeyError, match="furlong"):
        format_quantity(5, "furlong", language)


@examples
def test_a_range_has_its_unit_once(low, high, unit, kazakh, russian):
    assert format_quantity(high, unit, "kk", low=low) == kazakh
    assert format_quantity(high, unit, "ru", low=low) == russian


@examples
def test_a_bound_is_said_in_the_grammar_of_each_language(value, unit, bound, kazakh, russian):
    assert format_bounded(value, unit, bound, "kk") == kazakh
    assert format_bounded(value, unit, bound, "ru") == russian


def test_in_kazakh_a_period_comes_first_and_a_sign_takes_the_ending():
    assert format_quantity(85000, "tenge_per_month", "kk") == "айына 85\u00a0000\u00a0₸"
    assert format_quantity(85000, "tenge_per_month", "ru") == "85\u00a0000\u00a0₸ в месяц"
    assert format_bounded(85000, "tenge_per_month", "more-than", "kk") == "айына 85\u00a0000\u00a0₸-ден астам"
    assert format_bounded(2, "hours_per_week", "more-than", "kk") == "аптасына 2-ден астам сағат"
