"""The feeds and the cards of the region's built site: whole addresses that are there, one language each, as the standards ask."""

import json
import re
from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser

from scripts.cards.place import card_path
from scripts.languages import LANGUAGES
from scripts.newsroom.items import held_back
from scripts.pages.addresses import url_in
from tests.cards.looks import faults
from tests.feeds.readers import faults_of_atom, faults_of_json_feed, read_by_feedparser

ROOT = "https://xn----9sbn8ap0af.xn--80ao21a/my.%D1%81%D0%B0%D0%B9%D1%82/"
#: The day on which that site was built.
DAY = date(2031, 7, 9)
FILES = ("feed.xml", "feed.json", "changes.xml")


def test_without_the_address_of_the_site_nothing_is_there_that_needs_it(site: Path):
    assert not any((site / url_in(name, language)).exists() for name in FILES for language in LANGUAGES)
    assert not (site / "cards").exists()


def test_every_feed_is_as_its_standard_asks(site_below_a_path: Path):
    files = [site_below_a_path / url_in(name, language) for name in FILES for language in LANGUAGES]
    assert faults_of_atom(*(file for file in files if file.suffix == ".xml")) == ""
    assert [fault for file in files if file.suffix == ".json" for fault in faults_of_json_feed(file.read_bytes())] == []


def test_a_feed_holds_one_language_and_leads_to_what_is_there(site_below_a_path: Path):
    out = site_below_a_path
    for language in LANGUAGES:
        news = read_by_feedparser((out / url_in("feed.xml", language)).read_bytes())
        changes = read_by_feedparser((out / url_in("changes.xml", language)).read_bytes())
        told = json.loads((out / url_in("feed.json", language)).read_bytes())
        assert news.feed.language == changes.feed.language == told["language"] == language
        assert len(news.entries) == len(told["items"])
        for entry in (*news.entries, *changes.entries):
            path, _, place = entry.link.removeprefix(ROOT).partition("#")
            page = LexborHTMLParser((out / path / "index.html").read_text(encoding="utf-8"))
            assert page.css_first("html").attributes["lang"] == language
            assert not place or page.css_first(f'[id="{place}"]'), entry.link
            leads = re.findall(r'(?:href|src)="([^"]*)"', entry.content[0].value)
            assert [link for link in leads if not re.match("https?:|mailto:|tel:", link)] == []
            own = [link.removeprefix(ROOT).partition("#")[0] for link in leads if link.startswith(ROOT)]
            gone = [path for path in own if not (out / path / "index.html").exists() and not (out / path).is_file()]
            assert gone == []
        for item in told["items"]:
            assert (out / item["image"].removeprefix(ROOT)).is_file()


def test_every_page_has_a_card_and_none_is_clipped(site_below_a_path: Path):
    out = site_below_a_path
    cards = {path.relative_to(out).as_posix(): path.read_bytes() for path in (out / "cards").rglob("*.png")}
    assert {name: found for name, content in cards.items() if (found := faults(content))} == {}
    docs = out.parent / "docs"
    hidden = held_back(docs, DAY)
    for language in LANGUAGES:
        pages = {path.relative_to(docs / language).as_posix() for path in (docs / language).rglob("*.md")} - hidden
        named = {card_path(page, language) for page in pages}
        assert named == {name for name in cards if name.startswith(f"cards/{language}/")}
