"""Where the card of a page lies; used by write.py, feeds and the head of pages.

Only by what a page is called, so that its head can name a card that has not been drawn yet.
"""

from scripts.languages import Language
from scripts.newsroom.items import FOLDER as NEWSROOM
from scripts.newsroom.items import is_news
from scripts.records.kinds.catalogue import ProductionSite

#: The width and the height of every card in pixels, as Open Graph and its readers ask for.
WIDTH, HEIGHT = 1200, 630
#: The folder of cards in the site.
_FOLDER = "cards"
#: Sections whose pages lie in a folder of another name.
_SECTIONS = {NEWSROOM: "news"}


def card_path(page: str, language: Language) -> str:
    """Return the path from the root of the site of the card that a page has, by its path inside the tree of a language."""
    return f"{_FOLDER}/{language}/{card_name(page)}.png"


def card_name(page: str) -> str:
    """Return the name of the card of a page: of its own for a piece of news and a production site, else that of its section."""
    name = page.removesuffix(".md")
    if has_own_card(page):
        return name
    section = name.partition("/")[0]
    return _SECTIONS.get(section, section)


def has_own_card(page: str) -> bool:
    """Return whether a page is no part of a section but something that readers pass on by itself."""
    return is_news(page) or page.startswith(ProductionSite.read_at)
