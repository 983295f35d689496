"""Words are cut between syllables, by the rules of their language, and only long ones."""

from scripts.languages.hyphens import SOFT_HYPHEN, hyphenated
from tests.examples import examples


@examples
def test_a_long_word_is_cut_between_its_syllables(language, parts):
    words = parts.replace("|", "")
    assert hyphenated(words, language, shortest=9) == parts.replace("|", SOFT_HYPHEN)
