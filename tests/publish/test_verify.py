"""The last look at the built site: each fault is found and named."""

from pathlib import Path

import pytest

from scripts.publish.verify import problems_of, read_pages
from tests.examples import examples

POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src">'
PAGE = """<!doctype html><html lang="{lang}"><head>{policy}<link rel="stylesheet" href="{root}a.css"></head>
<body><header><a hreflang="{other}" href="{twin}">x</a></header><article><h2 id="part">x</h2><a href="#part">x</a></article></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "ru").mkdir()
    (tmp_path / "a.css").write_text("")
    (tmp_path / "index.html").write_text(PAGE.format(policy=POLICY, lang="kk", other="ru", root="", twin="ru/"))
    (tmp_path / "ru" / "index.html").write_text(
        PAGE.format(policy=POLICY, lang="ru", other="kk", root="../", twin="../")
    )
    return tmp_path


def problems(site: Path, base: str = "/") -> list[str]:
    return [str(problem) for problem in problems_of(read_pages(site, base), site)]


def faults(site: Path, old: str, new: str) -> list[str]:
    page = site / "ru" / "index.html"
    text = page.read_text()
    assert old in text
    page.write_text(text.replace(old, new))
    return problems(site)


def test_a_sound_site_has_no_problems(site):
    assert problems(site) == []


@examples
def test_a_fault_is_found_and_named(site, old, new, message):
    assert message in faults(site, old, new)


@examples
def test_an_attribute_that_takes_an_address_is_looked_at(site, html, message):
    assert faults(site, "<article>", f"<article>{html}") == [f"ru/: found {message}"]


@examples
def test_what_harms_nobody_passes(site, html):
    assert faults(site, "<article>", f"<article>{html}") == []


def test_what_lies_beside_the_site_on_its_host_is_no_page_of_it(site):
    (site / "404.html").write_text(f'<html lang="kk">{POLICY}<a href="/ru/">x</a></html>')
    assert problems(site, "/sub/") == ["404.html: found a link to /ru/; expected a page that is there"]


def test_a_page_without_a_twin_is_found(site):
    (site / "news").mkdir()
    (site / "news" / "index.html").write_text(
        PAGE.format(policy=POLICY, lang="kk", other="ru", root="../", twin="../ru/news/")
    )
    messages = problems(site)
    assert "news/: found no page in the other language; expected the twin ru/news/" in messages


def test_a_site_below_the_root_of_its_host(site):
    (site / "404.html").write_text(f'<html lang="kk">{POLICY}<a href="/sub/ru/">x</a></html>')
    assert problems(site, "/sub/") == []
    assert problems(site) == ["404.html: found a link to /sub/ru/; expected a page that is there"]
