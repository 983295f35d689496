"""Measures the list of two thousand production sites on a slow phone: its first view, and how soon filtering is seen; called by __main__.py.

An interaction is timed by the browser itself, from the touch or the key to the next paint (Event Timing, W3C), with the processor
slowed four times, as Lighthouse slows it.
"""

import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.bench.shared import BuiltSites, Line, printed
from tests.bench.weight import cold_visit
from tests.browser import chromium
from tests.site.servers import nginx_server

SITES = 2_000
_SLOWED = 4
_PAGES = ("/catalogue/", "/ru/catalogue/")
_OBSERVE = """() => {
  window.interactions = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.interactionId) interactions.push([entry.name, entry.duration]);
  }).observe({type: "event", durationThreshold: 16});
}"""


def run(sites: BuiltSites) -> list[Line]:
    """Print a line a page and return it."""
    with tempfile.TemporaryDirectory() as name:
        return lines(sites.of(SITES), Path(name))


def lines(site: Path, folder: Path) -> list[Line]:
    """Return what was measured of the catalogue in the folder `site`; `folder` is for the server."""
    found: list[Line] = []
    with nginx_server(site, folder) as address, chromium() as browser:
        shared = set(cold_visit(browser, f"{address}/about/"))
        for page in _PAGES:
            own = {name: size for name, size in cold_visit(browser, address + page).items() if name not in shared}
            times = interactions(browser, address + page)
            line: Line = {
                "benchmark": "catalogue",
                "sites": SITES,
                "page": page,
                "first_view_bytes": int(sum(own.values())),
                "interaction_ms": max(times),
                "interactions": len(times),
            }
            found.append(printed(line))
    return found


def interactions(browser: Browser, address: str) -> list[float]:
    """Filter, sort and search as a reader would; return how many milliseconds each touch or key waited for its paint."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWED})
    page.evaluate(_OBSERVE)
    _use(page)
    times: list[Any] = page.evaluate("interactions")
    context.close()
    return [duration for _, duration in times]


def _use(page: Page) -> None:
    page.locator("[name=q]").click()
    page.wait_for_timeout(500)
    page.locator("[data-part=opener]").click()
    page.locator("[name=kinds][value=workshop]").click()
    page.locator("#found[aria-busy=false] tr").first.wait_for(state="attached")
    for name, value in (("power", "connected"), ("water", "nearby"), ("condition", "ready"), ("kinds", "store")):
        page.locator(f"[name={name}][value={value}]").click()
        page.wait_for_timeout(300)
    page.locator("[name=area_m2_from]").press_sequentially("1200", delay=250)
    page.locator("#filters [type=submit]").click()
    page.locator("[name=q]").press_sequentially("цехы", delay=250)
    page.locator("[data-part=opener]").click()
    page.locator("[name=known]").click()
    page.wait_for_timeout(300)
    page.locator(".finder [type=reset]").click()
    page.wait_for_timeout(300)
    page.locator("[name=ended]").click()
    page.locator("#filters [type=submit]").click()
    page.locator(".more").first.click()
    page.wait_for_timeout(500)
