"""Nouns after whole numbers, exact and bounded, in every case of each language."""

import pytest

from scripts.languages.nouns import CASES, kazakh_case, kazakh_count, russian_count
from scripts.languages.numbers import NO_BREAK_SPACE, format_number
from tests.examples import examples

ENTERPRISE = {
    "nominative": {"one": "предприятие", "few": "предприятия", "many": "предприятий"},
    "genitive": {"one": "предприятия", "few": "предприятий", "many": "предприятий"},
    "dative": {"one": "предприятию", "few": "предприятиям", "many": "предприятиям"},
    "accusative": {"one": "предприятие", "few": "предприятия", "many": "предприятий"},
    "instrumental": {"one": "предприятием", "few": "предприятиями", "many": "предприятиями"},
    "prepositional": {"one": "предприятии", "few": "предприятиях", "many": "предприятиях"},
}
COUNTS = (1, 2, 5, 11, 21, 22, 1000)


@examples
def test_a_russian_noun_takes_the_form_that_number_and_case_ask_for(case, forms):
    for count, form in zip(COUNTS, forms.split(), strict=True):
        expected = f"{format_number(count, 'ru')}{NO_BREAK_SPACE}{form}"
        assert russian_count(count, ENTERPRISE, case, "exact") == expected


def test_the_examples_have_every_russian_case():
    assert tuple(ENTERPRISE) == CASES["ru"]


@examples
def test_a_kazakh_noun_takes_the_endings_that_fit_it(word, is_owned, forms):
    assert [kazakh_case(word, case, is_owned) for case in CASES["kk"]] == forms.split(", ")


@pytest.mark.parametrize("count", COUNTS)
def test_a_kazakh_noun_stays_in_the_singular(count):
    number = format_number(count, "kk")
    assert kazakh_count(count, "кәсіпорында", "exact") == f"{number}{NO_BREAK_SPACE}кәсіпорында"


@examples
def test_a_bound_is_said_with_the_case_that_it_governs(count, bound, case, kazakh, russian):
    written = russian_count(count, ENTERPRISE, case, bound)
    assert written.replace(NO_BREAK_SPACE, " ") == russian
    if case in CASES["kk"]:
        written = kazakh_count(count, kazakh_case("кәсіпорын", case), bound)
        assert written.replace(NO_BREAK_SPACE, " ") == kazakh
