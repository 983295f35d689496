"""The built site as a reader meets it: served as any host would, in a real browser."""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from scripts.records.loader import Records, load_records
from tests.conftest import ROOT, run_command

INSTALL = "tests/install-system.sh"

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
FONTS = Path(__file__).with_name("fonts.conf")


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
def served(site: Path) -> Iterator[str]:
    """Serve the folder of a site; give its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def system_browser() -> str | None:
    """The browser of the system that starts, if there is one."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if path and subprocess.run([path, "--version"], capture_output=True).returncode == 0:
            return path
    return None


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a Chromium: the system's, or the one that Playwright has brought."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=system_browser(),
            args=[*ARGUMENTS, *RENDERING],
            env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def base(site: Path) -> Iterator[str]:
    """The address of the served site, without a slash at the end."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the records of a country of 200 made-up sites, `data`, and the site built from them, `site`."""
    folder = tmp_path_factory.mktemp("country")
    for arguments in (
        ["demo", "--records", "200", "--seed", "1", "--out", folder / "data"],
        ["build", "--data", folder / "data", "--out", folder / "site"],
    ):
        result = run_command("-m", "scripts", *arguments)
        assert result.returncode == 0, result.stderr
    return folder


@pytest.fixture(scope="session")
def records(demonstration: Path) -> Records:
    """The records of the demonstration."""
    return load_records(demonstration / "data")


@pytest.fixture(scope="session")
def shown(demonstration: Path) -> Iterator[str]:
    """The address of the served demonstration, without a slash at the end."""
    with served(demonstration / "site") as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser that all tests share."""
    try:
        with chromium() as shared:
            yield shared
    except Error as error:
        pytest.fail(f"found no browser that starts; expected one: run {INSTALL}\n{error}")


@pytest.fixture
def phone(browser: Browser, shown: str) -> Iterator[BrowserContext]:
    """The browser of a reader of the demonstration whose screen is 360 px wide; it fails the test on any script error."""
    context = browser.new_context(base_url=shown, viewport={"width": 360, "height": 740}, reduced_motion="reduce")
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(f"{error.page and error.page.url}: {error.error}"))
    yield context
    context.close()
    assert errors == []


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    """A page in that browser; other tests have a page of their own."""
    return phone.new_page()


@pytest.fixture
def without_scripts(browser: Browser, shown: str) -> Iterator[Page]:
    """A page in the browser of a reader of the demonstration who runs no scripts."""
    context = browser.new_context(base_url=shown, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project to be edited."""
    for name in ("docs", "overrides", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    return tmp_path
