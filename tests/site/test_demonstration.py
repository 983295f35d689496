"""A demonstration says on every page what it is, and takes nobody's place."""

import shutil
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.pages.phrases import phrase
from tests.conftest import run_command, run_well


def test_every_page_says_so_in_its_language_and_asks_not_to_be_found(demonstration: Path):
    pages = sorted((demonstration / "site").rglob("*.html"))
    assert len(pages) > 100
    for path in pages:
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        language = page.css_first("html").attributes["lang"]
        assert page.css_first(".demonstration").text() == phrase("demonstration", language or "")
        assert page.css_first("meta[name=robots]").attributes["content"] == "noindex"
    assert (demonstration / "site" / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\nDisallow: /\n"


def test_it_is_not_built_over_the_real_site(project: Path, site: Path):
    shutil.copytree(site, project / "site")
    run_well("demo", "--records", "1", "--out", project / "data", cwd=project)
    result = run_command("-m", "scripts", "build", "--data", "data", cwd=project)
    assert result.returncode == 1
    assert "found the real site, where a demonstration would stand; expected another folder: --out DIR" in result.stderr
    assert (project / "site" / "index.html").read_bytes() == (site / "index.html").read_bytes()


def test_it_is_not_published(demonstration: Path, tmp_path: Path):
    result = run_command("-m", "scripts", "publish", "--site", demonstration / "site", "--to", tmp_path / "server")
    assert result.returncode == 1
    assert "found a demonstration with made-up records; expected the real site" in result.stderr
    assert not (tmp_path / "server").exists()


@pytest.mark.parametrize("count", ["0", "-3", "many", "1000001"])
def test_a_wrong_number_of_records_is_told(tmp_path: Path, count: str):
    result = run_command("-m", "scripts", "demo", "--records", count, "--out", tmp_path / "data")
    assert result.returncode == 2
    assert f'found "{count}"; expected a whole number from 1 to 100000' in result.stderr
