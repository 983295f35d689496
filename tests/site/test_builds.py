"""Builds of the region's site: the same content gives the same bytes, and what is wrong in one language stops them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from tests.conftest import run_command
from tests.site.templates import addresses

#: Runs a module as a command where folders list their files in another order.
RUNNER = """
import os, runpy, sys
listdir, scandir = os.listdir, os.scandir
os.listdir = lambda *a: sorted(listdir(*a), reverse=True)
class Reversed:
    def __init__(self, *a): self.entries = iter(sorted(scandir(*a), key=lambda entry: entry.name, reverse=True))
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def __enter__(self): return self
    def __exit__(self, *a): pass
    def close(self): pass
os.scandir = Reversed
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def build_on_another_day(project: Path, *command: str, **variables: str) -> str:
    """Build a site far from today, from folders that list their files in another order; return what was told."""
    (project / "runner.py").write_text(RUNNER)
    environment = {**os.environ, "PYTHONPATH": str(project), **variables}
    environment.pop("SOURCE_DATE_EPOCH", None)
    assert shutil.which("faketime"), "found no faketime; expected the system packages: run tests/install-system.sh"
    arguments = ["faketime", "2031-07-09 03:04:05", sys.executable, "runner.py", *command]
    result = subprocess.run(arguments, cwd=project, env=environment, capture_output=True, text=True, timeout=300)
    assert result.returncode == 0, result.stderr
    return result.stderr


@pytest.mark.exhaustive
def test_mkdocs_alone_another_day_and_another_order_of_files_give_the_same_bytes(project: Path, site: Path):
    assert "WARNING  -" not in build_on_another_day(project, "mkdocs", "build", "--strict")
    assert files(project / "site") == files(site)


def test_the_site_map_pairs_the_languages_when_the_address_is_known(project: Path, site: Path):
    assert not (site / "sitemap.xml").exists()
    build_on_another_day(project, "scripts", "build", SITE_URL="https://example.org/sub/")
    out = project / "site"
    text = (out / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == text.count("<lastmod>") == len(addresses(site))
    assert '<xhtml:link rel="alternate" hreflang="ru" href="https://example.org/sub/ru/press/"/>' in text
    assert "<lastmod>2031" not in text
    assert (out / "sitemap.xml.gz").read_bytes()[4:8] == bytes(4)  # no time in its head
    assert 'href="/sub/ru/"' in (out / "404.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("page", "language", "words"),
    [("ru/catalogue/sites/joinery-hall", "kk", "Өрлеу"), ("data", "en", "Creative Commons Attribution")],
)
def test_a_foreign_word_in_the_text_of_a_page_names_its_language(site: Path, page: str, language: str, words: str):
    tree = LexborHTMLParser((site / page / "index.html").read_text(encoding="utf-8"))
    assert words in [node.text().replace("\u00ad", "") for node in tree.css(f"article span[lang={language}]")]


def refusal(project: Path) -> str:
    result = run_command("-m", "scripts", "build", cwd=project)
    assert result.returncode == 1
    assert not (project / "site").exists()
    return result.stderr


def test_warnings_of_both_languages_are_told_and_stop_the_build(project: Path):
    for page in project.glob("docs/*/about/privacy.md"):
        page.write_text(page.read_text(encoding="utf-8") + "\n[→](contacts.md#gone)\n", encoding="utf-8")
    told = refusal(project)
    for language in LANGUAGES:
        assert told.count(f"'{language}/about/privacy.md' contains a link 'contacts.md#gone'") == 1


def test_a_template_that_fails_in_the_second_language_alone_stops_the_build(project: Path):
    template = project / "overrides" / "main.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("<body>", '<body>{{ 1 // (language == "kk") }}'), encoding="utf-8")
    assert "Error building page 'ru/index.md': integer division or modulo by zero" in refusal(project)
