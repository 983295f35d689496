"""The mutation benchmark: faults put into the pages and records of the region by rule, of which too few may be missed."""

import pytest

from scripts.languages import LANGUAGES
from tests.parity.mutations.families import FAMILIES
from tests.parity.mutations.harness import Family, Material, table
from tests.parity.mutations.material import PAGE, RECORD_PAGE, WRITTEN, benchmark_of_region

#: How many places of a family a plain run tries in each language; the exhaustive run tries all.
SAMPLE = 12
EVERY_PLACE = pytest.param(None, marks=pytest.mark.exhaustive, id="every place")


def test_the_site_without_a_fault_is_quiet():
    benchmark = benchmark_of_region()
    for item in benchmark.material:
        loud = [found for found in benchmark.findings(item) if not _is_known(item, found)]
        assert loud == [], (item.group, item.name, item.field_path)


def _is_known(item: Material, found: str) -> bool:
    """Say whether a finding is of the material: a page of a record is made of phrases, some of which deny in one language
    only and are accepted in their place; of two numbers with one noun (№ 901 и № 902), each language has another beside it.
    """
    return (item.group == RECORD_PAGE and found.startswith("modality")) or (
        item.group == WRITTEN and 'the name "учреждений № 901"' in found
    )


@pytest.mark.parametrize("most", [SAMPLE, EVERY_PLACE])
@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_rules_catch(family: Family, most: int | None):
    tally = benchmark_of_region().run(family, most)
    assert tally.enough, table([tally])


def test_there_are_places_for_every_family_in_both_languages():
    groups = {group for family in FAMILIES for group in family.groups}
    assert groups == {item.group for item in benchmark_of_region().material}
    assert len(FAMILIES) >= 70
    for family in FAMILIES:
        for language in LANGUAGES:
            texts = (item.text(language) for item in benchmark_of_region().material if item.group in family.groups)
            assert any(any(True for _ in family.edits(text)) for text in texts), (family.name, language)


@pytest.mark.parametrize("every", [12, pytest.param(3, marks=pytest.mark.exhaustive)])
def test_a_fault_is_caught_the_same_in_a_whole_page(every: int):
    """The benchmark asks only about pairs that a fault touched; asking about all of them must not differ."""
    benchmark = benchmark_of_region()
    for item in [item for item in benchmark.material if item.group == PAGE][::every]:
        for family in [family for family in FAMILIES[::3] if PAGE in family.groups]:
            for edit in list(family.edits(item.text("ru")))[:1]:
                faulty = Material(PAGE, item.name, {**item.sources, "ru": item.text("ru").apply(edit)})
                assert benchmark.catches(item, "ru", edit) == bool(benchmark.findings(faulty)), (item.name, edit)
