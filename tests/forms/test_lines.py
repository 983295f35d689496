"""The lines of a form: every field of every kind, with what the records know in place."""

import pytest

from scripts.forms.layout import FormColumn, form_words
from scripts.forms.lines import form_sheet
from scripts.forms.options import titles_of
from scripts.records.kinds import KINDS
from scripts.tables.columns import tables_of
from scripts.tables.fields import FieldType

C = FormColumn


def shown(line) -> dict[str, object]:
    return {column.value: value for column, value in line.cells.items() if value is not None}


def test_a_number_that_is_known_has_its_source_and_date(line_of):
    assert shown(line_of("box-store", "space.area_m2#value")) == {
        "value": 600,
        "precision": "дәл / точно",
        "source": "letter — Әкімшілік хаты / Письмо администрации",
        "as_of": "20.05.2026",
    }


def test_a_number_that_is_not_exact_says_how_it_is_meant(line_of):
    bound, both_ends = line_of("box-store", "utilities.power_kw#value"), line_of("repair-hall", "space.area_m2#value")
    assert (bound.cells[C.VALUE], bound.cells[C.PRECISION]) == (60, "асырмай / не более")
    assert (both_ends.cells[C.VALUE], both_ends.cells[C.PRECISION], both_ends.cells[C.TO]) == (
        950,
        "аралық / от … до",
        1050,
    )


def test_zero_is_a_value_and_not_nothing(line_of, records):
    assert line_of("repair-hall", "space.crane_count#value").cells[C.VALUE] == 0
    figure = next(iter(records.by_kind["figure"].values()))
    form = form_sheet("figure", figure.model_copy(update={"value": 0}), titles_of(records))
    assert [line.cells[C.VALUE] for line in form.lines if line.key.path == ("value",)] == [0]


def test_what_is_unknown_is_an_empty_line(line_of):
    line = line_of("box-store", "space.crane_count#value")
    assert shown(line) == {}
    assert set(line.cells) == {C.VALUE, C.PRECISION, C.TO, C.SOURCE, C.AS_OF, C.NOTE_KK, C.NOTE_RU}


def test_a_text_has_a_line_for_each_language_and_its_source_in_the_first(line_of):
    kazakh, russian = (line_of("repair-hall", f"state.repair#{side}") for side in ("kk", "ru"))
    assert (kazakh.labels["ru"], russian.labels["kk"]) == (
        "Какой ремонт нужен — на казахском",
        "Қандай жөндеу керек — орысша",
    )
    assert shown(russian) == {"value": "Нужно заново строить крышу и стену"}
    assert kazakh.cells[C.SOURCE]
    assert set(russian.cells) == {C.VALUE}


def test_each_item_of_a_list_has_a_line_and_one_is_left_empty(form_of):
    lines = [line for line in form_of("production-site", "box-store").lines if "space.kinds" in str(line.key)]
    assert [line.cells[C.VALUE] for line in lines] == ["қойма / склад", "цех", None]
    assert C.SOURCE in lines[0].cells
    assert C.SOURCE not in lines[1].cells


def test_a_list_of_things_with_fields_is_a_group_of_lines(form_of):
    group = next(
        group for group in form_of("production-site", "box-store").groups if group.labels["ru"] == "История статуса"
    )
    assert [str(line.key).partition("/history")[2] for line in group.lines[:3]] == [
        "[0].status#value",
        "[0].since#value",
        "[0].source#value",
    ]
    assert len(group.lines) == 3 * (2 + 1)


def test_a_new_record_is_an_empty_form_and_says_what_is_required(form_of):
    form = form_of("production-site")
    assert all(shown(line) == {} for line in form.lines)
    assert {line.key.field_path[0] for line in form.lines if line.is_required} == {
        "name",
        "summary",
        "institution",
        "status",
    }
    assert form.titles["ru"] == "Производственная площадка: новая запись"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_kind_has_its_lines(kind, form_of, records):
    """But the id and the dates of the site, and what no cell fits."""
    asked = {line.key.field_path for line in form_of(kind).lines}
    for table in tables_of(KINDS[kind]):
        for field in table.fields:
            path = (*table.path, *field.path)
            kept = path[0] in ("id", "first_published", "last_changed") or "value" in table.path
            assert (path in asked) is (not kept and field.type is not FieldType.WRITTEN), path
    assert kind in form_words()["kinds"]
    for name in records.by_kind[kind]:
        keys = [str(line.key) for line in form_of(kind, name).lines]
        assert len(keys) == len(set(keys))


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_known_is_among_what_may_be_chosen(kind, form_of, records):
    for name in records.by_kind[kind]:
        for line in form_of(kind, name).lines:
            for column, rule in line.rules.items():
                value = line.cells[column]
                assert not rule.is_strict or value is None or value in rule.items, (str(line.key), value)
                assert not rule.limits or value is None or rule.limits[0] <= value <= rule.limits[1], str(line.key)


def test_what_ends_a_record_stands_last(form_of):
    assert form_of("institution", "no-901").groups[-1].labels["ru"] == "Если запись прекращена"
