"""Which hand-written news is public, in what order, and with which dates."""

from datetime import date

import pytest

from scripts.newsroom.items import held_back, is_news, news_items

TODAY = date(2026, 2, 1)


def names(docs, today=TODAY):
    return [item.page.removeprefix("newsroom/").removesuffix(".md") for item in news_items(docs, today)]


def test_an_item_has_what_its_front_matter_says_in_both_languages(docs, add):
    add(related='["event:visit", "site:hall"]')
    add(languages=("ru",), title="Поездка", description="Кто приехал.", related='["event:visit", "site:hall"]')
    (item,) = news_items(docs, TODAY)
    assert item.page == "newsroom/2026/visit.md"
    assert (item.type, str(item.happened)) == ("release", "2026-01")
    assert item.title == {"kk": "Сапар", "ru": "Поездка"}
    assert item.description == {"kk": "Кім келді.", "ru": "Кто приехал."}
    assert item.related == ("event:visit", "site:hall")


def test_what_was_not_updated_has_the_day_of_publication_and_a_day_that_is_not_known_is_none(docs, add):
    add("first", happened="unknown")
    add("second", published="2026-01-04", updated="2026-01-20")
    assert [
        (item.published.day, item.updated.day, item.happened and item.happened.text) for item in news_items(docs, TODAY)
    ] == [
        (5, 5, None),
        (4, 20, "2026-01"),
    ]


def test_the_newest_stands_first_and_news_of_one_day_in_the_order_of_its_pages(docs, add):
    add("late", published="2026-01-20")
    add("second")
    add("first")
    add("older", year=2025, published="2025-12-31")
    assert names(docs) == ["2026/late", "2026/first", "2026/second", "2025/older"]


def test_a_draft_and_an_item_of_the_future_are_held_back_until_they_are_none(docs, add):
    add("draft", draft="true")
    add("future", published="2026-02-02")
    assert names(docs) == []
    assert held_back(docs, TODAY) == {"newsroom/2026/draft.md", "newsroom/2026/future.md"}
    assert names(docs, date(2026, 2, 2)) == ["2026/future"]
    add("draft", draft="false")
    assert names(docs) == ["2026/draft"]


def test_an_item_is_public_only_when_it_is_in_both_languages(docs, add):
    add("alone", languages=("kk",))
    add("half", languages=("kk",))
    add("half", languages=("ru",), draft="true")
    add("late", languages=("kk",))
    add("late", languages=("ru",), published="2026-03-01")
    assert names(docs) == []
    assert held_back(docs, TODAY) == {f"newsroom/2026/{name}.md" for name in ("alone", "half", "late")}


@pytest.mark.parametrize(
    "fields", [{"type": "advert"}, {"published": "soon"}, {"happened": None}, {"draft": "maybe"}, {"title": '""'}]
)
def test_what_is_broken_is_held_back_for_the_check_to_tell(docs, add, fields):
    add(**fields)
    assert names(docs) == []
    assert held_back(docs, TODAY) == {"newsroom/2026/visit.md"}


@pytest.mark.parametrize(
    ("page", "is_one"),
    [
        ("newsroom/2026/visit.md", True),
        ("newsroom/visit.md", False),
        ("newsroom/list/2026.md", False),
        ("newsroom/2026/part/visit.md", False),
        ("news/visit.md", False),
    ],
)
def test_news_lies_in_the_folder_of_a_year(page, is_one):
    assert is_news(page) == is_one
