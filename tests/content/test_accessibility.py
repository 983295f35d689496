"""What the accessibility statement tells: axe-core finds nothing on any template of the published site, in any look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import served
from tests.site.axe import examine, looks, page_with_axe
from tests.site.templates import PAGES, open_template


@pytest.fixture(scope="module")
def examined(browser: Browser, site: Path) -> Iterator[Page]:
    """A page of the published site with axe-core in it."""
    with served(site) as base:
        page = page_with_axe(browser, base)
        yield page
        page.context.close()


@pytest.mark.exhaustive
@pytest.mark.parametrize(("template", "language"), PAGES)
def test_no_page_in_any_look_breaks_a_rule(examined: Page, site: Path, template: str, language: str):
    open_template(examined, site, template, language)
    assert examine(examined, looks(examined))["violations"] == []
