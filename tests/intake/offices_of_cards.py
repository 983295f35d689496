"""Workbooks of offices whose fields stand in rows: cards of one hall, and lists with the halls in columns; each by the name of its function."""

import csv
from collections.abc import Callable
from pathlib import Path

import xlsxwriter


def card(path: Path) -> None:
    """A card of one hall: names of fields, values beside them, sections, a date in the title."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Паспорт")
    sheet.merge_range("A1:B1", "Паспорт помещения по состоянию на 1 ноября 2026 года")
    for row, pair in enumerate(
        (
            ("1. Наименование объекта:", "Склад ящиков"),
            ("2. Учреждение:", "Учреждение № 901"),
            ("Общие сведения", ""),
            ("2.1. Общая площадь (кв. м):", "600 м2"),
            ("2.2. Год постройки:", "1975 год"),
            ("Инженерные сети", ""),
            ("3.1. Электроснабжение:", "подключено"),
            ("3.2. Мощность, кВт:", "не более 60"),
            ("3.3. Вода:", "не известно"),
            ("3.4. Кто обслуживает:", "ТОО"),
        ),
        3,
    ):
        sheet.write_row(row, 0, pair)
    book.close()


def card_with_sources(path: Path) -> None:
    """A card with a number, a unit, a value, a source and a date for each field."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Карточка")
    sheet.write("B1", "Карточка цеха учреждения № 901")
    for row, cells in enumerate(
        (
            ("№ п/п", "Наименование показателя", "Ед. изм.", "Значение", "Источник", "По состоянию на"),
            (1, "Наименование", "", "Столярный цех"),
            (2, "Площадь общая", "тыс. кв. м", "2,4", "letter", "12.11.2026"),
            (3, "Высота", "м", "от 6 до 8", "hall-survey", "ноябрь 2026"),
            (4, "Газ", "есть/нет", "-", "letter", ""),
            (5, "Количество кранов", "шт.", 2, "letter", "2026 ж."),
            (6, "Режимность", "", "да"),
        ),
        2,
    ):
        sheet.write_row(row, 0, cells)
    book.close()


def card_in_groups(path: Path) -> None:
    """A card whose names of fields stand in two columns, the first merged over several rows."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Карта")
    sheet.merge_range("A1:B1", "Наименование")
    sheet.write("C1", "Ремонтный цех")
    sheet.merge_range("A2:A3", "Площадь, кв. м")
    sheet.write_column("B2", ["общая", "склада"])
    sheet.write_column("C2", ["от 900 до 1100", 40])
    sheet.merge_range("A4:A5", "Электроэнергия")
    sheet.write_column("B4", ["наличие", "мощность, кВт"])
    sheet.write_column("C4", ["имеется", "~100"])
    book.close()


def wide_card(path: Path) -> None:
    """A card made to be printed: each name and each value merged over several columns."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Паспорт")
    sheet.merge_range("A1:F1", "ПАСПОРТ ПОМЕЩЕНИЯ")
    for row, (name, value) in enumerate((("Наименование", "Склад ящиков"), ("Площадь, м2", 600), ("Вода", "есть")), 3):
        sheet.merge_range(f"A{row}:C{row}", name)
        sheet.merge_range(f"D{row}:F{row}", value)
    book.close()


def halls_in_columns(path: Path) -> None:
    """A list with the halls in columns, units in a column of their own, a sum at the end, one column hidden."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Сравнение")
    sheet.write("A1", "Сравнительная таблица на 12.11.2026")
    for row, cells in enumerate(
        (
            ("Наименование", "", "Склад ящиков", "Зерновой склад", "Малярный цех", "Итого"),
            ("Учреждение", "", "№ 901", "№ 902", "901", ""),
            ("Площадь", "кв. м", 600, "320,5", "1 050", 1970.5),
            ("Износ", "%", "35%", 40, "н/д", ""),
            ("Отопление", "", "есть", "нет", "есть рядом", ""),
            ("Исполнитель", "", "А. Б.", "А. Б.", "А. Б.", ""),
        ),
        2,
    ):
        sheet.write_row(row, 0, cells)
    sheet.set_column("D:D", None, None, {"hidden": True})
    book.close()


def kazakh_halls_in_columns(path: Path) -> None:
    """The same kind of list in Kazakh, saved as text."""
    rows = [
        ["Көрсеткіштер", "1", "2"],
        ["Үй-жай атауы", "Тігін цехы", "Жөндеу цехы"],
        ["Жалпы ауданы, ш. м", "500-600", "кемінде 900"],
        ["Сумен жабдықтау", "бар", "жоқ"],
        ["Қаралған күні", "2026 жылғы 12 қараша", "қараша 2026"],
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def card_on_each_sheet(path: Path) -> None:
    """A sheet for each hall, and one that only explains them."""
    book = xlsxwriter.Workbook(path)
    book.add_worksheet("О файле").write("A1", "Заполнено отделом 12.11.2026")
    for name, area in (("Кирпичный цех", "900 кв.м"), ("Открытая площадка", "0,35 га")):
        sheet = book.add_worksheet(name)
        sheet.write_column("B2", ["Объект", "Площадь", "Подъездные пути", "Телефон"])
        sheet.write_column("C2", [name, area, "есть тупик", "+7 7252 53 00 00"])
    book.close()


def cards_under_one_another(path: Path) -> None:
    """Several cards on one sheet, each with a title, an empty row between them."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Карточки")
    for row, cells in enumerate(
        (
            ["Карточка 1"],
            ["Наименование", "Склад ящиков"],
            ["Площадь, кв. м", 600],
            [],
            ["Карточка 2"],
            ["Наименование", "Столярный цех"],
            ["Площадь, кв. м", "2 400"],
            ["Вода", "есть"],
        )
    ):
        sheet.write_row(row, 0, cells)
    book.close()


def card_in_both_languages(path: Path) -> None:
    """A card with each heading in both languages, remarks behind the values, a word in Latin letters, no date."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Паспорт 901")
    for row, cells in enumerate(
        (
            ("Мәлімет / Сведения", "Мәні / Значение", "Дереккөзі / Источник", "Ескертпе / Примечание"),
            ("Атауы / Наименование", "Жәшік қоймасы / Склад ящиков"),
            ("Ауданы (Площадь), ш. м", "600-ден астам", "letter", "пристройка не в счёт"),
            ("Жылу / Отопление", "HET", "letter"),
        )
    ):
        sheet.write_row(row, 0, cells)
    book.close()


def doubtful_card(path: Path) -> None:
    """A card that says one thing twice, and another not understandably: problems at the cells of the file."""
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Карточка")
    for row, cells in enumerate(
        (
            ("Показатель", "Значение"),
            ("Наименование", "Склад ящиков"),
            ("Площадь", "много"),
            ("Общая площадь", 600),
            ("Газ", "частично"),
        ),
        1,
    ):
        sheet.write_row(row, 1, cells)
    book.close()


CARDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "card": (card, ".xlsx"),
    "card_with_sources": (card_with_sources, ".xlsx"),
    "card_in_groups": (card_in_groups, ".xlsx"),
    "wide_card": (wide_card, ".xlsx"),
    "halls_in_columns": (halls_in_columns, ".xlsx"),
    "kazakh_halls_in_columns": (kazakh_halls_in_columns, ".csv"),
    "card_on_each_sheet": (card_on_each_sheet, ".xlsx"),
    "cards_under_one_another": (cards_under_one_another, ".xlsx"),
    "card_in_both_languages": (card_in_both_languages, ".xlsx"),
    "doubtful_card": (doubtful_card, ".xlsx"),
}
