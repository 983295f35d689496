"""A site below a path of its host, as a reader meets it there: every page, the search, the page for what is not there."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from scripts.publish.site_address import built_path
from tests.site.answers import Answer
from tests.site.searching import QUERY
from tests.site.servers import SERVERS
from tests.site.templates import addresses


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, site_below_a_path: Path, tmp_path_factory: pytest.TempPathFactory):
    """The address of the site at each server in turn, without a slash at the end."""
    with SERVERS[request.param](site_below_a_path, tmp_path_factory.mktemp("below")) as address:
        yield address + quote(built_path(site_below_a_path).rstrip("/"))


@pytest.fixture
def reader(browser: Browser, server: str) -> Iterator[BrowserContext]:
    """A browser in which every request must be answered well."""
    context = browser.new_context()
    failed: list[str] = []
    context.on("response", lambda answer: failed.append(answer.url) if answer.status >= 400 else None)
    context.on("weberror", lambda error: failed.append(str(error.error)))
    yield context
    context.close()
    assert [url for url in failed if not url.endswith("/not-there/")] == []


def test_every_page_of_the_site_map_is_there(server, site_below_a_path):
    host = server.removesuffix(urlsplit(server).path)
    said = (site_below_a_path / "sitemap.xml").read_text(encoding="utf-8")
    paths = [urlsplit(part.partition("<")[0]).path for part in said.split("<loc>")[1:]]
    assert len(paths) == len(addresses(site_below_a_path))
    assert {Answer(host, path, "HEAD").status for path in paths} == {200}


def test_the_search_finds_and_its_results_lead_to_pages(server, reader):
    page = reader.new_page()
    page.goto(f"{server}/ru/search/?q={quote(QUERY['ru'])}")
    first = page.locator("#search-results a").first
    first.click()
    page.wait_for_load_state()
    assert page.url.startswith(f"{server}/ru/")
    assert "search" not in page.url
    expect(page.locator("article")).to_be_visible()


def test_what_is_not_there_is_a_whole_page_that_leads_home(server, reader):
    page = reader.new_page()
    page.goto(f"{server}/ru/not-there/")
    assert page.evaluate("document.styleSheets[0].cssRules.length") > 0
    page.get_by_role("link").first.click()
    page.wait_for_load_state()
    assert page.url == f"{server}/ru/"
