"""Writes the cards of a language into the site; called by language_files.py.

The same words, marks and fonts give the same bytes, and what has been drawn once is taken from the cache.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from scripts.cache import Cache
from scripts.cards.draw import CardPress
from scripts.cards.words import CardWords
from scripts.languages import Language


def write_cards(
    cards: Mapping[str, CardWords],
    language: Language,
    docs: Path,
    logo: str,
    site: Path,
    cache: Path,
    advance: Callable[[], None] = lambda: None,
) -> None:
    """Write the cards of a language, each by its path in the site, into the folder `site`.

    `docs` has the marks of the site, the logo by its path there. `cache` keeps the cards from one build to the next; `advance`
    is called after each. Raises InputError when one cannot be drawn, OSError when one cannot be written.
    """
    press = CardPress(language, docs, logo, Cache(cache))
    for path, content in zip(cards, press.draw(list(cards.values())), strict=True):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
        advance()
