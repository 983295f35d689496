"""Pictures and documents on the built pages, of records and in prose: whose they are, in every format, without positions."""

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
#: What an editor adds to the twins of a page: the path of a picture is the same in both.
_PICTURES = """
![](../../assets/images/logo.svg)

- {item}

    ![{words}](../../assets/images/hall.jpg)

    /// caption
    {caption}
    ///
"""
PROSE = {
    "kk": _PICTURES.format(item="Зал туралы", words="Бос зал", caption="Залдың іші")
    + "\n[Талаптар](../../assets/files/terms.pdf), [алаңдар тізімі](list.docx)\n",
    "ru": _PICTURES.format(item="О зале", words="Пустой зал", caption="Внутри зала")
    + "\n[Условия](../../assets/files/terms.pdf), [перечень площадок](list.docx)\n",
}


@pytest.fixture(scope="module")
def built(region_project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the region's project, built: a production site has three pictures, and a page names them and documents."""
    project = shutil.copytree(region_project, tmp_path_factory.mktemp("pictures") / "project")
    folder = project / "docs" / "assets" / "images"
    photograph(folder / "hall.jpg", (2000, 1500), orientation=6)
    plan(folder / "plan.png", (900, 600))
    drawing(folder / "scheme.svg")
    record = project / "docs" / "data" / "production-sites" / f"{NAME}.yml"
    text = record.read_text(encoding="utf-8")
    assert "\nimages: []\n" in text
    fields = images(
        project / "docs" / "data", ("hall.jpg", "photograph"), ("plan.png", "plan"), ("scheme.svg", "drawing")
    )
    record.write_text(text.replace("\nimages: []\n", f"\n{fields}"), encoding="utf-8")
    for language in ("kk", "ru"):
        page = project / "docs" / language / "about" / "contacts.md"
        page.write_text(page.read_text("utf-8") + PROSE[language], "utf-8")
        (page.with_name("list.docx")).write_bytes(b"PK\x03\x04" + bytes(700))
    (project / "docs" / "assets" / "files" / "terms.pdf").write_bytes(b"%PDF-1.7\n" + bytes(1_234_000))
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


def prose(built: Path, language: str) -> LexborHTMLParser:
    path = built / "site" / language / "about" / "contacts" / "index.html"
    return LexborHTMLParser(path.read_text("utf-8").replace(SOFT_HYPHEN, ""))


SAID_IN_PROSE = {
    "": (
        ["Сайттың белгісі. Бұл\u00a0— безендіру үшін салынған сурет.", "Залдың іші"],
        ["Төбенің үстіндегі жел екі толқын сызықпен салынған", "Бос зал"],
        ["Талаптар (PDF,\u00a01,2\u00a0МБ)", "алаңдар тізімі (DOCX,\u00a01\u00a0КБ)"],
        "Авторы: Мекеме әкімшілігі. Күні: 2025 ж. қараша. Лицензия: CC BY 4.0.",
    ),
    "ru": (
        ["Знак сайта, нарисованный для оформления.", "Внутри зала"],
        ["Ветер над холмом нарисован двумя волнистыми линиями", "Пустой зал"],
        ["Условия (PDF,\u00a01,2\u00a0МБ)", "перечень площадок (DOCX,\u00a01\u00a0КБ)"],
        "Автор: Администрация учреждения. Дата: ноябрь 2025 г. Лицензия: CC BY 4.0.",
    ),
}


@pytest.mark.parametrize("language", ["", "ru"])
def test_a_picture_in_prose_has_what_its_record_says_and_the_caption_of_the_page(built: Path, language: str):
    captions, alternatives, _, ground = SAID_IN_PROSE[language]
    figures = prose(built, language).css("article figure")
    assert [figure.css_first("figcaption p").text() for figure in figures] == captions
    assert [figure.css_first("img").attributes["alt"] for figure in figures] == alternatives
    assert " ".join(figures[1].css_first(".ground").text().split()).endswith(ground)


@pytest.mark.parametrize("language", ["", "ru"])
def test_a_picture_in_prose_is_there_in_every_size(built: Path, language: str):
    folder = built / "site" / language / "about" / "contacts"
    page = prose(built, language)
    assert [source.attributes["type"] for source in page.css("article picture source")] == ["image/avif", "image/webp"]
    sets = [part for source in page.css("article source") for part in (source.attributes["srcset"] or "").split(", ")]
    assert len(sets) == 6
    for address in (*(part.split(" ")[0] for part in sets), *(image.attributes["src"] for image in page.css("img"))):
        assert (folder / (address or "")).is_file(), address


@pytest.mark.parametrize("language", ["", "ru"])
def test_a_link_to_a_document_says_of_what_type_and_how_large_it_is(built: Path, language: str):
    links = [link for link in prose(built, language).css("article a") if "(" in link.text()]
    assert [link.text() for link in links] == SAID_IN_PROSE[language][2]
    for link in links:
        address = link.attributes["href"] or ""
        assert (built / "site" / language / "about" / "contacts" / address).is_file(), address


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
