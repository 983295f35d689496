"""The figures of the catalogue: what is unknown is counted as unknown and never as zero."""

import pytest

from scripts.pages.blocks import render_block
from scripts.pages.catalogue_figures import CHARTS, catalogue_figures
from scripts.pages.citations import CitationError
from scripts.pages.facts import count_known
from scripts.records.kinds.catalogue import ProductionSite, SiteStatus
from scripts.records.kinds.site_facts import SpaceKind
from tests.records.small_tree import ENDED, known


@pytest.fixture
def hall(tree):
    """Adds halls to the small tree, which has one of 1 200,5 m² that is a workshop."""

    def add(name: str, area: str = "", kinds: str = "", **others: str) -> None:
        facts = [f"{key}: {known(value)}" for key, value in (("area_m2", area), ("kinds", kinds)) if value]
        tree.add_site(name, **{**others, "more": f"space: {{{', '.join(facts)}}}\n{others.get('more', '')}"})

    return add


@pytest.fixture
def figures(loaded):
    """The figures of the tree as it now is."""
    return lambda: catalogue_figures(loaded(), "ru")


def test_an_unknown_area_is_not_added_up_but_counted(hall, figures):
    hall("a", area="300.25")
    hall("b")
    total = figures().total
    assert (total.sites, total.area_m2, total.with_area, total.without_area) == (3, 1500.75, 2, 1)


def test_where_no_area_is_known_there_is_no_sum_rather_than_zero(hall, figures, tree, writer, data):
    tree.path("production-sites/hall.yml").unlink()
    hall("a")
    hall("b")
    assert figures().total.area_m2 is None
    text = render_block("charts", ["status"], writer("ru"), data)
    row = next(line for line in text.splitlines() if line.startswith("| простаивает"))
    assert '<span class="unknown">уточняется</span>' in row and "м²" not in row
    assert 'без площади\u00a0— <span data-computed="">2</span>' in row


def test_sites_are_counted_by_status_in_its_order_and_a_status_without_sites_is_left_out(hall, figures):
    hall("a", status="taken")
    hall("b", area="50.0")
    rows = figures().status
    assert [(row.label, row.sites, row.area_m2) for row in rows] == [
        (SiteStatus.IDLE, 1, 50.0),
        (SiteStatus.OFFERED, 1, 1200.5),
        (SiteStatus.TAKEN, 1, None),
    ]


def test_a_site_of_two_kinds_stands_in_both_rows_and_an_unknown_kind_in_its_own(hall, figures):
    hall("a", kinds="[workshop, yard]")
    hall("b")
    rows = [(row.label, row.sites, row.without_area) for row in figures().kind]
    assert rows == [(SpaceKind.WORKSHOP, 2, 1), (SpaceKind.YARD, 1, 1), (None, 1, 1)]


def test_a_region_that_is_not_known_has_a_row_of_its_own(tree, figures):
    assert [(row.label, row.sites) for row in figures().region] == [(None, 1)]
    tree.add_institution("no-2", ("Самалдық", "Самалдык"))
    tree.add_site("a", "no-2")
    rows = [(row.label.ru if row.label else None, row.sites) for row in figures().region]
    assert rows == [("Самалдык", 1), (None, 1)]


def test_the_share_of_facts_is_that_of_the_groups_together(hall, figures, loaded):
    hall("a", area="10.0")
    rows = figures().known
    assert [(row.labels.get("ru"), row.known) for row in rows][:2] == [(None, 1), ("Помещение", 3)]
    all_rows = figures().known_of_all
    assert (all_rows.known, all_rows.total) == count_known(loaded().all(ProductionSite))


def test_a_record_that_has_ended_is_not_counted(hall, figures):
    hall("a", area="10.0", more=ENDED)
    assert figures().total.sites == 1


@pytest.mark.parametrize(
    ("language", "heading", "area"),
    [
        ("kk", "## Мәртебесі бойынша { #by-status }", "1 200,5 м²"),
        ("ru", "## По статусу { #by-status }", "1 200,5 м²"),
    ],
)
def test_both_languages_show_the_same_numbers_as_text_beside_their_bars(
    hall, writer, tmp_path, language, heading, area
):
    hall("a")
    text = render_block("charts", [], writer(language), tmp_path)
    assert heading in text
    assert area in text.replace("\u00a0", " ")
    assert text.count("<progress") == text.count('aria-hidden="true"') > 0
    assert "style=" not in text


def test_a_page_may_draw_one_chart_under_a_heading_of_its_own(hall, writer, tmp_path):
    hall("a")
    text = render_block("charts", ["kind"], writer("ru"), tmp_path)
    assert "Вид помещения" in text and "## " not in text and "Статус" not in text


def test_a_chart_that_is_not_there_is_named_with_the_nearest(writer, tmp_path):
    with pytest.raises(CitationError) as error:
        render_block("charts", ["statuses"], writer("ru"), tmp_path)
    assert all(chart in str(error.value) for chart in CHARTS)


def test_a_hostile_region_stays_in_its_cell(hall, tree, writer, tmp_path):
    hall("a")
    tree.append("institutions/no-1.yml", "region: " + known("{kk: '<b>|{x}', ru: '<b>|{x}'}") + "\n")
    text = render_block("charts", ["region"], writer("ru"), tmp_path)
    assert "&lt;b&gt;\\|&#123;x}" in text
