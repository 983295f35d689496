"""What a journalist takes along: the fact sheet as PDF and text says what the page says, the zip has all of it, in the same bytes."""

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from scripts.exports.passport import PlainWriter
from scripts.exports.press_kit import write_press_kit
from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import FACT_SHEET, press_file
from scripts.pages.fact_sheet import SheetLine, fact_sheet
from scripts.pages.phrases import phrase
from scripts.records.loader import Records, load_records
from tests.conftest import BuiltOnce, run_command
from tests.exports.conftest import REGION, SITE_URL, squeezed, tags, text_of
from tests.records.small_tree import Tree

both = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="session")
def kits(region: Records, built_once: BuiltOnce) -> Path:
    """The folder of a site with what journalists take along from the region, in both languages."""

    def build(folder: Path) -> None:
        for language in LANGUAGES:
            write_press_kit(region, folder, SITE_URL, language)

    return built_once("press-kits", build)


def lines_of(records: Records, language: Language) -> list[SheetLine]:
    parts = fact_sheet(PlainWriter(records, language, FACT_SHEET))
    return [line for part in parts for table in part.tables for line in table.lines]


def contents(site: Path, language: Language) -> dict[str, bytes]:
    with zipfile.ZipFile(site / press_file("press-kit.zip", language)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@both
def test_pdf_and_text_have_every_fact_with_its_source_and_date(region: Records, kits: Path, language: Language):
    pdf = text_of(kits / press_file("fact-sheet.pdf", language))
    text = (kits / press_file("fact-sheet.txt", language)).read_text("utf-8")
    told = lines_of(region, language)
    assert len(told) > 50
    for line in told:
        assert f"{line.name}: {line.value.removesuffix('.')} ({line.ground})." in text
        for part in (line.name, line.value, line.ground):
            assert squeezed(part) in pdf


@both
def test_both_say_where_the_page_is_and_of_when_they_are(kits: Path, language: Language):
    for said in (
        text_of(kits / press_file("fact-sheet.pdf", language)),
        squeezed((kits / press_file("fact-sheet.txt", language)).read_text("utf-8")),
    ):
        assert f"{SITE_URL}{'' if language == 'kk' else 'ru/'}press/fact-sheet/" in said
        assert squeezed(phrase("sheet_title", language)) in said
        assert {"kk": "2026ж.14қыркүйек", "ru": "14сентября2026г."}[language] in said


@both
def test_the_pdf_is_for_every_reader(kits: Path, language: Language):
    pdf = PdfReader(kits / press_file("fact-sheet.pdf", language))
    root = pdf.trailer["/Root"]
    assert root["/Lang"] == f"{language}-KZ"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    kinds = [tag["/S"] for tag in tags(pdf)]
    assert kinds.count("/H1") == 1 and "/H2" in kinds and "/TH" in kinds


@both
def test_the_kit_has_the_sheet_charts_map_captions_and_licences(kits: Path, language: Language):
    found = contents(kits, language)
    pictures = {"chart-status", "chart-region", "chart-kind", "chart-known", "map"}
    assert set(found) == {
        "fact-sheet.pdf", "fact-sheet.txt", "captions.txt", "licences.txt",
        *(f"{name}.{ending}" for name in pictures for ending in ("svg", "png")),
    }  # fmt: skip
    for ending in ("pdf", "txt"):
        assert found[f"fact-sheet.{ending}"] == (kits / press_file(f"fact-sheet.{ending}", language)).read_bytes()
    captions = found["captions.txt"].decode()
    for name in pictures:
        assert f"{name}.svg, {name}.png: " in captions
    assert "CC BY 4.0" in found["licences.txt"].decode()


@both
def test_its_pictures_are_whole(kits: Path, language: Language):
    for name, content in contents(kits, language).items():
        if name.endswith(".png"):
            with Image.open(io.BytesIO(content)) as picture:
                assert picture.width == 1800
                assert len(picture.convert("RGB").getcolors(1 << 24)) > 2
        if name.endswith(".svg"):
            svg = LexborHTMLParser(content.decode()).css_first("svg")
            assert svg is not None and svg.css("path")
            assert b"<image" not in content and b"http://" not in content.replace(b"http://www.w3.org", b"")


def test_a_demonstration_says_so_on_paper_and_in_text(tree: Tree, tmp_path: Path):
    tree.replace("sources/article.yml", "source: article", "source: demonstration")
    write_press_kit(load_records(tree.data), tmp_path, None, "ru")
    assert phrase("demonstration", "ru") in (tmp_path / press_file("fact-sheet.txt", "ru")).read_text("utf-8")
    assert squeezed(phrase("demonstration", "ru")) in text_of(tmp_path / press_file("fact-sheet.pdf", "ru"))


def test_of_one_site_without_a_place_there_is_a_chart_of_what_is_known_and_a_map_without_signs(
    tree: Tree, tmp_path: Path
):
    place = "coordinates:\n  value:\n    latitude: 42.3\n    longitude: 69.6\n  source: article\n  as_of: unknown\n"
    tree.replace("institutions/no-1.yml", place, "coordinates: unknown\n")
    write_press_kit(load_records(tree.data), tmp_path, None, "ru")
    found = contents(tmp_path, "ru")
    assert {name for name in found if name.endswith(".svg")} == {"chart-known.svg", "map.svg"}
    assert phrase("kit_map_empty", "ru") in found["captions.txt"].decode()
    assert "/ru/press/fact-sheet/" in found["fact-sheet.txt"].decode()


def test_the_same_records_give_the_same_bytes_in_another_process(kits: Path, tmp_path: Path):
    program = (
        "import sys; from pathlib import Path; from scripts.exports.press_kit import write_press_kit; "
        "from scripts.records.loader import load_records; "
        "records = load_records(Path(sys.argv[3]), pictures=Path(sys.argv[4])); "
        "write_press_kit(records, Path(sys.argv[1]), sys.argv[2], 'ru')"
    )
    result = run_command("-c", program, tmp_path, SITE_URL, REGION / "data", REGION / "assets" / "images")
    assert result.returncode == 0, result.stderr
    name = press_file("press-kit.zip", "ru")
    assert (tmp_path / name).read_bytes() == (kits / name).read_bytes()


def test_another_value_gives_another_kit(tree: Tree, tmp_path: Path):
    write_press_kit(load_records(tree.data), tmp_path / "before", None, "ru", tmp_path / "cache")
    tree.replace("production-sites/hall.yml", "1200.5", "1300.5")
    write_press_kit(load_records(tree.data), tmp_path / "after", None, "ru", tmp_path / "cache")
    assert contents(tmp_path / "before", "ru") != contents(tmp_path / "after", "ru")
    assert "1 300,5 м²" in contents(tmp_path / "after", "ru")["fact-sheet.txt"].decode().replace("\u00a0", " ")
