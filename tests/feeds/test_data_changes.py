"""What the feed of changes tells: every correction and update, what it was, what it is now and why."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import url_in
from tests.feeds.conftest import SITE_URL, Feeds
from tests.feeds.readers import read_by_feedparser

both = pytest.mark.parametrize("language", LANGUAGES)


@both
def test_every_change_is_told_the_last_first_at_its_place_in_the_log(feeds: Feeds, language: Language):
    entries = read_by_feedparser(feeds(language)["changes.xml"]).entries
    log = f"{SITE_URL}{url_in('data/', language)}#change-"
    assert [entry.id.removeprefix(log) for entry in entries] == [
        "people-at-work",
        "joinery-hall-area",
        "law-page-wording",
        "visitors-counted",
    ]
    assert [entry.tags[0].term for entry in entries] == ["updated", "corrected", "corrected", "corrected"]
    assert [entry.published[:10] for entry in entries] == ["2026-09-14", "2026-09-14", "2026-09-12", "2026-09-10"]


def test_a_change_says_what_it_was_what_it_is_and_why(feeds: Feeds):
    area = read_by_feedparser(feeds("ru")["changes.xml"]).entries[1]
    text = area.content[0].value
    assert area.title == "Исправлено: Столярный цех — Общая площадь"
    assert LexborHTMLParser(text).body.text() == (
        "Столярный цех. Общая площадь: было — 2 600 м², стало — 2 400 м²."
        "В письме написано 2 400 м², мы переписали число с ошибкой."
    ).replace(" м²", "\u00a0м²").replace("2 ", "2\u00a0").replace(" —", "\u00a0—")
    assert f'href="{SITE_URL}ru/catalogue/sites/joinery-hall/"' in text


def test_a_change_of_words_leads_to_their_page(feeds: Feeds):
    words = read_by_feedparser(feeds("kk")["changes.xml"]).entries[2]
    assert f'href="{SITE_URL}partnership/law/"' in words.content[0].value
    assert "бұрын\u00a0— бұрынғы сөйлем, енді\u00a0— жаңа сөйлем" in words.content[0].value
