"""Which values are a difference between two texts, and which only another way to speak."""

from scripts.reading.matching import unmatched
from scripts.reading.text_values import read_values
from tests.examples import examples


@examples
def test_another_way_to_speak_is_no_difference(kazakh: str, russian: str) -> None:
    assert unmatched(read_values(kazakh, "kk"), read_values(russian, "ru")) == ([], [])


@examples
def test_another_value_is_a_difference(kazakh: str, russian: str, left: list[str], right: list[str]) -> None:
    lefts, rights = unmatched(read_values(kazakh, "kk"), read_values(russian, "ru"))
    assert [value.key for value in lefts] == left
    assert right == [] or [value.key for value in rights] == right


def test_a_difference_is_the_value_that_was_read() -> None:
    values = read_values("12 адам", "kk")
    assert unmatched(values, [])[0][0] is values[0]
