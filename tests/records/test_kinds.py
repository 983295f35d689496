"""The eleven kinds of record: what each model takes, what it refuses, and in which words."""

from datetime import date

import pytest

from scripts.files import read_table
from scripts.languages.dates import parse_partial_date
from scripts.records.fields import UNKNOWN, fact, field_labels
from scripts.records.kinds import KINDS
from scripts.records.kinds.catalogue import Institution, ProductionSite, SiteStatus
from scripts.records.kinds.partnership import Event, EventKind, Party
from scripts.records.kinds.reference import Figure, Source
from scripts.records.known import Fact, Known
from scripts.records.loader import load_records, walk
from scripts.records.problems import InputError
from scripts.records.values import Choice, Model, Statement, Words
from tests.conftest import ROOT
from tests.records.conftest import TODAY
from tests.records.small_tree import FILES


def choices() -> list[type[Choice]]:
    return Choice.__subclasses__()


def test_the_small_tree_has_every_kind(tree):
    records = load_records(tree.data, TODAY)
    assert {record.kind for record in records} == set(KINDS)
    assert sum(1 for _ in records) == len(FILES)


def test_values_have_types(tree):
    records = load_records(tree.data, TODAY)
    hall = records.get(ProductionSite, "hall")
    assert hall.status is SiteStatus.OFFERED
    assert isinstance(hall.space.area_m2, Known)
    assert hall.space.area_m2.value == 1200.5
    assert hall.space.area_m2.as_of == parse_partial_date("2026-01-04")
    assert records.get(Institution, "no-1").first_published == date(2026, 1, 5)
    assert records.get(Source, "code").passages[0].says.ru == "Принудительный труд запрещён."


def test_a_fact_that_is_not_told_is_unknown(tree):
    records = load_records(tree.data, TODAY)
    assert records.get(Institution, "no-1").security == UNKNOWN
    assert records.get(ProductionSite, "hall").transport.rail == UNKNOWN
    assert records.get(Event, "visit").date == UNKNOWN


def test_an_unknown_date_is_a_value(tree):
    records = load_records(tree.data, TODAY)
    assert records.get(Source, "article").published == UNKNOWN
    assert records.get(Party, "chamber").said[0].as_of == UNKNOWN


def test_text_is_kept_without_spaces_around_it(tree):
    tree.replace("figures/wage.yml", "  ru: Минимальный размер заработной платы", '  ru: "  Минимальный размер "')
    assert load_records(tree.data, TODAY).get(Figure, "wage").name.ru == "Минимальный размер"


def test_a_record_cannot_be_changed_after_reading(tree):
    wage = load_records(tree.data, TODAY).get(Figure, "wage")
    with pytest.raises(ValueError, match="frozen"):
        wage.value = 1.0


@pytest.mark.parametrize("choice", choices(), ids=lambda choice: choice.__name__)
def test_every_code_has_words_of_its_own_in_both_languages(choice):
    for language in ("kk", "ru"):
        words = [member.in_language(language) for member in choice]
        assert all(words)
        assert len(set(words)) == len(words)


@pytest.mark.parametrize("value", [dict, bool, list, list[dict], int | None, Statement], ids=str)
def test_a_fact_that_no_page_could_show_is_refused_when_its_class_is_made(value):
    with pytest.raises(TypeError, match=r"Space\.plan: found a fact of .*; expected one that can be shown: .*Words"):
        type("Space", (Model,), {"__annotations__": {"plan": Fact[value]}, "plan": fact("Жоспар", "План")})


@pytest.mark.parametrize("kind", KINDS)
def test_every_fact_has_a_name_in_both_languages(kind):
    models = [KINDS[kind], *(field.annotation for field in KINDS[kind].model_fields.values())]
    for model in models:
        for field in getattr(model, "model_fields", {}).values():
            labels = field_labels(field)
            if labels.get("fact"):
                assert labels["kk"]
                assert labels["ru"]


def test_the_kinds_of_event_are_those_of_the_table_which_a_region_may_lengthen():
    table = read_table(ROOT / "scripts" / "records" / "kinds" / "event_kinds.yml")
    assert {kind.value: {"kk": kind.kk, "ru": kind.ru} for kind in EventKind} == table
    assert KINDS["event"].model_json_schema()["$defs"]["EventKind"]["enum"] == list(table)


def test_words_come_in_the_language_asked_for():
    words = Words(kk="цех", ru="мастерская")
    assert (words.in_language("kk"), words.in_language("ru")) == ("цех", "мастерская")


def test_walking_over_a_record_gives_every_part_with_its_path(tree):
    hall = load_records(tree.data, TODAY).get(ProductionSite, "hall")
    parts = dict(walk(hall))
    assert parts["space", "area_m2", "value"] == 1200.5
    assert parts["history", 1, "source"] == "article"


def test_a_unit_nobody_can_write_names_the_nearest(tree, told):
    tree.replace("figures/wage.yml", "tenge_per_month", "tenge_for_month")
    (line,) = told()
    assert line.startswith('data/figures/wage.yml:9:1: unit: found the text "tenge_for_month"; expected one of tenge,')
    assert line.endswith('(did you mean "tenge_per_month"?)')


def test_an_ended_record_stays_and_says_why(tree):
    tree.replace(
        "figures/wage.yml",
        "last_changed: 2026-01-06\n",
        "last_changed: 2026-01-06\nended: 2026-01-06\nreason: {kk: Ескірді., ru: Устарело.}\n",
    )
    records = load_records(tree.data, TODAY)
    assert records.get(Figure, "wage").reason == Words(kk="Ескірді.", ru="Устарело.")
    assert [figure.id for figure in records.all(Figure)] == ["share", "wage"]
    assert [figure.id for figure in records.current(Figure)] == ["share"]


def test_several_mistakes_in_one_record_are_told_at_once(tree):
    tree.replace("figures/wage.yml", "85000", "many")
    tree.replace("figures/wage.yml", "  ru: Минимальный размер заработной платы\n", "")
    tree.replace("figures/wage.yml", "unit:", "units:")
    with pytest.raises(InputError) as caught:
        load_records(tree.data, TODAY)
    assert [(problem.line, problem.field) for problem in caught.value.problems] == [
        (5, "name.ru"),
        (7, "value"),
        (8, "units"),
    ]
