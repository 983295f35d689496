"""The few calls by which the tests drive a browser, and the two that Playwright drives: today's Chromium and an old one.

The old one comes packed in a package of npm. Playwright's Firefox and WebKit are its own builds; those of Debian are driven
by firefox.py and webkit.py.
"""

import io
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import brotli
from PIL import Image
from playwright.sync_api import Browser, Page, Playwright

from tests.conftest import ROOT

PACKED = ROOT / "tests" / "engines" / "tools" / "node_modules" / "chrome-aws-lambda" / "bin"


class Driver(Protocol):
    """A browser with one window."""

    name: str

    def fresh(self, width: int, height: int) -> None:
        """Give the window the size, and forget what was before."""

    def open(self, url: str) -> None:
        """Open an address, and wait for the page."""

    def run(self, script: str, given: object = None) -> Any:
        """Return what a function of JavaScript gives."""

    def click(self, x: float, y: float) -> None:
        """Press the main button of the mouse at a place of the window."""

    def write(self, text: str) -> None:
        """Write with the keyboard."""

    def press(self, key: str) -> None:
        """Press a key."""

    def picture(self) -> Image.Image:
        """Return what the window shows."""

    def told(self) -> list[str]:
        """Return the errors of the console since the last call."""

    def close(self) -> None:
        """End the browser."""


class Driven:
    """A browser that Playwright drives."""

    def __init__(self, name: str, browser: Browser) -> None:
        self.name = name
        self._browser = browser
        self._page: Page | None = None
        self._told: list[str] = []

    @property
    def page(self) -> Page:
        """The page that is open."""
        assert self._page
        return self._page

    def fresh(self, width: int, height: int) -> None:
        """Give the window the size, and forget what was before."""
        if self._page:
            self._page.context.close()
        context = self._browser.new_context(viewport={"width": width, "height": height})
        self._page = context.new_page()
        self._page.on("console", lambda said: self._told.append(said.text) if said.type == "error" else None)
        self._page.on("pageerror", lambda error: self._told.append(str(error)))
        self._told.clear()

    def open(self, url: str) -> None:
        """Open an address, and wait for the page."""
        self.page.goto(url)

    def run(self, script: str, given: object = None) -> Any:
        """Return what a function of JavaScript gives."""
        return self.page.evaluate(script, given)

    def click(self, x: float, y: float) -> None:
        """Press the main button of the mouse at a place of the window."""
        self.page.mouse.click(x, y)

    def write(self, text: str) -> None:
        """Write with the keyboard."""
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        """Press a key, or several held together: `Shift+Tab`."""
        self.page.keyboard.press(key)

    def picture(self) -> Image.Image:
        """Return what the window shows."""
        return Image.open(io.BytesIO(self.page.screenshot())).convert("RGB")

    def told(self) -> list[str]:
        """Return the errors of the console since the last call."""
        self.page.evaluate("() => 0")  # what was said before it has come
        told, self._told = self._told, []
        return told

    def close(self) -> None:
        """End the browser."""
        self._browser.close()


def old_chromium(playwright: Playwright, unpacked: Callable[[str, Callable[[Path], object]], Path]) -> Driven:
    """Start the Chromium 90 that the package has; `unpacked` makes a folder once by a function that fills it."""
    folder = unpacked("old-chromium", unpack_chromium)
    browser = playwright.chromium.launch(
        executable_path=folder / "chromium",
        args=["--no-sandbox", "--headless", "--disable-gpu", "--use-gl=swiftshader"],
        env={"LD_LIBRARY_PATH": str(folder / "lib"), "HOME": str(folder)},
    )
    return Driven("old-chromium", browser)


def unpack_chromium(folder: Path) -> None:
    """Unpack the Chromium of the package into a folder."""
    folder.mkdir()
    program = folder / "chromium"
    program.write_bytes(brotli.decompress((PACKED / "chromium.br").read_bytes()))
    program.chmod(0o755)
    for name in ("aws", "swiftshader"):
        packed = brotli.decompress((PACKED / f"{name}.tar.br").read_bytes())
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(folder, filter="data")
