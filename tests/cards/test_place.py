"""Which card a page has."""

from scripts.cards.place import card_name, card_path
from tests.examples import examples


@examples
def test_a_page_has_a_card_of_its_own_or_that_of_its_section(page: str, card: str):
    assert card_name(page) == card


def test_each_language_has_its_own():
    assert card_path("about/rules.md", "kk") == "cards/kk/about.png"
    assert card_path("about/rules.md", "ru") == "cards/ru/about.png"
