"""News as pages show it: the head and the end of each, their lists, how to cite one; called by blocks.py, generate.py and site_build.py."""

from collections.abc import Mapping
from pathlib import Path
from posixpath import basename
from typing import Any

from scripts.history.facts import CITED
from scripts.languages import LANGUAGES, Language
from scripts.languages.dates import format_date
from scripts.languages.signs import with_signs
from scripts.newsroom.items import NewsFields, NewsItem, NewsType, is_news, news_items
from scripts.newsroom.lists import ALL, NewsPage, list_path, news_pages
from scripts.pages.addresses import page_url
from scripts.pages.changes import corrections_of_cited
from scripts.pages.phrases import phrase
from scripts.pages.templates import render_template
from scripts.pages.writer import Writer
from scripts.records.front_matter import write_front_matter
from scripts.records.loader import today


def with_news_parts(text: str, writer: Writer, meta: Mapping[str, Any], body: str) -> str:
    """Return the Markdown of a page, of news below what it is and its dates, above the records that it is about.

    `meta` is the front matter, which has been checked, `body` the page as it is written: a fact that it cites and that was
    corrected since is told above it, for whoever has quoted it.
    """
    if not is_news(writer.page):
        return text
    fields = NewsFields.model_validate(meta)
    related = [(CITED[kind].kind, name) for kind, _, name in (each.partition(":") for each in fields.related)]
    corrected = corrections_of_cited(writer, body, fields.published)
    kind = type_of(fields.type, writer.language)
    head = render_template("news-head.md.j2", writer, news=fields, type=kind, corrected=corrected)
    return f"{head}\n{text}\n{render_template('news-end.md.j2', writer, related=related)}"


def type_of(kind: NewsType, language: Language) -> str:
    """Return the words for a type of news in a language."""
    return phrase(f"news_type_{kind.replace('-', '_')}", language)


def newest(docs: Path, writer: Writer) -> dict[str, Any]:
    """Return what the block of the newest news is given."""
    pages = news_pages(news_items(docs, today()))
    return list_values(writer, pages[ALL][0], pages)


def list_values(writer: Writer, here: NewsPage, pages: Mapping[str, list[NewsPage]]) -> dict[str, Any]:
    """Return what the templates of a page of a list are given: the page, the other lists, the pages before and after."""
    around = {"newer": here.number - 1, "older": here.number + 1}
    return {
        "here": here,
        "lists": [(name, list_title(name, writer.language)) for name in pages],
        "list_path": list_path,
        "around": {way: list_path(here.list, number) for way, number in around.items() if 1 <= number <= here.count},
        "type_of": type_of,
    }


def list_title(name: str, language: Language) -> str:
    """Return the title of a list: of all, of a type, of a year."""
    if name.isdigit():
        return phrase("news_list_year", language, year=name)
    return phrase(f"news_list_{name.replace('-', '_')}", language)


def made_pages(docs: Path) -> list[tuple[NewsPage, Mapping[str, list[NewsPage]]]]:
    """Return the pages of lists that are made, each with the pages of every list; the first page of all is hand-written."""
    pages = news_pages(news_items(docs, today()))
    return [(page, pages) for listed in pages.values() for page in listed if (page.list, page.number) != (ALL, 1)]


def list_page_text(here: NewsPage, pages: Mapping[str, list[NewsPage]], writer: Writer) -> str:
    """Return the whole Markdown of a page of a list in the language of the writer."""
    title = list_title(here.list, writer.language)
    if here.number > 1:
        title = writer.phrase("news_list_page", title=title, number=str(here.number))
    meta = {
        "title": title,
        "description": writer.phrase("news_list_description", title=title),
        "reviewed": max(item.updated for item in here.items),
        "sources": [],
    }
    body = render_template("news-list-page.md.j2", writer, **list_values(writer, here, pages))
    return f"{write_front_matter(meta)}\n{body}"


def citing(
    item: NewsItem | None, writer: Writer, names: Mapping[Language, str], site_url: str | None
) -> dict[str, Any]:
    """Return what the end of a page is given to cite a piece of news; nothing for any other page."""
    if item is None:
        return {}
    path = text_path(item.page, writer.language)
    return {
        "citations": citations(item, names, site_url),
        "text_url": writer.file_url(path),
        "text_file": basename(path),
    }


def text_path(page: str, language: Language) -> str:
    """Return the path from the root of the site of the plain text of a page."""
    return page_url(page, language).removesuffix("/") + ".txt"


def citations(item: NewsItem, names: Mapping[Language, str], site_url: str | None) -> dict[Language, str]:
    """Return how to cite a piece of news in each language: title, site, day and, where the site has one, the address.

    `names` are those of the site. The day is that of the last update, since that is the text which is cited.
    """
    cited: dict[Language, str] = {}
    for language in LANGUAGES:
        date = format_date(item.updated, language)
        words = phrase("news_citation", language, title=item.title[language], site=names[language], date=date)
        address = f", {site_url}{page_url(item.page, language)}" if site_url else ""
        cited[language] = with_signs(f"{words}{address}", language)
    return cited
