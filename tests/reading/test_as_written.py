"""Values as press releases, orders and notices write them: what says the same passes, and what differs is found."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.languages.dates import month_names
from scripts.languages.tables import table
from scripts.reading.look_alikes import in_one_script, in_russian_letters
from scripts.reading.matching import unmatched
from scripts.reading.text_values import read_values
from tests.examples import beside, examples

SHORT_TWINS = beside(__file__, "short_twins.yml")
ROUNDS = settings(max_examples=150, deadline=None)
SCALES = {"тыс": ("мың", 10**3), "млн": ("млн", 10**6), "млрд": ("млрд", 10**9), "трлн": ("трлн", 10**12)}
YEARS = st.integers(1930, 2049)


def differences(kazakh: str, russian: str) -> tuple[list[str], list[str]]:
    """Return the keys that stand on one side alone."""
    lefts, rights = unmatched(read_values(kazakh, "kk"), read_values(russian, "ru"))
    return [value.key for value in lefts], [value.key for value in rights]


@examples
def test_what_says_the_same_is_no_difference(kazakh: str, russian: str) -> None:
    assert differences(kazakh, russian) == ([], [])


@examples
def test_what_says_another_thing_is_a_difference(kazakh: str, russian: str, left: str, right: str) -> None:
    lefts, rights = differences(kazakh, russian)
    assert ("; ".join(lefts), "; ".join(rights)) == (left, right)


@pytest.mark.parametrize(("kazakh", "russian"), SHORT_TWINS)
def test_short_twins_agree_and_a_changed_digit_is_found(kazakh: str, russian: str) -> None:
    assert differences(kazakh, russian) == ([], [])
    for match in re.finditer(r"\d", kazakh):
        changed = str((int(match.group()) + 1) % 10 or 2)
        assert differences(kazakh[: match.start()] + changed + kazakh[match.end() :], russian) != ([], []), match
    for match in re.finditer(r"\d", russian):
        changed = str((int(match.group()) + 1) % 10 or 2)
        assert differences(kazakh, russian[: match.start()] + changed + russian[match.end() :]) != ([], []), match


@pytest.mark.parametrize("dot", ["", ".", ". ", " "])
@ROUNDS
@given(
    number=st.integers(1, 999),
    part=st.integers(0, 9),
    scale=st.sampled_from([*SCALES]),
    other=st.sampled_from([*SCALES]),
)
def test_a_scale_is_read_with_its_currency_and_told_from_another(
    dot: str, number: int, part: int, scale: str, other: str
) -> None:
    kazakh = f"Жөндеуге {number},{part} {SCALES[scale][0]} теңге бөлінді."
    gap = "" if dot.endswith(" ") else " "
    assert differences(kazakh, f"На ремонт выделено {number},{part} {scale}{dot}{gap}тенге.") == ([], [])
    assert differences(kazakh, f"На ремонт выделено {number},{part} {scale}{dot}{gap}долларов.") != ([], [])
    if scale != other:
        assert differences(kazakh, f"На ремонт выделено {number},{part} {other}{dot}{gap}тенге.") != ([], [])


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    [
        ("{day} {kk} {year}", "{day} {ru} {year}"),
        ("{day} {kk}, {year} жыл", "{day} {ru} {year} года"),
        ("{day} {kk} {year} ж.", "{day} {ru} {year}г."),
        ("{year} жылғы «{day}» {kk}", "«{day}» {ru} {year} года"),
        ("{year} жылғы « {day} » {kk}", "« {day} » {ru} {year} г ."),
        ("{year} жылы {day} {kk}да", "{day}{ru} {year} года"),
        ("{year}.{month:02}.{day:02}", "{day:02}.{month:02}.{year}г."),
        ("{day:02}.{month:02}.{year}ж. дейін", "до {day:02}.{month:02}.{year}г."),
        ("{year} жылғы {kk} айының {day}-і", "{day}-е {ru} {year} года"),
    ],
)
@ROUNDS
@given(day=st.dates(date(1931, 1, 1), date(2049, 12, 31)))
def test_a_day_is_read_in_every_order_and_told_from_the_next(kazakh: str, russian: str, day: date) -> None:
    def written(pattern: str, day: date) -> str:
        names = {language: month_names(language)[day.month - 1] for language in ("kk", "ru")}
        return f"Шешім / решение {pattern.format(day=day.day, month=day.month, year=day.year, **names)} № 7"

    assert differences(written(kazakh, day), written(russian, day)) == ([], [])
    another = day.replace(day=day.day + 1 if day.day < 28 else 1)
    assert differences(written(kazakh, day), written(russian, another)) != ([], [])


@pytest.mark.parametrize(
    ("kazakh", "russian"),
    [
        ("{a}-{b} жылдары", "в {a}-{b} годах"),
        ("{a}–{b} жж.", "{a}–{b} г.г."),
        ("{a} - {b} жылдарға", "({a}-{b})"),
        ("({a}-{b})", "в {a} - {b} гг."),
        ("{a} жылдан {b} жылға дейін", "с {a} по {b} годы"),
        ("{a}-{b} және {c}-{d} жылдарға", "на {a}-{b} и {c}-{d} годы"),
        ("{a}-{b}, {c}-{d} жж.", "на {a}-{b} годы и {c}-{d} годы"),
    ],
)
@ROUNDS
@given(years=st.lists(YEARS, min_size=4, max_size=4, unique=True).map(sorted))
def test_years_are_read_as_ranges_and_told_from_other_years(kazakh: str, russian: str, years: list[int]) -> None:
    names = dict(zip("abcd", years, strict=True))
    assert differences(kazakh.format(**names), russian.format(**names)) == ([], [])
    names["b"] += 1
    assert differences(kazakh.format(**dict(zip("abcd", years, strict=True))), russian.format(**names)) != ([], [])


@ROUNDS
@given(
    hour=st.integers(0, 23),
    minute=st.sampled_from([0, 15, 30, 45]),
    kazakh=st.sampled_from(".:"),
    russian=st.sampled_from(".:"),
)
def test_a_time_of_day_is_read_with_dot_and_colon(hour: int, minute: int, kazakh: str, russian: str) -> None:
    said = f"Қабылдау сағат {hour}{kazakh}{minute:02}-де."
    assert differences(said, f"Приём в {hour}{russian}{minute:02} часов.") == ([], [])
    assert differences(said, f"Приём в {(hour + 1) % 24}{russian}{minute:02} часов.") != ([], [])


@ROUNDS
@given(data=st.data())
def test_a_letter_that_looks_the_same_changes_no_value(data: st.DataObject) -> None:
    signs = table("both", "look_alikes")
    text = "Екі мектеп 2026 жылғы 5 қыркүйекте, 3 сәуірде және 7 шілдеде 12 мың теңге алды."
    letters = dict(zip(signs["cyrillic"], signs["latin"], strict=True))
    # One letter of a word of many; a word of which no letter is left is another word.
    places = [match.start() for match in re.finditer(f"[{signs['cyrillic']}](?=[ңқүәдклғ])", text)]
    place = data.draw(st.sampled_from(places))
    typed = text[:place] + letters[text[place]] + text[place + 1 :]
    assert in_one_script(typed) == text
    assert [value.key for value in read_values(typed, "kk")] == [value.key for value in read_values(text, "kk")]
    assert all(typed[value.start : value.end] == value.text for value in read_values(typed, "kk"))


@pytest.mark.parametrize("month", table("kk", "dates")["months"].split())
def test_a_month_typed_without_kazakh_letters_is_read_beside_a_day(month: str) -> None:
    typed = in_russian_letters(month)
    expected = [value.key for value in read_values(f"2026 жылғы 5 {month}", "kk")]
    assert [value.key for value in read_values(f"2026 жылғы 5 {typed}", "kk")] == expected
