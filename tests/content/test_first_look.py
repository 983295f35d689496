"""The first screen of a cheap phone: the home page says what it is, and has a door for each kind of reader."""

import pytest
from playwright.sync_api import Browser

from scripts.languages import LANGUAGES
from tests.browser import served
from tests.content.conftest import Published
from tests.site.templates import ROOTS

PHONE = {"width": 360, "height": 640}
DOORS = 3
LOOK = """() => {
  const bottom = element => element.getBoundingClientRect().bottom;
  const first = document.querySelector(".lead > p");
  return {
    heading: bottom(document.querySelector("h1")),
    words: bottom(first),
    lines: Math.round(first.getBoundingClientRect().height / parseFloat(getComputedStyle(first).lineHeight)),
    doors: [...document.querySelectorAll(".to-doors a")].map(bottom),
  };
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_says_what_it_is_in_two_lines_and_has_all_doors(
    browser: Browser, published: Published, language: str
):
    with served(published.site) as address:
        context = browser.new_context(viewport=PHONE)
        page = context.new_page()
        page.goto(address + ROOTS[language])
        look = page.evaluate(LOOK)
        context.close()
    assert look["lines"] <= 2
    assert len(look["doors"]) == DOORS
    assert look["heading"] < look["words"] < min(look["doors"]), "first what it is, then the doors"
    assert max(look["doors"]) <= PHONE["height"]
