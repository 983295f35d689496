"""Workbooks as offices make them, of the halls and institutions of the test region; each by the name of its function."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.styles import numbers

NO_BREAK = "\u00a0"


def akimat_list(path: Path) -> None:
    """A title with its day, a row that numbers the columns, thousands in a heading, a sum, a signature."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Лист1")
    sheet.merge_range("A1:H1", "Сведения о простаивающих помещениях по состоянию на 1 ноября 2026 года")
    sheet.write_row(
        "A3",
        [
            "№ п/п",
            "Наименование объекта",
            "Учреждение",
            "Общая площадь, тыс. кв. м",
            "Электроснабжение",
            "Мощность, кВт",
            "Год постройки",
            "Примечание",
        ],
    )
    sheet.write_row("A4", [1, 2, 3, 4, 5, 6, 7, 8])
    sheet.write_row("A5", [1, " Склад ящиков ", "Учреждение № 901", "0,6", "есть", "~60", "1975 г.", "проверить"])
    sheet.write_row("A6", [2, f"Зерновой{NO_BREAK}склад", "№ 902", 1.2, "нет", "-", 1980])
    sheet.write_row("A7", ["", "Итого:", "", 1.8])
    sheet.write_row("A9", ["", "Начальник отдела", "", "", "И. О. Фамилия"])
    book.close()


def two_rows_of_headings(path: Path) -> None:
    """Headings in two rows of merged cells, a source and a date beside each row, a day as its number."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Цехы")
    for cells, text in (
        ("A2:A3", "Наименование"),
        ("B2:C2", "Площадь, кв. м"),
        ("D2:E2", "Электроэнергия"),
        ("F2:F3", "Источник"),
        ("G2:G3", "По состоянию на"),
    ):
        sheet.merge_range(cells, text)
    sheet.write_row("B3", ["общая", "склада", "наличие", "мощность, кВт"])
    sheet.write_row("A4", ["Склад ящиков", "600", "н/д", "да", "не менее 50", "letter", "12.11.2026 ж."])
    sheet.write_row("A5", ["Кирпичный цех", f"1{NO_BREAK}200,5", "", "жоқ", "", "letter", 46338])
    book.close()


def kazakh_list(path: Path) -> None:
    """Kazakh headings and words, dates as text, a range in words."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Парақ1"
    sheet["A1"] = "2026 жылғы 12 қараша күнгі жағдай бойынша"
    sheet.append([])
    sheet.append(["Р/с №", "Атауы", "Мекеме", "Жалпы ауданы (ш. м)", "Су", "Жылу", "Салынған жылы", "Кім ұсынады"])
    sheet.append(
        [
            1,
            "Тігін цехы",
            "№ 901 мекеме",
            "шамамен 500 ш. м",
            "бар",
            "жақын жерде бар",
            "1986 ж.",
            "Самалдық облысының әкімдігі",
        ]
    )
    sheet.append([2, "Жөндеу цехы", "№ 902 мекеме", "900-ден 1100-ге дейін", "жоқ", "белгісіз", "12.11.1990 ж.", "н/д"])
    book.save(path)


def own_words(path: Path) -> None:
    """Headings that only this office has; the mapping says what they are."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("свод")
    sheet.write_row(
        "A1", ["Что", "Где", "Полезная площадь, га", "Свет", "Сколько народу", "Откуда взято", "Кто смотрел"]
    )
    sheet.write_row("A2", ["Открытая площадка", "901", "0,35", "центр.", "около 40", "letter", "комиссия"])
    sheet.write_row("A3", ["Столярный цех", "901", 0.24, "нет", "не более 25", "hall-survey", "комиссия"])
    book.close()


def windows_csv(path: Path) -> None:
    """What Excel saves as .csv in Russian: the old encoding with Kazakh letters, semicolons, decimal commas."""
    _csv(
        path,
        "kz1048",
        ";",
        [
            ["Отчёт о площадях", "", "", "", ""],
            ["Название", "Атауы қазақша", "Площадь, м2", "Износ, %", "Дереккөзі"],
            ["Склад ящиков", "Жәшік қоймасы", "600,5", "35", "letter"],
            ["Малярный цех", "Бояу цехы", "1 050", "12,5%", "letter"],
        ],
    )


def dos_csv(path: Path) -> None:
    """What an old program of accounting saves: the encoding of DOS, the same separator."""
    _csv(path, "cp866", ";", [["Наименование", "Площадь"], ["Склад ящиков", "600 кв.м"], ["Ремонтный цех", "0,12 га"]])


def unicode_text(path: Path) -> None:
    """What Excel saves as Unicode text: UTF-16, tabs."""
    _csv(
        path,
        "utf-16",
        "\t",
        [["Атауы", "Қабаты", "Крандар саны"], ["Ағаш цехы", "1", "2 дана"], ["Бояу цехы", "н/д", "0"]],
    )


def columns_of_tables(path: Path) -> None:
    """The names of the columns that the site itself publishes, in another order, with one more."""
    rows = [
        ["space_area_m2_to", "comment", "id", "space_area_m2_precision", "space_area_m2", "space_area_m2_source", "space_area_m2_as_of", "utilities_water", "space_kinds"],
        ["", "проверено", "repair-hall", "at-least", "900", "letter", "2026-11", "nearby", "workshop;store"],
        ["1500", "", "open-yard", "range", "1200", "letter", "2026-11-12", "unknown", ""],
    ]  # fmt: skip
    _csv(path, "utf-8-sig", ",", rows)


def formulas(path: Path) -> None:
    """Formulas with their last value, numbers with a unit in their format, percent, a month as a day, a sum without a word."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Расчёт")
    thousands = book.add_format({"num_format": '0.0" тыс. кв. м"'})
    percent, month, day = (book.add_format({"num_format": code}) for code in ("0%", "mm.yyyy", "dd.mm.yyyy"))
    sheet.write_row(
        "A1", ["Код записи", "Общая площадь", "Износ", "Год постройки", "Когда осмотрели на месте", "Площадь склада"]
    )
    sheet.write_row("A2", ["box-store"])
    sheet.write_formula("B2", "=0.3*2", thousands, 0.6)
    sheet.write_number("C2", 0.35, percent)
    sheet.write_datetime("D2", date(1975, 5, 1), month)
    sheet.write_datetime("E2", date(2026, 11, 12), day)
    sheet.write_formula("F2", "=B2*100", None, 59.99999999999999)
    sheet.write_row("A3", ["paint-shop", 700, "", "", "", 40])
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column("F:F", None, None, {"hidden": True})
    sheet.write_formula("F4", "=SUM(F2:F3)", None, 100)
    book.close()


def merged_and_repeated(path: Path) -> None:
    """An institution merged across its halls, the headings again on the next page, not known across columns, sections."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Реестр")
    headings = ["Учреждение", "Наименование помещения", "Газ", "Канализация", "Вода"]
    sheet.write_row("A4", headings)
    sheet.merge_range("A5:E5", "Производственные помещения")
    sheet.merge_range("A6:A7", "Учреждение № 901")
    sheet.write_row("B6", ["Склад ящиков", "подключено", "подключено", "есть рядом"])
    sheet.write("B7", "Столярный цех")
    sheet.merge_range("C7:E7", "нет данных")
    sheet.write_row("A8", headings)
    sheet.write_row("A9", ["Учреждение № 902", "Кирпичный цех", "нет", "", "имеется"])
    book.close()


def institutions(path: Path) -> None:
    """Institutions by their numbers, with people as text, a business number as a number, a telephone and a point."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(
        ["Номер учреждения", "БИН", "Сколько человек содержится", "Работает, чел.", "Телефон", "Координаты", "Адрес"]
    )
    sheet.append(
        [
            "№ 901",
            940940000123,
            "около 700 чел.",
            "от 100 до 120",
            "+7 7252 53 00 00",
            "50.2839, 57.1670",
            "г. Самалдык, ул. Степная, 1",
        ]
    )
    sheet.append([902, "", "более 500", "н/д", "", "", "пос. Когенсай"])
    sheet["B2"].number_format = numbers.FORMAT_NUMBER
    book.save(path)


def history(path: Path) -> None:
    """The states of halls, a row each, in a sheet of the name that its table has; another sheet of notes."""
    book = xlsxwriter.Workbook(path)
    notes = book.add_worksheet("Пояснение")
    notes.write("A1", "Заполнено по письму учреждения")
    sheet = book.add_worksheet("production-site-history")
    sheet.write_row("A1", ["Идентификатор записи", "Номер по порядку", "Статус", "С какого времени", "Источник"])
    sheet.write_row("A2", ["open-yard", 1, "простаивает", "неизвестно", "letter"])
    sheet.write_row("A3", ["open-yard", 2, "ұсынылып отыр", "қараша 2026", "letter"])
    book.close()


def _csv(path: Path, encoding: str, separator: str, rows: list[list[Any]]) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)


OFFICES: dict[str, tuple[Callable[[Path], None], str]] = {
    "akimat_list": (akimat_list, ".xlsx"),
    "two_rows_of_headings": (two_rows_of_headings, ".xlsx"),
    "kazakh_list": (kazakh_list, ".xlsx"),
    "own_words": (own_words, ".xlsx"),
    "windows_csv": (windows_csv, ".csv"),
    "dos_csv": (dos_csv, ".csv"),
    "unicode_text": (unicode_text, ".txt"),
    "columns_of_tables": (columns_of_tables, ".csv"),
    "formulas": (formulas, ".xlsx"),
    "merged_and_repeated": (merged_and_repeated, ".xlsx"),
    "institutions": (institutions, ".xlsx"),
    "history": (history, ".xlsx"),
}
