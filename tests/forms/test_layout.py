"""What the form and its reader agree on: keys, headings, choices, dates, each read back as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.forms.layout import (
    FormColumn,
    LineKey,
    both,
    choice_of,
    code_text,
    column_of,
    day_of,
    day_text,
    form_words,
    heading,
    precision_of,
    precision_text,
    read_key,
    reference_of,
    reference_text,
    says_unknown,
    unknown_text,
)
from scripts.languages.units import UNITS
from scripts.records.kinds import KINDS
from scripts.records.kinds.site_facts import Supply
from scripts.records.known import Bound
from scripts.records.values import Words
from scripts.tables.columns import tables_of

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
PATHS = st.lists(st.tuples(NAMES, st.none() | st.integers(0, 99)), min_size=1, max_size=3)


@given(
    st.sampled_from([*KINDS]),
    st.none() | st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True),
    PATHS,
    st.sampled_from([*form_words()["parts"], "value"]),
)
def test_a_key_is_read_back(kind, name, steps, part):
    path = tuple(step for pair in steps for step in pair if step is not None)
    key = LineKey(kind, name, path, part)
    assert read_key(str(key)) == key


def test_a_key_says_which_part_of_which_field_of_which_record():
    key = LineKey("production-site", "sewing-hall", ("history", 0, "since"))
    assert str(key) == "production-site/sewing-hall/history[0].since#value"
    assert key.field_path == ("history", "since")
    assert read_key("production-site/+/name#kk") == LineKey("production-site", None, ("name",), "kk")


@pytest.mark.parametrize("text", [None, 12, "", "Площадь", "production-site/x", "=A1", "a/b/c#d e"])
def test_other_texts_are_no_keys(text):
    assert read_key(text) is None


@pytest.mark.parametrize("column", [*FormColumn][:-1])
def test_a_column_is_known_by_its_heading_in_both_languages_or_one(column):
    words = form_words()["columns"][column]
    for text in (heading(column), words["kk"], words["ru"].upper(), f" {words['kk']}  "):
        assert column_of(text) is column


@pytest.mark.parametrize("text", [None, "", "Ещё столбец"])
def test_other_headings_are_of_no_column(text):
    assert column_of(text) is None


def test_the_unknown_is_said_in_both_languages_or_one():
    assert unknown_text() == "белгісіз / неизвестно"
    assert all(map(says_unknown, ("белгісіз / неизвестно", "Неизвестно", "белгісіз ")))
    assert not any(map(says_unknown, (None, "", 0, "нет", "-")))


def test_every_precision_is_read_back():
    for code in (*(bound.value for bound in Bound), "range"):
        assert precision_of(precision_text(code)) == code
    assert (precision_of("около"), precision_of("кемінде"), precision_of("неизвестно")) == (
        "about",
        "at-least",
        "unknown",
    )
    assert precision_of("наверное") is None


def test_choices_are_said_in_both_languages_once_where_they_are_alike():
    assert [both(choice) for choice in Supply] == ["қосылған / подключено", "жақын жерде бар / есть рядом", "жоқ / нет"]
    assert both({"kk": "цех", "ru": "цех"}) == "цех"
    assert [choice_of(text, Supply) for text in ("жоқ / нет", "Нет", "жоқ", "none", "да", None)] == [
        *["none"] * 4,
        None,
        None,
    ]


def test_no_two_choices_of_a_field_are_said_alike():
    fields = [field for kind in KINDS.values() for table in tables_of(kind) for field in table.fields if field.choices]
    assert fields
    for field in fields:
        assert [choice_of(both(choice), field.choices) for choice in field.choices] == list(field.choices), field.name


def test_every_unit_is_read_back():
    assert [reference_of(code_text(unit)) for unit in (*UNITS, "percent")] == [*UNITS, "percent"]


def test_another_record_is_named_by_its_id_and_its_title():
    assert reference_text("letter", Words(kk="Хат", ru="Письмо")) == "letter — Хат / Письмо"
    assert reference_of("letter — Хат / Письмо") == reference_of("letter") == "letter"
    assert reference_of("Письмо акимата № 5") == "Письмо акимата № 5"


@pytest.mark.parametrize(
    "record, office",
    [
        ("2026-03-05", "05.03.2026"),
        ("2026-03", "03.2026"),
        ("2026", "2026"),
        ("2026-21", "2026-21"),
        ("unknown", "белгісіз / неизвестно"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(record, office):
    assert day_text(record) == office
    assert day_of(office) == record


@pytest.mark.parametrize("text", ["5.3.2026", "12.11.2026 ж.", "вчера", ""])
def test_a_date_that_the_form_did_not_write_is_left_to_others(text):
    assert day_of(text) is None
