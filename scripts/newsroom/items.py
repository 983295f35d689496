"""Hand-written news, `newsroom/YEAR/SLUG.md` in both trees, as typed items; used by pages, feeds and metadata.

A draft and an item of a day that has not come are no items: whoever asks here cannot publish one by mistake.
"""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import StringConstraints, ValidationError, model_validator

from scripts.languages import LANGUAGES, Language
from scripts.languages.dates import PartialDate
from scripts.messages.say import say
from scripts.records.fields import UNKNOWN
from scripts.records.front_matter import FrontMatter, read_page
from scripts.records.problems import InputError
from scripts.records.record import contradiction
from scripts.records.values import Day, When

#: The folder of news inside the tree of a language; what the generator writes of events is in another.
FOLDER = "newsroom"
_PAGE = re.compile(rf"{FOLDER}/(?P<year>\d{{4}})/[a-z0-9-]+\.md", re.ASCII)


class NewsType(StrEnum):
    """What a piece of news is; phrases.yml has the words."""

    RELEASE = "release"
    STATEMENT = "statement"
    FACT_SHEET = "fact-sheet"
    CORRECTION = "correction"


class NewsFields(FrontMatter):
    """The front matter of a piece of news: what it is, its three dates, the records that it is about."""

    type: NewsType
    happened: When
    published: Day
    updated: Day | None = None
    draft: bool = False
    related: list[Annotated[str, StringConstraints(pattern=r"^[a-z-]+:[a-z0-9]+(-[a-z0-9]+)*$")]] = []

    @model_validator(mode="after")
    def _updated_after_publication(self) -> Self:
        if self.updated and self.updated < self.published:
            raise contradiction("updated", say("newsroom.day-not-before-published", published=self.published))
        return self


@dataclass(frozen=True)
class NewsItem:
    """One published piece of news, in both languages.

    `page` is its path inside the trees, `newsroom/2026/visit.md`; `happened` is None where the day is not known; `updated` is
    the day of publication where nothing was updated; `related` are records as citations name them, `event:visit`.
    """

    page: str
    type: NewsType
    title: dict[Language, str]
    description: dict[Language, str]
    happened: PartialDate | None
    published: date
    updated: date
    related: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The id of its element on a page that lists it: `news-2026-visit`."""
        return f"news-{self.page.removeprefix(f'{FOLDER}/').removesuffix('.md').replace('/', '-')}"


def is_news(page: str) -> bool:
    """Return whether a page, by its path inside a tree, is a piece of news."""
    return bool(_PAGE.fullmatch(page))


def news_items(docs: Path, today: date) -> list[NewsItem]:
    """Return the news among the pages in `docs` that is public on the day `today`, the newest first.

    A page that is broken, or that one language lacks, is left out: the check tells of it, and nothing is built before.
    """
    items = [item for page in _pages_of(docs) if (item := _item(docs, page)) and item.published <= today]
    return sorted(items, key=lambda item: (-item.published.toordinal(), item.page))


def held_back(docs: Path, today: date) -> frozenset[str]:
    """Return the pages of news that are no items on the day `today`, as paths inside the trees: none may be in a build."""
    public = {item.page for item in news_items(docs, today)}
    return frozenset(page for page in _pages_of(docs) if page not in public)


def _pages_of(docs: Path) -> set[str]:
    """Return the pages of news that either language has."""
    trees = [docs / language for language in LANGUAGES]
    pages = {path.relative_to(tree).as_posix() for tree in trees for path in (tree / FOLDER).glob("*/*.md")}
    return {page for page in pages if is_news(page)}


def _item(docs: Path, page: str) -> NewsItem | None:
    """Return the item of a page; None where it is a draft in a language, or cannot be read."""
    fields: dict[Language, NewsFields] = {}
    for language in LANGUAGES:
        with suppress(InputError, ValidationError):
            fields[language] = NewsFields.model_validate(read_page(docs / language / page).meta)
    if len(fields) < len(LANGUAGES) or any(each.draft for each in fields.values()):
        return None
    first = fields[LANGUAGES[0]]
    return NewsItem(
        page,
        first.type,
        {language: each.title for language, each in fields.items()},
        {language: each.description for language, each in fields.items()},
        None if first.happened == UNKNOWN else first.happened,
        max(each.published for each in fields.values()),
        first.updated or first.published,
        tuple(first.related),
    )
