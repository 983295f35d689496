"""Whole and partial dates: read from records, written in each language never more precisely than they are known."""

from datetime import date

import pytest

from scripts.languages.dates import format_date, format_partial_date, parse_partial_date


def test_a_day_in_running_text():
    assert format_date(date(2026, 1, 5), "kk") == "2026\u00a0ж.\u00a05\u00a0қаңтар"
    assert format_date(date(2026, 1, 5), "ru") == "5\u00a0января\u00a02026\u00a0г."


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2026", "year", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-03", "month", date(2026, 3, 1), date(2026, 3, 31)),
        ("2026-12", "month", date(2026, 12, 1), date(2026, 12, 31)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-02", "month", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-21", "season", date(2026, 3, 1), date(2026, 5, 31)),
        ("2026-22", "season", date(2026, 6, 1), date(2026, 8, 31)),
        ("2026-23", "season", date(2026, 9, 1), date(2026, 11, 30)),
        ("2026-03-05", "day", date(2026, 3, 5), date(2026, 3, 5)),
    ],
)
def test_a_partial_date_spans_the_days_it_may_mean(text, precision, first, last):
    found = parse_partial_date(text)
    assert (found.precision, found.first, found.last, str(found)) == (precision, first, last, text)


@pytest.mark.parametrize(
    ("text", "kazakh", "russian"),
    [
        ("2026", "2026\u00a0ж.", "2026\u00a0г."),
        ("2026-03", "2026\u00a0ж. наурыз", "март 2026\u00a0г."),
        ("2026-05", "2026\u00a0ж. мамыр", "май 2026\u00a0г."),
        ("2026-21", "2026\u00a0ж. көктемі", "весна 2026\u00a0г."),
        ("2026-22", "2026\u00a0ж. жазы", "лето 2026\u00a0г."),
        ("2026-23", "2026\u00a0ж. күзі", "осень 2026\u00a0г."),
        ("2026-24", "2026\u00a0ж. қысы", "зима 2026\u00a0г."),
        ("2026-03-05", "2026\u00a0ж.\u00a05\u00a0наурыз", "5\u00a0марта\u00a02026\u00a0г."),
        ("2026-12-31", "2026\u00a0ж.\u00a031\u00a0желтоқсан", "31\u00a0декабря\u00a02026\u00a0г."),
    ],
)
def test_a_partial_date_is_written_as_precisely_as_it_is_known(text, kazakh, russian):
    found = parse_partial_date(text)
    assert format_partial_date(found, "kk") == kazakh
    assert format_partial_date(found, "ru") == russian


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-3",
        "2026-00",
        "2026-13",
        "2026-25",
        "2026-02-30",
        "2025-02-29",
        "0000",
        "２０２６",
        "2026 год",
        "2026\n",
    ],
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError):
        parse_partial_date(text)


def test_a_day_that_does_not_exist_is_told_in_plain_words():
    with pytest.raises(ValueError, match="a day that exists"):
        parse_partial_date("2026-02-30")
