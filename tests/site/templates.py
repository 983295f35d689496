"""One page of every template of a site, all its pages, and the accessibility panel by its own controls; used by the tests of the look."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from scripts.languages import Language
from scripts.pages.addresses import page_url, place_of
from tests.examples import beside

#: What scripts do is tried in one language in a plain run, in both in an exhaustive one.
both = pytest.mark.parametrize("language", ["kk", pytest.param("ru", marks=pytest.mark.exhaustive)])
one = pytest.mark.parametrize("language", ["kk"])  # where it makes no difference
ROOTS = {"kk": "/", "ru": "/ru/"}
_TABLE = beside(__file__, "templates.yml")
TEMPLATES: dict[str, str] = _TABLE["pages"]
_MADE: dict[str, str] = _TABLE["made"]
PAGES = [(template, language) for template in TEMPLATES for language in ROOTS]


def address(template: str, language: str, site: Path | None = None) -> str:
    """Return the address of a template's page in `language`; that of a record is looked for in the folder of the site."""
    path = TEMPLATES[template]
    if "*" in path:
        assert site, f"expected the folder of the site, to find a page of {template}"
        fullest = max(site.glob(f"{path}index.html"), key=lambda page: (page.stat().st_size, page))
        path = f"{fullest.parent.relative_to(site).as_posix()}/"
    return ROOTS[language] + path


def site_page(name: str, language: Language) -> str:
    """Return the address of the page of a production site."""
    return "/" + page_url(place_of("production-site", name).page, language)


def addresses(site: Path) -> list[str]:
    """Return every page but the 404 page, as addresses from the root."""
    return sorted(
        "/" + path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html")
    )


def open_template(page: Page, site: Path, template: str, language: str) -> None:
    """Open the page of a template, and wait for what its script fetches."""
    page.goto(address(template, language, site), wait_until="load")
    if template in _MADE:
        page.locator(_MADE[template]).first.wait_for(state="attached")


def choices(page: Page, name: str) -> list[str]:
    """Return the values that the panel offers for a setting; an empty one is the usual."""
    return page.locator(f".vision input[name={name}]").evaluate_all("radios => radios.map(radio => radio.value)")


def choose(page: Page, **settings: str) -> None:
    """Open the panel, if it is closed, and choose values by name."""
    if page.locator(".vision:not([open])").count():
        page.locator(".vision summary").click()
    for name, value in settings.items():
        page.locator(f".vision input[name={name}][value='{value}']").check()
