"""Examines every template by axe-core; `python -m tests.site.axe` renews the table of it, accessibility.json.

The table feeds the accessibility statement of the site, so it tells what was examined and holds nothing that changes
from run to run.
"""

import json
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser, Page

from scripts.paths import DOCS
from tests.browser import INSTALL, chromium, served
from tests.conftest import REGION, ROOT, build_site
from tests.site.templates import PAGES, ROOTS, TEMPLATES, choices, choose, open_template

#: This site and the test region show the same table.
TABLES = [docs / "check" / "accessibility.json" for docs in (DOCS, REGION)]
RENEW = ".venv/bin/python -m tests.site.axe"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SYSTEMS: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "forced_colors": "none"},
    "dark": {"color_scheme": "dark", "forced_colors": "none"},
    "forced": {"color_scheme": "light", "forced_colors": "active"},
}
#: The text that the panel's colours are examined with, by width.
PANEL = {
    320: {"size": "huge", "spacing": "wide"},
    768: {"size": "large", "spacing": ""},
    1440: {"size": "", "spacing": ""},
}

_TOOL = ROOT / "tests" / "tools" / "node_modules" / "axe-core"
_RUN = Path(__file__).with_name("axe.js").read_text(encoding="utf-8")
#: A script that follows the size of the window has done so after two paints.
_SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Look(NamedTuple):
    """The width of the window in px, the colours of the system, and the settings of the panel."""

    width: int
    system: str
    panel: dict[str, str]


def looks(page: Page) -> list[Look]:
    """Return every look of a page that is open; the page for a wrong address has no panel."""
    return [
        *(Look(width, system, {}) for width in PANEL for system in SYSTEMS),
        *(
            Look(width, "light", {**text, "colours": colours})
            for width, text in PANEL.items()
            for colours in choices(page, "colours")
        ),
    ]


def examine(page: Page, some: Iterable[Look]) -> dict[str, list[str]]:
    """Put looks on a page that is open, one after another; return what is found as `address, look: rule: element`."""
    found: dict[str, list[str]] = {"violations": [], "undecided": []}
    for look in some:
        page.set_viewport_size({"width": look.width, "height": 800})
        page.emulate_media(**SYSTEMS[look.system])
        if look.panel:
            choose(page, **look.panel)
        for kind, lines in run(page).items():
            found[kind] += [f"{page.url}, {look}: {line}" for line in lines]
    page.evaluate("localStorage.clear()")
    return found


def page_with_axe(browser: Browser, base: str) -> Page:
    """Return a page in a context of its own that has axe-core in every page."""
    context = browser.new_context(base_url=base, reduced_motion="reduce")
    context.add_init_script(_tool("axe.min.js"))
    return context.new_page()


def run(page: Page) -> dict[str, list[str]]:
    """Examine a page of a context with axe-core in it; return `rule: element` of `violations` and `undecided`."""
    page.evaluate(_SETTLED)
    found: dict[str, list[str]] = page.evaluate(_RUN, TAGS)
    return found


def table(page: Page, violations: int) -> str:
    """Return the table for the accessibility statement as it is committed; `page` has axe-core and the panel in it."""
    content = {
        "axe": json.loads(_tool("package.json"))["version"],
        "tags": TAGS,
        "rules": page.evaluate("tags => axe.getRules(tags).length", TAGS),
        "templates": list(TEMPLATES),
        "languages": list(ROOTS),
        "widths": list(PANEL),
        "systems": list(SYSTEMS),
        "panel": {
            "colours": [colours or "usual" for colours in choices(page, "colours")],
            "text": [{"width": width, **text} for width, text in PANEL.items()],
        },
        "violations": violations,
    }
    return json.dumps(content, indent=2) + "\n"


def _tool(name: str) -> str:
    path = _TOOL / name
    assert path.is_file(), f"found no axe-core; expected it: run {INSTALL}"
    return path.read_text(encoding="utf-8")


def renew() -> None:
    """Examine the real site, say what is wrong with it, and write the table."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        site = build_site(Path(folder) / "site")
        with served(site) as base:
            page, violations = page_with_axe(browser, base), []
            for template, language in PAGES:
                open_template(page, site, template, language)
                violations += examine(page, looks(page))["violations"]
            page.goto("/")
            print("\n".join(violations))
            for path in TABLES:
                path.write_text(table(page, len(violations)), encoding="utf-8")


if __name__ == "__main__":
    renew()
