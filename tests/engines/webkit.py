"""WebKitGTK: Debian's WebKitWebDriver on a screen of its own (Xvfb). What the console says goes to the output of the browser."""

import json
import os
import pty
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from tests.engines.webdriver import WebDriver

#: Makes the controls of the browser itself so small that its window can be as narrow as a phone.
_NARROW = "* { font-size: 1px; min-width: 0; min-height: 0; margin: 0; padding: 0; border-width: 0; }"
_OPTIONS = {"args": ["--automation", "--enable-write-console-messages-to-stdout=true"]}
_CONSOLE = "CONSOLE "
_NEWS = ("ERROR", "Error")


class WebKit(WebDriver):
    """A session of WebKitWebDriver."""

    name = "webkit"

    def __init__(self, address: str, program: Path, output: list[str]) -> None:
        self._output = output
        self._at = f"{address}/session"
        options = {**_OPTIONS, "binary": str(program)}
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
        """Give the window the size, and forget what pages have stored."""
        size = {"width": width, "height": height}
        for _ in range(2):  # the window has the controls of the browser besides
            self.command("window/rect", {"x": 0, "y": 0, **size})
            inner = self.run("() => [innerWidth, innerHeight]")
            size = {"width": size["width"] + width - inner[0], "height": size["height"] + height - inner[1]}
        self.told()

    def told(self) -> list[str]:
        """Return the errors of the console since the last call."""
        lines = [self._output.pop(0) for _ in range(len(self._output))]
        return [line for line in lines if line.startswith(_CONSOLE) and any(word in line for word in _NEWS)]

    def close(self) -> None:
        """End the session, and with it the browser."""
        self._ask("DELETE", "")


@contextmanager
def webkit() -> Iterator[WebKit]:
    """Start a screen, the driver and a browser; end all three."""
    with tempfile.TemporaryDirectory() as folder, _screen() as screen, _terminal() as (terminal, output):
        style = Path(folder) / ".config" / "gtk-3.0" / "gtk.css"
        style.parent.mkdir(parents=True)
        style.write_text(_NARROW)
        program = Path(folder) / "browser"  # the driver leaves no output to the browser that it starts
        program.write_text(f'#!/bin/sh\nexec {_program()} "$@" > {terminal} 2>&1\n')
        program.chmod(0o755)
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
        surroundings = {"DISPLAY": screen, "HOME": folder, "GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
        started = subprocess.Popen(
            ["WebKitWebDriver", f"--port={port}"], stderr=subprocess.DEVNULL, env={**os.environ, **surroundings}
        )
        try:
            browser = WebKit(_answering(f"http://127.0.0.1:{port}"), program, output)
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


def _program() -> Path:
    programs = sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))
    if not programs:
        raise RuntimeError("found no MiniBrowser of WebKitGTK")
    return programs[-1]


@contextmanager
def _terminal() -> Iterator[tuple[str, list[str]]]:
    """Give the name of a terminal to write to, and the lines that are written: into anything else they would come late, many at once."""
    own, theirs = pty.openpty()
    lines: list[str] = []

    def read() -> None:
        with os.fdopen(own, errors="replace") as stream:
            try:
                lines.extend(line.rstrip() for line in stream)
            except OSError:
                return  # the last that wrote has ended

    threading.Thread(target=read, daemon=True).start()
    yield os.ttyname(theirs), lines
    os.close(theirs)


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
