"""A real browser, and the folder of a site served as any host would; a plugin of the tests, used by the benchmark too."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Playwright, expect, sync_playwright

INSTALL = "tests/install-system.sh"

# As long as Playwright waits for an action: a page of a busy machine is slow, not wrong.
expect.set_options(timeout=30_000)

# Without these Chromium asks its maker's hosts for news, which would be requests that no page has made.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
# The same pixels on every machine: no hints of the system's screen, and only the fonts that system-packages.txt names.
RENDERING = [
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-device-scale-factor=1",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
]
FONTS = Path(__file__).with_name("site") / "fonts.conf"


class Handler(SimpleHTTPRequestHandler):
    """Serves files, and the site's own page where there is none."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            super().send_error(code, message, explain)
            return
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def served(site: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """Serve the folder of a site; give its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def system_browser() -> str | None:
    """The browser of the system that starts, if there is one."""
    for name in ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True).returncode == 0:
            return path
    return None


@contextmanager
def chromium(running: Playwright | None = None) -> Iterator[Browser]:
    """Start a Chromium, the system's or the one that Playwright has brought, by a Playwright that runs or by one of its own."""
    with nullcontext(running) if running else sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=system_browser(),
            args=[*ARGUMENTS, *RENDERING],
            env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers; a process has one."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The browser that all tests share."""
    try:
        with chromium(playwright) as shared:
            yield shared
    except Error as error:
        pytest.fail(f"found no browser that starts; expected one: run {INSTALL}\n{error}")
