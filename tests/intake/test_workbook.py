"""What a workbook says of its cells is read alike in every format; what is dangerous or damaged is refused in a sentence."""

import io
import random
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from scripts.intake.marks import MOST_CELLS, CellMark, format_of
from scripts.intake.packed import MOST_UNPACKED, packed, unpacked
from scripts.intake.workbook import Percent, Unreadable, open_workbook
from scripts.languages.dates import parse_partial_date
from scripts.records.problems import InputError

FILES = Path(__file__).with_name("files")


def sheet_of(
    path: Path, *rows: list[object], make: Callable[[xlsxwriter.Workbook, object], None] | None = None
) -> Path:
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Лист1")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    if make:
        make(book, sheet)
    book.close()
    return path


def changed_part(source: Path, target: Path, change: Callable[[str, bytes], bytes], **added: bytes) -> Path:
    """Copy a packed workbook with each part changed, and others added."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, content in added.items():
            new.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return target


def unchanged(_: str, content: bytes) -> bytes:
    return content


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        open_workbook(path)
    (problem,) = refused.value.problems
    assert problem.told("kk") != problem.told("ru") != problem.told("en")
    return problem.told("ru").partition(": ")[2]


# --- what is read ---


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_percent_hidden_rows_units_of_formats_and_months_are_seen_in_every_format(ending):
    (sheet,) = open_workbook(FILES / f"formulas.{ending}")
    assert sheet.at(2, 2) == "0.6 тыс. кв. м"
    assert sheet.at(2, 3) == Percent(35)
    assert sheet.at(2, 4) == parse_partial_date("1975-05")
    assert sheet.at(2, 6) == 60
    assert sheet.hidden_rows == {3}
    assert sheet.hidden_columns == {6}


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_merged_cells_are_seen_in_every_format(ending):
    (sheet,) = open_workbook(FILES / f"merged_and_repeated.{ending}")
    merged = sheet.merged_at(7, 1)
    assert merged and (merged.top, merged.left, merged.bottom, merged.right) == (6, 1, 7, 1)
    assert sheet.merged_at(9, 1) is None


def test_a_formula_that_was_never_worked_out_and_an_error_have_no_value(tmp_path):
    book = openpyxl.Workbook()
    book.active["C3"] = "=1+1"
    book.save(tmp_path / "a.xlsx")
    assert isinstance(open_workbook(tmp_path / "a.xlsx")[0].at(3, 3), Unreadable)
    path = sheet_of(tmp_path / "b.xlsx", make=lambda _, sheet: sheet.write_formula("A1", "=1/0", None, "#DIV/0!"))
    assert isinstance(open_workbook(path)[0].at(1, 1), Unreadable)


@pytest.mark.parametrize(
    ("code", "mark", "words"),
    [
        ("0.00%", CellMark.PERCENT, ""),
        ("dd.mm.yyyy", None, ""),
        ("mmm yyyy", CellMark.MONTH, ""),
        ('yyyy" г."', CellMark.YEAR, ""),
        ('#,##0.0\\ "кв. м"', None, "кв. м"),
        ("#,##0", None, ""),
        ("# ##0,00 [$₸-43F]", None, "₸"),
        ("_-* #,##0.00_-;-* #,##0.00_-", None, ""),
    ],
)
def test_a_format_tells_how_its_numbers_are_meant(code, mark, words):
    assert (format_of(200, code).mark, format_of(200, code).words) == (mark, words)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "kz1048", "cp866", "koi8_r"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_text_of_any_usual_encoding_and_separator_is_read(tmp_path, encoding, separator):
    text = f'Название{separator}Площадь\r\n"Швейный{separator} цех"{separator}1200\r\nСклад ящиков{separator}600\r\n'
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    (sheet,) = open_workbook(tmp_path / "a.csv")
    assert sheet.rows == [["Название", "Площадь"], [f"Швейный{separator} цех", "1200"], ["Склад ящиков", "600"]]


def test_decimal_commas_are_no_separators(tmp_path):
    (tmp_path / "a.csv").write_text("sep=;\nНазвание;Площадь\nЦех;1200,5\nСклад;600,25\n", encoding="utf-8")
    assert open_workbook(tmp_path / "a.csv")[0].rows[1] == ["Цех", "1200,5"]


# --- what is refused ---


def test_sixteen_thousand_columns(tmp_path):
    path = sheet_of(tmp_path / "a.xlsx", [f"c{number}" for number in range(16_000)])
    assert refusal(path) == "найдено: столбцы до BXY; ожидается: самое большее 2000 столбцов"


def test_a_cell_at_the_far_end_fills_no_memory(tmp_path):
    path = sheet_of(tmp_path / "a.xlsx", make=lambda _, sheet: (sheet.write(0, 0, 1), sheet.write(1_048_575, 9, 1)))
    assert "строки до 1048576" in refusal(path)
    repeated = (
        b'<table:table-row table:number-rows-repeated="40000"><table:table-cell table:number-columns-repeated="900"'
    )
    repeated += b' office:value-type="float" office:value="1"/></table:table-row>'
    many = changed_part(
        FILES / "formulas.ods",
        tmp_path / "a.ods",
        lambda name, content: (
            content.replace(b"<table:table-row", repeated + b"<table:table-row", 1)
            if name == "content.xml"
            else content
        ),
    )
    assert f"самое большее {MOST_CELLS} ячеек" in refusal(many)


def test_a_hundred_megabytes(tmp_path):
    with (tmp_path / "a.xlsx").open("wb") as file:
        file.truncate(100 * 2**20)
    assert refusal(tmp_path / "a.xlsx") == "найдено: файл в 100 МБ; ожидается: файл самое большее в 20 МБ"


def test_a_zip_bomb(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * (MOST_UNPACKED + 1))
    assert "вырастает сверх всякой меры" in refusal(tmp_path / "a.xlsx")


def test_a_zip_bomb_that_lies_about_its_size(tmp_path):
    path = sheet_of(tmp_path / "a.xlsx", ["Название"])
    bomb = changed_part(path, tmp_path / "b.xlsx", lambda name, content: b" " * 2**24 if "sheet1" in name else content)
    data = bomb.read_bytes()
    bomb.write_bytes(data.replace(struct.pack("<I", 2**24), struct.pack("<I", 100)))
    assert "повреждённый файл" in refusal(bomb)


def test_entities(tmp_path):
    path = sheet_of(tmp_path / "a.xlsx", ["Название"])
    doctype = b'<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY d "&b;&b;">]>'
    bad = changed_part(
        path,
        tmp_path / "b.xlsx",
        lambda name, content: (
            content.replace(b"<worksheet", doctype + b"<worksheet", 1) if "sheet1" in name else content
        ),
    )
    assert "повреждённый файл" in refusal(bad)


def test_macros(tmp_path):
    path = sheet_of(tmp_path / "a.xlsx", ["Название"])
    assert "макросами" in refusal(changed_part(path, tmp_path / "b.xlsx", unchanged, xl__vbaProject_dot_bin=b"x"))
    assert "макросами" in refusal(Path(path.rename(tmp_path / "a.xlsm")))
    basic = changed_part(
        FILES / "formulas.ods", tmp_path / "a.ods", unchanged, Basic__Standard__Module1_dot_xml=b"<a/>"
    )
    assert "макросами" in refusal(basic)


@pytest.mark.parametrize(
    "formula", ["='[other.xlsx]Sheet1'!$A$1", "=[1]Лист1!A1", "=cmd|'/c calc'!A1", '=WEBSERVICE("https://a.kz")']
)
def test_links_to_other_files(tmp_path, formula):
    path = sheet_of(tmp_path / "a.xlsx", make=lambda _, sheet: sheet.write_formula("A1", formula, None, 5))
    assert "ссылки на другие файлы" in refusal(path)


def test_links_of_other_programs(tmp_path):
    path = sheet_of(tmp_path / "a.xlsx", ["Название"])
    assert "ссылки" in refusal(changed_part(path, tmp_path / "b.xlsx", unchanged, xl__externalLinks__a_dot_xml=b"<a/>"))
    link = b"table:formula=\"of:=['file:///C:/other.ods'#$Sheet1.A1]\" "
    linked = changed_part(
        FILES / "formulas.ods",
        tmp_path / "a.ods",
        lambda name, content: (
            content.replace(b"office:value-type=", link + b"office:value-type=", 1)
            if name == "content.xml"
            else content
        ),
    )
    assert "ссылки на другие файлы" in refusal(linked)


def test_a_password(tmp_path):
    book = bytearray((FILES / "formulas.xls").read_bytes())
    entry, name = book.index("Workbook".encode("utf-16-le")), "EncryptedPackage".encode("utf-16-le")
    book[entry : entry + len(name)] = name
    book[entry + 64 : entry + 66] = struct.pack("<H", len(name) + 2)
    (tmp_path / "a.xlsx").write_bytes(book)
    assert (
        refusal(tmp_path / "a.xlsx")
        == "найдено: файл, защищённый паролем; ожидается: тот же файл, сохранённый без пароля"
    )
    manifest = changed_part(
        FILES / "formulas.ods",
        tmp_path / "a.ods",
        lambda name, content: content.replace(
            b"</manifest:manifest>", b"<manifest:encryption-data/></manifest:manifest>"
        ),
    )
    assert "паролем" in refusal(manifest)


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 500, b"<html><table></table></html>", b"%PDF-1.7 ", b"PK\x03\x04broken"]
)
def test_what_is_no_table(tmp_path, content):
    (tmp_path / "a.xls").write_bytes(content)
    assert refusal(tmp_path / "a.xls").startswith("найдено: ")


def test_what_is_no_file(tmp_path):
    assert "нечто, что не является файлом" in refusal(tmp_path)
    with pytest.raises(InputError):
        open_workbook(tmp_path / "none.xlsx")


@pytest.mark.parametrize("tries", [20, pytest.param(400, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("ending", ["xls", "ods", "xlsx"])
def test_a_damaged_workbook_is_refused_or_read_and_nothing_else(tmp_path, ending, tries):
    """Cut off, and with bytes of others in it: whatever comes, no other error than a sentence."""
    source = FILES / f"formulas.{ending}"
    whole = (
        source.read_bytes() if source.exists() else sheet_of(tmp_path / "a.xlsx", ["Название", 1.5, "Цех"]).read_bytes()
    )
    chance = random.Random(tries)
    path = tmp_path / f"b.{ending}"
    for _ in range(tries):
        data = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.3 else whole)
        for _ in range(chance.randrange(1, 30)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            open_workbook(path)
        except InputError as error:
            assert error.told("kk")


def test_what_is_packed_again_is_what_was_read():
    """calamine is given no other bytes than those that were unpacked within limits."""
    parts = unpacked((FILES / "formulas.ods").read_bytes())
    with zipfile.ZipFile(io.BytesIO(packed(parts))) as package:
        assert {name: package.read(name) for name in package.namelist()} == parts
