"""Debian's Firefox, spoken to by Marionette, its own protocol for WebDriver, which needs no driver beside it.

Its window is told how wide a page is, and its console read, by scripts of the browser itself.
"""

import json
import re
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.engines.webdriver import WebDriver

PROGRAM = "/usr/bin/firefox-esr"
_COMMANDS = {
    "url": "WebDriver:Navigate",
    "execute/sync": "WebDriver:ExecuteScript",
    "actions": "WebDriver:PerformActions",
    "screenshot": "WebDriver:TakeScreenshot",
}
_PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "browser.region.network.url": "",
    "app.normandy.enabled": False,
    "services.settings.server": "data:,",
    "ui.systemUsesDarkTheme": 0,
    "ui.useOverlayScrollbars": 1,  # as on a phone, where they take no room
}
_SIZE = """
const [width, height] = arguments;
const {style} = gBrowser.selectedBrowser;
for (const [name, value] of [["width", width], ["height", height]]) {
  for (const kind of ["", "min-", "max-"]) style.setProperty(kind + name, `${value}px`);
}
Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_DOM_STORAGES, {onDataDeleted() {}});
"""
_CONSOLE = """
const said = Services.console.getMessageArray().map((one) => {
  const isOfPage = one instanceof Ci.nsIScriptError && one.sourceName.startsWith("http") && !one.category.startsWith("CSS");
  return isOfPage ? `${one.errorMessage} ${one.sourceName}:${one.lineNumber}` : "";
});
Services.console.reset();
const storage = Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage);
const called = storage.getEvents().filter(({level, filename}) => level === "error" && filename.startsWith("http")).map((one) => [...one.arguments].join(" "));
storage.clearEvents();
return [...said, ...called].filter((one) => one);
"""


class Firefox(WebDriver):
    """A session of Marionette."""

    name = "firefox"

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self._stream = self._socket.makefile("rb")
        self._asked = 0
        self._answer()
        self._ask("WebDriver:NewSession", {"acceptInsecureCerts": False})

    def _answer(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._stream.read(1)
        return json.loads(self._stream.read(int(length[:-1])))

    def _ask(self, command: str, body: dict[str, Any]) -> Any:
        self._asked += 1
        data = json.dumps([0, self._asked, command, body]).encode()
        self._socket.sendall(b"%d:%s" % (len(data), data))
        _, _, error, result = self._answer()
        if error:
            raise RuntimeError(error["message"])
        return result.get("value") if isinstance(result, dict) and set(result) == {"value"} else result

    def command(self, name: str, body: dict[str, object] | None = None) -> Any:
        """Give a command by the last part of its address; return its value."""
        return self._ask(_COMMANDS[name], {"full": False} if name == "screenshot" else body or {})

    def _of_browser(self, script: str, *given: object) -> Any:
        """Run a script of the browser itself."""
        self._ask("Marionette:SetContext", {"value": "chrome"})
        try:
            return self._ask("WebDriver:ExecuteScript", {"script": script, "args": given})
        finally:
            self._ask("Marionette:SetContext", {"value": "content"})

    def fresh(self, width: int, height: int) -> None:
        """Give the page the size, and forget what pages have stored."""
        self.open("about:blank")
        self._of_browser(_SIZE, width, height)
        self.told()

    def told(self) -> list[str]:
        """Return the errors of the console since the last call."""
        return list(self._of_browser(_CONSOLE))

    def close(self) -> None:
        """End the browser."""
        self._ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()


@contextmanager
def firefox() -> Iterator[Firefox]:
    """Start a browser with a profile of its own; end it."""
    with tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _PREFERENCES.items())
        (profile / "user.js").write_text("\n".join(lines))
        started = subprocess.Popen(
            [PROGRAM, "--headless", "--marionette", "--remote-allow-system-access", "--profile", folder, "--no-remote"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            browser = Firefox(_port(profile))
            yield browser
            browser.close()
        finally:
            started.terminate()
            started.wait()


def _port(profile: Path) -> int:
    """Wait until the browser has written on which port it listens; return that."""
    told = profile / "MarionetteActivePort"
    for _ in range(600):
        if told.exists() and re.fullmatch(r"\d+", told.read_text().strip()):
            return int(told.read_text())
        time.sleep(0.1)
    raise RuntimeError("Firefox does not answer")
