"""A number that is not known exactly: on a page, in a citation, in the list, in its data and in a sum it says so."""

import pytest

from scripts.exports.catalogue import catalogue_data
from scripts.exports.passport import passport_data
from scripts.pages.blocks import render_block
from scripts.pages.catalogue_filters import FILTERS
from scripts.pages.catalogue_list import listed_sites
from scripts.pages.facts import fact_lines
from scripts.pages.needs import NEEDS
from scripts.records.kinds.catalogue import ProductionSite
from tests.examples import examples
from tests.records.small_tree import known

TOLD = "  area_m2:\n    value: 1200.5\n"


@pytest.fixture
def hall(tree):
    """Tells the area of the hall of the small tree anew."""
    return lambda told: tree.replace("production-sites/hall.yml", TOLD, f"  area_m2:\n    {told}\n")


@examples
def test_it_is_told_in_words_wherever_the_fact_stands(hall, writer, loaded, told, kazakh, russian):
    hall(told.replace(", ", "\n    "))
    for language, words in (("kk", kazakh), ("ru", russian)):
        words = words.replace("_", "\u00a0")
        page = writer(language)
        record = loaded().get(ProductionSite, "hall")
        line = next(line for line in fact_lines(record) if line.name == "area_m2")
        assert page.fact(line).startswith(f"{words} <span")
        assert page.short(record.space, "area_m2").startswith(f"{words} (")
        assert page.cite("{{ site.hall.space.area_m2 }}").startswith(f"[{words}](")
        assert f"| {words} |" in render_block("sites", [], page, page.records)
        space = passport_data(record, loaded(), language, None)["groups"][1]
        assert words in [line["value"] for line in space["lines"]]
        listed = catalogue_data(listed_sites(loaded()), loaded(), language)
        assert listed["inexact"]["area_m2"]["0"][2] == words


@examples
def test_the_data_of_the_list_say_from_where_to_where_it_may_be(hall, loaded, told, sorted_by, span):
    hall(told.replace(", ", "\n    "))
    data = catalogue_data(listed_sites(loaded()), loaded(), "ru")
    assert data["columns"]["area_m2"] == [sorted_by]
    assert data["inexact"]["area_m2"]["0"][:2] == span
    assert {name: at for name, at in data["inexact"].items() if at} == {"area_m2": data["inexact"]["area_m2"]}


def test_an_exact_number_is_not_among_the_inexact(loaded):
    data = catalogue_data(listed_sites(loaded()), loaded(), "ru")
    assert set(data["inexact"]) == {name for name, filter in {**NEEDS, **FILTERS}.items() if filter.is_number}
    assert not any(data["inexact"].values())


@examples
def test_a_sum_says_how_it_is_meant(tree, hall, writer, areas, kazakh, russian):
    first, *others = areas
    hall(first.replace(", ", "\n    "))
    for number, area in enumerate(others):
        tree.add_site(f"s-{number}", more=f"space: {{area_m2: {known(area.removeprefix('value: '))}}}\n")
    for language, words in (("kk", kazakh), ("ru", russian)):
        words = words.replace("_", "\u00a0")
        assert f'<span data-computed="">{words}</span>' in render_block(
            "charts", ["total"], writer(language), tree.data
        )
