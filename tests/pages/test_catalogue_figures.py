"""The figures of the catalogue: what is unknown is counted as unknown and never as zero."""

from datetime import date
from pathlib import Path

import pytest

from scripts.pages.blocks import render_block
from scripts.pages.catalogue_figures import CHARTS, catalogue_figures
from scripts.pages.facts import count_known
from scripts.pages.writer import CitationError, Writer
from scripts.records.loader import load_records
from scripts.records.production_site import ProductionSite, SiteStatus, SpaceKind
from tests.pages.conftest import DATES


@pytest.fixture
def hall(data: Path):
    """Adds halls to the small tree, which has one of 1 200,5 m² that is a workshop and a yard."""

    def add(name: str, area: str = "", kinds: str = "", status: str = "idle", end: str = "") -> None:
        facts = [
            f"{key}: {{value: {value}, source: code, as_of: 2026}}"
            for key, value in (("area_m2", area), ("kinds", kinds))
            if value
        ]
        text = f"id: {name}\nname: {{kk: Цех, ru: Цех}}\nsummary: {{kk: Сынақ., ru: Проба.}}\ninstitution: no-1\n"
        text += f"status: {status}\nhistory: [{{status: {status}, since: unknown, source: code}}]\n{end}"
        text += f"space: {{{', '.join(facts)}}}\n"
        (data / "production-sites" / f"{name}.yml").write_text(text + DATES, encoding="utf-8")

    return add


@pytest.fixture
def figures(data: Path):
    """The figures of the tree as it now is."""
    return lambda: catalogue_figures(load_records(data, date(2026, 2, 1)))


def test_an_unknown_area_is_not_added_up_but_counted(hall, figures):
    hall("a", area="300.25")
    hall("b")
    total = figures().total
    assert (total.sites, total.area_m2, total.with_area, total.without_area) == (3, 1500.75, 2, 1)


def test_where_no_area_is_known_there_is_no_sum_rather_than_zero(hall, figures, data):
    (data / "production-sites" / "hall.yml").unlink()
    hall("a")
    assert figures().total.area_m2 is None
    text = render_block("charts", ["status"], Writer(load_records(data, date(2026, 2, 1)), "ru", "a.md"), data)
    row = next(line for line in text.splitlines() if line.startswith("| простаивает"))
    assert '<span class="unknown">уточняется</span>' in row and "м²" not in row
    assert 'без площади — <span data-computed="">1</span>' in row


def test_sites_are_counted_by_status_in_its_order_and_a_status_without_sites_is_left_out(hall, figures):
    hall("a", status="taken")
    hall("b", status="offered", area="50.0")
    rows = figures().status
    assert [(row.label, row.sites, row.area_m2) for row in rows] == [
        (SiteStatus.IDLE, 1, 1200.5),
        (SiteStatus.OFFERED, 1, 50.0),
        (SiteStatus.TAKEN, 1, None),
    ]


def test_a_site_of_two_kinds_stands_in_both_rows_and_an_unknown_kind_in_its_own(hall, figures):
    hall("a", kinds="[yard]")
    hall("b")
    rows = [(row.label, row.sites, row.without_area) for row in figures().kind]
    assert rows == [(SpaceKind.WORKSHOP, 1, 0), (SpaceKind.YARD, 2, 1), (None, 1, 1)]


def test_a_region_that_is_not_known_has_a_row_of_its_own(hall, figures, data):
    path = data / "institutions" / "no-1.yml"
    text = path.read_text(encoding="utf-8")
    assert [(row.label, row.sites) for row in figures().region] == [(None, 1)]
    known = "region: {value: {kk: Шымкент, ru: Шымкент}, source: code, as_of: 2026}\n"
    other = text.replace("id: no-1", "id: no-2") + known
    (data / "institutions" / "no-2.yml").write_text(other, encoding="utf-8")
    hall("a")
    moved = data / "production-sites" / "a.yml"
    moved.write_text(moved.read_text(encoding="utf-8").replace("no-1", "no-2"), encoding="utf-8")
    assert [(row.label.ru if row.label else None, row.sites) for row in figures().region] == [("Шымкент", 1), (None, 1)]


def test_the_share_of_facts_is_that_of_the_groups_together(hall, figures, data):
    hall("a", area="10.0")
    rows = figures().known
    assert [(row.labels.get("ru"), row.known) for row in rows][:2] == [(None, 0), ("Помещение", 3)]
    all_rows = figures().known_of_all
    sites = load_records(data, date(2026, 2, 1)).all(ProductionSite)
    assert (all_rows.known, all_rows.total) == count_known(sites)


def test_a_record_that_has_ended_is_not_counted(hall, figures):
    hall("a", area="10.0", end="ended: 2026-01-06\nreason: {kk: Жабылды., ru: Закрыта.}\n")
    assert figures().total.sites == 1


@pytest.mark.parametrize(
    ("language", "heading", "area"),
    [
        ("kk", "## Мәртебесі бойынша { #by-status }", "1 200,5 м²"),
        ("ru", "## По статусу { #by-status }", "1 200,5 м²"),
    ],
)
def test_both_languages_show_the_same_numbers_as_text_beside_their_bars(writer, tmp_path, language, heading, area):
    text = render_block("charts", [], writer(language), tmp_path)
    assert heading in text
    assert area in text.replace("\u00a0", " ")
    assert text.count("<progress") == text.count('aria-hidden="true"') > 0
    assert "style=" not in text


def test_a_page_may_draw_one_chart_under_a_heading_of_its_own(writer, tmp_path):
    text = render_block("charts", ["kind"], writer("ru"), tmp_path)
    assert "Вид помещения" in text and "## " not in text and "Статус" not in text


def test_a_chart_that_is_not_there_is_named_with_the_nearest(writer, tmp_path):
    with pytest.raises(CitationError) as error:
        render_block("charts", ["statuses"], writer("ru"), tmp_path)
    assert all(chart in str(error.value) for chart in CHARTS)


def test_a_hostile_region_stays_in_its_cell(data, tmp_path):
    path = data / "institutions" / "no-1.yml"
    hostile = "region: {value: {kk: '<b>|{x}', ru: '<b>|{x}'}, source: code, as_of: 2026}\n"
    path.write_text(path.read_text(encoding="utf-8") + hostile, encoding="utf-8")
    text = render_block("charts", ["region"], Writer(load_records(data, date(2026, 2, 1)), "ru", "a.md"), tmp_path)
    assert "&lt;b&gt;\\|&#123;x}" in text
