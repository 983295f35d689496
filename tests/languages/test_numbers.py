"""Numbers, percent, plurals and the Kazakh ablative, as each language writes them."""

import pytest

from scripts.languages import LANGUAGES
from scripts.languages.numbers import format_number, format_percent, kazakh_ablative, plural

HOURS = {"one": "час", "few": "часа", "many": "часов", "other": "часа"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (53, "53"),
        (1000, "1\u00a0000"),
        (85000, "85\u00a0000"),
        (1234567.89, "1\u00a0234\u00a0567,89"),
        (1e15, "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000"),
        (37.5, "37,5"),
        (450.0, "450"),
        (0.1 + 0.2, "0,3"),
    ],
)
def test_groups_have_a_no_break_space_and_decimals_a_comma(language, value, text):
    assert format_number(value, language) == text


def test_percent_stands_close_in_kazakh_and_apart_in_russian():
    assert format_percent(37.5, "kk") == "37,5%"
    assert format_percent(37.5, "ru") == "37,5\u00a0%"
    assert format_percent(1000, "kk") == "1\u00a0000%"


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "часов"),
        (1, "час"),
        (2, "часа"),
        (4, "часа"),
        (5, "часов"),
        (11, "часов"),
        (12, "часов"),
        (14, "часов"),
        (20, "часов"),
        (21, "час"),
        (22, "часа"),
        (25, "часов"),
        (101, "час"),
        (111, "часов"),
        (1.5, "часа"),
        (2.0, "часа"),
        (5.0, "часов"),
    ],
)
def test_a_russian_noun_agrees_with_its_number(count, form):
    assert plural(count, HOURS, "ru") == form


@pytest.mark.parametrize("count", [0, 1, 2, 5, 11, 21, 1.5])
def test_a_kazakh_noun_stays_in_the_singular(count):
    assert plural(count, {"other": "сағат"}, "kk") == "сағат"


def test_a_form_that_is_not_given_is_the_other_one():
    assert plural(5, {"one": "сутки", "other": "суток"}, "ru") == "суток"


@pytest.mark.parametrize(
    ("value", "ending", "spoken"),
    [
        (0, "ден", "нөлден"),
        (1, "ден", "бірден"),
        (2, "ден", "екіден"),
        (3, "тен", "үштен"),
        (4, "тен", "төрттен"),
        (5, "тен", "бестен"),
        (6, "дан", "алтыдан"),
        (7, "ден", "жетіден"),
        (8, "ден", "сегізден"),
        (9, "дан", "тоғыздан"),
        (10, "нан", "оннан"),
        (20, "дан", "жиырмадан"),
        (30, "дан", "отыздан"),
        (40, "тан", "қырықтан"),
        (50, "ден", "елуден"),
        (60, "тан", "алпыстан"),
        (70, "тен", "жетпістен"),
        (80, "нен", "сексеннен"),
        (90, "нан", "тоқсаннан"),
        (100, "ден", "жүзден"),
        (900, "ден", "тоғыз жүзден"),
        (1000, "нан", "мыңнан"),
        (12_000, "нан", "он екі мыңнан"),
        (1_000_000, "нан", "миллионнан"),
        (1_000_000_000, "тан", "миллиардтан"),
        (2_000_000_000_000, "нан", "екі триллионнан"),
        (53, "тен", "елу үштен"),
        (3_010, "нан", "үш мың оннан"),
        (85_106, "дан", "сексен бес мың жүз алтыдан"),
    ],
)
def test_the_kazakh_ending_follows_the_last_spoken_word(value, ending, spoken):
    assert kazakh_ablative(value) == ending
    assert spoken.endswith(ending)
