"""Pictures of a production site on the built pages: in every width and format, with whose they are, without positions."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages.hyphens import SOFT_HYPHEN
from tests.conftest import run_command, run_well
from tests.pictures import SECRET, drawing, images, photograph, plan

NAME = "brick-workshop"
PAGE = f"catalogue/sites/{NAME}/index.html"


@pytest.fixture(scope="module")
def built(region_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the region's project, one of whose production sites has three pictures, built."""
    project = shutil.copytree(region_project, tmp_path_factory.mktemp("pictures") / "project")
    folder = project / "docs" / "assets" / "images"
    photograph(folder / "hall.jpg", (2000, 1500), orientation=6)
    plan(folder / "plan.png", (900, 600))
    drawing(folder / "scheme.svg")
    record = project / "docs" / "data" / "production-sites" / f"{NAME}.yml"
    text = record.read_text(encoding="utf-8")
    assert "\nimages: []\n" in text
    fields = images(("hall.jpg", "photograph"), ("plan.png", "plan"), ("scheme.svg", "drawing"))
    record.write_text(text.replace("\nimages: []\n", f"\n{fields}"), encoding="utf-8")
    run_well("build", cwd=project)
    return project


def figures(built: Path, language: str) -> list[LexborNode]:
    path = built / "site" / language / PAGE
    return LexborHTMLParser(path.read_text(encoding="utf-8").replace(SOFT_HYPHEN, "")).css("article figure.image")


def files(built: Path, language: str, *addresses: str | None) -> list[Path]:
    return [(built / "site" / language / PAGE).parent / (address or "") for address in addresses]


@pytest.mark.parametrize("language", ["", "ru"])
def test_every_file_is_there_in_its_size(built: Path, language: str):
    pictures = [figure.css_first("picture") for figure in figures(built, language)[:2]]
    for picture, size in zip(pictures, [(1440, 1920), (900, 600)], strict=True):
        assert picture
        image = picture.css_first("img").attributes
        assert (int(image["width"] or 0), int(image["height"] or 0)) == size
        with Image.open(*files(built, language, image["src"])) as file:
            assert file.size == size
        sources = picture.css("source")
        assert [source.attributes["type"] for source in sources] == ["image/avif", "image/webp"]
        for source in sources:
            for candidate in (source.attributes["srcset"] or "").split(", "):
                address, width = candidate.split(" ")
                assert re.search(r"\.[0-9a-f]{10}\.(?:avif|webp)$", address)
                with Image.open(*files(built, language, address)) as file:
                    assert f"{file.width}w" == width


@pytest.mark.parametrize("language", ["", "ru"])
def test_a_drawing_has_its_size(built: Path, language: str):
    figure = figures(built, language)[2]
    assert figure.css("picture") == []
    image = figure.css_first("img").attributes
    assert (image["width"], image["height"]) == ("800", "600")
    assert files(built, language, image["src"])[0].is_file()


SAID = {
    "": "Цехтың іші. {}. Авторы: Мекеме әкімшілігі. Күні: 2025 ж. қараша. Лицензия: CC BY 4.0.",
    "ru": "Цех изнутри. {}. Автор: Администрация учреждения. Дата: ноябрь 2025 г. Лицензия: CC BY 4.0.",
}
KINDS = {"": ["Фотосурет", "Ғимарат сызбасы", "Салынған сурет"], "ru": ["Фотография", "План", "Рисунок"]}


@pytest.mark.parametrize("language", ["", "ru"])
def test_each_says_what_it_is_and_whose(built: Path, language: str):
    captions = [" ".join(figure.css_first("figcaption").text().split()) for figure in figures(built, language)]
    assert captions == [SAID[language].format(kind) for kind in KINDS[language]]


def test_no_file_of_the_site_tells_where_a_picture_was_taken(built: Path):
    originals = {path.read_bytes() for path in (built / "docs" / "assets" / "images").glob("*.[jp]*g")}
    published = [path.read_bytes() for path in (built / "site").rglob("*") if path.is_file()]
    assert originals.isdisjoint(published)
    assert not any(SECRET.encode() in content for content in published)


def test_the_check_finds_no_error(built: Path):
    result = run_command("-m", "scripts", "check", cwd=built)
    assert (result.returncode, re.findall(r".* error: .*", result.stdout)) == (0, [])


@pytest.mark.exhaustive
def test_a_second_build_makes_no_picture_and_another_photograph_changes_the_page(built: Path):
    cache = built / ".cache" / "images"
    made = {path: path.stat().st_ino for path in cache.iterdir()}
    page = built / "site" / PAGE
    before = page.read_bytes()
    run_well("build", cwd=built)
    assert {path: path.stat().st_ino for path in cache.iterdir()} == made
    assert page.read_bytes() == before
    photograph(built / "docs" / "assets" / "images" / "hall.jpg", (1600, 1500))
    run_well("build", cwd=built)
    assert page.read_bytes() != before
