"""The lists of news by type and by year, and their pages."""

from datetime import date, timedelta

from scripts.newsroom.items import NewsItem, NewsType
from scripts.newsroom.lists import PAGE_SIZE, news_pages

WORDS = {"kk": "Сапар", "ru": "Поездка"}


def item(number, kind=NewsType.RELEASE, start=date(2026, 3, 1)):
    day = start - timedelta(days=number)
    return NewsItem(f"newsroom/{day.year}/n{number}.md", kind, WORDS, WORDS, None, day, day, ())


def paths(pages):
    return {name: [page.path for page in listed] for name, listed in pages.items()}


def test_there_is_a_list_of_all_and_of_each_type_and_year_that_has_news():
    items = [item(0), item(1, NewsType.CORRECTION), item(100)]
    assert paths(news_pages(items)) == {
        "all": ["news.md"],
        **{kind: [f"newsroom/list/{kind}.md"] for kind in (NewsType.RELEASE, NewsType.CORRECTION)},
        "2026": ["newsroom/list/2026.md"],
        "2025": ["newsroom/list/2025.md"],
    }


def test_a_list_has_twenty_on_a_page_and_loses_none():
    items = [item(number) for number in range(2 * PAGE_SIZE + 1)]
    pages = news_pages(items)
    assert paths(pages)["all"] == ["news.md", "newsroom/list/all-2.md", "newsroom/list/all-3.md"]
    assert paths(pages)["release"][1] == "newsroom/list/release-2.md"
    assert [len(page.items) for page in pages["all"]] == [20, 20, 1]
    assert [each for page in pages["all"] for each in page.items] == items
    assert {page.count for page in pages["all"]} == {3}


def test_a_full_page_begets_no_empty_one():
    assert len(news_pages([item(number) for number in range(PAGE_SIZE)])["all"]) == 1


def test_without_news_there_is_the_first_page_alone():
    assert paths(news_pages([])) == {"all": ["news.md"]}
