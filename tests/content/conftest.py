"""The sites whose promises are tested: the one that this project publishes, and that of the test region."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from selectolax.lexbor import LexborHTMLParser

from scripts.languages.hyphens import SOFT_HYPHEN
from scripts.records.loader import Records, load_records
from tests.conftest import REGION, ROOT
from tests.site.templates import addresses


@dataclass(frozen=True)
class Published:
    """A folder of pages and records, and the site built from it."""

    docs: Path
    site: Path

    @cached_property
    def records(self) -> Records:
        """Every record of the folder."""
        return load_records(self.docs / "data")

    @cached_property
    def addresses(self) -> list[str]:
        """Every page but the 404 page, as addresses from the root."""
        return addresses(self.site)

    def page(self, address: str) -> LexborHTMLParser:
        """Return the page at an address."""
        html = (self.site / address.strip("/") / "index.html").read_text(encoding="utf-8")
        return LexborHTMLParser(html.replace(SOFT_HYPHEN, ""))

    def links(self, address: str) -> set[str]:
        """Return the pages of the site to which a page leads."""
        hrefs = (node.attributes["href"] or "" for node in self.page(address).css("a[href]"))
        targets = (urlsplit(urljoin(f"http://site{address}", href)) for href in hrefs)
        return {target.path for target in targets if target.netloc == "site" and target.path.endswith("/")}


@pytest.fixture(scope="session", params=["this site", "the test region"])
def published(request: pytest.FixtureRequest) -> Published:
    """This project's own site, and then that of the test region, to which the same promises are made."""
    if request.param == "this site":
        return Published(ROOT / "docs", request.getfixturevalue("site"))
    return Published(REGION, request.getfixturevalue("region_site"))
