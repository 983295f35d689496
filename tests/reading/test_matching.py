"""Which values are a difference between two texts, and which only another way to speak."""

import pytest

from scripts.reading.matching import unmatched
from scripts.reading.read import read_values

SAME = [
    ("Бір сұрақ қалды.", "Остался вопрос."),  # бір is an article as well
    ("Ол 12 сотталғанды жұмысқа алды.", "Он взял на работу 12 граждан."),
    ("2017 жылы 53 мекеме", "2017: 53 учреждения"),
    ("№ 53 мекеме", "53 мекеме"),
    ("Екі жақ та қол қояды.", "Подписывают обе стороны."),
    ("үш жылдық мерзім", "трёхлетний срок"),
    ("3 маман мен 5 мекеме", "5 учреждений и 3 мастера"),
    ("Неше теңге тұрады?", "Сколько стоит?"),
    ("№ 53 мекеме", "учреждение № 53"),
    ("№ 53 мекеме", "№ 53"),
    ("бірінші рет", "впервые"),
]
DIFFERENT = [
    ("12 адам", "13 человек", ["12 people"], ["13 people"]),
    ("12 м²", "12 м", ["12 m2"], ["12 m"]),
    ("12 м²", "12", ["12 m2"], ["12"]),
    ("85 000 ₸", "85 000 $", ["85000 tenge"], ["85000 usd"]),
    ("5 млн ₸", "5 мың ₸", ["5000000 tenge"], []),
    ("37,5%", "37,5", ["37.5 percent"], ["37.5"]),
    ("5–9 адам", "5 человек", ["5..9 people"], ["5 people"]),
    ("2026 жылғы 5 қаңтар", "5 февраля 2026 года", ["2026-01-05"], ["2026-02-05"]),
    ("айына 85 000 ₸", "85 000 ₸ в год", ["85000 tenge/month"], ["85000 tenge/year"]),
    ("3 күн мен 3 күн", "3 дня", ["3 days"], []),
    ("үш тарап", "стороны", ["3"], []),
    ("Неше теңге тұрады?", "Во сколько долларов обойдётся?", ["? tenge"], ["? usd"]),
    ("бірінші жол", "вторая строка", [], ["2"]),
    ("№ 53 мекеме", "предприятие № 53", ["№53"], ["№53"]),
    ("кемінде 3 күн", "не более 3 дней", ["3 days"], ["3 days"]),
]


@pytest.mark.parametrize(("kazakh", "russian"), SAME)
def test_another_way_to_speak_is_no_difference(kazakh: str, russian: str) -> None:
    assert unmatched(read_values(kazakh, "kk"), read_values(russian, "ru")) == ([], [])


@pytest.mark.parametrize(("kazakh", "russian", "left", "right"), DIFFERENT)
def test_another_value_is_a_difference(kazakh: str, russian: str, left: list[str], right: list[str]) -> None:
    lefts, rights = unmatched(read_values(kazakh, "kk"), read_values(russian, "ru"))
    assert [value.key for value in lefts] == left
    assert right == [] or [value.key for value in rights] == right


def test_a_difference_is_the_value_that_was_read() -> None:
    values = read_values("12 адам", "kk")
    assert unmatched(values, [])[0][0] is values[0]
