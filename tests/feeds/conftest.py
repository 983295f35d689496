"""A small newsroom beside the records of the region: its pages, some of them held back, and the site that was made of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from scripts.feeds.write import write_feeds
from scripts.languages import LANGUAGES, Language
from scripts.newsroom.items import news_items
from scripts.pages.addresses import page_url, url_in
from scripts.records.loader import Records, load_records
from tests.conftest import REGION

SITE_URL = "https://xn----9sbn8ap0af.xn--80ao21a/my.%D1%81%D0%B0%D0%B9%D1%82/"
SITE_NAMES: dict[Language, str] = {"kk": "Бос цех", "ru": "Пустой цех & Ко"}
TODAY = date(2026, 9, 14)

_FRONT_MATTER = """\
---
title: {title}
description: {description}
reviewed: {published}
sources: []
type: {type}
happened: unknown
published: {published}
{more}---

{title}
"""
_PAGE = """\
<!doctype html><html lang="{language}"><head><title>Frame</title></head><body><header>Frame</header><main>
<article class="text"><nav class="path">Frame</nav><h1 id="page">Frame</h1>
<p class="lead" id="place" data-module="x">{words}</p>
<p><a class="fact" href="../../../press/#summary">1</a> <a href="#place">2</a> <a href="mailto:a@b.kz">3</a></p>
<picture><source type="image/avif" srcset="/my.%D1%81%D0%B0%D0%B9%D1%82/assets/a.480.avif 480w, ../../../assets/a.avif 960w">
<img src="../../../assets/a.jpg" alt="цех" width="960" height="720"></picture>
<button>Frame</button><p hidden>Frame</p><a class="cite" href="#place">Frame</a><script src="/x.js">Frame</script>
<aside class="page-end">Frame</aside></article></main></body></html>
"""
#: The words of the pages: signs of HTML and XML, soft hyphens, letters of Kazakh alone.
WORDS: dict[Language, str] = {
    "kk": "Ұлы\u00adтау әкім\u00adдігі &lt;екі&gt; цехты&nbsp;«көрді» &amp; тексерді.",
    "ru": "Аки\u00adмат осмотрел &lt;два&gt;&nbsp;«цеха» &amp; проверил.",
}


@pytest.fixture(scope="session")
def region() -> Records:
    return load_records(REGION / "data", pictures=REGION / "assets" / "images")


class Newsroom:
    """The pages of a newsroom and of the site that was made of them, to be added to."""

    def __init__(self, folder: Path) -> None:
        self.docs, self.site = folder / "docs", folder / "site"

    def add(self, slug: str, published: str, type: str = "release", title: str = "Сапар", more: str = "") -> None:
        """Write a piece of news, as an editor does, and its two pages in the site."""
        page = f"newsroom/{published[:4]}/{slug}.md"
        for language in LANGUAGES:
            source = self.docs / language / page
            source.parent.mkdir(parents=True, exist_ok=True)
            values = {"title": f"{title} {language}", "description": f"Туралы {language}", "published": published}
            source.write_text(_FRONT_MATTER.format(**values, type=type, more=more), encoding="utf-8")
            built = self.site / page_url(page, language) / "index.html"
            built.parent.mkdir(parents=True, exist_ok=True)
            built.write_text(_PAGE.format(language=language, words=WORDS[language]), encoding="utf-8")

    def write(self, records: Records, language: Language) -> dict[str, bytes]:
        """Write the feeds of a language; return each by its name."""
        news = news_items(self.docs, TODAY)
        write_feeds(records, news, self.docs, self.site, SITE_URL, language, SITE_NAMES[language])
        folder = self.site / url_in("", language)
        return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def newsroom(tmp_path: Path) -> Newsroom:
    """A newsroom with three pieces of news, one of them a draft and one of a day to come."""
    newsroom = Newsroom(tmp_path)
    for language in LANGUAGES:  # the page of which a change of words tells
        law = newsroom.docs / language / "partnership" / "law.md"
        law.parent.mkdir(parents=True)
        law.write_text((REGION / language / "partnership" / "law.md").read_text("utf-8"), "utf-8")
        (newsroom.site / url_in("", language)).mkdir(parents=True, exist_ok=True)
    newsroom.add("visit", "2026-03-12", title="Сапар & <кездесу>")
    newsroom.add("mistake", "2026-09-10", type="correction", more="updated: 2026-09-12\n")
    newsroom.add("secret", "2026-09-11", more="draft: true\n")
    newsroom.add("tomorrow", "2026-09-15")
    return newsroom


Feeds = Callable[[Language], dict[str, bytes]]


@pytest.fixture
def feeds(newsroom: Newsroom, region: Records) -> Feeds:
    """The feeds of that newsroom in a language, each by its name."""
    return lambda language: newsroom.write(region, language)
