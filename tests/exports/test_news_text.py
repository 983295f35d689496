"""The plain text of news: what is read of a built page, and where it is written."""

from datetime import date

import pytest

from scripts.exports.news_text import plain_text, write_news_texts
from scripts.newsroom.items import NewsItem, NewsType

PAGE = """\
<html><body><nav>Мәзір</nav><article>
<nav class="path">Басты бет</nav>
<h1>Сапар</h1>
<details class="contents"><summary>Мазмұны</summary></details>
<dl><dt>Түрі</dt><dd>анықтама</dd></dl>
<p>Бір <a href="#">сіл\u00adтеме</a>,
жаңа жол.</p>
<h2>Нәтижесі</h2>
<ul><li>бірінші</li><li><p>екінші</p></li></ul>
<blockquote><p>«Сөз»</p></blockquote>
<table><tr><th>Не</th><th>Қанша</th></tr><tr><td>Аудан</td><td>1\u00a0200\u00a0м²</td></tr></table>
<script>x</script>
<aside class="page-end"><h2>Осы бет туралы</h2></aside>
</article></body></html>
"""
TEXT = """\
Сапар

Түрі: анықтама

Бір сілтеме, жаңа жол.

Нәтижесі

- бірінші
- екінші

«Сөз»

Не · Қанша
Аудан · 1\u00a0200\u00a0м²"""


def test_the_text_has_a_line_for_each_block_and_nothing_of_the_frame():
    assert plain_text(PAGE) == TEXT


def test_a_page_without_text_has_none():
    assert plain_text("<html><body></body></html>") == ""


@pytest.mark.parametrize(("language", "root"), [("kk", ""), ("ru", "ru/")])
def test_it_is_written_beside_the_page_and_ends_with_how_to_cite_it(tmp_path, language, root):
    day = date(2026, 1, 5)
    words = {"kk": "Сапар", "ru": "Поездка"}
    item = NewsItem("newsroom/2026/visit.md", NewsType.RELEASE, words, words, None, day, day, ())
    page = tmp_path / root / "newsroom/2026/visit/index.html"
    page.parent.mkdir(parents=True)
    page.write_text(PAGE, encoding="utf-8")
    write_news_texts([item], tmp_path, language, {"kk": "Цехтар", "ru": "Цеха"}, "https://example.kz/")
    text = (tmp_path / root / "newsroom/2026/visit.txt").read_text("utf-8")
    assert text.startswith(f"{TEXT}\n\n«{words[language]}»")
    assert text.endswith(f"https://example.kz/{root}newsroom/2026/visit/\n")
