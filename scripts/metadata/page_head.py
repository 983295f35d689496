"""What the head of a page tells search engines and messengers; called by site_build.py for overrides/main.html.

All of it needs whole addresses, so that there is none while the address of the site is not known. Sources: "Tell Google about
localized versions of your page" (Google Search Central), which Yandex follows for link elements alone, and https://ogp.me.
"""

from datetime import date
from typing import Any

from scripts.cards.place import HEIGHT, WIDTH, card_path
from scripts.feeds.write import CHANGES_ATOM, NEWS_ATOM, NEWS_JSON
from scripts.languages import LANGUAGES, Language, other_language
from scripts.languages.signs import with_signs
from scripts.pages.addresses import page_url, url_in
from scripts.pages.context import record_of
from scripts.pages.writer import Writer
from scripts.records.kinds.partnership import Event

#: The codes that messengers know: of Russian they have that of one country alone.
_LOCALES: dict[Language, str] = {"kk": "kk_KZ", "ru": "ru_RU"}
#: The feeds of a language: the file, its type, the phrase of its title.
_FEEDS = (
    (NEWS_ATOM, "application/atom+xml", "feed_news"),
    (NEWS_JSON, "application/feed+json", "feed_news"),
    (CHANGES_ATOM, "application/atom+xml", "feed_changes"),
)


def page_head(writer: Writer, meta: dict[str, Any], site_name: str, site_url: str | None) -> dict[str, Any]:
    """Return the variables of the templates for the head of the writer's page with the front matter `meta`.

    `canonical` is the address of the page, `alternates` has that of each language and of whoever reads neither, `graph` the
    properties of the Open Graph, `feeds` those of the language. Empty where `site_url`, the public address of the site with a
    slash at its end, is not known.
    """
    if not site_url:
        return {"canonical": None, "alternates": {}, "graph": {}, "feeds": []}
    addresses = {language: f"{site_url}{page_url(writer.page, language)}" for language in LANGUAGES}
    title, description = (with_signs(str(meta[key]), writer.language) for key in ("title", "description"))
    published, changed = days_of_news(writer, meta)
    graph = {
        "og:type": "article" if published else "website",
        "og:title": title,
        "og:description": description,
        "og:url": addresses[writer.language],
        "og:site_name": with_signs(site_name, writer.language),
        "og:locale": _LOCALES[writer.language],
        "og:locale:alternate": _LOCALES[other_language(writer.language)],
    }
    if published and changed:
        graph |= {"article:published_time": str(published), "article:modified_time": str(changed)}
    graph |= {
        "og:image": f"{site_url}{card_path(writer.page, writer.language)}",
        "og:image:width": str(WIDTH),
        "og:image:height": str(HEIGHT),
        "og:image:alt": title,
    }
    return {
        "canonical": addresses[writer.language],
        "alternates": {**addresses, "x-default": addresses[LANGUAGES[0]]},
        "graph": graph,
        "feeds": [
            {
                "url": writer.file_url(url_in(file, writer.language)),
                "type": kind,
                "title": writer.phrase(words, site=site_name),
            }
            for file, kind, words in _FEEDS
        ],
    }


def days_of_news(writer: Writer, meta: dict[str, Any]) -> tuple[date | None, date | None]:
    """Return the days on which a piece of news was published and changed last; two times None for another page."""
    record = record_of(meta, writer.records)
    if isinstance(record, Event):
        return record.first_published, record.last_changed
    published = meta.get("published")  # of news that people write (room newsroom)
    return (published, meta.get("updated") or published) if isinstance(published, date) else (None, None)
