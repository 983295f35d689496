"""What the head of a page tells search engines and messengers; without the address of the site it tells none of it."""

from datetime import date

import pytest

from scripts.languages import LANGUAGES, Language
from scripts.metadata.page_head import page_head
from scripts.pages.writer import Writer

ROOT = "https://example.kz/цех/"
META = {"title": 'О "цехе"', "description": "Что известно.", "reviewed": date(2026, 1, 5), "sources": []}


def head(records, language: Language = "ru", page: str = "press.md", **meta):
    return page_head(Writer(records, language, page), {**META, **meta}, "Цеха", ROOT)


def test_without_an_address_nothing_needs_one(loaded):
    assert page_head(Writer(loaded(), "ru", "press.md"), META, "Цеха", None) == {
        "canonical": None,
        "alternates": {},
        "graph": {},
        "feeds": [],
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_names_itself_and_both_languages_the_same_way_in_each(loaded, language):
    told = head(loaded(), language)
    assert told["canonical"] == told["alternates"][language] == told["graph"]["og:url"]
    assert told["alternates"] == {
        "kk": f"{ROOT}press/",
        "ru": f"{ROOT}ru/press/",
        "x-default": f"{ROOT}press/",
    }


def test_messengers_get_the_words_with_their_signs_and_the_locale(loaded):
    graph = head(loaded())["graph"]
    assert graph["og:title"] == "О «цехе»"
    assert graph["og:type"] == "website"
    assert (graph["og:locale"], graph["og:locale:alternate"]) == ("ru_RU", "kk_KZ")


def test_a_card_has_its_size_and_says_what_it_shows(loaded):
    graph = head(loaded())["graph"]
    assert {key: value for key, value in graph.items() if key.startswith("og:image")} == {
        "og:image": f"{ROOT}cards/ru/press.png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "О «цехе»",
    }


def test_an_event_and_a_piece_of_news_are_articles_with_their_days(loaded):
    days = ("article:published_time", "article:modified_time")
    event = head(loaded(), record="events/visit.yml")["graph"]
    assert (event["og:type"], *(event[key] for key in days)) == ("article", "2026-01-05", "2026-01-06")
    news = head(loaded(), published=date(2026, 1, 3), updated=None)["graph"]
    assert (news["og:type"], *(news[key] for key in days)) == ("article", "2026-01-03", "2026-01-03")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_leads_to_the_feeds_of_its_language(loaded, language):
    feeds = head(loaded(), language)["feeds"]
    assert [feed["url"] for feed in feeds] == ["../feed.xml", "../feed.json", "../changes.xml"]
    assert all("Цеха" in feed["title"] for feed in feeds)
