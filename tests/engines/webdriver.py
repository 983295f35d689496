"""A browser spoken to by the commands of the W3C's WebDriver, however they travel: to WebKitGTK (webkit.py), to Firefox (firefox.py)."""

import base64
from abc import ABC, abstractmethod
from io import BytesIO
from typing import Any

from PIL import Image

_KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "ArrowDown": "\ue015",
    "End": "\ue010",
    "Shift": "\ue008",
    "Control": "\ue009",
}


class WebDriver(ABC):
    """A session with one window."""

    name: str

    @abstractmethod
    def command(self, name: str, body: dict[str, object] | None = None) -> Any:
        """Give a command by the last part of its address; return its value."""

    @abstractmethod
    def fresh(self, width: int, height: int) -> None:
        """Give the window the size, and forget what was before."""

    @abstractmethod
    def told(self) -> list[str]:
        """Return the errors of the console since the last call."""

    @abstractmethod
    def close(self) -> None:
        """End the browser."""

    def open(self, url: str) -> None:
        """Open an address, and wait for the page."""
        self.command("url", {"url": url})

    def run(self, script: str, given: object = None) -> Any:
        """Return what a function of JavaScript gives."""
        return self.command("execute/sync", {"script": f"return ({script})(arguments[0]);", "args": [given]})

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
        keys = [_KEYS.get(name, name) for name in key.split("+")]
        down = [{"type": "keyDown", "value": one} for one in keys]
        self._act("key", [*down, *({"type": "keyUp", "value": one} for one in reversed(keys))])

    def _act(self, kind: str, actions: list[dict[str, Any]], **options: object) -> None:
        self.command("actions", {"actions": [{"type": kind, "id": kind, "actions": actions, **options}]})

    def picture(self) -> Image.Image:
        """Return what the window shows."""
        return Image.open(BytesIO(base64.b64decode(self.command("screenshot")))).convert("RGB")
