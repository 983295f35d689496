"""Kazakh words are cut between syllables, and only long ones."""

from scripts.languages.kazakh_hyphens import SOFT_HYPHEN, hyphenated
from tests.examples import examples


@examples
def test_a_long_word_is_cut_between_its_syllables(word, parts):
    if "-" in word:
        assert hyphenated(word) == parts
    else:
        assert hyphenated(word) == parts.replace("-", SOFT_HYPHEN)
