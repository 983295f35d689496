"""What stands on each card of a language: of the sections, the news and the production sites; called by write.py."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.cards.place import card_name, card_path, has_own_card
from scripts.exports.passport import PlainWriter
from scripts.languages import Language
from scripts.languages.dates import format_date
from scripts.languages.signs import with_signs
from scripts.newsroom.items import NewsItem
from scripts.pages.addresses import place_of
from scripts.pages.news import type_of
from scripts.pages.phrases import phrase
from scripts.records.front_matter import read_page
from scripts.records.kinds.catalogue import ProductionSite
from scripts.records.loader import Records


@dataclass(frozen=True)
class CardWords:
    """What a card says, from above: what it is about in a few words, the title, more of it; the name of the site is below."""

    label: str
    title: str
    note: str
    site: str


def cards_of(
    records: Records, news: Iterable[NewsItem], docs: Path, language: Language, site_name: str
) -> Iterator[tuple[str, CardWords]]:
    """Yield each card of a language, by its path in the site; `docs` is the folder with the pages of both languages."""
    name = with_signs(site_name, language)
    made_up = phrase("demonstration", language) if records.is_demonstration else ""
    for page, label, title, note in (*_sections(docs / language, language), *_news(news, language)):
        title, note = (with_signs(words, language) for words in (title or name, made_up or note))
        yield card_path(page, language), CardWords(label, title, note, name)
    for site in records.all(ProductionSite):
        writer = PlainWriter(records, language, place_of(site.kind, site.id).page)
        state = writer.phrase("ended") if site.ended else writer.text(site.status)
        label = writer.phrase("card_site", state=state)
        note = made_up or writer.reference("institution", site.institution)
        yield card_path(writer.page, language), CardWords(label, writer.plain(site.name), note, name)


def _sections(tree: Path, language: Language) -> Iterator[tuple[str, str, str, str]]:
    """Yield a page of each section, and what its card says; nothing but its page tells of a section."""
    pages = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*.md"))
    for section in dict.fromkeys(card_name(page) for page in pages if not has_own_card(page)):
        places = (tree / f"{section}.md", tree / section / "index.md")
        meta = next((read_page(path).meta for path in places if path.is_file()), {})
        yield f"{section}.md", "", str(meta.get("title", "")), str(meta.get("description", ""))


def _news(news: Iterable[NewsItem], language: Language) -> Iterator[tuple[str, str, str, str]]:
    for item in news:
        published = format_date(item.published, language)
        label = phrase("card_news", language, type=type_of(item.type, language), date=published)
        yield item.page, label[:1].upper() + label[1:], item.title[language], item.description[language]
