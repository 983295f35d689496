"""Kazakh forms cut to their dictionary words; a wrong ending stays on."""

import pytest

from scripts.languages.kazakh_endings import is_impossible, meant_words, stems
from tests.examples import beside

TABLES = beside(__file__, "kazakh_forms.yml")


def _cases(words: dict[str, str]) -> list[tuple[str, str]]:
    return [(form, word) for word, forms in words.items() for form in forms.split()]


@pytest.mark.parametrize(("form", "word"), _cases(TABLES["forms"]))
def test_a_form_is_cut_to_its_word(form, word):
    assert word in stems(form)


@pytest.mark.parametrize(("form", "word"), _cases(TABLES["wrong"]))
def test_an_ending_that_does_not_fit_stays_on(form, word):
    assert word not in stems(form)


def test_the_tables_above_are_long_enough_to_mean_something():
    assert len(_cases(TABLES["forms"])) >= 80
    assert len(_cases(TABLES["wrong"])) >= 40


def test_a_name_keeps_its_capital():
    assert "Тараз" in stems("Тараздағы")
    assert "Тараз" not in stems("Тараздегі")


@pytest.mark.parametrize("text", ["", "а", "-", "ы" * 100_000, "лар" * 13, "ның" * 13, "я" * 40, "ь" * 40])
def test_any_text_returns(text):
    assert isinstance(stems(text), set)
    assert isinstance(list(meant_words(text[:50])), list)


@pytest.mark.parametrize("pair", "енбек/еңбек казак/қазак турады/тұрады ушін/үшін созі/сөзі тілши/тілші".split())
def test_a_letter_of_the_russian_keyboard_may_stand_for_a_kazakh_one(pair):
    typed, meant = pair.split("/")
    assert meant in meant_words(typed)


def test_the_ending_of_an_owner_is_not_taken_for_another_owner():
    assert "аудаң" not in meant_words("аудан")


@pytest.mark.parametrize("word", ["ккең", "бюджетт", "маңыззздылық"])
def test_letters_that_no_word_doubles(word):
    assert is_impossible(word)


@pytest.mark.parametrize("word", ["класс", "тыңдаушы", "алло", "қатты"])
def test_letters_that_a_word_may_double(word):
    assert not is_impossible(word)
