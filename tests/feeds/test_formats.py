"""Feeds are what others expect of them: by the schemas of both formats, and as a program of readers reads them."""

import json
from pathlib import Path

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import url_in
from scripts.records.loader import Records
from tests.feeds.conftest import SITE_NAMES, SITE_URL, Feeds, Newsroom
from tests.feeds.readers import faults_of_atom, faults_of_json_feed, read_by_feedparser

both = pytest.mark.parametrize("language", LANGUAGES)


def test_every_atom_feed_is_as_the_schema_of_the_standard_asks(newsroom: Newsroom, region: Records):
    for language in LANGUAGES:
        newsroom.write(region, language)
    files = [newsroom.site / url_in(name, language) for language in LANGUAGES for name in ("feed.xml", "changes.xml")]
    assert faults_of_atom(*files) == ""


def test_a_feed_without_news_and_changes_is_one_too(tmp_path: Path):
    empty = Newsroom(tmp_path)
    empty.site.mkdir()
    written = empty.write(Records(), "kk")
    assert faults_of_atom(empty.site / "feed.xml", empty.site / "changes.xml") == ""
    assert faults_of_json_feed(written["feed.json"]) == []


def test_the_schema_refuses_what_the_standard_does(newsroom: Newsroom, feeds: Feeds, tmp_path: Path):
    text = feeds("kk")["feed.xml"].decode()
    wrong = tmp_path / "wrong.xml"
    wrong.write_text(text.replace("T00:00:00+05:00", ""), encoding="utf-8")
    assert "must be an ISO date and time" in faults_of_atom(wrong)
    assert faults_of_json_feed(feeds("kk")["feed.json"].replace(b'"id"', b'"name"')) != []


@both
def test_the_json_feed_is_as_its_schema_asks(feeds: Feeds, language: Language):
    assert faults_of_json_feed(feeds(language)["feed.json"]) == []


@both
def test_feedparser_reads_each_atom_feed(feeds: Feeds, language: Language):
    for name, page in (("feed.xml", "news/"), ("changes.xml", "data/")):
        read = read_by_feedparser(feeds(language)[name])
        assert read.feed.language == language
        assert read.feed.title.endswith(SITE_NAMES[language])
        assert read.feed.author == {"kk": "«Кәсіп» палатасы", "ru": "Палата «Кәсіп»"}[language]
        links = {link.rel: link.href for link in read.feed.links}
        assert links == {
            "self": f"{SITE_URL}{url_in(name, language)}",
            "alternate": f"{SITE_URL}{url_in(page, language)}",
        }
        assert read.feed.id == links["self"]
        for entry in read.entries:
            assert entry.id == entry.link
            assert entry.link.startswith(f"{SITE_URL}{url_in('', language)}")
            assert entry.published_parsed <= entry.updated_parsed


@both
def test_both_formats_tell_the_same_news(feeds: Feeds, language: Language):
    written = feeds(language)
    atom, told = read_by_feedparser(written["feed.xml"]), json.loads(written["feed.json"])
    assert told["language"] == language
    assert [told["title"], told["description"]] == [atom.feed.title, atom.feed.subtitle]
    assert [
        (item["id"], item["url"], item["title"], item["summary"], item["content_html"], item["date_published"])
        for item in told["items"]
    ] == [
        (entry.id, entry.link, entry.title, entry.summary, entry.content[0].value, entry.published)
        for entry in atom.entries
    ]
