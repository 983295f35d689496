"""WebKitGTK: Debian's WebKitWebDriver on a screen of its own (Xvfb)."""

import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tests.engines.webdriver import WebDriver

#: Makes the controls of the browser itself so small that its window can be as narrow as a phone.
_NARROW = "* { font-size: 1px; min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; }"


class WebKit(WebDriver):
    """A session of WebKitWebDriver."""

    name = "webkit"

    def __init__(self, address: str) -> None:
        self._at = f"{address}/session"
        programs = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
        options = {"binary": str(programs[-1]), "args": ["--automation"]}
        begun = self._ask("POST", "", {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}})
        self._at += f"/{begun['sessionId']}"

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        try:
            with urlopen(Request(self._at + path, data, method=method), timeout=60) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from error

    def command(self, name: str, body: dict[str, object] | None = None) -> Any:
        """Give a command by the last part of its address; return its value."""
        return self._ask("GET" if body is None else "POST", f"/{name}", body)

    def fresh(self, width: int, height: int) -> None:
        """Give the window the size, and forget what the site has stored."""
        with suppress(RuntimeError):  # the page at the beginning stores nothing
            self.run("() => localStorage.clear()")
        self.command("window/rect", {"x": 0, "y": 0, "width": width, "height": height})
        for _ in range(200):  # the window says it has the size before the page has it
            if self.run("() => innerWidth") == width:
                return
            time.sleep(0.05)
        raise RuntimeError(f"the window is not {width} px wide")

    def told(self) -> list[str]:
        """Return nothing: driven, the browser is private, and writes its console nowhere; the pages gather what they report."""
        return []

    def close(self) -> None:
        """End the session, and with it the browser."""
        self._ask("DELETE", "")


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start a screen, the driver and a browser; end all three."""
    with tempfile.TemporaryDirectory() as folder, _screen() as screen:
        style = Path(folder) / ".config" / "gtk-3.0" / "gtk.css"
        style.parent.mkdir(parents=True)
        style.write_text(_NARROW)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
        surroundings = {"DISPLAY": screen, "HOME": folder, "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
        started = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], stderr=subprocess.DEVNULL, env={**os.environ, **surroundings}
        )
        try:
            browser = WebKit(_answering(f"http://127.0.0.1:{port}"))
            # No window manager gives its window the keyboard, without which no page shows a focus.
            find = ["search", "--sync", "--onlyvisible", "--class", "MiniBrowser", "windowfocus", "--sync"]
            subprocess.run(
                ["xdotool", *find], env={**os.environ, **surroundings}, check=True, capture_output=True, timeout=60
            )
            yield browser
            browser.close()
        finally:
            started.terminate()
            started.wait()


@contextmanager
def _screen() -> Iterator[str]:
    """Start Xvfb on a free display; give the name of the display."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _answering(address: str) -> str:
    """Wait until the driver answers; return its address."""
    for _ in range(300):
        try:
            urlopen(f"{address}/status", timeout=5).close()
        except URLError:
            time.sleep(0.1)
        else:
            return address
    raise RuntimeError("WebKitWebDriver does not answer")
