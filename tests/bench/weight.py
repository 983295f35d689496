"""Measures what a cold visit to a page fetches, as served, beside the stock stack; called by __main__.py."""

import gzip
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from scripts.paths import DATA
from tests.bench.shared import BuiltSites, Line
from tests.bench.stock import build_stock, stage_stock
from tests.browser import chromium
from tests.site.servers import nginx_server


def first_page(folder: str, of: str) -> str:
    """Return the address of the page of the first record in a folder of records."""
    return f"{of}/{min(path.stem for path in (DATA / folder).glob('*.yml'))}/"


SITE_PAGE = first_page("production-sites", "catalogue/sites")
PAGES = (f"/{SITE_PAGE}", f"/ru/{SITE_PAGE}", "/", "/ru/partnership/terms/")
_TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")


def run(sites: BuiltSites) -> list[Line]:
    """Print the weight of each page with this project and with the stock stack; return a line a page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        stock = build_stock(stage_stock(folder / "stock"))
        for path in [path for path in stock.rglob("*") if path.suffix in _TEXT]:
            # Stock files are served with gzip, as hosts do.
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 6, mtime=0))
        weights = {"ours": measure(sites.of(), folder), "stock": measure(stock, folder)}
    lines: list[Line] = []
    for page in PAGES:
        own, other = weights["ours"][page], weights["stock"][page]
        print(f"{page:40} {own / 1024:7.1f} KiB  stock {other / 1024:7.1f} KiB  ratio {own / other:.2f}")
        lines.append({"benchmark": "weight of a cold page", "page": page, "bytes": own, "stock": other})
    return lines


def measure(site: Path, folder: Path) -> dict[str, int]:
    """Return how many bytes each page and all that it fetches take on the wire, heads included, with nothing cached."""
    place = folder / f"nginx-{site.parent.name}"
    place.mkdir()
    with nginx_server(site, place) as address, chromium() as browser:
        return {page: int(sum(cold_visit(browser, address + page).values())) for page in PAGES}


def cold_visit(browser: Browser, address: str) -> dict[str, float]:
    """Return how many bytes each file takes on the wire that a phone fetches for a page, with nothing cached."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    addresses: dict[str, str] = {}
    received: dict[str, float] = {}
    session.on("Network.requestWillBeSent", lambda sent: addresses.update({sent["requestId"]: sent["request"]["url"]}))
    session.on("Network.loadingFinished", lambda end: received.update({end["requestId"]: end["encodedDataLength"]}))
    tab.goto(address, wait_until="networkidle")
    context.close()
    return {addresses[request]: length for request, length in received.items()}
