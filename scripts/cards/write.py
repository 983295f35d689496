"""Writes the cards of a language into the site; called by language_files.py.

The same words, marks and fonts give the same bytes, and what has been drawn once is taken from the cache.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from scripts.cache import Cache
from scripts.cards.draw import CardPress
from scripts.cards.words import cards_of
from scripts.languages import Language
from scripts.records.loader import Records


def write_cards(
    records: Records,
    docs: Path,
    site: Path,
    language: Language,
    site_name: str,
    logo: str,
    today: date,
    cache: Path,
    advance: Callable[[], None] = lambda: None,
) -> int:
    """Write a card of each section, piece of news and production site in `language` into the folder `site`.

    `docs` has the pages of both languages and the logo, by its path there. `cache` keeps the cards from one build
    to the next; `advance` is called after each. Returns how many were written. Raises InputError when one cannot be drawn.
    """
    press = CardPress(language, docs, logo, Cache(cache))
    cards = list(cards_of(records, docs, language, site_name, today))
    for (path, _), content in zip(cards, press.draw([words for _, words in cards]), strict=True):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
        advance()
    return len(cards)
