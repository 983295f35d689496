"""The site of the region and a demonstration of it as a reader meets them: served as any host would, in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from scripts.records.loader import Records, load_records
from tests.browser import served
from tests.conftest import BuiltOnce, copy_project
from tests.site.another_day import build_on_another_day


@pytest.fixture(scope="session")
def site(region_site: Path) -> Path:
    """The folder of the site that these tests look at: the region's."""
    return region_site


@pytest.fixture(scope="session")
def site_below_a_path(built_once: BuiltOnce) -> Path:
    """The folder of the region's site, built on another day for a Cyrillic host and a path below it."""

    def build(folder: Path) -> None:
        told = build_on_another_day(copy_project(folder), "scripts", "build", SITE_URL="https://бос-цех.қаз/my.сайт")
        assert "problems" in told

    return built_once("region-site-below-a-path", build) / "site"


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the served site, without a slash at the end."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def records(demonstration: Path) -> Records:
    """The records of the demonstration."""
    return load_records(demonstration / "data")


@pytest.fixture(scope="session")
def shown(demonstration: Path) -> Iterator[str]:
    """The address of the served demonstration, without a slash at the end."""
    with served(demonstration / "site") as address:
        yield address


@pytest.fixture
def phone(browser: Browser, shown: str) -> Iterator[BrowserContext]:
    """The browser of a reader of the demonstration whose screen is 360 px wide; it fails the test on any script error."""
    context = browser.new_context(base_url=shown, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(f"{error.page and error.page.url}: {error.error}"))
    yield context
    context.close()
    assert errors == []


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    """A page in that browser; other tests have a page of their own."""
    return phone.new_page()


@pytest.fixture
def without_scripts(browser: Browser, shown: str) -> Iterator[Page]:
    """A page in the browser of a reader of the demonstration who runs no scripts."""
    context = browser.new_context(base_url=shown, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def project(region_project: Path, tmp_path: Path) -> Path:
    """A copy of the generator with the region's pages, to be edited."""
    return shutil.copytree(region_project, tmp_path / "project")
