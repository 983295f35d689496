"""Pictures of a production site on the built pages: in every width and format, with whose they are, without positions."""

import re
import shutil
from pathlib import Path

import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from scripts.languages.kazakh_hyphens import SOFT_HYPHEN
from tests.conftest import ROOT, run_command
from tests.pictures import SECRET, drawing, images, photograph, plan

PAGE = "catalogue/sites/no-53-areas/index.html"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose production site has three pictures, built."""
    project = tmp_path_factory.mktemp("project")
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copy(ROOT / "mkdocs.yml", project)
    folder = project / "docs" / "assets" / "images"
    photograph(folder / "hall.jpg", (2000, 1500), orientation=6)
    plan(folder / "plan.png", (900, 600))
    drawing(folder / "scheme.svg")
    record = project / "docs" / "data" / "production-sites" / "no-53-areas.yml"
    text = record.read_text(encoding="utf-8")
    assert "\nimages: []\n" in text
    fields = images(("hall.jpg", "photograph"), ("plan.png", "plan"), ("scheme.svg", "drawing"))
    record.write_text(text.replace("\nimages: []\n", f"\n{fields}"), encoding="utf-8")
    result = run_command("-m", "scripts", "build", cwd=project)
    assert result.returncode == 0, result.stderr
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


@pytest.mark.parametrize(
    ("language", "kinds", "said"),
    [
        (
            "",
            ["Фотосурет", "Жоспар", "Сызба"],
            "Цехтың іші. {}. Авторы: Мекеме әкімшілігі. Күні: 2025 ж. қараша. Лицензия: CC BY 4.0.",
        ),
        (
            "ru",
            ["Фотография", "План", "Рисунок"],
            "Цех изнутри. {}. Автор: Администрация учреждения. Дата: ноябрь 2025 г. Лицензия: CC BY 4.0.",
        ),
    ],
)
def test_each_says_what_it_is_and_whose(built: Path, language: str, kinds: list[str], said: str):
    captions = [" ".join(figure.css_first("figcaption").text().split()) for figure in figures(built, language)]
    assert captions == [said.format(kind) for kind in kinds]


def test_no_file_of_the_site_tells_where_a_picture_was_taken(built: Path):
    originals = {path.read_bytes() for path in (built / "docs" / "assets" / "images").glob("*.[jp]*g")}
    published = [path.read_bytes() for path in (built / "site").rglob("*") if path.is_file()]
    assert originals.isdisjoint(published)
    assert not any(SECRET.encode() in content for content in published)


def test_the_check_finds_no_error(built: Path):
    result = run_command("-m", "scripts", "check", cwd=built)
    assert (result.returncode, re.findall(r".* error: .*", result.stdout)) == (0, [])


def test_a_second_build_makes_no_picture_and_another_photograph_changes_the_page(built: Path):
    cache = built / ".cache" / "images"
    made = {path: path.stat().st_ino for path in cache.iterdir()}
    page = built / "site" / PAGE
    before = page.read_bytes()
    assert run_command("-m", "scripts", "build", cwd=built).returncode == 0
    assert {path: path.stat().st_ino for path in cache.iterdir()} == made
    assert page.read_bytes() == before
    photograph(built / "docs" / "assets" / "images" / "hall.jpg", (1600, 1500))
    assert run_command("-m", "scripts", "build", cwd=built).returncode == 0
    assert page.read_bytes() != before
