"""What the feeds of news tell: every public piece of news with its whole text, under a name that lasts."""

import json
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.feeds.full_text import full_text
from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import url_in
from scripts.records.loader import Records, load_records
from tests.feeds.conftest import SITE_URL, TODAY, Feeds, Newsroom
from tests.feeds.readers import read_by_feedparser
from tests.records.small_tree import plant

both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_public_news_is_told_newest_first_and_none_of_the_rest(feeds: Feeds, language: Language):
    written = feeds(language)
    told = json.loads(written["feed.json"])["items"]
    root = f"{SITE_URL}{url_in('newsroom/2026/', language)}"
    assert [item["id"] for item in told] == [f"{root}mistake/", f"{root}visit/"]
    assert [item["title"] for item in told] == [f"Сапар {language}", f"Сапар & <кездесу> {language}"]
    assert b"secret" not in written["feed.xml"] and b"tomorrow" not in written["feed.xml"]


def test_news_has_its_days_and_its_kind_in_words(feeds: Feeds):
    correction, release = json.loads(feeds("ru")["feed.json"])["items"]
    assert (correction["date_published"], correction["date_modified"]) == (
        "2026-09-10T00:00:00+05:00",
        "2026-09-12T00:00:00+05:00",
    )
    assert release["date_modified"] == release["date_published"] == "2026-03-12T00:00:00+05:00"
    assert [correction["tags"], release["tags"]] == [["исправление"], ["пресс-релиз"]]
    entries = read_by_feedparser(feeds("ru")["feed.xml"]).entries
    assert [entry.tags[0].term for entry in entries] == ["correction", "release"]
    assert release["image"] == f"{SITE_URL}cards/ru/newsroom/2026/visit.png"


@both
def test_the_whole_text_stands_in_the_feed_and_nothing_of_the_frame(feeds: Feeds, language: Language):
    text = json.loads(feeds(language)["feed.json"])["items"][0]["content_html"]
    words = LexborHTMLParser(text).body.text()
    expected = {
        "kk": "Ұлытау әкімдігі <екі> цехты\u00a0«көрді» & тексерді.",
        "ru": "Акимат осмотрел <два>\u00a0«цеха» & проверил.",
    }
    assert expected[language] in words
    assert "Frame" not in text
    assert "\u00ad" not in text
    assert re.findall(r" (?:class|id|data-\w+|hidden)(?==|>)", text) == []


@both
def test_every_address_is_whole(feeds: Feeds, language: Language):
    text = json.loads(feeds(language)["feed.json"])["items"][0]["content_html"]
    tree = LexborHTMLParser(text)
    page = f"{SITE_URL}{url_in('newsroom/2026/mistake/', language)}"
    assert [link.attributes["href"] for link in tree.css("a")] == [
        f"{SITE_URL}{url_in('press/#summary', language)}",
        f"{page}#place",
        "mailto:a@b.kz",
    ]
    # The pages of the fixture are as deep in each language, so that one of them names the folder of Russian.
    folder = f"{SITE_URL}{url_in('assets/', language)}"
    assert tree.css_first("source").attributes["srcset"] == f"{SITE_URL}assets/a.480.avif 480w, {folder}a.avif 960w"
    assert tree.css_first("img").attributes["src"] == f"{folder}a.jpg"


def test_a_piece_of_news_keeps_its_name_when_all_else_of_it_changes(newsroom: Newsroom, region: Records):
    def names() -> list[str]:
        return [entry.id for entry in read_by_feedparser(newsroom.write(region, "ru")["feed.xml"]).entries]

    before = names()
    newsroom.add("visit", "2026-03-12", "statement", "Басқа атау", "updated: 2026-09-13\n")
    assert names() == before


def test_a_feed_changes_when_its_news_does_and_not_by_the_clock(newsroom: Newsroom, region: Records):
    first = newsroom.write(region, "kk")
    assert newsroom.write(region, "kk") == first
    assert read_by_feedparser(first["feed.xml"]).feed.updated == "2026-09-12T00:00:00+05:00"


def test_a_feed_without_news_was_updated_when_a_record_was(tmp_path: Path):
    records = load_records(plant(tmp_path / "data").data)
    empty = Newsroom(tmp_path)
    empty.site.mkdir()
    feed = read_by_feedparser(empty.write(records, "kk")["feed.xml"]).feed
    assert feed.updated == f"{records.last_changed}T00:00:00+05:00" != f"{TODAY}T00:00:00+05:00"


def test_a_page_without_an_article_has_no_text():
    assert full_text("<html><body>404</body></html>", SITE_URL) == ""
