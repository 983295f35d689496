"""In every engine the three readers come where they go, and no page reports a fault, is too wide or has text over text."""

import pytest

from tests.engines.reader import Reader
from tests.site.templates import ROOTS, TEMPLATES, address


def test_an_investor_comes_from_home_to_a_site_to_the_terms_to_the_letter(reader: Reader):
    reader.open(ROOTS[reader.language])
    reader.follow("article a[href$='catalogue/']")
    reader.follow("article a[href*='sites/']")
    reader.follow("article #next ~ ul a[href$='terms/']")
    reader.follow("article a[href*='apply/']")
    assert reader.count("form.letter") == 1


def test_a_journalist_comes_from_home_to_the_news_to_the_source_of_a_fact(reader: Reader):
    reader.open(ROOTS[reader.language])
    reader.follow("article a[href$='news/']")
    reader.follow("article h3 a")
    reader.follow("article .ground a")
    assert reader.run("() => document.querySelector(location.hash).getBoundingClientRect().top < innerHeight")


def test_anyone_comes_from_home_to_the_same_page_in_the_other_language(reader: Reader):
    reader.open(ROOTS[reader.language])
    reader.follow("article a[href$='initiative/']")
    heading = reader.read("h1")
    reader.follow("header a[hreflang]")
    assert reader.run("() => document.documentElement.lang") == ("ru" if reader.language == "kk" else "kk")
    assert reader.read("h1") != heading


@pytest.mark.exhaustive
def test_no_page_has_a_fault(reader: Reader, demonstration):
    for template in TEMPLATES:
        reader.open(address(template, reader.language, demonstration / "site"))
