"""Examines every template by axe-core; `python -m tests.site.axe` renews the table of it, accessibility.json.

The table feeds the accessibility statement of the site, so it tells what was examined and holds nothing that changes
from run to run.
"""

import json
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from scripts.paths import DOCS
from tests.conftest import ROOT, build_site
from tests.site.conftest import INSTALL, chromium, served
from tests.site.templates import ROOTS, TEMPLATES, address, choices, choose, open_template

TABLE = DOCS / "check" / "accessibility.json"
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
WIDTHS = list(PANEL)

_TOOL = ROOT / "tests" / "tools" / "node_modules" / "axe-core"
_RUN = Path(__file__).with_name("axe.js").read_text(encoding="utf-8")


#: A script that follows the size of the window has done so after two paints.
_SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Report:
    """What was examined and what was found, as `page, look: rule: element`."""

    schemes: list[str] = field(default_factory=list)
    rules: int = 0
    violations: list[str] = field(default_factory=list)
    undecided: list[str] = field(default_factory=list)

    def table(self) -> dict[str, Any]:
        """Return the table for the accessibility statement."""
        return {
            "axe": json.loads(_tool("package.json"))["version"],
            "tags": TAGS,
            "rules": self.rules,
            "templates": list(TEMPLATES),
            "languages": list(ROOTS),
            "widths": WIDTHS,
            "systems": list(SYSTEMS),
            "panel": {"colours": self.schemes, "text": [{"width": width, **text} for width, text in PANEL.items()]},
            "violations": len(self.violations),
        }


def examine(base: str) -> Report:
    """Examine every template in both languages, at every width, by the system's colours and by the panel's."""
    # A browser for each language, side by side: axe-core keeps one core busy for minutes. What a browser of this process
    # has under way must not be copied, so the others begin anew.
    with ProcessPoolExecutor(len(ROOTS), get_context("spawn")) as processes:
        reports = list(processes.map(partial(_examine_language, base), ROOTS))
    whole = reports[0]
    for report in reports[1:]:
        whole.violations += report.violations
        whole.undecided += report.undecided
    return whole


def _examine_language(base: str, language: str) -> Report:
    with chromium() as browser:
        return _examine_templates(browser, base, language)


def _examine_templates(browser: Browser, base: str, language: str) -> Report:
    report = Report()
    context = context_with_axe(browser, base)
    page = context.new_page()
    for template in TEMPLATES:
        open_template(page, template, language)
        for look in _looks(page, report):
            result = run(page)
            where = f"{address(template, language)}, {look}"
            report.violations += [f"{where}: {line}" for line in result["violations"]]
            report.undecided += [f"{where}: {line}" for line in result["undecided"]]
    report.rules = page.evaluate("tags => axe.getRules(tags).length", TAGS)
    context.close()
    return report


def context_with_axe(browser: Browser, base: str) -> BrowserContext:
    """Return a context with axe-core in every page."""
    context = browser.new_context(base_url=base, reduced_motion="reduce")
    context.add_init_script(_tool("axe.min.js"))
    return context


def run(page: Page) -> dict[str, list[str]]:
    """Examine a page of a context with axe-core in it; return `rule: element` of `violations` and `undecided`."""
    page.evaluate(_SETTLED)
    found: dict[str, list[str]] = page.evaluate(_RUN, TAGS)
    return found


def as_text(table: dict[str, Any]) -> str:
    """Return a table as it is committed."""
    return json.dumps(table, indent=2) + "\n"


def _looks(page: Page, report: Report) -> Iterator[str]:
    """Put one look after another on the page."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        for system, media in SYSTEMS.items():
            page.emulate_media(**media)
            yield f"{width} px, {system}"
        page.emulate_media(**SYSTEMS["light"])
        colours = choices(page, "colours")  # none on the page for an address that does not exist
        report.schemes = [scheme or "usual" for scheme in colours] or report.schemes
        for scheme in colours:
            choose(page, **PANEL[width], colours=scheme)
            yield f"{width} px, {PANEL[width]}, colours {scheme or 'usual'}"
        if colours:
            page.locator(".vision [type=reset]").click()
    page.evaluate("localStorage.clear()")


def _tool(name: str) -> str:
    path = _TOOL / name
    assert path.is_file(), f"found no axe-core; expected it: run {INSTALL}"
    return path.read_text(encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, served(build_site(Path(folder) / "site")) as base:
        report = examine(base)
    print("\n".join(report.violations))
    TABLE.write_text(as_text(report.table()), encoding="utf-8")
