"""Builds of the region's site: the same content gives the same bytes, and what is wrong in one language stops them."""

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from pypdf import PdfReader
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES
from tests.conftest import run_command
from tests.site.another_day import build_on_another_day
from tests.site.templates import addresses


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.exhaustive
def test_mkdocs_alone_another_day_and_another_order_of_files_give_the_same_bytes(project: Path, site: Path):
    assert "WARNING  -" not in build_on_another_day(project, "mkdocs", "build", "--strict")
    assert files(project / "site") == files(site)


def test_what_machines_read_names_the_address_in_their_letters(site: Path, site_below_a_path: Path):
    root = "https://xn----9sbn8ap0af.xn--80ao21a/my.%D1%81%D0%B0%D0%B9%D1%82/"
    out = site_below_a_path
    assert not (site / "sitemap.xml").exists()
    text = (out / "sitemap.xml").read_text(encoding="utf-8")
    assert text.count("<loc>") == text.count("<lastmod>") == len(addresses(site))
    assert f'<xhtml:link rel="alternate" hreflang="ru" href="{root}ru/press/"/>' in text
    assert "<lastmod>2031" not in text
    assert (out / "sitemap.xml.gz").read_bytes()[4:8] == bytes(4)  # no time in its head
    assert f"Sitemap: {root}sitemap.xml\n" in (out / "robots.txt").read_text()
    contact, *_, canonical = (out / ".well-known" / "security.txt").read_text().splitlines()
    assert contact == f"Contact: {root}about/contacts/"
    assert canonical == "Canonical: https://xn----9sbn8ap0af.xn--80ao21a/.well-known/security.txt"
    assert f'<link rel="canonical" href="{root}ru/press/">' in (out / "ru/press/index.html").read_text(encoding="utf-8")
    assert f'href="{urlsplit(root).path}ru/"' in (out / "404.html").read_text(encoding="utf-8")
    passport = PdfReader(out / "ru/catalogue/sites/joinery-hall.pdf")
    links = [mark.get_object()["/A"]["/URI"] for page in passport.pages for mark in page.get("/Annots", [])]
    assert f"{root}ru/catalogue/sites/joinery-hall/" in links
    for path in out.rglob("*"):
        assert path.is_dir() or "бос-цех".encode() not in path.read_bytes(), path


@pytest.mark.parametrize(
    ("page", "language", "words"),
    [("ru/catalogue/sites/joinery-hall", "kk", "Өрлеу"), ("data", "en", "Creative Commons Attribution")],
)
def test_a_foreign_word_in_the_text_of_a_page_names_its_language(site: Path, page: str, language: str, words: str):
    tree = LexborHTMLParser((site / page / "index.html").read_text(encoding="utf-8"))
    assert words in [node.text().replace("\u00ad", "") for node in tree.css(f"article span[lang={language}]")]


#: What the check finds stops a build before MkDocs warns of it; this is what only a render can know.
WARNING_HOOK = """\
import logging

def on_page_content(html, page, config, files):
    if page.file.src_uri.endswith("/about/privacy.md"):
        logging.getLogger("mkdocs.hooks").warning("something about %s", page.file.src_uri)
"""


def refusal(project: Path) -> str:
    result = run_command("-m", "scripts", "build", cwd=project)
    assert result.returncode == 1
    assert not (project / "site").exists()
    return result.stderr


def test_warnings_of_both_languages_are_told_and_stop_the_build(project: Path):
    (project / "warning_hook.py").write_text(WARNING_HOOK, encoding="utf-8")
    config = project / "mkdocs.yml"
    hooks = "  - scripts/hooks.py\n"
    config.write_text(config.read_text("utf-8").replace(hooks, f"{hooks}  - warning_hook.py\n"), encoding="utf-8")
    told = refusal(project)
    for language in LANGUAGES:
        assert told.count(f"something about {language}/about/privacy.md") == 1
    assert "cannot be read or written" not in told  # the work of the second process is done again, in the same folder


def test_a_template_that_fails_in_the_second_language_alone_stops_the_build(project: Path):
    template = project / "overrides" / "main.html"
    text = template.read_text(encoding="utf-8")
    template.write_text(text.replace("<body>", '<body>{{ 1 // (language == "kk") }}'), encoding="utf-8")
    assert "Error building page 'ru/index.md': integer division or modulo by zero" in refusal(project)
