"""The sections of the search, and which pages stand last in them, all by address; called by index.py."""

import re
from dataclasses import dataclass
from enum import IntEnum

from scripts.pages.addresses import CATALOGUE, LIST_FOLDER
from scripts.records.kinds.catalogue import Institution, ProductionSite
from scripts.records.kinds.partnership import Opportunity


class Rank(IntEnum):
    """In which order pages of equal worth are given: what is about one thing, what lists many, what holds no more."""

    PAGE = 0
    LIST = 1
    ENDED = 2


@dataclass(frozen=True)
class SearchSection:
    """A part of the site by which results can be filtered: the pages whose address begins with `folder`.

    `phrase` is its name in phrases.yml, `page` where it begins, as a path inside the tree of a language.
    """

    id: str
    phrase: str
    page: str
    folder: str


#: Every page belongs to the first section whose folder fits its address.
SECTIONS = (
    SearchSection("sites", "kind_production_site", CATALOGUE, ProductionSite.read_at),
    SearchSection("institutions", "kind_institution", CATALOGUE, Institution.read_at),
    SearchSection("opportunities", "kind_opportunity", CATALOGUE, Opportunity.read_at),
    SearchSection("catalogue", "section_catalogue", CATALOGUE, "catalogue/"),
    SearchSection("partnership", "section_partnership", "partnership/index.md", "partnership/"),
    SearchSection("initiative", "section_initiative", "initiative/index.md", "initiative/"),
    SearchSection("news", "section_news", "news.md", "news/"),
    SearchSection("press", "section_press", "press.md", "press/"),
    SearchSection("data", "section_data", "data.md", "data/"),
    SearchSection("about", "section_about", "about/index.md", ""),
)

#: Pages that name many others, or everything that the site has; each of those has its own page or place.
_LISTS = re.compile(
    rf"(search|data(/fields)?|catalogue(/needs)?|{LIST_FOLDER}/\d+|about/(sources|languages|rules|writing|form|open-questions))/"
)


def section_of(path: str) -> int:
    """Return the number of the section of a page by its address inside the tree of its language."""
    return next(number for number, section in enumerate(SECTIONS) if path.startswith(section.folder))


def rank_of(path: str, is_ended: bool) -> Rank:
    """Return the rank of a page by its address inside the tree of its language, and whether its record has ended."""
    if is_ended:
        return Rank.ENDED
    return Rank.LIST if _LISTS.fullmatch(path) else Rank.PAGE
