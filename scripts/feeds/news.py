"""The news of a language as the entries of a feed, with the whole text of each as it stands on its page; called by write.py."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from scripts.cards.place import card_path
from scripts.feeds.feed import FeedEntry
from scripts.feeds.full_text import full_text
from scripts.languages import Language
from scripts.languages.signs import with_signs
from scripts.newsroom.items import NewsItem, news_items
from scripts.pages.addresses import page_url

#: How many of the newest pieces of news a feed has; the lists of news have all.
_MOST = 50


def news_entries(docs: Path, site: Path, site_url: str, language: Language, today: date) -> Iterator[FeedEntry]:
    """Yield the news that is public on the day `today`, the newest first.

    `docs` has the pages of both languages, `site` those of this language as they are published at `site_url`.
    """
    for item in islice(news_items(docs, today), _MOST):
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
        kind=(item.type.value, item.type.in_language(language)),
        picture=f"{site_url}{card_path(item.page, language)}",
    )
