"""Finds what is wrong with the front matter of news beyond what its model says; called by pages/prose_rules.py."""

from collections.abc import Iterator
from datetime import date

from scripts.history.facts import CITED
from scripts.messages.say import say
from scripts.newsroom.items import FOLDER, is_news
from scripts.records.front_matter import Page
from scripts.records.loader import Records, what_is_missing
from scripts.records.problems import Problem, one_of


def place_problems(page: Page, name: str) -> Iterator[Problem]:
    """Yield a problem for a page in the folder of news, called `name` inside its tree, that does not lie in one of a year."""
    if name.startswith(f"{FOLDER}/") and not is_news(name):
        yield Problem(page.name, 1, 1, "", say("pages.page-named", name=name), say("newsroom.path-expected"))


def news_problems(page: Page, name: str, records: Records, today: date) -> Iterator[Problem]:
    """Yield what does not fit in the front matter of a piece of news, called `name` inside its tree.

    Its folder is the year of publication, so that its address says it and stays; it rests on a source; it was not updated on a
    day that has not come; what it is about are records. Its publication alone may lie ahead.
    """
    published, updated = page.meta.get("published"), page.meta.get("updated")
    if isinstance(published, date) and str(published.year) != name.split("/")[1]:
        folder = say("newsroom.day-of-folder", year=name.split("/")[1])
        yield page.file.problem(("published",), str(published), folder)
    if isinstance(updated, date):
        yield from page.file.future_problems(("updated",), updated, today)
    if page.meta.get("sources") == []:
        yield page.file.problem(("sources",), say("nothing"), say("newsroom.source-of-news"))
    related = page.meta.get("related")
    for index, each in enumerate(related if isinstance(related, list) else ()):
        kind, colon, identifier = str(each).partition(":")
        if colon and kind not in CITED:
            yield page.file.problem(("related", index), say("history.unknown-kind", cited=kind), one_of(kind, CITED))
        elif colon and (missing := what_is_missing(records, CITED[kind].kind, identifier)):
            yield page.file.problem(("related", index), *missing)
