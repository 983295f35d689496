"""The permanent address of a fact: the same in both languages, one for each fact."""

from collections import Counter

from scripts.pages.addresses import Place, fact_anchor, place_of_fact
from scripts.pages.facts import fact_groups


def test_the_id_of_a_fact_is_its_path():
    assert fact_anchor("date") == "fact-date"
    assert fact_anchor("space", "area_m2") == "fact-space-area-m2"
    assert fact_anchor("account", "0") == "fact-account-0"


def test_a_fact_stands_on_the_page_of_its_record():
    assert place_of_fact("production-site", "hall", "space", "area_m2") == Place(
        "catalogue/sites/hall.md", "fact-space-area-m2"
    )


def test_a_listed_record_is_one_fact():
    assert place_of_fact("figure", "minimum-wage", "value") == Place("press.md", "figure-minimum-wage")


def test_no_two_facts_of_a_record_have_one_address(region):
    for record in region:
        paths = [
            (group.name, line.name) if group.labels else (line.name,)
            for group in fact_groups(record)
            for line in group.lines
        ]
        assert max(Counter(fact_anchor(*path) for path in paths).values(), default=1) == 1
