"""More workbooks as offices make them: lists of halls in which something is another than usual; each by the name of its function."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter


def units_in_a_row(path: Path) -> None:
    """Units in a row of their own below the headings, then the numbers of columns; numbers in all the ways people type them."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Площади")
    sheet.write_row("A2", ["№", "Наименование", "Общая площадь", "Высота потолков", "Мощность", "Количество кранов"])
    sheet.write_row("A3", ["", "", "тыс. кв. м", "(м)", "кВт", "шт."])
    sheet.write_row("A4", [1, 2, 3, 4, 5, 6])
    sheet.write_row("A5", [1, "СКЛАД ЯЩИКОВ", "0,6", "6-8 м", "свыше 50", 2])
    sheet.write_row("A6", [2, "столярный цех", "1,05", "ок. 7,2", "не менее 100 кВт", "2 ед."])
    sheet.write_row("A7", [3, "Ремонтный цех", "1.200,50 кв.м", "7.20", "1 200", "н/д"])
    book.close()


def sheet_for_each_institution(path: Path) -> None:
    """A sheet for each institution, which only its name or its title tells; a new hall; a summary that the mapping leaves out."""
    book = xlsxwriter.Workbook(path)
    for name, title, rows in (
        ("Учр. 901", "Перечень помещений", [["Склад ящиков", 600], ["Цех № 3 (литер А)", "1 200,50"]]),
        ("902", "№ 902 мекеменің үй-жайлары", [["Кирпичный цех", "до 900"]]),
    ):
        sheet = book.add_worksheet(name)
        sheet.write("A1", title)
        sheet.write_row("A3", ["Наименование", "Площадь, м²"])
        for number, row in enumerate(rows, 3):
            sheet.write_row(number, 0, row)
    summary = book.add_worksheet("Свод")
    summary.write_row("A1", ["Учреждение", "Количество", "Площадь"])
    summary.write_row("A2", ["№ 901", 2, 1800.5])
    summary.write_row("A3", ["№ 902", 1, 900])
    book.close()


def two_tables(path: Path) -> None:
    """A table of halls and one of institutions below it, each with a title of its own."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["1. Помещения по состоянию на 01.11.2026 г."],
        ["Наименование", "Площадь", "Вода"],
        ["Склад ящиков", 600, "имеется"],
        ["Малярный цех", "~700", "отсутствует"],
        [],
        ["2. Учреждения по состоянию на 12.11.2026 г."],
        [],
        ["Номер учреждения", "Содержится, чел.", "Работает, чел.", "Вид режима"],
        ["901", "700", "более 100", "общий"],
        ["902", "не известно", "0", "строгий"],
    ):
        sheet.append(row)
    book.save(path)


def institutions_between(path: Path) -> None:
    """Institutions in rows between the halls, sums in the middle, headings in both languages at once."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Тізім")
    sheet.write_row("A1", ["Р/с", "Атауы\nНаименование", "Ауданы / Площадь, м²", "Су (Вода)", "Кәріз/Канализация"])
    sheet.write_row("A2", ["I", "Учреждение № 901"])
    sheet.write_row("A3", [1, "Жәшік қоймасы / Склад ящиков", 600, "бар / есть", "жоқ"])
    sheet.write_row("A4", [2, "Ағаш цехы", 2400, "подведено", "+"])
    sheet.write_row("A5", ["", "Итого по учреждению № 901", 3000])
    sheet.write_row("A6", ["II", "№ 902 мекеме"])
    sheet.write_row("A7", [3, "Астық қоймасы", "320", "", "подведена"])
    sheet.write_row("A8", ["", "Барлығы / Всего", 3320])
    book.close()


def other_letters(path: Path) -> None:
    """Kazakh typed on a Russian keyboard, Latin letters that look the same, capitals."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("тизим")
    sheet.write_row("A1", ["Yй-жай атауы", "МЕКЕМЕ", "Жалпы ауданы, ш.м", "Жылу", "Салынган жылы"])
    sheet.write_row("A2", ["Тигин цехы", "901", "шамамен 500", "жок", "1986 жылы"])
    sheet.write_row("A3", ["Cтолярный цеx", "№ 901", "белгисиз", "жакын жерде бар", "дерек жок"])
    book.close()


def footnotes(path: Path) -> None:
    """Stars behind names and numbers, and what they mean below the table."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Перечень")
    sheet.write_row("A1", ["Наименование*", "Площадь, кв. м", "Износ, %"])
    sheet.write_row("A2", ["Склад ящиков*", "600**", 35])
    sheet.write_row("A3", ["Зерновой склад", 320, "40 %*"])
    sheet.write("A4", "* по данным учреждения")
    sheet.write("A6", "** без пристройки")
    book.close()


def empty_around(path: Path) -> None:
    """Empty rows and columns around the table, text with an apostrophe, a filter, grouped and hidden columns, no heading."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Лист1")
    sheet.write_row("C6", ["Наименование", "Площадь", "Этаж", "", "Газ", "Адрес"])
    sheet.write_row("C7", ["Склад ящиков", "600", "1 этаж", "ул. Степная", "подведен"])
    sheet.write_row("C8", ["Кирпичный цех", " 1200", "'2", "", "—"])
    sheet.write_row("C9", ["Швейный цех", "", "0"])
    sheet.autofilter("C6:H9")
    sheet.set_row(7, None, None, {"hidden": True})
    sheet.set_column("E:G", None, None, {"level": 1, "hidden": True})
    book.close()


def many_dates(path: Path) -> None:
    """The date of a survey in as many spellings as there are halls."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Осмотр")
    sheet.write_row("A1", ["Объект", "Дата осмотра"])
    for number, (name, day) in enumerate(
        (
            ("Склад ящиков", "«12» ноября 2026 г."),
            ("Кирпичный цех", "12 қараша 2026 жыл"),
            ("Зерновой склад", "ноябрь 2026 г."),
            ("Столярный цех", "12. 11. 2026 г."),
            ("Открытая площадка", "2026 жылдың қарашасы"),
            ("Малярный цех", "2026-11-12"),
            ("Ремонтный цех", 46338),
        ),
        1,
    ):
        sheet.write_row(number, 0, [name, day])
    sheet.write("A9", "Швейный цех")
    sheet.write_datetime("B9", date(2026, 11, 12), book.add_format({"num_format": "dd.mm.yyyy"}))
    book.close()


def doubtful(path: Path) -> None:
    """What may be meant in two ways, or is no value of its field: each is a problem at its cell."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Лист1")
    sheet.write_row(
        "A1", ["Наименование", "Площадь", "Высота", "Мощность, кВт", "Краны", "Вода", "Дата осмотра", "Износ, %"]
    )
    sheet.write_row("A2", ["Склад ящиков", "24х60 м", "6/8", "2х630 кВА", "нет", "да/нет", "I квартал 2026", 0.35])
    sheet.write_row(
        "A3", ["Кирпичный цех", "1,200", "высокий", "630 кВА", "отсутствует", "техническая", "12.11.26", "нет"]
    )
    sheet.write_row("A4", ["Зерновой склад", "600 + 40", "6 футов", "", "", "0", "05/06/2026", "III"])
    book.close()


def one_name_twice(path: Path) -> None:
    """Two rows for one hall, in one institution; in another institution a hall of that name is a new one."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Лист1")
    sheet.write_row("A1", ["Учреждение", "Наименование", "Площадь"])
    for number, row in enumerate(
        (["901", "Склад ящиков", 600], ["901", "склад  ящиков", 40], ["902", "Склад ящиков", 50]), 1
    ):
        sheet.write_row(number, 0, row)
    book.close()


def new_ones(path: Path) -> None:
    """A new institution, its new hall, and the states of that hall, each named by its name alone."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Мекемелер")
    sheet.write_row("A1", ["Номер учреждения", "Мекеме атауы қазақша", "Учреждение на русском", "Адрес"])
    sheet.write_row("A2", ["903", "№ 903 мекеме", "Учреждение № 903", "пос. Когенсай"])
    sheet = book.add_worksheet("Цехы")
    sheet.write_row("A1", ["Название на казахском", "Название на русском", "Учреждение", "Площадь"])
    sheet.write_row("A2", ["Нан цехы", "Хлебный цех", "Учреждение № 903", 200])
    sheet = book.add_worksheet("production-site-history")
    sheet.write_row("A1", ["Идентификатор записи", "Статус", "С какого времени", "Источник"])
    sheet.write_row("A2", ["Хлебный цех", "простаивает", "2026", "letter"])
    book.close()


def copied_sheet(path: Path) -> None:
    """A sheet that was copied for the next institution, and its title left as it was."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("№ 902")
    sheet.write("A1", "Помещения учреждения № 901")
    sheet.write_row("A2", ["Наименование", "Площадь"])
    sheet.write_row("A3", ["Кирпичный цех", 900])
    book.close()


def quoted_csv(path: Path) -> None:
    """Commas between cells, decimal commas and line breaks in quotation marks, a mark of the encoding, upper case."""
    _csv(
        path,
        ",",
        [
            ["НАИМЕНОВАНИЕ", "ПЛОЩАДЬ,\nКВ. М", "ИЗНОС, %", "ПРЕЖНЕЕ\nИСПОЛЬЗОВАНИЕ"],
            ["Склад\nящиков", "600,5", "35", "тарный цех,\nзатем склад"],
            ["Малярный цех", "1 050,00", "12,5", ""],
        ],
    )


def commas_everywhere(path: Path) -> None:
    """Semicolons between cells, and more commas than these in every row."""
    _csv(
        path,
        ";",
        [
            ["Наименование, объекта", "Площадь, м2", "Износ, %", "Высота, м"],
            ["Склад ящиков", "600,5–700,5", "35,5", "6,5"],
            ["Малярный цех", "1050,1–1100,5", "12,5", "4,25"],
        ],
    )


def bare_decimal_commas(path: Path) -> None:
    """Commas between cells and in numbers, without quotation marks: nobody can tell them apart."""
    path.write_text("Название,Площадь,Этаж\nСклад ящиков,600,5,1\nМалярный цех,700,1\n", encoding="utf-8")


def _csv(path: Path, separator: str, rows: list[list[Any]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)


LISTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "units_in_a_row": (units_in_a_row, ".xlsx"),
    "sheet_for_each_institution": (sheet_for_each_institution, ".xlsx"),
    "two_tables": (two_tables, ".xlsx"),
    "institutions_between": (institutions_between, ".xlsx"),
    "other_letters": (other_letters, ".xlsx"),
    "footnotes": (footnotes, ".xlsx"),
    "empty_around": (empty_around, ".xlsx"),
    "many_dates": (many_dates, ".xlsx"),
    "doubtful": (doubtful, ".xlsx"),
    "one_name_twice": (one_name_twice, ".xlsx"),
    "new_ones": (new_ones, ".xlsx"),
    "copied_sheet": (copied_sheet, ".xlsx"),
    "quoted_csv": (quoted_csv, ".csv"),
    "commas_everywhere": (commas_everywhere, ".csv"),
    "bare_decimal_commas": (bare_decimal_commas, ".csv"),
}
