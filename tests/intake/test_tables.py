"""Tables whose headings, rows or columns are in disorder: what is told, what is asked, what is kept in the mapping."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from scripts.intake.cell_numbers import HeadingUnit
from scripts.intake.heading_words import split_unit
from scripts.intake.read import read_sheets
from scripts.intake.reading import SheetReading
from scripts.intake.workbook import open_workbook
from scripts.messages.say import Message
from scripts.records.problems import InputError


def write(path: Path, *rows: Iterable[Any], merged: dict[str, Any] | None = None, name: str = "Лист1") -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(name)
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    for cells, text in (merged or {}).items():
        sheet.merge_range(cells, text)
    book.close()
    return path


def problems(reading: SheetReading) -> list[str]:
    return [problem.told("ru").removeprefix("лист «Лист1», ") for problem in reading.problems]


@pytest.fixture
def read(tmp_path, region_records):
    def of(*rows, merged=None, ask=None, mapping="mapping.yml", name="Лист1"):
        path = write(tmp_path / "a.xlsx", *rows, merged=merged, name=name)
        return read_sheets(open_workbook(path), region_records, tmp_path / mapping, ask)

    return of


def answering(*answers: str | None) -> tuple[Any, list[Message]]:
    """Return who answers in turn, then says nothing, and the questions that were put."""
    left: Iterator[str | None] = iter(answers)
    asked: list[Message] = []

    def ask(question: Message) -> str | None:
        asked.append(question)
        return next(left, None)

    return ask, asked


# --- what headings mean ---


@pytest.mark.parametrize(
    ("heading", "words", "times", "unit"),
    [
        ("Общая площадь, кв. м", "Общая площадь", 1, "m2"),
        ("Площадь (тыс. м²)", "Площадь", 1000, "m2"),
        ("Площадь, м2", "Площадь", 1, "m2"),
        ("Площадь кв.м", "Площадь", 1, "m2"),
        ("Жалпы ауданы, ш. м", "Жалпы ауданы", 1, "m2"),
        ("Работает, чел.", "Работает", 1, "people"),
    ],
)
def test_a_heading_may_have_a_unit(heading, words, times, unit):
    assert split_unit(heading) == (words, HeadingUnit(Decimal(times), unit))


@pytest.mark.parametrize("heading", ["Номер учреждения", "Название цеха", "Площадь", "Площадь (общая)", "Этаж"])
def test_other_headings_have_none(heading):
    assert split_unit(heading) == (heading, None)


# --- what is told ---


def test_two_rows_for_one_record(read):
    reading = read(
        ["Название", "Площадь"], ["Склад ящиков", 600], ["Жәшік қоймасы", 700], ["Новый цех", 5], ["новый  цех", 6]
    )
    assert problems(reading) == [
        "ячейка A3: найдено: box-store второй раз, уже есть: лист «Лист1», ячейка A2; ожидается: одна строка для каждой записи",
        "ячейка A5: найдено: новый цех второй раз, уже есть: лист «Лист1», ячейка A4; ожидается: одна строка для каждой записи",
    ]


def test_a_row_that_does_not_say_of_what(read):
    reading = read(["Название", "Площадь", "Вода"], ["Склад ящиков", 600, "есть"], ["", 700, "нет"])
    assert problems(reading) == ["ячейка A3: найдено: пустая ячейка; ожидается: идентификатор или название записи"]


def test_two_columns_for_one_fact(read):
    reading = read(["Название", "Площадь", "Общая площадь, кв. м"], ["Склад ящиков", 600, 700])
    assert problems(reading) == [
        "ячейка C1: найдено: текст «Общая площадь, кв. м»; ожидается: каждое сведение один раз: в B1 говорится о том же"
    ]


def test_one_number_for_several_rows_and_one_word_for_several_columns(read):
    reading = read(
        ["Название", "Площадь", "Вода", "Газ"],
        ["Склад ящиков"],
        ["Столярный цех"],
        merged={"B2:B3": 1200, "C2:D2": "частично"},
    )
    assert problems(reading) == [
        "ячейка B2: найдено: объединённые ячейки: 1200; ожидается: число в каждой строке",
        "ячейка C2: найдено: объединённые ячейки: частично; ожидается: значение в каждом столбце",
    ]


def test_a_name_and_a_number_of_two_records(read):
    reading = read(["Номер учреждения", "Наименование", "Адрес"], ["901", "Учреждение № 902", "г. Самалдык"])
    assert problems(reading) == [
        "ячейка B2: найдено: текст «Учреждение № 902, 901»; ожидается: название и номер одной и той же записи"
    ]


def test_a_record_that_is_not_there_yet_has_no_id(read):
    assert [row.id for row in read(["Название", "Площадь"], ["Никакой цех", 6]).rows] == [None]


def test_a_sheet_without_headings(read):
    (problem,) = problems(read(["Цех 1", 600, "да"], ["Цех 2", 700, "нет"]))
    assert problem.startswith(
        "лист «Лист1»: найдено: нет строки понятных заголовков; ожидается: строка с названиями столбцов"
    )


def test_headings_that_nobody_understands_are_pointed_at(read, tmp_path):
    table = (["Список"], ["Что", "Сколько"], ["Склад ящиков", "600 кв. м"])
    ask, asked = answering("", "production-site", "name_ru", "Площадь", "letter", "2026")
    (row,) = read(*table, ask=ask).rows
    assert [question.id for question in asked][:2] == ["intake.which-row", "intake.which-table"]
    assert (row.id, row.values["space", "area_m2"].value) == ("box-store", 600)
    ask, asked = answering()
    assert [row.id for row in read(*table, ask=ask).rows] == ["box-store"]
    assert asked == []


def test_headings_of_several_kinds(read):
    table = (["Название", "Идентификатор"], ["Никакой цех", "no-hall"])
    (problem,) = problems(read(*table))
    assert problem.startswith(
        "строка 1: найдено: заголовки, которые подходят нескольким таблицам: event, figure, institution"
    )
    (row,) = read(*table, name="production-site").rows
    assert (row.kind, row.id) == ("production-site", "no-hall")


def test_headings_of_several_kinds_are_of_the_one_whose_records_the_rows_name(read):
    (row,) = read(["Название", "Идентификатор"], ["Склад ящиков", "box-store"]).rows
    assert (row.kind, row.id) == ("production-site", "box-store")


def test_headings_and_words_in_both_languages_and_questions_whether_it_is_there(read):
    reading = read(
        ["Атауы / Название", "Жалпы ауданы, м² / Общая площадь, м²", "Газ (+/-)", "Су / Вода", "Жабдық / Оборудование"],
        ["Жәшік қоймасы / Склад ящиков", "шамамен 600", "-", "бар / есть", "екі кран / два крана"],
        ["Столярный цех", 5, "+", "-", "два крана"],
    )
    (row, _) = reading.rows
    assert {".".join(path): said.value for path, said in row.values.items()} == {
        "space.area_m2": 600,
        "utilities.gas": "none",
        "utilities.water": "connected",
        "state.equipment": {"kk": "екі кран", "ru": "два крана"},
    }
    assert problems(reading) == [
        "ячейка E3: найдено: текст «два крана»; ожидается: слова на казахском и на русском, между ними знак /"
    ]


# --- what is asked ---


def test_a_heading_that_nobody_knows_is_asked_once_and_kept(read, tmp_path):
    table = (["Название", "Полезная площадь, тыс. кв. м", "Кто смотрел"], ["Склад ящиков", "0,6", "комиссия"])
    ask, asked = answering("площадь чего-то", "Общая площадь", "", "нет такого", "letter", "вчера", "12.11.2026")
    reading = read(*table, ask=ask)
    assert [question.id for question in asked] == [
        "intake.which-field",
        "intake.no-such-field",
        "intake.which-field",
        "intake.which-source",
        "intake.record-source",
        "intake.which-date",
        "intake.date",
    ]
    (row,) = reading.rows
    fact = row.values["space", "area_m2"]
    assert (fact.value, fact.source, fact.as_of) == (600, "letter", "2026-11-12")
    assert (tmp_path / "mapping.yml").read_text(encoding="utf-8") == (
        "columns:\n  Полезная площадь, тыс. кв. м: space_area_m2\n  Кто смотрел:\nsource: letter\nas_of: '2026-11-12'\n"
    )
    ask, asked = answering()
    assert read(*table, ask=ask).rows == reading.rows
    assert asked == []


def test_without_a_terminal_a_heading_that_nobody_knows_is_noted(read, tmp_path):
    reading = read(["Название", "Площадь", "Полезная"], ["Склад ящиков", 600, 500])
    assert [note.told("ru") for note in reading.notes] == ["лист «Лист1», столбец C: «Полезная» не читается"]
    assert not (tmp_path / "mapping.yml").exists()


def test_the_kind_is_asked_where_several_have_the_headings(read, tmp_path):
    ask, _ = answering("production-site")
    (row,) = read(["Название", "Идентификатор"], ["Никакой цех", "no-hall"], ask=ask).rows
    assert row.kind == "production-site"
    assert (tmp_path / "mapping.yml").read_text(encoding="utf-8") == "sheets:\n  Лист1: production-site\n"


def test_the_comments_of_a_mapping_stay(read, tmp_path):
    (tmp_path / "mapping.yml").write_text("# Акимат района\nsource: letter # письмо\n", encoding="utf-8")
    ask, _ = answering("", "2026")
    read(["Название", "Площадь", "Полезная"], ["Склад ящиков", 600, 500], ask=ask)
    assert (tmp_path / "mapping.yml").read_text(encoding="utf-8") == (
        "# Акимат района\nsource: letter # письмо\ncolumns:\n  Полезная:\nas_of: '2026'\n"
    )


def test_a_mapping_that_says_what_it_may_not(read, tmp_path):
    wrong = "kind: cow\ncolums: {}\nas_of: вчера\nwords: [1]\nsheets: {Лист1: hall}\n"
    (tmp_path / "mapping.yml").write_text(wrong, encoding="utf-8")
    with pytest.raises(InputError) as refused:
        read(["Название", "Площадь"], ["Склад ящиков", 600])
    assert [problem.line for problem in refused.value.problems] == [1, 2, 3, 4, 5]


def test_a_mapping_with_a_source_that_is_not_there(read, tmp_path):
    (tmp_path / "mapping.yml").write_text("source: leter\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"leter.*letter"):
        read(["Название", "Площадь"], ["Склад ящиков", 600])
