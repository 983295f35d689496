"""The last look at the built site: each fault is found and named."""

from pathlib import Path

import pytest

from scripts.publish.verify import verify_site

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


def faults(site: Path, old: str, new: str) -> list[str]:
    page = site / "ru" / "index.html"
    text = page.read_text()
    assert old in text
    page.write_text(text.replace(old, new))
    return [str(problem) for problem in verify_site(site)]


def test_a_sound_site_has_no_problems(site):
    assert verify_site(site) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('lang="ru"', 'lang="kk"', 'ru/: found the language "kk"; expected lang="ru"'),
        ('href="../">', 'href="../ru/">', "ru/: found a language switch to ../ru/; expected the twin /"),
        ("../a.css", "../b.css", "ru/: found a request for ../b.css; expected a file that is there"),
        (
            "../a.css",
            "https://cdn.example/a.css",
            "ru/: found a request to another host, https://cdn.example/a.css; expected files of this site only",
        ),
        (
            "<article>",
            '<article><picture><source srcset="../a.css 480w, ../b.avif 960w"></picture>',
            "ru/: found a request for ../b.avif; expected a file that is there",
        ),
        ('href="#part"', 'href="#gone"', "ru/: found a link to #gone; expected a place that is on that page"),
        ('<a href="#part">', '<a id="part">', 'ru/: found the id "part" 2 times; expected each id once on a page'),
        (
            'href="#part"',
            'href="javascript:x"',
            "ru/: found a link to javascript:x; expected a link that begins with https, http, mailto, tel or leads to this site",
        ),
        ('<h2 id="part">', '<script>x</script><h2 id="part">', "ru/: found 1 scripts in the text; expected words only"),
        ('<h2 id="part">', '<h2 id="part" onclick="x">', "ru/: found 1 scripts in the text; expected words only"),
        (POLICY, "", "ru/: found no policy; expected a class in site.css, code in site.js: nothing inline may work"),
        (
            "<article>",
            '<article style="a:b">',
            "ru/: found an inline style; expected a class in site.css, code in site.js: nothing inline may work",
        ),
        (
            "<header>",
            '<header onclick="x">',
            "ru/: found the handler onclick; expected a class in site.css, code in site.js: nothing inline may work",
        ),
        ('href="#part"', 'href="gone/"', "ru/: found a link to gone/; expected a page that is there"),
    ],
)
def test_a_fault_is_found_and_named(site, old, new, message):
    assert message in faults(site, old, new)


def test_a_page_without_a_twin_is_found(site):
    (site / "news").mkdir()
    (site / "news" / "index.html").write_text(
        PAGE.format(policy=POLICY, lang="kk", other="ru", root="../", twin="../ru/news/")
    )
    messages = [str(problem) for problem in verify_site(site)]
    assert "news/: found no page in the other language; expected the twin ru/news/" in messages


def test_a_site_below_the_root_of_its_host(site):
    (site / "404.html").write_text(f'<html lang="kk">{POLICY}<a href="/sub/ru/">x</a></html>')
    assert verify_site(site, "/sub/") == []
    assert [str(problem) for problem in verify_site(site)] == [
        "404.html: found a link to /sub/ru/; expected a page that is there"
    ]
