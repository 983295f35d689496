"""Accessibility by machine of what the catalogue becomes while it is used: filters open, sites in two groups, a table, wrong bounds."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from scripts.languages import Language
from tests.conftest import sampled
from tests.site.axe import page_with_axe, run
from tests.site.finder import open_filters, shown_ids
from tests.site.templates import ROOTS, address

FOUND = "?area_m2_from=800&power_kw_to=200&status=idle&q=цех"
STATES = {
    "filters": "?area_m2_from=800",
    "wrong bounds": "?area_m2_from=900&area_m2_to=100",
    "two groups": FOUND,
    "table": f"{FOUND}&view=table",
    "nothing": "?area_m2_from=999999&region=nowhere&status=idle",
}


@pytest.fixture(scope="module")
def examined(browser: Browser, shown: str) -> Iterator[Page]:
    """A page of the demonstration with axe-core in it."""
    page = page_with_axe(browser, shown)
    yield page
    page.context.close()


@pytest.mark.parametrize(
    ("state", "width", "scheme", "language"),
    sampled(
        [
            (state, width, scheme, language)
            for state in STATES
            for width in (360, 1440)
            for scheme in ("light", "dark")
            for language in ROOTS
        ],
        5,
    ),
)
def test_no_state_breaks_a_rule_or_leaves_one_undecided(
    examined: Page, state: str, width: int, scheme: str, language: Language
):
    examined.set_viewport_size({"width": width, "height": 800})
    examined.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    examined.goto(address("catalogue", language) + STATES[state])
    if state != "nothing":
        shown_ids(examined)
    if state in ("filters", "wrong bounds"):
        open_filters(examined)
    assert run(examined) == {"violations": [], "undecided": []}
