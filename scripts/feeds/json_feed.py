"""Writes a feed as a JSON Feed; called by write.py. Source: https://www.jsonfeed.org/version/1.1/"""

import json
from typing import Any

from scripts.feeds.feed import Feed, FeedEntry, moment


def json_feed(feed: Feed) -> bytes:
    """Return a feed as a JSON Feed."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.about,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: FeedEntry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": moment(entry.published),
        "date_modified": moment(entry.updated),
        "tags": [entry.kind[1]],
        **({"image": entry.picture} if entry.picture else {}),
    }
