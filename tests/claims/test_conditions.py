"""What words may rest on: each condition holds and fails as it should, and one that asks for what is not there is an error."""

import pytest

from scripts.claims.conditions import ConditionError, read_conditions
from scripts.claims.truth import truth_against
from scripts.records.loader import load_records
from tests.examples import examples
from tests.records.small_tree import ENDED, known, plant


@pytest.fixture
def tree(tmp_path):
    return plant(tmp_path / "data")


@pytest.fixture(scope="module")
def records(tmp_path_factory):
    """The small tree as it is."""
    return load_records(plant(tmp_path_factory.mktemp("small") / "data").data)


@examples
def test_a_condition_that_holds(records, condition):
    (read,) = read_conditions(condition)
    assert str(read) == condition
    assert truth_against(read, records) is None


@examples
def test_a_condition_that_fails_says_what_is_true_and_where(records, condition, said, place):
    (read,) = read_conditions(condition)
    truth = truth_against(read, records)
    assert truth.ru == said
    assert (truth.file is None) == (place is None)
    assert place is None or f"{truth.file}:{truth.line}".endswith(f"/{place}")


@examples
def test_a_condition_that_cannot_be_asked(records, condition, found, expected):
    with pytest.raises(ConditionError) as error:
        for read in read_conditions(condition):
            truth_against(read, records)
    assert (error.value.found, error.value.expected) == (found, expected)


def test_several_conditions_are_each_read():
    read = read_conditions('event.visit.date unknown and 1 site and source.article.name is "a, b"')
    assert list(map(str, read)) == ["event.visit.date unknown", "1 site", 'source.article.name is "a, b"']


def test_what_has_ended_is_not_counted(tree):
    tree.append("institutions/no-1.yml", ENDED)
    (condition,) = read_conditions("no institution")
    assert truth_against(condition, load_records(tree.data)) is None


@pytest.mark.parametrize("text", ["site.hall.rights.owner unknown", "site.hall only source.article"])
def test_nothing_rests_on_a_record_that_has_ended(tree, text):
    tree.append("production-sites/hall.yml", ENDED)
    (condition,) = read_conditions(text)
    truth = truth_against(condition, load_records(tree.data))
    assert truth.ru == "site.hall has ended; others may be in its place"
    tree.add_site("yard")
    tree.append("production-sites/hall.yml", "replaced_by: [yard]\n")
    assert truth_against(condition, load_records(tree.data)).kk == "site.hall has ended; in its place: site.yard"
    (ended,) = read_conditions("site.hall.ended known")
    assert truth_against(ended, load_records(tree.data)) is None


@pytest.mark.parametrize(
    ("told", "said"),
    [("1200", "1200"), ("1200.5\n    bound: about", "about 1200.5"), ("1200.5\n    to: 1300", "1200.5–1300")],
)
def test_words_that_rest_on_a_number_do_not_rest_on_another_or_one_that_is_not_exact(tree, told, said):
    tree.replace("production-sites/hall.yml", "value: 1200.5", f"value: {told}")
    (condition,) = read_conditions("site.hall.space.area_m2 is 1200.5")
    assert truth_against(condition, load_records(tree.data)).ru == f"site.hall.space.area_m2 is {said}"


def test_a_value_is_told_in_the_language_of_the_words(tree):
    tree.append("events/visit.yml", f"document: {known('{kk: Келісім, ru: Соглашение}')}\n")
    (condition,) = read_conditions("event.visit.document unknown")
    truth = truth_against(condition, load_records(tree.data))
    assert (truth.kk, truth.ru) == ('event.visit.document is "Келісім"', 'event.visit.document is "Соглашение"')
