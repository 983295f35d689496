"""What is published of pictures, drawings and documents: what a page names, of the kinds that are meant, and of pictures only pixels."""

import shutil
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from scripts.cache import Cache
from scripts.pages.prose_rules import tree_problems
from scripts.publish.attachments import published_beside_pages, published_content
from scripts.publish.policy import TYPES
from scripts.records.attachments import DOCUMENTS, ENDINGS, RASTERS
from tests.conftest import BuiltOnce, copy_project, run_command
from tests.pictures import BLUE, RED, SECRET, drawing, exif, metadata_in, photograph, plan, two_halves

PDF = b"%PDF-1.7\n"


def raster(path: Path, orientation: int = 1) -> Path:
    """Write a picture of the kind that its name tells, with a position and an owner in its file."""
    if path.suffix == ".png":
        return plan(path)
    if path.suffix == ".gif":
        path.parent.mkdir(parents=True, exist_ok=True)
        two_halves((640, 480)).save(path, comment=SECRET)
        return path
    return photograph(path, (640, 480), orientation)


PLACES = ("assets/images", "kk/about", "ru/about")


def plant(docs: Path) -> None:
    """Put a picture of every kind into every folder, named by a page and not, a document beside a page, and rubbish."""
    for place in PLACES:
        for ending in RASTERS:
            raster(docs / place / f"named{ending}", 6)
            raster(docs / place / f"unnamed{ending}")
    for language in ("kk", "ru"):
        (docs / language / "about" / "list.pdf").write_bytes(PDF)
        (docs / language / "about" / "page.html").write_text("<script>alert(1)</script>")
        words = {"kk": "Цехтың суреті", "ru": "Вид цеха"}[language]
        folders = ("../../assets/images/", "")
        names = [f"{folder}named{ending}" for folder in folders for ending in RASTERS]
        page = docs / language / "about" / "contacts.md"
        text = page.read_text("utf-8") + "".join(f"\n[{words}]({name})\n" for name in names) + "\n[PDF](list.pdf)\n"
        page.write_text(text, "utf-8")
    (docs / "assets" / "images" / "look.js").write_text("alert(1)")
    for name in ("Thumbs.db", "~$list.docx", ".DS_Store", "unnamed.pdf~"):
        (docs / "kk" / "about" / name).write_bytes(b"x")
    photograph(docs / "handouts" / "named.jpg")
    (docs / "data" / "figures" / "Thumbs.db").write_bytes(b"x")


@pytest.fixture(scope="module")
def planted(built_once: BuiltOnce) -> Path:
    """A folder with a project in which all that was planted, its site, and what its build told (told.txt)."""

    def build(folder: Path) -> None:
        project = copy_project(folder / "project")
        plant(project / "docs")
        result = run_command("-m", "scripts", "build", cwd=project)
        assert result.returncode == 0, result.stderr
        (folder / "told.txt").write_text(result.stderr, "utf-8")

    return built_once("planted-region", build)


def files_of(site: Path, beginning: str) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob(f"{beginning}*"))


def test_every_raster_is_published_without_what_its_camera_wrote(planted):
    site = planted / "project" / "site"
    names = {f"{place}/{name}{ending}" for place in PLACES for name in ("named", "unnamed") for ending in RASTERS}
    assert names <= set(metadata_in(planted / "project" / "docs"))
    assert metadata_in(site) == []
    # Once under a fingerprinted name, else where it lies; in the trees of both languages.
    assert len(files_of(site, "named.")) == len(PLACES) * len(RASTERS)


def test_a_picture_is_set_upright_before_that_is_forgotten(planted):
    for ending in (".jpg", ".webp", ".avif"):
        with Image.open(planted / "project" / "site" / "about" / f"named{ending}") as image:
            assert image.size == (480, 640)


def test_what_no_page_names_and_what_programs_left_is_not_published_and_the_build_says_so(planted):
    site = planted / "project" / "site"
    for name in ("unnamed", "Thumbs.db", "~$", ".DS_Store", "page.html"):
        assert files_of(site, name) == []
    assert files_of(site, "list.pdf") == ["about/list.pdf", "ru/about/list.pdf"]
    (line,) = [line for line in (planted / "told.txt").read_text("utf-8").split("\n") if "not published" in line]
    assert "kk/about/Thumbs.db (left by a program), kk/about/page.html (no kind that is published)" in line
    assert "kk/about/unnamed.pdf~ (left by a program)" in line
    assert line.count("look.js") == line.count("assets/images/look.js (no kind that is published)") == 1
    assert "handouts/named.jpg (neither beside a page nor among the assets)" in line
    assert "assets/images/unnamed.jpg (no page names it)" in line
    assert "kk/about/.DS_Store (left by a program)" in line
    assert ".gitignore" not in line


@pytest.mark.parametrize("ending", RASTERS)
def test_a_picture_keeps_its_colours_and_its_format(tmp_path, ending):
    with Image.open(raster(tmp_path / f"a{ending}")) as before:
        name = before.format
    (tmp_path / f"b{ending}").write_bytes(published_content(tmp_path / f"a{ending}", Cache(tmp_path / "cache")))
    with Image.open(tmp_path / f"b{ending}") as after:
        assert after.format == name
        for place, colour in (((after.width // 2, 5), RED), ((after.width // 2, after.height - 5), BLUE)):
            pixel = after.convert("RGB").getpixel(place)
            assert isinstance(pixel, tuple)
            assert all(abs(one - other) < 25 for one, other in zip(pixel, colour, strict=True))


def test_a_picture_is_written_anew_only_once(tmp_path, monkeypatch):
    path, cache = raster(tmp_path / "a.jpg"), Cache(tmp_path / "cache")
    content = published_content(path, cache)
    monkeypatch.setattr("scripts.publish.attachments.pixels_of", lambda original: pytest.fail("made again"))
    assert published_content(path, cache) == content


def test_files_beside_pages_lie_at_the_addresses_of_their_pages(tmp_path):
    for name in ("kk/about/a.pdf", "ru/about/a.pdf", "handouts/a.pdf", "assets/a.pdf", "check/a.pdf", "data/a.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(PDF)
    assert set(published_beside_pages(tmp_path, Cache(tmp_path / "cache"))) == {
        "about/a.pdf",
        "ru/about/a.pdf",
    }


def told(docs: Path, name: str) -> list[str]:
    for language in ("kk", "ru"):
        (docs / language).mkdir(exist_ok=True)
    return [str(problem).replace(f"{docs}/", "") for problem in tree_problems(docs) if problem.file.endswith(name)]


@pytest.mark.parametrize("ending", DOCUMENTS)
def test_a_document_is_what_its_name_says(tmp_path, ending):
    beginning = DOCUMENTS[ending][1]
    (tmp_path / f"a{ending}").write_bytes(beginning)
    assert told(tmp_path, ending) == []
    (tmp_path / f"a{ending}").write_bytes(b"<html>")
    message = f"a{ending}: found another content than the name says; expected {DOCUMENTS[ending][0]}"
    assert told(tmp_path, ending) == ([message] if beginning else [])


@pytest.mark.parametrize("content", ["Цех;12\n", "\ufeffЦех;12\r\n", "Цех\t12\r\n"])
def test_a_table_of_an_office_program_is_taken(tmp_path, content):
    (tmp_path / "a.csv").write_bytes(content.encode())
    assert told(tmp_path, "a.csv") == []


def test_a_table_that_is_no_text_in_utf8_is_refused(tmp_path):
    photo = photograph(tmp_path / "a.jpg").read_bytes()
    for content in (photo, b"a;b\n\x00", b"a;\x1b\n", "Цех;12\n".encode("cp1251"), "a;b\n".encode("utf-16")):
        (tmp_path / "photo.csv").write_bytes(content)
        message = "found another content than the name says; expected text/csv, as text in UTF-8"
        assert told(tmp_path, "photo.csv") == [f"photo.csv: {message}"]


def test_a_picture_that_moves_or_is_broken_is_refused(tmp_path):
    two_halves((64, 48)).save(tmp_path / "film.gif", save_all=True, append_images=[two_halves((64, 48)).rotate(90)])
    assert told(tmp_path, "film.gif") == [
        "film.gif: found a picture that moves (2 frames); expected a picture that stands still"
    ]
    broken = photograph(tmp_path / "a.jpg")
    broken.write_bytes(broken.read_bytes()[:2000])
    assert told(tmp_path, "a.jpg") == [
        "a.jpg: found a picture that is broken or was cut off; expected a whole picture in JPEG"
    ]


def test_the_metadata_that_these_tests_plant_are_those_of_a_telephone(tmp_path):
    assert exif().get_ifd(ExifTags.IFD.GPSInfo)
    assert metadata_in(photograph(tmp_path / "a" / "a.jpg").parent) == ["a.jpg"]
    shutil.copy(drawing(tmp_path / "b.svg"), tmp_path / "a")
    assert len(metadata_in(tmp_path / "a")) == 1


def test_servers_know_the_type_of_every_kind_that_may_be_published():
    assert {ending.removeprefix(".") for ending in ENDINGS} <= TYPES.keys()
    for ending, (kind, _) in DOCUMENTS.items():
        assert TYPES[ending.removeprefix(".")].split(";")[0] == kind
