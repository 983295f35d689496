"""What stands between and around the rows of a table: other tables, institutions, sums, names without a heading."""

import pytest

from tests.intake.test_tables import problems, read

__all__ = ["read"]


def test_a_second_table_on_a_sheet_is_read_by_its_own_headings(read):
    reading = read(
        ["Название", "Площадь"], ["Склад ящиков", 600], [], ["Номер учреждения", "Адрес"], ["901", "Самалдык"]
    )
    assert [(row.id, row.place.cell) for row in reading.rows] == [("box-store", "A2"), ("no-901", "A5")]
    assert problems(reading) == []


def test_an_institution_across_the_table_is_that_of_the_halls_below(read):
    reading = read(
        ["Название", "Площадь"],
        [],
        ["Склад ящиков", 600],
        [],
        ["Зерновой склад", 320],
        merged={"A2:B2": "Учреждение № 901", "A4:B4": "№ 902 мекеме"},
    )
    assert [(row.id, row.values["institution",].value) for row in reading.rows] == [
        ("box-store", "no-901"),
        ("grain-store", "no-902"),
    ]


def test_rows_of_sums_numbers_of_columns_and_signatures_are_left_out(read):
    reading = read(
        ["№", "Название", "Площадь"],
        [1, 2, 3],
        [1, "Склад ящиков", 600],
        [2, "Столярный цех", 400],
        ["", "ВСЕГО:", 1000],
        [],
        ["", "Исполнитель: А. Б.", ""],
    )
    assert problems(reading) == []
    assert [row.id for row in reading.rows] == ["box-store", "joinery-hall"]
    assert [note.place.row for note in reading.notes] == [5, 7]


def test_a_table_goes_on_after_an_empty_row(read):
    reading = read(["Название", "Площадь", "Вода"], ["Склад ящиков", 600], [], ["Столярный цех", 5], ["Новый цех", 6])
    assert [(row.id, row.place.row) for row in reading.rows] == [("box-store", 2), ("joinery-hall", 4), (None, 5)]


@pytest.mark.parametrize(
    "table",
    [
        (["№", "", "Площадь", "Вода"], [1, "Склад ящиков", 600, "есть"], [2, "Столярный цех", 5, "нет"]),
        (["Показатель", "Склад ящиков", "Столярный цех"], ["Площадь", 600, 5], ["Вода", "есть", "нет"]),
    ],
)
def test_names_without_a_heading_are_known_where_records_have_them(read, table):
    reading = read(*table)
    assert [row.id for row in reading.rows] == ["box-store", "joinery-hall"]
    assert [note.text.id for note in reading.notes] == ["intake.read-as-names"]


def test_names_without_a_heading_that_no_record_has_are_not_guessed(read):
    (problem,) = problems(read(["№", "", "Площадь", "Вода"], [1, "Цех 1", 600, "есть"], [2, "Цех 2", 5, "нет"]))
    assert "нет строки понятных заголовков" in problem


def test_an_institution_between_the_rows_that_is_not_there_is_told(read):
    reading = read(["№", "Название", "Площадь"], ["I", "Учреждение № 903"], [1, "Новый цех", 600])
    assert problems(reading) == [
        "строка 2: найдено: текст «Учреждение № 903»; ожидается: идентификатор или название учреждения"
    ]
    assert ("institution",) not in reading.rows[0].values
