"""The news of a language as the entries of a feed, with the whole text of each as it stands on its page; called by write.py."""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from scripts.cards.place import card_path
from scripts.feeds.feed import FeedEntry
from scripts.feeds.full_text import full_text
from scripts.languages import Language
from scripts.languages.signs import with_signs
from scripts.newsroom.items import NewsItem
from scripts.pages.addresses import page_url
from scripts.pages.news import type_of

#: How many of the newest pieces of news a feed has; the lists of news have all.
_MOST = 50


def news_entries(news: Iterable[NewsItem], site: Path, site_url: str, language: Language) -> Iterator[FeedEntry]:
    """Yield the newest of the news, in its order; `site` has the pages of this language as they are published at `site_url`."""
    for item in islice(news, _MOST):
        yield _entry(item, site, site_url, language)


def _entry(item: NewsItem, site: Path, site_url: str, language: Language) -> FeedEntry:
    path = page_url(item.page, language)
    address = f"{site_url}{path}"
    return FeedEntry(
        id=address,
        address=address,
        title=with_signs(item.title[language], language),
        summary=with_signs(item.description[language], language),
        html=full_text((site / path / "index.html").read_text(encoding="utf-8"), address),
        published=item.published,
        updated=item.updated,
        kind=(item.type, type_of(item.type, language)),
        picture=f"{site_url}{card_path(item.page, language)}",
    )
