"""Cuts the news into lists, all of it, by type and by year, and each list into pages; called by pages/news.py.

Both languages have the same pages; the newest stand on the first.
"""

from dataclasses import dataclass

from scripts.newsroom.items import FOLDER, NewsItem, NewsType

#: How many pieces of news a page of a list has.
PAGE_SIZE = 20
#: The list of all news; its first page is hand-written, the others are made.
ALL = "all"
FIRST_PAGE = "news.md"
#: The folder of the pages that are made.
LIST_FOLDER = f"{FOLDER}/list"


@dataclass(frozen=True)
class NewsPage:
    """A page of a list: the name of the list (ALL, the code of a type, a year), its number of `count` pages, its news."""

    list: str
    number: int
    count: int
    items: tuple[NewsItem, ...]

    @property
    def path(self) -> str:
        """The path of the page inside the tree of a language."""
        return list_path(self.list, self.number)


def list_path(name: str, number: int = 1) -> str:
    """Return the path of a page of a list inside the tree of a language."""
    if number == 1:
        return FIRST_PAGE if name == ALL else f"{LIST_FOLDER}/{name}.md"
    return f"{LIST_FOLDER}/{name}-{number}.md"


def news_pages(items: list[NewsItem]) -> dict[str, list[NewsPage]]:
    """Return the pages of every list of news that has any, the newest first: all, each type, each year."""
    types = [kind.value for kind in NewsType if any(item.type is kind for item in items)]
    years = list(dict.fromkeys(str(item.published.year) for item in items))
    lists = {ALL: items} | {name: [item for item in items if name in _lists_of(item)] for name in (*types, *years)}
    return {name: _cut(name, listed) for name, listed in lists.items()}


def _lists_of(item: NewsItem) -> tuple[str, str]:
    return item.type.value, str(item.published.year)


def _cut(name: str, items: list[NewsItem]) -> list[NewsPage]:
    starts = range(0, len(items) or 1, PAGE_SIZE)
    pages = [tuple(items[start : start + PAGE_SIZE]) for start in starts]
    return [NewsPage(name, number, len(pages), page) for number, page in enumerate(pages, 1)]
