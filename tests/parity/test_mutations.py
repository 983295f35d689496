"""The mutation benchmark: faults put into the real pages and records by rule, of which too few may be missed."""

import pytest

from tests.parity.mutations.families import FAMILIES
from tests.parity.mutations.harness import Family, Material, Tally, table
from tests.parity.mutations.material import PAGE, benchmark_of_site


@pytest.fixture(scope="module")
def tallies():
    """The tally of each family that was tried, printed as a table at the end."""
    return []


def test_the_site_without_a_fault_is_quiet():
    benchmark = benchmark_of_site()
    loud = {
        f"{item.group} {item.name} {item.field_path}": sorted(benchmark.findings(item))
        for item in benchmark.material
        if benchmark.findings(item)
    }
    assert loud == {}


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)
def test_the_rules_catch(family: Family, tallies: list[Tally]):
    tally = benchmark_of_site().run(family)
    tallies.append(tally)
    assert tally.enough, table([tally])


def test_a_fault_is_caught_the_same_in_a_whole_page():
    """The benchmark asks only about pairs that a fault touched; asking about all of them must not differ."""
    benchmark = benchmark_of_site()
    pages = [item for item in benchmark.material if item.group == PAGE]
    for item in pages[::6]:
        for family in FAMILIES[::3]:
            if PAGE not in family.groups:
                continue
            for edit in list(family.edits(item.text("ru")))[:1]:
                faulty = Material(PAGE, item.name, {**item.sources, "ru": item.text("ru").apply(edit)})
                assert benchmark.catches(item, "ru", edit) == bool(benchmark.findings(faulty)), (item.name, edit)


def test_the_table(tallies: list[Tally], capsys: pytest.CaptureFixture[str]):
    assert len(tallies) >= 25
    with capsys.disabled():
        print("\n" + table(tallies))
