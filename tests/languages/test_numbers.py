"""Numbers, percent, plurals and the Kazakh ablative, as each language writes them."""

import pytest

from scripts.languages import LANGUAGES
from scripts.languages.numbers import format_number, format_percent, kazakh_ablative, plural
from tests.examples import examples

HOURS = {"one": "час", "few": "часа", "many": "часов", "other": "часа"}


@pytest.mark.parametrize("language", LANGUAGES)
@examples
def test_groups_have_a_no_break_space_and_decimals_a_comma(language, value, text):
    assert format_number(value, language) == text


def test_percent_stands_close_in_kazakh_and_apart_in_russian():
    assert format_percent(37.5, "kk") == "37,5%"
    assert format_percent(37.5, "ru") == "37,5\u00a0%"
    assert format_percent(1000, "kk") == "1\u00a0000%"


@examples
def test_a_russian_noun_agrees_with_its_number(form, counts):
    assert {count: plural(count, HOURS, "ru") for count in counts} == dict.fromkeys(counts, form)


@pytest.mark.parametrize("count", [0, 1, 2, 5, 11, 21, 1.5])
def test_a_kazakh_noun_stays_in_the_singular(count):
    assert plural(count, {"other": "сағат"}, "kk") == "сағат"


def test_a_form_that_is_not_given_is_the_other_one():
    assert plural(5, {"one": "сутки", "other": "суток"}, "ru") == "суток"


SPOKEN = {
    0: "нөл/ден", 1: "бір/ден", 2: "екі/ден", 3: "үш/тен", 4: "төрт/тен", 5: "бес/тен", 6: "алты/дан", 7: "жеті/ден",
    8: "сегіз/ден", 9: "тоғыз/дан", 10: "он/нан", 20: "жиырма/дан", 30: "отыз/дан", 40: "қырық/тан", 50: "елу/ден",
    60: "алпыс/тан", 70: "жетпіс/тен", 80: "сексен/нен", 90: "тоқсан/нан", 100: "жүз/ден", 900: "тоғыз жүз/ден",
    1000: "мың/нан", 12_000: "он екі мың/нан", 10**6: "миллион/нан", 10**9: "миллиард/тан", 2 * 10**12: "екі триллион/нан",
    53: "елу үш/тен", 3_010: "үш мың он/нан", 85_106: "сексен бес мың жүз алты/дан",
}  # fmt: skip


@pytest.mark.parametrize("value", SPOKEN)
def test_the_kazakh_ending_follows_the_last_spoken_word(value):
    assert kazakh_ablative(value) == SPOKEN[value].partition("/")[2]
