"""Whole and partial dates: read from records, written in each language never more precisely than they are known."""

from datetime import date

import pytest

from scripts.languages.dates import format_date, format_partial_date, parse_partial_date
from tests.examples import examples


def test_a_day_in_running_text():
    assert format_date(date(2026, 1, 5), "kk") == "2026\u00a0ж.\u00a05\u00a0қаңтар"
    assert format_date(date(2026, 1, 5), "ru") == "5\u00a0января\u00a02026\u00a0г."


@examples
def test_a_partial_date_spans_the_days_it_may_mean(text, precision, first, last):
    found = parse_partial_date(text)
    assert (found.precision, found.first, found.last, str(found)) == (precision, first, last, text)


@examples
def test_a_partial_date_is_written_as_precisely_as_it_is_known(text, kazakh, russian):
    found = parse_partial_date(text)
    assert format_partial_date(found, "kk") == kazakh
    assert format_partial_date(found, "ru") == russian


@examples
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        parse_partial_date(text)


def test_a_day_that_does_not_exist_is_told_in_plain_words():
    with pytest.raises(ValueError, match="a day that exists"):
        parse_partial_date("2026-02-30")
