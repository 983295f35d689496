"""Measures the check of a draft: how long 20 KB of text take on a slowed processor, and what the page weighs; called by __main__.py."""

import tempfile
from pathlib import Path

from playwright.sync_api import Browser

from scripts.languages import LANGUAGES, Language
from scripts.paths import DOCS
from tests.bench.shared import BuiltSites, Line, printed
from tests.bench.weight import cold_visit
from tests.browser import chromium
from tests.site.servers import nginx_server

_SLOWED = 4
_BYTES = 20 * 1024
_ROUNDS = 5
#: Milliseconds from the touch of the field to the press of the button, with a text pasted between.
_PASTING = 3000
#: How long it takes from the press of the button to the frame in which the marks stand.
_TIMED = """async (text) => {
  const field = document.querySelector("#draft-text");
  field.value = text;
  const result = document.querySelector("[data-part=text]");
  result.replaceChildren();
  const begun = performance.now();
  document.querySelector("form.draft button").click();
  await new Promise((done) => new MutationObserver(done).observe(result, {childList: true}));
  await new Promise((done) => requestAnimationFrame(() => { const {port1, port2} = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); }));
  return performance.now() - begun;
}"""

#: The bytes of all that the page has fetched but itself, heads included.
_FETCHED = "performance.getEntriesByType('resource').reduce((sum, {transferSize}) => sum + transferSize, 0)"


def run(sites: BuiltSites) -> list[Line]:
    """Print a line a language and return it."""
    with tempfile.TemporaryDirectory() as name, nginx_server(sites.of(), Path(name)) as address, chromium() as browser:
        return [_line(browser, address, language) for language in LANGUAGES]


def _line(browser: Browser, address: str, language: Language) -> Line:
    page = f"{address}/{'' if language == LANGUAGES[0] else f'{language}/'}press/check/"
    times, fetched = _times(browser, page, draft_of(language))
    line: Line = {
        "benchmark": "check of a draft",
        "language": language,
        "first_ms": round(times[0]),
        "usual_ms": round(sorted(times[1:])[len(times) // 2]),
        "bytes": int(sum(cold_visit(browser, page).values())),
        "fetched_bytes": fetched,
    }
    return printed(line)


def _times(browser: Browser, address: str, text: str) -> tuple[list[float], int]:
    """Return how many milliseconds each check took, and how many bytes were fetched when the field was touched."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, bypass_csp=True)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    before = int(page.evaluate(_FETCHED))
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": _SLOWED})
    page.locator("#draft-text").focus()  # as a reader who turns to the field, and then pastes
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(_PASTING)
    times = [float(page.evaluate(_TIMED, text)) for _ in range(_ROUNDS)]
    fetched = int(page.evaluate(_FETCHED)) - before
    context.close()
    return times, fetched


def draft_of(language: Language) -> str:
    """Return 20 KB of the pages of a language, which have more values than any draft."""
    pages = (path.read_text("utf-8") for path in sorted((DOCS / language).rglob("*.md")))
    return "\n".join(pages).encode()[:_BYTES].decode(errors="ignore")
