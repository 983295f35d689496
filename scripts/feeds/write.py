"""Writes the feeds of a language into the site: its news as Atom and as JSON Feed, the changes to the data; called by language_files.py.

A feed has whole addresses or none, so that there are feeds only where the address of the site is known.
"""

from collections.abc import Iterable
from pathlib import Path

from scripts.exports.passport import PlainWriter
from scripts.feeds.atom import atom
from scripts.feeds.data_changes import change_entries
from scripts.feeds.feed import Feed, FeedEntry
from scripts.feeds.json_feed import json_feed
from scripts.feeds.news import news_entries
from scripts.languages import Language
from scripts.newsroom.items import NewsItem
from scripts.pages.addresses import page_url, url_in
from scripts.pages.phrases import phrase
from scripts.records.kinds.revisions import Change
from scripts.records.loader import Records, today

#: The files of feeds in the folder of each language.
NEWS_ATOM, NEWS_JSON, CHANGES_ATOM = "feed.xml", "feed.json", "changes.xml"
_NEWS_PAGE = "news.md"


def write_feeds(
    records: Records,
    news: Iterable[NewsItem],
    docs: Path,
    site: Path,
    site_url: str,
    language: Language,
    site_name: str,
) -> None:
    """Write the feeds of a language into the folder `site`, which has the pages of that language; `news` is newest first.

    `docs` has the pages as they are written, `site_url` is where the site is published, with a slash at its end.
    """
    publisher = records.publisher
    author = PlainWriter(records, language, _NEWS_PAGE).plain(publisher.name) if publisher else site_name

    def feed(key: str, file: str, page: str, entries: list[FeedEntry]) -> Feed:
        made_up = f"{phrase('demonstration', language)} " if records.is_demonstration else ""
        return Feed(
            address=f"{site_url}{url_in(file, language)}",
            page=f"{site_url}{page_url(page, language)}",
            language=language,
            title=phrase(key, language, site=site_name),
            about=made_up + phrase(f"{key}_about", language),
            author=author,
            updated=max((entry.updated for entry in entries), default=records.last_changed or today()),
            entries=entries,
        )

    folder = site / url_in("", language)
    pieces = list(news_entries(news, site, site_url, language))
    changes = list(change_entries(records, docs, site_url, language))
    (folder / NEWS_ATOM).write_bytes(atom(feed("feed_news", NEWS_ATOM, _NEWS_PAGE, pieces)))
    (folder / NEWS_JSON).write_bytes(json_feed(feed("feed_news", NEWS_JSON, _NEWS_PAGE, pieces)))
    (folder / CHANGES_ATOM).write_bytes(atom(feed("feed_changes", CHANGES_ATOM, Change.read_at, changes)))
