"""A cited fact that is a number, as the rules across the languages see it: with the words beside it that make it a bound."""

import pytest

from tests.check.small_site import KAZAKH, RUSSIAN

AREA = "{{ site.hall.space.area_m2 }}"
RULES = ("numbers", "quantities", "prose")


@pytest.fixture
def check(site):
    def run(kazakh: str, russian: str) -> list[str]:
        site.write(f"{KAZAKH}\n{kazakh}\n", f"{RUSSIAN}\n{russian}\n")
        return site.findings(*RULES)

    return run


@pytest.mark.parametrize(
    "more", ["", "bound: about", "bound: at-least", "bound: at-most", "bound: more-than", "to: 1300"]
)
def test_both_languages_say_the_same_of_it_however_exact_it_is(site, check, more):
    site.tree.replace("production-sites/hall.yml", "value: 1200.5", f"value: 1200.5\n    {more}")
    assert check(f"Цехтың ауданы — {AREA}.", f"Площадь цеха — {AREA}.") == []


def test_a_bound_that_stands_beside_it_in_one_language_is_told(check):
    (told,) = check(f"Цехтың ауданы — {AREA}.", f"Площадь цеха — не более {AREA}.")
    assert (
        'found "1 200,5 м²" (1200.5 m2); expected the same in the other language, which has "не более'
        in told.replace("\u00a0", " ")
    )
