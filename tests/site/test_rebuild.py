"""A rebuild: what did not change is not made again, and the site is the one that a clean build makes, byte for byte."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ROOT, run_command

COUNT = """
import sys
from pathlib import Path
import mkdocs.structure.pages as pages
from scripts.build import build_site
made = Path("made.txt")
render = pages.Page.render
def counted(page, config, files):
    if page.markdown:
        with made.open("a") as lines:
            lines.write(page.file.src_uri + chr(10))
    render(page, config, files)
pages.Page.render = counted
build_site(Path("data"), Path(sys.argv[1]))
"""
#: Later than the day of any record here.
CLOCK = {"SOURCE_DATE_EPOCH": "4110000000"}


class Project:
    """A copy of the project with a small demonstration, to be changed and built again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def build(self, out: str = "site", site_url: str = "https://one.kz") -> list[str]:
        """Build the demonstration; return which pages were made from Markdown."""
        made = self.folder / "made.txt"
        made.write_text("", encoding="utf-8")
        result = run_command("-c", COUNT, out, cwd=self.folder, env={**os.environ, "SITE_URL": site_url, **CLOCK})
        assert result.returncode == 0, result.stderr
        return sorted(made.read_text(encoding="utf-8").split())

    def clean_build(self, **values: str) -> dict[str, bytes]:
        """Build it with nothing kept; return the files of the site."""
        aside = self.folder / ".kept"
        (self.folder / ".cache").rename(aside)
        self.build("clean", **values)
        shutil.rmtree(self.folder / ".cache")
        aside.rename(self.folder / ".cache")
        return files(self.folder / "clean")

    def replace(self, name: str, *words: tuple[str, str]) -> None:
        """Change words of a file, each of which must be there."""
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        for old, new in words:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8")


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a project that has been built once."""
    folder = tmp_path_factory.mktemp("rebuild") / "project"
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    demo = run_command("-m", "scripts", "demo", "--records", "8", "--seed", "1", "--out", "data", cwd=folder)
    assert demo.returncode == 0, demo.stderr
    Project(folder).build()
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Project:
    """A copy of it, to be changed."""
    return Project(shutil.copytree(built, tmp_path / "project"))


SITE = "data/production-sites/demo-site-1.yml"


def changed_record(project: Project) -> None:
    text = (project.folder / SITE).read_text(encoding="utf-8")
    before = next(line for line in text.split("\n") if line.startswith("last_changed:"))
    project.replace(SITE, (before, "last_changed: 2100-01-01"), ("Вымышленная запись.", "Вымышленная запись!"))


def renamed_party(project: Project) -> None:
    path = next((project.folder / "data" / "institutions").glob("demo-*.yml"))
    lines = path.read_text(encoding="utf-8").split("\n")
    place = lines.index("name:")
    lines[place + 1 : place + 3] = [
        f"{line} (жаңа)" if "kk:" in line else f"{line} (новое)" for line in lines[place + 1 : place + 3]
    ]
    path.write_text("\n".join(lines), encoding="utf-8")


def added_and_removed_record(project: Project) -> None:
    text = (project.folder / SITE).read_text(encoding="utf-8")
    copy = project.folder / "data" / "production-sites" / "another.yml"
    copy.write_text(text.replace("id: demo-site-1\n", "id: another\n"), encoding="utf-8")
    (project.folder / "data" / "production-sites" / "demo-site-8.yml").unlink()


CHANGES: dict[str, Callable[[Project], None]] = {
    "a record and the day of the last change": changed_record,
    "a name that other pages show": renamed_party,
    "another record, and a record less": added_and_removed_record,
    "a phrase": lambda project: project.replace("scripts/pages/phrases.yml", ("Деректер", "Мәліметтер")),
    "a template of records": lambda project: project.replace(
        "scripts/pages/templates/production-site.md.j2", ("##", "\n##")
    ),
    "the frame": lambda project: project.replace("overrides/main.html", ("<body>", '<body data-new="">')),
    "a style": lambda project: project.replace("docs/assets/stylesheets/site.css", ("}", "} .new { top: 0 }")),
    "a title in the navigation": lambda project: project.replace("docs/ru/press.md", ("title: ", "title: Новое. ")),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_rebuild_equals_a_clean_build(project: Project, what: str):
    CHANGES[what](project)
    project.build()
    assert files(project.folder / "site") == project.clean_build()


def test_another_address_of_the_site_gives_the_same_as_a_clean_build(project: Project):
    project.build(site_url="https://two.kz/")
    assert files(project.folder / "site") == project.clean_build(site_url="https://two.kz/")


def test_nothing_is_made_again_when_nothing_has_changed(project: Project):
    assert project.build() == []


def test_a_changed_record_makes_its_own_pages_anew_and_those_that_show_it(project: Project):
    changed_record(project)
    made = project.build()
    assert {"kk/catalogue/sites/demo-site-1.md", "ru/catalogue/sites/demo-site-1.md"} <= set(made)
    assert not any("demo-site-2" in page or page.endswith("privacy.md") for page in made)
    assert len(made) < 20


def test_the_page_of_data_shows_the_new_day_and_a_page_without_the_record_stays_as_it_was(project: Project):
    before = files(project.folder / "site")
    changed_record(project)
    project.build()
    after = files(project.folder / "site")
    assert "1 января 2100" in after["ru/data/index.html"].decode().replace("\u00a0", " ")
    for page in ("ru/index.html", "about/privacy/index.html", "ru/catalogue/sites/demo-site-2/index.html"):
        assert after[page] == before[page]


def test_broken_and_foreign_files_in_the_cache_are_passed_over(project: Project):
    before = files(project.folder / "site")
    kept = [path for path in (project.folder / ".cache").rglob("*") if path.is_file()]
    assert {path.parent.name for path in kept} == {
        "compressed",
        "pages",
        "passports",
        "readings",
        "records",
        "texts",
        "words",
    }
    for number, path in enumerate(kept):
        content = path.read_bytes()
        path.write_bytes((b"", content[: len(content) // 2], b"foreign " * 100, content[::-1])[number % 4])
    (project.folder / ".cache" / "pages" / "a folder").mkdir()
    project.build()
    assert files(project.folder / "site") == before


def test_a_page_with_a_warning_is_not_kept(project: Project):
    page = project.folder / "docs" / "ru" / "about" / "privacy.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n[дальше](/about/contacts/)\n", encoding="utf-8")
    for _ in range(2):  # the second build would find the page of the first
        result = run_command("-m", "scripts", "build", "--data", "data", cwd=project.folder)
        assert (result.returncode, "/about/contacts/" in result.stderr) == (1, True)
