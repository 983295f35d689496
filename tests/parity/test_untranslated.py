"""Text that was left in the other language, and what both languages have in common by right."""

import re

import pytest

from scripts.parity.language_guess import kazakh_odds
from scripts.parity.untranslated import Untranslated
from scripts.records.loader import Records
from tests.check.small_site import twins
from tests.examples import examples


def found(kazakh: str, russian: str) -> list[str]:
    return [str(finding) for finding in Untranslated(Records()).findings(twins(kazakh, russian))]


@examples
def test_what_was_left_in_the_other_language_is_told_where_it_stands(kazakh, russian, side):
    (finding,) = found(kazakh, russian)
    assert re.match(rf"docs/{side}/page.md:[57]: error: found ", finding)
    assert finding.count("[untranslated]") == 1


@examples
def test_what_both_languages_have_by_right_is_no_finding(kazakh, russian):
    assert found(kazakh, russian) == []


@examples
def test_the_words_of_each_language_are_known_by_their_letters(kazakh, russian):
    assert kazakh_odds(kazakh.split()) > 0 > kazakh_odds(russian.split())


@pytest.mark.parametrize("text", ["я" * 100_000, "а " * 50_000, "«" * 50_000, "слово. " * 10_000])
def test_hostile_text_returns(text):
    found(text, text)
