"""A demonstration says on every page what it is, and takes nobody's place."""

from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from scripts.pages.phrases import phrase
from tests.conftest import run_command


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the records of a small demonstration and the site built from them."""
    folder = tmp_path_factory.mktemp("demonstration")
    for arguments in (
        ["demo", "--records", "8", "--out", folder / "data"],
        ["build", "--data", folder / "data", "--out", folder / "site"],
    ):
        result = run_command("-m", "scripts", *arguments)
        assert result.returncode == 0, result.stderr
    return folder


def test_every_page_says_so_in_its_language_and_asks_not_to_be_found(folder: Path):
    pages = sorted((folder / "site").rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        language = page.css_first("html").attributes["lang"]
        assert page.css_first(".demonstration").text() == phrase("demonstration", language or "")
        assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert (folder / "site" / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"


def test_the_real_site_says_nothing_of_the_kind(site: Path):
    for path in site.rglob("index.html"):
        text = path.read_text(encoding="utf-8")
        assert "noindex" not in text
        assert not any(phrase("demonstration", language) in text for language in LANGUAGES)


def test_it_is_not_built_over_the_real_site(folder: Path, site: Path):
    home = (site / "index.html").read_bytes()
    result = run_command("-m", "scripts", "build", "--data", folder / "data", "--out", site)
    assert result.returncode == 1
    assert "found the real site, where a demonstration would stand; expected another folder: --out DIR" in result.stderr
    assert (site / "index.html").read_bytes() == home


def test_it_is_not_published(folder: Path, tmp_path: Path):
    result = run_command("-m", "scripts", "publish", "--site", folder / "site", "--to", tmp_path / "server")
    assert result.returncode == 1
    assert "found a demonstration with made-up records; expected the real site" in result.stderr
    assert not (tmp_path / "server").exists()


@pytest.mark.parametrize("count", ["0", "-3", "many", "1000001"])
def test_a_wrong_number_of_records_is_told(tmp_path: Path, count: str):
    result = run_command("-m", "scripts", "demo", "--records", count, "--out", tmp_path / "data")
    assert result.returncode == 2
    assert f'found "{count}"; expected a whole number from 1 to 100000' in result.stderr
