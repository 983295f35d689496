"""Both grammars read the same values of the same phrases: numbers, dates, money and ordinals with their case endings."""

import pytest

from scripts.languages import Language
from scripts.reading.matching import unmatched
from scripts.reading.text_values import read_values
from tests.examples import beside

PHRASES = beside(__file__, "twin_phrases.yml")
IDS = [f"{number}: {phrase[0]}" for number, phrase in enumerate(PHRASES, start=1)]


def keys(text: str, language: Language) -> list[str]:
    return sorted(value.key for value in read_values(text, language))


def expected(keys_in_words: str) -> list[str]:
    return sorted(key.strip() for key in keys_in_words.split(";") if key.strip())


@pytest.mark.parametrize("phrase", PHRASES, ids=IDS)
def test_the_kazakh_phrase_says_its_values(phrase: list[str]) -> None:
    assert keys(phrase[0], "kk") == expected(phrase[2])


@pytest.mark.parametrize("phrase", PHRASES, ids=IDS)
def test_the_russian_phrase_says_its_values(phrase: list[str]) -> None:
    assert keys(phrase[1], "ru") == expected(phrase[-1])


@pytest.mark.parametrize("phrase", [phrase for phrase in PHRASES if len(phrase) == 3], ids=lambda phrase: phrase[0])
def test_twins_agree(phrase: list[str]) -> None:
    assert unmatched(read_values(phrase[0], "kk"), read_values(phrase[1], "ru")) == ([], [])


def test_each_grammar_is_tried_on_enough_phrases() -> None:
    for side in (0, 1):
        assert len({phrase[side] for phrase in PHRASES}) >= 120
