"""The day on which a page changed last: truthful, so that a search engine goes on believing it."""

from datetime import date

import pytest

from scripts.metadata.last_days import _SHOWN, last_day
from scripts.pages.templates import block_names
from tests.examples import examples

REVIEWED = {"reviewed": date(2026, 1, 5)}


@examples
def test_the_day_is_that_of_the_review_or_of_a_record_that_the_page_shows(tree, loaded, text, day):
    tree.replace("figures/wage.yml", "last_changed: 2026-01-06", "last_changed: 2026-01-20")
    assert last_day(REVIEWED, text, loaded()) == day


@pytest.mark.parametrize("field", ["published", "updated"])
def test_news_changed_when_it_was_published_or_updated(loaded, field):
    assert last_day({**REVIEWED, field: date(2026, 1, 9)}, "", loaded()) == date(2026, 1, 9)


def test_the_table_of_blocks_names_blocks_that_there_are():
    assert _SHOWN.keys() <= set(block_names())
