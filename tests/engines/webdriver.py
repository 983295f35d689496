"""WebKitGTK behind the calls of driver.py: Debian's WebKitWebDriver on a screen of its own (Xvfb), spoken to by the W3C's protocol.

What the console says goes to the output of the browser, from where it is read.
"""

import base64
import json
import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from PIL import Image

BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
PROGRAMS = ("WebKitWebDriver", "Xvfb")
KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015", "Space": " ", "Shift": "\ue008"}
_CONSOLE = ("CONSOLE", "JS ERROR")
_NEWS = ("ERROR", "WARN")


class WebKit:
    """A session of WebKitWebDriver with one window."""

    name = "webkit"

    def __init__(self, address: str, output: Path) -> None:
        self._output = output
        self._read = 0
        self._driver = address
        options = {
            "binary": str(BROWSERS[-1]),
            "args": ["--automation", "--enable-write-console-messages-to-stdout=true", "--geometry=1440x900"],
        }
        wanted = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        self._session = ""
        self._session = f"/session/{self._ask('POST', '/session', wanted)['sessionId']}"

    def _ask(self, method: str, path: str, body: object = None) -> Any:
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = Request(
            self._driver + self._session + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from error

    def fresh(self, width: int, height: int) -> None:
        """Give the window the size, and forget what pages have stored."""
        self._ask("POST", "/window/rect", {"x": 0, "y": 0, "width": width, "height": height})
        inner = self.run("() => [innerWidth, innerHeight]")
        missing = {"width": 2 * width - inner[0], "height": 2 * height - inner[1]}
        self._ask("POST", "/window/rect", {"x": 0, "y": 0, **missing})
        self.told()

    def open(self, url: str) -> None:
        """Open an address, and wait for the page."""
        self._ask("POST", "/url", {"url": url})

    def run(self, script: str, given: object = None) -> Any:
        """Return what a function of JavaScript gives."""
        return self._ask("POST", "/execute/sync", {"script": f"return ({script})(arguments[0]);", "args": [given]})

    def _act(self, kind: str, actions: list[dict[str, object]], **options: object) -> None:
        source = {"type": kind, "id": kind, "actions": actions, **options}
        self._ask("POST", "/actions", {"actions": [source]})

    def click(self, x: float, y: float) -> None:
        """Press the main button of the mouse at a place of the window."""
        move = {"type": "pointerMove", "duration": 0, "origin": "viewport", "x": round(x), "y": round(y)}
        press = [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        self._act("pointer", [move, *press], parameters={"pointerType": "mouse"})

    def write(self, text: str) -> None:
        """Write with the keyboard."""
        self._act("key", [{"type": kind, "value": letter} for letter in text for kind in ("keyDown", "keyUp")])

    def press(self, key: str) -> None:
        """Press a key, or several held together: `Shift+Tab`."""
        keys = [KEYS.get(name, name) for name in key.split("+")]
        down = [{"type": "keyDown", "value": one} for one in keys]
        self._act("key", [*down, *({"type": "keyUp", "value": one} for one in reversed(keys))])

    def picture(self) -> Image.Image:
        """Return what the window shows."""
        return Image.open(BytesIO(base64.b64decode(self._ask("GET", "/screenshot")))).convert("RGB")

    def told(self) -> list[str]:
        """Return the errors and warnings of the console since the last call."""
        lines = self._output.read_text("utf-8", "replace")[self._read :]
        self._read += len(lines)
        return [
            line for line in lines.splitlines() if line.startswith(_CONSOLE) and any(word in line for word in _NEWS)
        ]

    def close(self) -> None:
        """End the session, and with it the browser."""
        self._ask("DELETE", "")


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start a screen, the driver and a browser; end all three."""
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder) / "output"
        with output.open("w") as stream, _screen() as screen:
            port = _free_port()
            started = subprocess.Popen(
                ["WebKitWebDriver", f"--port={port}"],
                stdout=stream,
                stderr=stream,
                env={
                    **os.environ,
                    "DISPLAY": screen,
                    "LIBGL_ALWAYS_SOFTWARE": "1",
                    "HOME": folder,
                    "GDK_BACKEND": "x11",
                },
            )
            try:
                address = f"http://127.0.0.1:{port}"
                _wait_for(address)
                browser = WebKit(address, output)
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


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            urlopen(f"{address}/status", timeout=5).close()
        except URLError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("WebKitWebDriver does not answer")
