"""The sections of the search, and which pages stand last in them, all by address; called by index.py."""

import re
from dataclasses import dataclass
from enum import IntEnum

from scripts.languages import LANGUAGES, Language
from scripts.pages.addresses import CATALOGUE, GENERATED, LIST_FOLDER, page_url


class Rank(IntEnum):
    """In which order pages of equal worth are given: what is about one thing, what lists many, what holds no more."""

    PAGE = 0
    LIST = 1
    ENDED = 2


@dataclass(frozen=True)
class Section:
    """A part of the site by which results can be filtered: the pages whose address begins with one of `folders`.

    `phrase` is its name in phrases.yml, `page` where it begins, as a path inside the tree of a language.
    """

    id: str
    phrase: str
    page: str
    folders: tuple[str, ...]


#: Every page belongs to the section with the longest folder that fits its address.
SECTIONS = (
    Section("sites", "kind_production_site", CATALOGUE, (f"{GENERATED['production-site']}/",)),
    Section("institutions", "kind_institution", CATALOGUE, (f"{GENERATED['institution']}/",)),
    Section("opportunities", "kind_opportunity", CATALOGUE, (f"{GENERATED['opportunity']}/",)),
    Section("catalogue", "section_catalogue", CATALOGUE, ("catalogue/",)),
    Section("partnership", "section_partnership", "partnership/index.md", ("partnership/",)),
    Section("initiative", "section_initiative", "initiative/index.md", ("initiative/",)),
    Section("news", "section_news", "news.md", ("news/",)),
    Section("press", "section_press", "press.md", ("press/",)),
    Section("data", "section_data", "data.md", ("data/",)),
    Section("about", "section_about", "about/index.md", ("",)),
)

#: Pages that name many others, or everything that the site has; each of those has its own page or place.
_LISTS = re.compile(rf"(search|data|catalogue|{LIST_FOLDER}/\d+|about/(sources|languages|rules|open-questions))/")


def section_of(path: str) -> int:
    """Return the number of the section of a page by its address inside the tree of its language."""
    fits = [
        (len(folder), -number)
        for number, section in enumerate(SECTIONS)
        for folder in section.folders
        if path.startswith(folder)
    ]
    return -max(fits)[1]


def rank_of(path: str, is_ended: bool) -> Rank:
    """Return the rank of a page by its address inside the tree of its language, and whether its record has ended."""
    if is_ended:
        return Rank.ENDED
    return Rank.LIST if _LISTS.fullmatch(path) else Rank.PAGE


def own_path(url: str, language: Language) -> str | None:
    """Return the address of a page inside the tree of `language`, or None if it is a page of another language."""
    home = page_url("index.md", language)
    others = [page_url("index.md", other) for other in LANGUAGES[1:] if other != language]
    if not url.startswith(home) or any(url.startswith(other) for other in others):
        return None
    return url.removeprefix(home)
