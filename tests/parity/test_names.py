"""Names that the records know: an ordinary word is one only in company, and Latin look-alikes are read."""

from scripts.parity.names import Names
from tests.check.small_site import glossary, twins
from tests.examples import examples

RULE = Names(glossary())


def found(kazakh: str, russian: str) -> list[str]:
    return [finding.message for finding in RULE.findings(twins(kazakh, russian))]


@examples
def test_both_languages_name_the_same(kazakh, russian):
    assert found(kazakh, russian) == []


@examples
def test_a_name_that_one_language_lacks_is_told(kazakh, russian, word):
    (message,) = found(kazakh, russian)
    assert message.startswith(f'found the name "{word}"')
