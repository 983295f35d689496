"""Writes what a built site has in a language besides its pages: data, PDFs, and what tells others of it; called by site_build.py."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.api.write import write_api
from scripts.cards.words import cards_of
from scripts.cards.write import write_cards
from scripts.draft_check.write import write_draft_data
from scripts.exports.catalogue import write_catalogue_data
from scripts.exports.changes import write_changes
from scripts.exports.citation import write_citation_words
from scripts.exports.comparison import write_comparison_data
from scripts.exports.news_text import write_news_texts
from scripts.exports.passport import write_passports
from scripts.exports.press_kit import write_press_kit
from scripts.feeds.write import write_feeds
from scripts.history.memory import write_facts
from scripts.languages import LANGUAGES, Language
from scripts.messages.say import MessageLanguage
from scripts.newsroom.items import NewsItem
from scripts.opendata.write import write_open_data
from scripts.paths import CACHE
from scripts.prepare import Content
from scripts.records.kinds.catalogue import ProductionSite
from scripts.search.site_words import write_site_words
from scripts.steps import Progress

_PASSPORTS, _CARDS = CACHE / "passports", CACHE / "cards"
#: What is kept from one build to the next.
CACHES = (_PASSPORTS, _CARDS)


@dataclass(frozen=True)
class LanguageFiles:
    """Writes the files of one language into the folder `site`, which has its pages; `docs` are those that it was made of.

    `site_url` is the public address of the site where it is known.
    """

    content: Content
    language: Language
    docs: Path
    site: Path
    site_url: str | None
    messages: MessageLanguage

    def write(self, names: Mapping[Language, str], logo: str, news: Collection[NewsItem]) -> int:
        """Write the files; return how many PDFs there are.

        `names` are those of the site in each language, `logo` is a path in `docs`, `news` what is public of it.
        """
        records = self.content.records
        if self.language == LANGUAGES[0]:
            write_changes(records, self.site)
            write_site_words(records, self.site)
            write_open_data(records, self.site, self.site_url)
            if self.content.is_own:
                write_facts(records, self.site)
        if self.language == LANGUAGES[-1]:  # for both languages, while the process of the first writes the tables
            write_api(records, self.site, self.site_url)
        write_catalogue_data(records, self.site, self.language)
        write_citation_words(records, self.site, self.language)
        write_comparison_data(records, self.site, self.language)
        write_draft_data(records, self.site, self.language)
        write_press_kit(records, self.site, self.site_url, self.language, _PASSPORTS)
        write_news_texts(news, self.site, self.language, names, self.site_url)
        # A passport and, where others can be told the address of the site, a card.
        progress = Progress("export", len(records.all(ProductionSite)) * (2 if self.site_url else 1), self.messages)
        try:
            count = write_passports(records, self.site, self.site_url, self.language, _PASSPORTS, progress.advance)
            if self.site_url:
                self._write_what_is_passed_on(self.site_url, names[self.language], logo, news, progress)
            return count
        finally:
            progress.end()

    def _write_what_is_passed_on(
        self, site_url: str, name: str, logo: str, news: Collection[NewsItem], progress: Progress
    ) -> None:
        """Write the cards and the feeds, of which others are told by whole addresses."""
        records, language = self.content.records, self.language
        cards = cards_of(records, news, self.docs, language, name)
        write_cards(dict(cards), language, self.docs, logo, self.site, _CARDS, progress.advance)
        write_feeds(records, news, self.docs, self.site, site_url, language, name)
