"""Where a browser knows gaps in grids alone, as Safari before 14.1 does, what stands in a row is kept apart all the same (rows.css).

No such browser runs here: this one is given the rules for it, and its own gaps are taken away.
"""

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import sampled
from tests.site.templates import PAGES, address

_WITHOUT_GAPS = """() => {
  const rows = [...document.querySelectorAll("body *")].filter(one => getComputedStyle(one).display.endsWith("flex")
    && parseFloat(getComputedStyle(one).columnGap) > 0);
  for (const sheet of document.styleSheets) {
    const at = [...sheet.cssRules].findIndex(rule => rule instanceof CSSSupportsRule && rule.conditionText.startsWith("not (inset"));
    for (const rule of [...sheet.cssRules[at].cssRules].reverse()) sheet.insertRule(rule.cssText, at + 1);
  }
  for (const row of rows) row.style.gap = "0";
  const boxes = row => [...row.children].map(one => one.getBoundingClientRect()).filter(box => box.width > 1);
  return rows.flatMap(row => boxes(row).slice(1).flatMap((box, place) => {
    const before = boxes(row)[place];
    const isBeside = box.top < before.bottom && before.top < box.bottom;
    return isBeside && box.left - before.right < 4 ? [`${row.className || row.parentElement.className}: ${row.textContent.trim()}`] : [];
  }));
}"""


def opened(browser: Browser, shown: str, path: str, width: int) -> Page:
    page = browser.new_context(base_url=shown, viewport={"width": width, "height": 900}).new_page()
    page.goto(path, wait_until="networkidle")
    page.evaluate("() => document.querySelectorAll('details').forEach(one => { one.open = true; })")
    return page


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize(("template", "language"), sampled(PAGES, every=13))
def test_nothing_in_a_row_touches(browser: Browser, shown: str, demonstration, template, language, width):
    page = opened(browser, shown, address(template, language, demonstration / "site"), width)
    assert page.evaluate(_WITHOUT_GAPS) == []
    page.context.close()
