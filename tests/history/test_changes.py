"""What counts as a change of what was published, and which changes explain nothing."""

import pytest

from tests.examples import examples
from tests.history.conftest import HALL, WAGE

AREA, PAY = "site.hall.space.area_m2", "figure.wage.value"


@examples
def test_what_is_no_change(published, name, old, new):
    published.site.tree.replace(name, old, new)
    assert published.findings() == []


@examples
def test_what_is_asked_about(published, name, old, new, message):
    published.site.tree.replace(name, old, new)
    assert [finding.partition("; expected ")[0] for finding in published.findings()] == [message]


@examples
def test_a_change_that_explains_nothing(published, old, new, message):
    published.site.tree.replace("changes/hall-area.yml", old, new)
    assert published.findings() == [f"docs/data/changes/hall-area.yml:{message} [changes]"]


def set_pay(published, old, new):
    published.site.tree.replace(WAGE, f"value: {old}", f"value: {new}")


def test_a_new_record_needs_no_change(published):
    published.site.tree.add_site("store")
    assert published.findings() == []


@pytest.mark.parametrize("between", [True, False], ids=["published between", "published after both"])
def test_two_changes_of_one_fact_make_a_chain(published, between):
    set_pay(published, 85000, 90000)
    published.explain(PAY, day="2026-01-20")
    if between:
        published.publish()
        assert published.findings() == []
    set_pay(published, 90000, 95000)
    assert [finding.partition(",")[0] for finding in published.findings()] == [
        f"docs/data/figures/wage.yml:8:1: error: value: found 95000; expected {90000 if between else 85000}"
    ]
    published.explain(PAY, "updated", day="2026-01-21")
    assert published.findings() == []
    published.publish()
    assert published.findings() == []


def test_a_value_that_goes_back_without_a_word_is_asked_about(published):
    set_pay(published, 85000, 90000)
    published.explain(PAY)
    published.publish()
    set_pay(published, 90000, 85000)
    assert [finding.partition(";")[0] for finding in published.findings()] == [
        "docs/data/figures/wage.yml:8:1: error: value: found 85000"
    ]


def test_two_changes_of_one_fact_on_one_day_have_files_of_their_own(published):
    for old, new in ((85000, 90000), (90000, 85000), (85000, 95000)):
        set_pay(published, old, new)
        published.explain(PAY)
        published.publish()
    assert published.findings() == []
    names = sorted(path.name for path in published.site.tree.path("changes").glob("wage*"))
    assert names == ["wage-value-2026-01-20-2.yml", "wage-value-2026-01-20-3.yml", "wage-value-2026-01-20.yml"]


def test_what_was_unknown_in_between_may_be_known_again(published):
    fact = "  area_m2:\n    value: 1200.5\n    source: article\n    as_of: 2026-01-04\n"
    published.site.tree.replace(HALL, fact, "  area_m2: unknown\n")
    published.explain(AREA)
    assert published.findings() == []
    published.site.tree.replace(HALL, "  area_m2: unknown\n", fact.replace("1200.5", "800"))
    assert published.findings() == []
    published.publish()
    assert published.findings() == []


def test_a_published_record_cannot_go_but_it_can_end(published):
    path = published.site.tree.path("glossary/lease.yml")
    assert path.exists()
    text = path.read_text(encoding="utf-8")
    path.unlink()
    published.site.tree.write("glossary/leases.yml", text.replace("id: lease\n", "id: leases\n"))
    assert [finding.partition("error: ")[2] for finding in published.findings()] == [
        "found entry.lease, which was published, no more; expected glossary/lease.yml with ended and reason, "
        'since a record is never deleted (did you mean "leases"?) [unexplained-change]'
    ]
    published.site.tree.write(
        "glossary/lease.yml", f"{text}ended: 2026-01-20\nreason: {{kk: Енді жоқ., ru: Больше нет.}}\n"
    )
    assert published.findings() == []
