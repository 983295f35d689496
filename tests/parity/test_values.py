"""What an editor reads about values of two texts that differ: under which rule, and in which words."""

from scripts.parity.values import Values
from scripts.records.loader import Records
from tests.check.small_site import twins
from tests.examples import examples


def told(kazakh: str, russian: str) -> list[str]:
    return [f"{finding.rule}: {finding.message}" for finding in Values(Records()).findings(twins(kazakh, russian))]


@examples
def test_the_rules_are_silent(kazakh: str, russian: str) -> None:
    assert told(kazakh, russian) == []


@examples
def test_the_difference_is_told(kazakh: str, russian: str, finding: str) -> None:
    assert told(kazakh, russian) == [finding]


def test_codes_in_letters_that_look_the_same_are_compared_with_each_other() -> None:
    findings = sorted(told("«С2», «Е1» визалары", "визы «E1», «D2»"))
    assert [finding.partition(";")[0] for finding in findings] == [
        'identifiers: found "Е1" (Е1)',
        'identifiers: found "С2" (С2)',
    ]
    assert ["look alike" in finding for finding in findings] == [True, False]


@examples
def test_it_is_told_without_english_in_another_language(kazakh: str, russian: str, told: str) -> None:
    (finding,) = Values(Records()).findings(twins(kazakh, russian))
    assert f"найдено: {told};" in finding.told("ru")
