"""Kazakh words are cut between syllables, and only long ones."""

import pytest

from scripts.languages.kazakh_hyphens import SOFT_HYPHEN, hyphenated


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("серіктестіктің", "се-рік-тес-тік-тің"),
        ("қылмыстық-атқару жүйесі", "қылмыстық-атқару жүйесі"),
        ("жауапкершілігі", "жа-уап-кер-ші-лі-гі"),
        ("өндірістіктерді", "өн-ді-ріс-тік-тер-ді"),
        ("алаң", "алаң"),
        ("Қолжетімділіктің", "Қол-же-тім-ді-лік-тің"),
        ("модульдіктермен", "мо-дуль-дік-тер-мен"),
    ],
)
def test_a_long_word_is_cut_between_its_syllables(word, parts):
    if "-" in word:
        assert hyphenated(word) == parts
    else:
        assert hyphenated(word) == parts.replace("-", SOFT_HYPHEN)
