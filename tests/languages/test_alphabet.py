"""Names stand where a reader of each language looks for them."""

import random

import pytest

from scripts.languages import LANGUAGES
from scripts.languages.alphabet import in_order, sort_key
from tests.examples import beside


def ordered(words, language):
    shuffled = words[:]
    random.Random(53).shuffle(shuffled)
    return in_order(shuffled, str, language)


@pytest.mark.parametrize("words", beside(__file__, "kazakh_order.yml"), ids=lambda words: words[1])
def test_kazakh_letters_stand_in_their_own_places(words):
    assert ordered(words, "kk") == words


def test_the_russian_letter_yo_stands_with_ye():
    assert ordered(["еда", "ёжик", "езда", "жар"], "ru") == ["еда", "ёжик", "езда", "жар"]
    assert ordered(["все", "всё", "всегда"], "ru") == ["все", "всё", "всегда"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotes_and_dashes_do_not_count(language):
    names = ["Акимат", "«Арай»", "Банк", "«Цех — 5»", "Цех-6"]
    assert ordered(names, language) == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_digits_come_first_and_latin_last(language):
    names = ["18 мекеме", "35 мекеме", "Акимат", "Цех", "Invest"]
    assert ordered(names, language) == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_comes_before_the_words_that_begin_with_it(language):
    names = ["цех", "цех шитья", "цехи"]
    assert ordered(names, language) == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_capitals_do_not_count(language):
    assert ordered(["аба", "АББ", "абв"], language) == ["аба", "АББ", "абв"]
    assert sort_key("ЦЕХ", language)[:2] == sort_key("цех", language)[:2]
