"""Abbreviations: what one language shortens the other one names too, short or in full."""

from scripts.parity.abbreviations import Abbreviations
from tests.check.small_site import glossary, twins
from tests.examples import examples

RULE = Abbreviations(glossary())


def found(kazakh: str, russian: str) -> list[str]:
    return [finding.message for finding in RULE.findings(twins(kazakh, russian))]


@examples
def test_a_pair_of_abbreviations_or_the_full_words_are_no_finding(kazakh, russian):
    assert found(kazakh, russian) == []


@examples
def test_an_abbreviation_without_its_pair_is_named(kazakh, russian, word):
    assert any(message.startswith(f'found the abbreviation "{word}"') for message in found(kazakh, russian))


def test_the_finding_names_the_pair():
    assert found("ҚАЖ мекемесі", "учреждение") == [
        'found the abbreviation "ҚАЖ"; expected its pair in the other language (ҚАЖ / УИС)'
    ]
